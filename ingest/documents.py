"""One document in, one draft out: plain text, Markdown, a saved page."""

import re
from dataclasses import replace

from core.clean import clean_line, clean_url
from core.drafts import Draft
from core.errors import ParseError
from core.markdown_file import unquoted, without_cast
from core.types import DatedBy
from ingest.dates import parse_date
from ingest.decode import decode
from ingest.derive import (
    date_a_document,
    split_heading,
    split_headline,
    title_from_path,
    title_from_text,
)
from ingest.jail import Jail
from ingest.kinds import kind_of
from ingest.markup import markdown_to_rich, text_to_rich
from ingest.pages import page_to_draft
from ingest.sniff import magic_name

MARKDOWN_SECONDS = 8.0
"""What Markdown may take before it is read as plain text."""

PAGE_SECONDS = 30.0
"""What a saved page may take; trafilatura tries several ways and needs 8 s for 10,000 links."""

_FRONT_MATTER = re.compile(r"---[ \t]*\n((?:[^\n]*\n){0,100}?)---[ \t]*(?:\n|$)")
_FIELD = re.compile(r"([A-Za-z_]+)[ \t]*:[ \t]*(.*)")


SAMPLE = 65_536
"""Characters at a file's start that tell text from anything else."""

CONTROLS_IN_TEXT = 0.05
"""Share of control characters above which a file is no text; random bytes have 0.11 of them."""

_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""Not NUL and ESC: honest old files hold them."""


def document_draft(body: bytes, name: str, modified: float | None, jail: Jail) -> Draft:
    """The article in a `.txt`, `.md` or `.html` file, its title and date derived if need be.

    Args:
        body: the file as it is.
        name: the file's, without folders.
        modified: when it was last changed, in Unix time, where that is known.
        jail: where parsers run that hostile input could stall.

    Raises:
        IngestError: there is no text in it, or it took too long to read.
    """
    if magic := magic_name(body):
        raise ParseError("the file", f"no text: {magic}")
    suffix = kind_of(name)[0]
    if suffix == ".txt":
        draft = text_draft(_text(body))
    elif suffix == ".md":
        draft = _markdown(_text(body), jail)
    else:
        draft = jail.call(page_to_draft, body, seconds=PAGE_SECONDS)
    if not (draft.title or draft.body.text):
        raise ParseError("the file", "no text in it")
    title = draft.title or title_from_text(draft.body.text) or title_from_path(name)
    return date_a_document(replace(draft, title=title), name, modified)


def _text(body: bytes) -> str:
    """The decoded text, if it is one."""
    text = decode(body)
    sample = text[:SAMPLE]
    if len(_CONTROLS.findall(sample)) > CONTROLS_IN_TEXT * len(sample):
        raise ParseError("the file", "no text: control characters all over")
    return text


def _markdown(text: str, jail: Jail) -> Draft:
    """Read as Markdown, or as plain text where brackets without end stall the reader."""
    try:
        return jail.call(markdown_draft, text, seconds=MARKDOWN_SECONDS)
    except ParseError:
        return text_draft(text)


def text_draft(text: str) -> Draft:
    """A plain text, after its front matter; the headline is taken out of the body."""
    fields, text = split_front_matter(text)
    body = text_to_rich(text)
    title = fields.get("title", "")
    if not title:
        title, body = split_headline(body)
    return _with_fields(Draft(title=title, body=body), fields)


def markdown_draft(text: str) -> Draft:
    """A Markdown text, after its front matter; the first heading serves as title.

    The cast that newscast's own files end with is left out.
    """
    fields, text = split_front_matter(text)
    body = markdown_to_rich(without_cast(text))
    heading, rest = split_heading(body)
    title = fields.get("title", "") or heading
    return _with_fields(Draft(title=title, body=rest if title == heading else body), fields)


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The `key: value` lines between two `---` lines at the start, and the rest of the text.

    Keys are in lower case, values single clean lines without the quotes around them.
    """
    text = text.replace("\r\n", "\n")
    block = _FRONT_MATTER.match(text)
    fields = [_FIELD.fullmatch(line) for line in block[1].splitlines()] if block else []
    if not block or not any(fields):
        return {}, text
    found = {field[1].lower(): unquoted(clean_line(field[2])) for field in fields if field}
    return found, text[block.end() :]


def _with_fields(draft: Draft, fields: dict[str, str]) -> Draft:
    return replace(
        draft,
        url=clean_url(fields.get("url", "")),
        source=fields.get("source", ""),
        author=fields.get("author", ""),
        language=fields.get("language", "")[:35],
        published=parse_date(fields.get("date", "")),
        dated_by=DatedBy.METADATA,
    )
