"""Archives are read in place: their members are articles, and none can do harm."""

import io
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest

from core.drafts import Failure
from tests.ingest.containers.archives import LETTER, PAGE, tarred, zipped
from tests.ingest.containers.conftest import Read


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.bz2", "a.tar.xz"])
def test_a_member_is_an_article_named_after_its_place(read: Read, name: str) -> None:
    packing = {"z": "gz", "2": "bz2"}.get(name[-1], "") if not name.endswith("xz") else "xz"
    members = {"folder/p.html": PAGE, "photo.jpg": "x", ".git/a.txt": "x"}
    content = zipped(members) if name == "a.zip" else tarred(members, packing)
    drafts, failures = read(name, content)
    assert not failures
    (draft,) = drafts
    assert (draft.title, draft.guid) == ("Ferry strike", f"{name}!/folder/p.html")
    assert Path(draft.path).is_absolute()
    assert draft.path.endswith(f"/{name}!/folder/p.html")
    assert draft.published is not None
    assert draft.published.isoformat() == "2024-05-06T10:00:00+00:00"


def test_every_kind_of_file_is_read_within_an_archive(read: Read) -> None:
    members = {
        "a.txt": "Headline\n\nText.",
        "b.md": "# Heading\n\nText.",
        "c.jsonl": '{"id":"one","text":"One."}',
        "d.xml": "<rss><channel><title>Own</title><item><title>In feed</title></item></channel>"
        "</rss>",
        "e.eml": LETTER,
        "f.tar.gz": tarred({"g.html": PAGE}, "gz"),
        "h.txt.gz": zipped({}),
    }
    drafts, failures = read("a.zip", zipped(members))
    titles = ["Headline", "Heading", "One.", "In feed", "Port news", "Ferry strike"]
    assert [draft.title for draft in drafts] == titles
    assert drafts[-1].guid == "a.zip!/f.tar.gz!/g.html"
    assert failures == [Failure("a.zip!/h.txt.gz", "damaged")]


def test_a_name_that_climbs_out_of_the_archive_stays_in_it(read: Read) -> None:
    content = zipped({"../../etc/a.txt": "Text.", "/top/b.txt": "Text.", "c:\\d.txt": "Text."})
    drafts, _ = read("a.zip", content)
    assert [d.guid for d in drafts] == ["a.zip!/etc/a.txt", "a.zip!/top/b.txt", "a.zip!/c:/d.txt"]


def test_a_name_holds_nothing_that_a_terminal_obeys(read: Read) -> None:
    drafts, _ = read("a.zip", zipped({"a\x1b[2J\nb.txt": "Text."}))
    assert drafts[0].guid == "a.zip!/a[2J b.txt"


def test_a_name_in_utf_8_that_does_not_say_so_is_read_all_the_same(read: Read) -> None:
    content = zipped({"Gr\u00f6\u00dfe.txt": "Text."})
    unflagged = content.replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00")
    drafts, _ = read("a.zip", unflagged)
    assert drafts[0].guid == "a.zip!/Größe.txt"


def test_an_encrypted_member_is_named_and_the_others_are_read(read: Read) -> None:
    content = bytearray(zipped({"a.txt": "Secret.", "b.txt": "Plain text."}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    drafts, failures = read("a.zip", bytes(content))
    assert [draft.guid for draft in drafts] == ["a.zip!/b.txt"]
    assert failures == [Failure("a.zip!/a.txt", "encrypted")]


def test_links_and_devices_are_never_followed(read: Read) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            header = tarfile.TarInfo(f"{kind.decode()}.txt")
            header.type, header.linkname = kind, "/etc/passwd"
            archive.addfile(header)
    drafts, failures = read("a.tar", file.getvalue())
    assert not drafts
    assert {failure.why for failure in failures} == {"not a plain file"}
    assert len(failures) == 4

    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zip_archive:
        zip_archive.writestr(link, "/etc/passwd")
    assert read("a.zip", file.getvalue()) == (
        [],
        [Failure("a.zip!/a.txt", "not a plain file")],
    )


def test_a_damaged_member_is_named_and_the_others_are_read(read: Read) -> None:
    content = zipped({"a.txt": "Damaged text.", "b.txt": "Plain text."}, zipfile.ZIP_STORED)
    drafts, failures = read("a.zip", content.replace(b"Damaged", b"damaged", 1))
    assert [draft.guid for draft in drafts] == ["a.zip!/b.txt"]
    assert failures == [Failure("a.zip!/a.txt", "damaged")]


def test_a_tar_that_is_damaged_half_way_keeps_what_stands_before(read: Read) -> None:
    content = bytearray(tarred({"a.txt": "First text.", "b.txt": "Second text."}))
    content[1024:1536] = b"\xff" * 512
    drafts, failures = read("a.tar", bytes(content))
    assert [draft.guid for draft in drafts] == ["a.tar!/a.txt"]
    assert failures == [Failure("a.tar", "damaged")]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.zip", b"", "no whole zip archive; it may be cut off"),
        ("a.zip", b"PK\x03\x04", "no whole zip archive; it may be cut off"),
        ("a.tar", b"", "empty"),
        ("a.tar", b"\xff" * 2000, "damaged"),
        ("a.tar.gz", b"no gzip", "damaged"),
        ("a.txt.gz", b"", "cut off in the middle"),
        ("a.txt.xz", b"no xz", "damaged"),
        ("a.txt.bz2", b"no bzip2", "damaged"),
    ],
    ids=range(8),
)
def test_what_is_no_archive_says_so(read: Read, name: str, content: bytes, why: str) -> None:
    assert read(name, content) == ([], [Failure(name, why)])
