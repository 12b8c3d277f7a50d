"""What does a letter say? A newsletter, or any mail with what was forwarded in it."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from core.clean import LINE_LIMIT, clean_line, clean_url
from core.drafts import Draft
from core.errors import ParseError
from core.types import DatedBy, RichText
from ingest.dates import parse_date
from ingest.decode import decode
from ingest.derive import title_from_text
from ingest.markup import html_to_rich, text_to_rich

PARTS = 1_000
"""Parts of a letter that are looked at."""

TEASER = 4
"""How many times longer the plain part must be for an HTML part to be a mere "read it online"."""

_HEADERS = ("from", "to", "subject", "date", "message-id")
"""Of which every letter has one."""

_LIST_ID = re.compile(r"\s*<[^<>]*>\s*$")


def mail_drafts(letter: bytes) -> tuple[Draft, ...]:
    """The letter as an article, and after it the letters that it forwards as a whole.

    Attachments are left out. `guid` is the Message-ID, or empty. Call it through a `Jail`.

    Raises:
        ParseError: it is no letter, or there is no text in it.
    """
    outer = message_from_bytes(letter)
    if not any(name.lower() in _HEADERS for name in outer):
        raise ParseError("the letter", "no letter: nobody and no subject is named")
    drafts = tuple(draft for message in _messages(outer) if (draft := _draft(message)))
    if not drafts:
        raise ParseError("the letter", "no text in it")
    return drafts


def _messages(message: Message) -> Iterator[Message]:
    """The letter and those inside it."""
    yield message
    for number, part in enumerate(message.walk()):
        if number >= PARTS:
            return
        if part is not message and part.get_content_type() == "message/rfc822":
            yield from _inside(part)[:1]


def _own_parts(message: Message) -> Iterator[Message]:
    """The parts of a letter with text, in order; not those of letters inside it."""
    waiting = [message]
    for _ in range(PARTS):
        if not waiting:
            return
        part = waiting.pop()
        if part.get_content_maintype() == "multipart":
            waiting.extend(reversed(_inside(part)))
        elif part.get_content_maintype() == "text" and not _is_attached(part):
            yield part


def _inside(part: Message) -> list[Message]:
    payload = part.get_payload()
    parts = payload if isinstance(payload, list) else []
    return [inner for inner in parts if isinstance(inner, Message)]


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _draft(message: Message) -> Draft | None:
    url = clean_url(_header(message, "archived-at").strip("<> "))
    body = _body(message, url)
    title = clean_line(_header(message, "subject"))
    if not body.text:
        return None
    name, address = parseaddr(_header(message, "from"))
    author = clean_line(name) or clean_line(address)
    return Draft(
        title=title or title_from_text(body.text),
        body=body,
        guid=clean_line(_header(message, "message-id")).strip("<>"),
        url=url,
        source=clean_line(_LIST_ID.sub("", _header(message, "list-id"))).strip('"') or author,
        author=author,
        language=clean_line(_header(message, "content-language"))[:35],
        published=parse_date(_header(message, "date")),
        dated_by=DatedBy.METADATA,
    )


def _body(message: Message, url: str) -> RichText:
    """The HTML of a letter, else its plain text, all parts of the kind together."""
    pages: list[str] = []
    texts: list[str] = []
    for part in _own_parts(message):
        (pages if part.get_content_subtype() == "html" else texts).append(_text(part))
    rich, plain = html_to_rich("\n".join(pages), url), text_to_rich("\n\n".join(texts))
    return rich if rich.text and len(rich.text) * TEASER > len(plain.text) else plain


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    charset = part.get_param("charset", "")
    return decode(payload, str(charset)) if isinstance(payload, bytes) else ""


def _header(message: Message, name: str) -> str:
    """A header in words, whatever its encoding; '' for none."""
    values = (value for key, value in message.raw_items() if key.lower() == name)
    text = decode(str(next(values, "")).encode("utf-8", "surrogateescape"))[:LINE_LIMIT]
    try:
        words = decode_header(" ".join(text.splitlines()))
    except HeaderParseError:
        return text
    return "".join(w if isinstance(w, str) else decode(w, code or "") for w, code in words)
