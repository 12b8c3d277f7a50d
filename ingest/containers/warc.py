"""Which articles are in a WARC file? Its web pages, with their addresses and times."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO

from core.clean import clean_url
from core.drafts import Draft, Failure
from core.errors import FetchError, IngestError, ParseError
from core.types import DatedBy
from ingest.containers.limits import MEMBER_BYTES, Budget, size_name
from ingest.containers.warc_records import Record, records
from ingest.dates import parse_date
from ingest.decode import decode
from ingest.derive import title_from_text
from ingest.documents import PAGE_SECONDS, text_draft
from ingest.inflate import inflate
from ingest.jail import Jail
from ingest.pages import page_to_draft

_TYPE = re.compile(rb"^warc-type[ \t]*:[ \t]*(\w+)", re.IGNORECASE | re.MULTILINE)
_MEDIA = re.compile(rb"^content-type[ \t]*:[ \t]*([^\s;]+)", re.IGNORECASE | re.MULTILINE)
_OK = re.compile(rb"HTTP/\d(?:\.\d)? 200\b")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_PAGE_TYPES = (b"text/html", b"application/xhtml+xml")


def read(
    file: BinaryIO, name: str, path: str, jail: Jail, budget: Budget
) -> Iterator[Draft | Failure]:
    """The web pages of an open WARC file, in order; bad records are failures that name them.

    Args:
        file: open for reading bytes, not packed.
        name: what failures start with.
        path: what drafts say they came from.
        jail: where records are read.
        budget: counts them.

    Raises:
        ParseError: there are more pages than the limit, or not even one record.
    """
    good = False
    for record in records(file):
        try:
            if record.trouble:
                raise ParseError("the record", record.trouble)
            good = True
            if is_article(record):
                budget.enter()
                whole = record.head + record.block
                draft = jail.call(record_draft, whole, seconds=PAGE_SECONDS)
                yield replace(draft, path=path)
        except IngestError as error:
            address = f" ({record.address})" if record.address else ""
            yield Failure(f"{name}, record {record.number}{address}", error.why)
    if not good:
        raise ParseError("the file", "no WARC records in it")


def is_article(record: Record) -> bool:
    """Whether a record may hold an article: a page that was found, or the text of one.

    Requests, pictures, redirects and the like are passed over without a word.
    """
    said = _TYPE.search(record.head)
    kind = said[1].lower() if said else b""
    media = _MEDIA.search(record.head)
    if kind == b"conversion":
        return media is not None and media[1].lower() == b"text/plain"
    if kind == b"resource":
        return media is not None and media[1].lower() in _PAGE_TYPES
    if kind != b"response" or not _OK.match(record.block):
        return False
    end = _HEAD_END.search(record.block)
    head = record.block[: end.start()] if end else record.block
    media = _MEDIA.search(head)
    if media:
        return media[1].lower() in _PAGE_TYPES
    return end is not None and _PAGE.match(record.block, end.end()) is not None


def record_draft(record: bytes) -> Draft:
    """The article of one record that `is_article`: `guid` is its address. Call it through a `Jail`.

    Raises:
        IngestError: there is no text in it, or more than the limit.
    """
    from warcio.bufferedreaders import ChunkedDataReader
    from warcio.recordloader import ArcWarcRecordLoader

    loaded = ArcWarcRecordLoader().parse_record_stream(BytesIO(record))
    address = loaded.rec_headers.get_header("WARC-Target-URI") or ""
    media = loaded.content_type or ""
    stream, coding = loaded.raw_stream, ""
    if http := loaded.http_headers:
        media = http.get_header("content-type") or ""
        coding = http.get_header("content-encoding") or ""
        if (http.get_header("transfer-encoding") or "").lower() == "chunked":
            stream = ChunkedDataReader(stream)
    body = _decoded(stream.read(), coding, address)
    if loaded.rec_type == "conversion":
        draft = text_draft(decode(body))
    else:
        draft = page_to_draft(body, address, media)
    if not draft.body.text:
        raise ParseError("the record", "no text in it")
    url = clean_url(address)
    captured = parse_date(loaded.rec_headers.get_header("WARC-Date") or "")
    return replace(
        draft,
        guid=url,
        url=url or draft.url,
        title=draft.title or title_from_text(draft.body.text),
        published=draft.published or captured,
        dated_by=draft.dated_by if draft.published else DatedBy.FILE,
    )


def _decoded(body: bytes, coding: str, address: str) -> bytes:
    """The page without its content coding, or what came of one that is cut off.

    Many archives keep the header of a coding that they took off.
    """
    pieces = []
    length = 0
    try:
        for piece in inflate([body], coding, address):
            length += len(piece)
            if length > MEMBER_BYTES:
                raise ParseError("the record", f"unpacks to over {size_name(MEMBER_BYTES)}")
            pieces.append(piece)
    except FetchError:
        if _PAGE.match(body):
            return body
        if not length:
            raise
    return b"".join(pieces)
