"""Reads JSON Feed 1.0 and 1.1 (jsonfeed.org), and RSS written as JSON."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from core.clean import clean_line, clean_url
from core.drafts import Draft, Failure, FeedBatch
from core.errors import ParseError
from core.types import RichText
from ingest.dates import parse_date
from ingest.derive import title_from_text
from ingest.markup import html_to_line, html_to_rich, text_to_rich

_DIGITS = 400
"""Digits from which a whole number stays text; Python refuses 4,300."""


def parse_json_feed(text: str, url: str = "") -> FeedBatch:
    """The feed that `text` holds; items of the wrong shape become failures.

    Raises:
        ParseError: no JSON, or JSON that is no feed.
    """
    data = _load(text)
    if not isinstance(data, dict):
        raise ParseError("the feed", "not a feed: JSON, but no object")
    rss = data.get("rss")
    if isinstance(rss, dict) and isinstance(rss.get("channel"), dict):
        return _batch(rss["channel"], "item", _rss_item, url)
    if "jsonfeed.org" not in _text(data.get("version")) and "items" not in data:
        raise ParseError("the feed", "not a feed: JSON without 'items'")
    return _batch(data, "items", _json_item, url)


def _load(text: str) -> object:
    try:
        return json.loads(text, parse_int=_number)
    except json.JSONDecodeError as error:
        why = f"not whole JSON: {error.msg} (line {error.lineno}, column {error.colno})"
        raise ParseError("the feed", clean_line(why)) from error
    except RecursionError as error:
        raise ParseError("the feed", "its values are nested too deeply") from error


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) < _DIGITS else digits


def _batch(feed: Mapping[str, Any], key: str, read: Any, url: str) -> FeedBatch:
    title = clean_line(_text(feed.get("title")))
    items = feed.get(key)
    if not isinstance(items, list):
        raise ParseError("the feed", f"not a feed: {key!r} is no list")
    base = urljoin(url, _text(feed.get("home_page_url")) or _text(feed.get("link")))
    language = clean_line(_text(feed.get("language")))[:35]
    drafts, failures = [], []
    for number, item in enumerate(items, 1):
        draft = read(item, base, language) if isinstance(item, dict) else None
        if draft is not None:
            drafts.append(draft)
        else:
            failures.append(Failure(f"{title or 'feed'}, item {number}", "no title, text or id"))
    return FeedBatch(title=title, drafts=tuple(drafts), failures=tuple(failures))


def _json_item(item: Mapping[str, Any], base: str, language: str) -> Draft | None:
    url = _address(base, item.get("url")) or _address(base, item.get("external_url"))
    body = _body(item, url or base)
    published = parse_date(_text(item.get("date_published")))
    updated = parse_date(_text(item.get("date_modified")))
    return _draft(
        title=clean_line(_text(item.get("title"))),
        body=body,
        guid=clean_line(_text(item.get("id"))),
        url=url,
        author=", ".join(_names(item)),
        language=clean_line(_text(item.get("language")))[:35] or language,
        published=published or updated,
        updated=updated,
    )


def _rss_item(item: Mapping[str, Any], base: str, language: str) -> Draft | None:
    guid = item.get("guid")
    if isinstance(guid, dict):
        guid = guid.get("#value", guid.get("value"))
    url = _address(base, item.get("link")) or _address("", guid)
    return _draft(
        title=html_to_line(_text(item.get("title"))),
        body=html_to_rich(_text(item.get("description")), url or base),
        guid=clean_line(_text(guid)),
        url=url,
        author=clean_line(_text(item.get("author"))),
        language=language,
        published=parse_date(_text(item.get("pubDate"))),
    )


def _draft(*, title: str, body: RichText, **rest: Any) -> Draft | None:
    """A draft, its title made from its text where it has none; None where nothing is there."""
    title = title or title_from_text(body.text)
    if not (title or body.text or rest["guid"]):
        return None
    return Draft(title=title or rest["url"] or rest["guid"], body=body, **rest)


def _body(item: Mapping[str, Any], base: str) -> RichText:
    html, text = _text(item.get("content_html")), _text(item.get("content_text"))
    if html.strip():
        return html_to_rich(html, base, clean_line(_text(item.get("title"))))
    return text_to_rich(text if text.strip() else _text(item.get("summary")))


def _names(item: Mapping[str, Any]) -> Iterator[str]:
    """The names in `authors` (version 1.1), else in `author` (1.0)."""
    authors = item.get("authors")
    for author in authors if isinstance(authors, list) else [item.get("author")]:
        name = clean_line(_text(author.get("name"))) if isinstance(author, dict) else ""
        if name:
            yield name


def _address(base: str, value: object) -> str:
    try:
        return clean_url(urljoin(base, _text(value).strip())) if _text(value) else ""
    except ValueError:
        return ""


def _text(value: object) -> str:
    """A text as it is, a number as its digits, anything else as ''."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
