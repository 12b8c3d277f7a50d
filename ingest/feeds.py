"""A feed's bytes in, drafts out: RSS, Atom and RDF through feedparser, JSON Feed by ourselves."""

import io
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import feedparser

from core.clean import clean_line, clean_url
from core.drafts import Draft, Failure, FeedBatch
from core.errors import ParseError
from core.types import RichText
from ingest.dates import parse_date
from ingest.decode import decode_feed
from ingest.derive import title_from_text
from ingest.jsonfeed import parse_json_feed
from ingest.markup import html_to_line, html_to_rich, text_to_rich
from ingest.scrub import NAME_LIMIT, close_truncated, scrub, without_fragile_elements
from ingest.sniff import describe

_TEXT_TYPES = ("text/", "application/xhtml", "application/xml", "html", "xhtml")
_ADDRESS = re.compile(r"[^\s()<>,]+@[^\s()<>,]+")
_TAGS = re.compile(r"<[^<>]*>")


def parse_feed(body: bytes, content_type: str = "", url: str = "") -> FeedBatch:
    """The items of a feed, in its order, cleaned.

    Items that cannot be used become failures beside them. Pure, but hostile input can
    make feedparser slow: call it through a `Jail`.

    Args:
        body: the feed as it came, in any encoding.
        content_type: the HTTP header of that name, for its charset.
        url: the address that relative links count from.

    Raises:
        ParseError: there is no feed in `body`, and what there is instead.
    """
    text = decode_feed(body, content_type)
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return parse_json_feed(text.lstrip("\ufeff \t\r\n"), url)
    whole, truncated = close_truncated(scrub(text))
    result = _parsed(whole, url)
    if not result.entries and (not result.version or truncated):
        raise ParseError("the feed", *describe(body, text.strip(), url))
    return _batch(result, url, truncated)


def _parsed(text: str, url: str) -> Any:
    """feedparser's own result, at the second attempt without what it may stumble over."""
    for attempt in (text, without_fragile_elements(text)):
        try:
            return _feedparser(attempt, url)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            stumbled = error
    raise ParseError("the feed", "ill-formed beyond what can be read") from stumbled


def _feedparser(text: str, url: str) -> Any:
    """feedparser's own result; it gets UTF-8 bytes in a stream, never a name to open."""
    declared = f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.encode()
    headers = {"content-type": "application/xml; charset=utf-8"}
    if url:
        headers["content-location"] = url
    return feedparser.parse(
        io.BytesIO(declared),
        response_headers=headers,
        resolve_relative_uris=False,
        sanitize_html=False,
    )


def _batch(result: Any, url: str, truncated: bool) -> FeedBatch:
    feed = result.feed
    title = _line(feed, "title")
    base = _join(url, _get(feed, "link"))
    language = clean_line(_get(feed, "language"))[:35]
    name = title or clean_line(url) or "feed"
    drafts, failures = [], []
    for number, entry in enumerate(result.entries, 1):
        draft = _draft(entry, base, language)
        if draft.title:
            drafts.append(draft)
        else:
            failures.append(Failure(f"{name}, item {number}", "no title, text or address"))
    if truncated:
        failures.append(Failure(name, "cut off in the middle"))
    return FeedBatch(title=title, drafts=tuple(drafts), failures=tuple(failures))


def _draft(entry: Any, base: str, language: str) -> Draft:
    url = _link(entry, base)
    body = _body(entry, url or base)
    guid = clean_line(_get(entry, "id"))
    published, updated = _date(entry, "published"), _date(entry, "updated")
    source = entry.get("source") if "source" in entry else {}
    return Draft(
        title=_line(entry, "title") or title_from_text(body.text) or url or guid,
        body=body,
        guid=guid,
        url=url,
        source=_line(source, "title") if isinstance(source, dict) else "",
        author=_author(entry),
        language=language,
        published=published or _date(entry, "created") or updated,
        updated=updated,
    )


def _line(holder: Any, key: str) -> str:
    """A title, in which feedparser left the HTML that the feed put there."""
    detail = holder.get(f"{key}_detail") or {}
    if detail.get("type") == "text/plain":
        return clean_line(_get(holder, key))
    return html_to_line(_get(holder, key))


def _body(entry: Any, base: str) -> RichText:
    """The longest text of an entry: summaries and media descriptions often come first."""
    longest: tuple[int, Any] = (0, {})
    for detail in _texts(entry):
        length = len(_TAGS.sub("", detail["value"]).strip())
        if length > longest[0]:
            longest = (length, detail)
    detail = longest[1]
    value = detail.get("value", "")
    if detail.get("type") == "text/plain":
        return text_to_rich(value)
    return html_to_rich(value, _join(base, detail.get("base") or ""), _line(entry, "title"))


def _texts(entry: Any) -> Iterator[Any]:
    """Everything in an entry that may be its text, as {value, type, base}."""
    summary = {"value": _get(entry, "summary"), **(entry.get("summary_detail") or {})}
    media = {"value": _get(entry, "media_description"), "type": "text/plain"}
    for detail in (*(entry.get("content") or ()), summary, media):
        kind = detail.get("type") or "text/html"
        if isinstance(detail.get("value"), str) and kind.startswith(_TEXT_TYPES):
            yield detail


def _link(entry: Any, base: str) -> str:
    """The address of the article itself: not a proxy's, not an id that stands in for it."""
    links = [link for link in entry.get("links") or () if link.get("href")]
    alternates = [link["href"] for link in links if link.get("rel", "alternate") == "alternate"]
    link = _get(entry, "link")
    if alternates and link not in alternates:
        link = alternates[0]
    original = clean_url(_get(entry, "feedburner_origlink"))
    return original or (clean_url(_join(base, link)) if link.strip() else "")


def _author(entry: Any) -> str:
    """The names of the authors; an address only where there is nothing else.

    feedparser takes addresses out of RSS authors but knows no ending over four letters.
    """
    people = entry.get("authors") or ()
    names = [html_to_line(_get(person, "name")) for person in people]
    author = html_to_line(_get(entry, "author")[:NAME_LIMIT])
    if "@" in author and len(people) < 2:
        names = [_ADDRESS.sub("", author).strip(" ()<>\"'")]
    return ", ".join(dict.fromkeys(name for name in names if name)) or author


def _date(entry: Any, key: str) -> datetime | None:
    """A date of an entry; feedparser's dictionary would pass off one key for another."""
    if not dict.__contains__(entry, key):
        return None
    moment = parse_date(_get(entry, key))
    parsed = dict.get(entry, f"{key}_parsed")
    if moment is None and parsed is not None and 1900 <= parsed[0] <= 2100:
        return datetime.fromtimestamp(timegm(parsed), UTC)
    return moment


def _get(holder: Any, key: str) -> str:
    value = holder.get(key)
    return value if isinstance(value, str) else ""


def _join(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return base
