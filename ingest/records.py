"""JSON Lines in, drafts out, a line at a time."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from core.clean import clean_body, clean_line, clean_url
from core.drafts import Draft, Failure
from core.errors import IngestError, ParseError
from core.types import DatedBy, RichText
from ingest.dates import parse_date
from ingest.decode import decode
from ingest.derive import title_from_text
from ingest.jail import Jail
from ingest.markup import html_to_rich

LINE_LIMIT = 20 * 1024**2
"""Bytes of one record."""

_BOM = b"\xef\xbb\xbf"


def read_records(file: BinaryIO, path: Path, name: str, jail: Jail) -> Iterator[Draft | Failure]:
    """The records of an open JSON Lines file, in order; a bad line is a failure that names it.

    Args:
        file: open for reading bytes.
        path: what drafts say they came from, absolute.
        name: what failures start with.
        jail: where records that hold HTML are read.
    """
    for number, line in _lines(file):
        try:
            if line is None:
                raise ParseError("the line", f"over {LINE_LIMIT // 1024**2} MiB")
            if line := line.strip():
                yield _draft(_record(line), str(path), jail)
        except IngestError as error:
            yield Failure(f"{name}, line {number}", error.why)


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number; None for one over the limit, which is read past."""
    number = 0
    while line := file.readline(LINE_LIMIT + 1):
        number += 1
        whole = len(line) <= LINE_LIMIT
        rest = line
        while not whole and not rest.endswith(b"\n") and rest:
            rest = file.readline(LINE_LIMIT)
        yield number, (line.removeprefix(_BOM) if number == 1 else line) if whole else None


def _record(line: bytes) -> dict[str, object]:
    try:
        try:
            record = json.loads(line)
        except UnicodeDecodeError:
            record = json.loads(decode(line))
    except json.JSONDecodeError as error:
        raise ParseError("the line", f"not JSON: {error.msg} (column {error.colno})") from error
    except RecursionError as error:
        raise ParseError("the line", "nested too deeply") from error
    except ValueError as error:
        raise ParseError("the line", "a number with too many digits") from error
    if not isinstance(record, dict):
        raise ParseError("the line", "not a JSON object")
    return record


def _draft(record: dict[str, object], path: str, jail: Jail) -> Draft:
    """A record as a draft; its body is its text as given, cleaned."""
    url = clean_url(_text(record, "url"))
    html, text = record.get("html"), record.get("text")
    if isinstance(text, str) and (text or not isinstance(html, str)):
        body = RichText(clean_body(text))
    elif isinstance(html, str):
        body = jail.call(html_to_rich, html, url)
    else:
        raise ParseError("the line", "neither 'text' nor 'html'")
    title = clean_line(_text(record, "title")) or title_from_text(body.text)
    if not title:
        raise ParseError("the line", "no title and no text")
    own = record.get("id")
    return Draft(
        title=title,
        body=body,
        guid=clean_line(str(own)) if isinstance(own, str | int) and str(own).strip() else "",
        url=url,
        path=path,
        source=clean_line(_text(record, "source")),
        author=clean_line(_text(record, "author")),
        language=clean_line(_text(record, "language")),
        published=parse_date(_text(record, "published")),
        dated_by=DatedBy.METADATA,
    )


def _text(record: dict[str, object], key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""
