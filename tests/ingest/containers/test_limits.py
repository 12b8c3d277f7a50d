"""A small archive cannot become a large one, whatever it claims."""

import bz2
import gzip
import io
import lzma
import tarfile
import tracemalloc
from collections.abc import Callable

import pytest

from core.drafts import Failure
from ingest.containers.limits import Limits
from tests.ingest.containers.archives import MAILBOX, tarred, zipped
from tests.ingest.containers.conftest import Read

BOMB = b"a" * 30_000_000


@pytest.mark.parametrize(
    ("name", "pack", "what"),
    [
        ("a.zip", lambda content: zipped({"b.txt": content}), "a.zip!/b.txt"),
        ("a.txt.gz", gzip.compress, "a.txt.gz"),
        ("a.txt.bz2", bz2.compress, "a.txt.bz2"),
        ("a.txt.xz", lzma.compress, "a.txt.xz"),
        ("a.jsonl.gz", gzip.compress, "a.jsonl.gz"),
    ],
)
def test_a_bomb_stops_at_the_ratio_and_takes_little_memory(
    read: Read, name: str, pack: Callable[[bytes], bytes], what: str
) -> None:
    content = pack(BOMB)
    tracemalloc.start()
    try:
        found = read(name, content)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == ([], [Failure(what, "unpacks to over 200 times its size")])
    assert peak < 3 * len(BOMB)


def test_a_member_over_the_limit_of_one_is_left_out(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.contents.MEMBER_BYTES", 1024**2)
    content = zipped({"a.txt": bytes(range(32, 127)) * 12_000, "b.txt": "Plain text."})
    drafts, failures = read("a.zip", content)
    assert [draft.guid for draft in drafts] == ["a.zip!/b.txt"]
    assert failures == [Failure("a.zip!/a.txt", "over 1 MiB")]


def test_an_archive_stops_at_its_number_of_entries(read: Read) -> None:
    members: dict[str, str | bytes] = {f"{number}.txt": "Text." for number in range(5)}
    limits = Limits(entries=3)
    for name, content in (("a.zip", zipped(members)), ("a.tar", tarred(members))):
        drafts, failures = read(name, content, limits)
        assert (len(drafts), failures) == (3, [Failure(name, "more than 3 entries")])
    drafts, failures = read("a.mbox", MAILBOX, Limits(entries=2))
    assert (len(drafts), failures) == (2, [Failure("a.mbox", "more than 2 entries")])


def test_the_limit_of_bytes_holds_over_archives_within_each_other(read: Read) -> None:
    inner = zipped({"a.txt": "First text. " * 20, "b.txt": "Second text. " * 20})
    content = zipped({"in.zip": inner, "c.txt": "Third text. " * 20})
    drafts, failures = read("a.zip", content, Limits(bytes=len(inner) + 300))
    assert [draft.guid for draft in drafts] == ["a.zip!/in.zip!/a.txt"]
    assert {failure.why for failure in failures} == {"unpacks to over 0 MiB"}


def test_archives_lie_within_each_other_to_a_depth(read: Read) -> None:
    content = zipped({"a.txt": "Text."})
    for _ in range(4):
        content = zipped({"in.zip": content})
    inside = "a.zip!/in.zip!/in.zip!/in.zip"
    assert read("a.zip", content) == ([], [Failure(inside, "over 3 archives within each other")])


def test_headers_of_a_tar_are_not_read_into_memory_without_end(read: Read) -> None:
    file = io.BytesIO()
    header = tarfile.TarInfo("././@PaxHeader")
    header.type, header.size = tarfile.XHDTYPE, 8 * 1024**2
    file.write(header.tobuf() + b"0" * header.size)
    why = "its headers are larger than any honest ones"
    assert read("a.tar", file.getvalue()) == ([], [Failure("a.tar", why)])


def test_a_list_of_members_is_not_read_whatever_its_size(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.containers.zip_file.DIRECTORY_BYTES", 70_000)
    content = zipped({f"{number:0100}.txt": "x" for number in range(600)})
    assert read("a.zip", content) == (
        [],
        [Failure("a.zip", "no whole zip archive; it may be cut off")],
    )
