"""Web captures: pages with their addresses and times, and what is wrong with the others."""

import gzip
import zlib
from datetime import UTC, datetime

import pytest

from core.drafts import Failure
from tests.ingest.containers.archives import (
    CAPTURE,
    PACKED_CAPTURE,
    PAGE,
    http,
    page,
    warc_record,
)
from tests.ingest.containers.conftest import Read

BAD = "https://example.org/bad"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.warc", CAPTURE),
        ("a.warc.gz", PACKED_CAPTURE),
        ("a.warc.gz", gzip.compress(CAPTURE)),
        ("a.warc", CAPTURE.replace(b"WARC/1.0", b"WARC/1.1")),
    ],
    ids=["plain", "packed by record", "packed in one", "version 1.1"],
)
def test_a_capture_gives_its_pages(read: Read, name: str, content: bytes) -> None:
    drafts, failures = read(name, content)
    assert not failures
    assert [draft.title for draft in drafts] == ["Page 0", "Page 1", "Page 2"]
    assert [draft.url for draft in drafts] == [f"https://example.org/{n}" for n in range(3)]
    assert {draft.published for draft in drafts} == {datetime(2024, 5, 6, 10, tzinfo=UTC)}
    assert all(draft.path.endswith(f"/{name}") for draft in drafts)


def chunked(body: bytes, size: int = 100) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in [*pieces, b""])


@pytest.mark.parametrize(
    "block",
    [
        http(chunked(PAGE.encode()), "Transfer-Encoding: chunked"),
        http(gzip.compress(PAGE.encode()), "Content-Encoding: gzip"),
        http(zlib.compress(PAGE.encode()), "Content-Encoding: deflate"),
        http(
            chunked(gzip.compress(PAGE.encode())),
            "Transfer-Encoding: chunked",
            "Content-Encoding: gzip",
        ),
        http(PAGE.encode(), "Transfer-Encoding: chunked"),
        http(PAGE.encode(), "Content-Encoding: gzip"),
        b"HTTP/1.1 200 OK\r\n\r\n" + PAGE.encode(),
    ],
    ids=["chunked", "gzip", "deflate", "both", "not chunked", "not gzip", "no type"],
)
def test_a_page_is_read_however_it_was_sent(read: Read, block: bytes) -> None:
    (draft,), failures = read("a.warc", warc_record(block))
    assert (draft.title, failures) == ("Ferry strike", [])


def test_a_resource_is_a_page_without_http_and_a_conversion_its_text(read: Read) -> None:
    headers = {"WARC_Type": "resource", "Content_Type": "text/html"}
    resource = warc_record(PAGE.encode(), "https://example.org/1", **headers)
    headers = {"WARC_Type": "conversion", "Content_Type": "text/plain"}
    text = warc_record(b"Headline\n\nThe text of a page.", "https://example.org/2", **headers)
    drafts, _ = read("a.warc", resource + text)
    assert [draft.title for draft in drafts] == ["Ferry strike", "Headline"]


@pytest.mark.parametrize(
    "record",
    [
        warc_record(b"GET / HTTP/1.1\r\n\r\n", WARC_Type="request"),
        warc_record(b"software: x\r\n", WARC_Type="warcinfo"),
        warc_record(http(PAGE.encode(), status="404 Not Found")),
        warc_record(http(b"\x89PNG").replace(b"text/html", b"image/png")),
        warc_record(http(b""), WARC_Type="revisit"),
    ],
    ids=["request", "warcinfo", "not found", "picture", "revisit"],
)
def test_what_is_no_page_is_passed_over_in_silence(read: Read, record: bytes) -> None:
    drafts, failures = read("a.warc", record + CAPTURE)
    assert (len(drafts), failures) == (3, [])


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (warc_record(b"x", BAD, Content_Length="-5"), "its Content-Length is no length: -5"),
        (warc_record(b"x", BAD, Content_Length="abc"), "its Content-Length is no length: abc"),
        (warc_record(b"x", BAD, Content_Length="9" * 99), "its Content-Length is no length: "),
        (warc_record(b"x", BAD, Content_Length="9" * 15), "its Content-Length is over 50 MiB"),
        (warc_record(b"x", BAD, Content_Length="900"), "its Content-Length is larger than it"),
        (warc_record(b"x", BAD, Content_Length="9000"), "its Content-Length is larger than it"),
        (warc_record(http(b"<p>"), BAD), "no text in it"),
    ],
    ids=["negative", "no number", "99 digits", "terabytes", "one more", "several more", "empty"],
)
def test_a_bad_record_is_named_and_the_next_one_is_read(
    read: Read, record: bytes, why: str
) -> None:
    drafts, (failure,) = read("a.warc", CAPTURE + record + CAPTURE)
    assert [draft.title for draft in drafts] == ["Page 0", "Page 1", "Page 2"] * 2
    assert failure.what == f"a.warc, record 4 ({BAD})"
    assert failure.why.startswith(why)


def test_bytes_between_records_are_told_and_passed_over(read: Read) -> None:
    drafts, failures = read("a.warc", CAPTURE + b"rubbish\r\nmore\r\n" + CAPTURE)
    assert len(drafts) == 6
    assert failures == [Failure("a.warc, record 4", "bytes that belong to no record")]


def test_a_length_that_is_too_short_loses_no_other_record(read: Read) -> None:
    block = http(page("Short"))
    short = warc_record(block, Content_Length=str(len(block) - 50))
    drafts, failures = read("a.warc", short + CAPTURE)
    assert [draft.title for draft in drafts] == ["Short", "Page 0", "Page 1", "Page 2"]
    assert failures == [Failure("a.warc, record 2", "bytes that belong to no record")]


def test_a_damaged_member_of_a_packed_capture_loses_no_other(read: Read) -> None:
    first = gzip.compress(warc_record(http(page("First"))), mtime=0)
    damaged = first[:60] + b"\x00" * 30 + first[90:]
    drafts, failures = read("a.warc.gz", first + damaged + PACKED_CAPTURE)
    assert [draft.title for draft in drafts] == ["First", "Page 0", "Page 1", "Page 2"]
    assert failures == [Failure("a.warc.gz", "damaged parts passed over: 1")]


def test_a_page_of_nothing_but_escapes_becomes_harmless(read: Read) -> None:
    block = http(b"<title>\x1b]0;x\x07evil</title><p>\x1b[2J words</p>")
    (draft,), _ = read("a.warc", warc_record(block))
    assert (draft.title, draft.body.text) == ("]0;xevil", "[2J words")


@pytest.mark.parametrize(("content", "why"), [(b"", "no WARC"), (b"x\n", "bytes that belong")])
def test_what_is_no_capture_says_so(read: Read, content: bytes, why: str) -> None:
    drafts, failures = read("a.warc", content)
    assert not drafts
    assert failures[0].why.startswith(why)
