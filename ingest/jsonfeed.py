"""Reads JSON Feed 1.0 and 1.1 (jsonfeed.org), and RSS written as JSON."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from core.clean import clean_line
from core.drafts import Draft, Failure, FeedBatch
from core.errors import ParseError
from core.types import DatedBy, RichText
from ingest.dates import parse_date
from ingest.derive import title_from_text
from ingest.feed_values import address, language_tag, rich_body, text_length, title_line

_DIGITS = 400
"""Digits from which a whole number stays text; Python refuses 4,300."""


@dataclass(frozen=True, slots=True)
class _Feed:
    """What a feed says of all its items; `base` is what their relative links count from."""

    base: str
    language: str
    authors: tuple[str, ...]


_Item = Mapping[str, Any]
_Reader = Callable[[_Item, _Feed], Draft | None]


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
        return json.loads(text, parse_int=_number, strict=False)
    except json.JSONDecodeError as error:
        why = f"not whole JSON: {error.msg} (line {error.lineno}, column {error.colno})"
        raise ParseError("the feed", clean_line(why)) from error
    except RecursionError as error:
        raise ParseError("the feed", "its values are nested too deeply") from error


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) < _DIGITS else digits


def _batch(feed: _Item, key: str, read: _Reader, url: str) -> FeedBatch:
    title = title_line(_text(feed.get("title")), plain=True)
    items = feed.get(key)
    if isinstance(items, dict):  # what was XML before and has one item
        items = [items]
    if not isinstance(items, list):
        raise ParseError("the feed", f"not a feed: {key!r} is no list")
    own = address(url, _text(feed.get("feed_url"))) or url
    home = address(own, _text(feed.get("home_page_url")) or _text(feed.get("link")))
    shared = _Feed(home or own, language_tag(_text(feed.get("language"))), tuple(_names(feed)))
    drafts, failures = [], []
    for number, item in enumerate(items, 1):
        draft = read(item, shared) if isinstance(item, dict) else None
        if draft is not None:
            drafts.append(draft)
        else:
            failures.append(Failure(f"{title or 'feed'}, item {number}", "no title, text or id"))
    return FeedBatch(title=title, drafts=tuple(drafts), failures=tuple(failures))


def _json_item(item: _Item, feed: _Feed) -> Draft | None:
    url = next(_addresses(item, feed.base), "")
    title = title_line(_text(item.get("title")), plain=True)
    published = parse_date(_text(item.get("date_published")))
    updated = parse_date(_text(item.get("date_modified")))
    return _draft(
        title=title,
        body=_longest(item, ("content_html", "content_text", "summary"), url or feed.base, title),
        guid=clean_line(_text(item.get("id"))),
        url=url,
        author=", ".join(tuple(_names(item)) or feed.authors),
        language=language_tag(_text(item.get("language"))) or feed.language,
        published=published or updated,
        updated=updated,
    )


def _rss_item(item: _Item, feed: _Feed) -> Draft | None:
    guid = item.get("guid")
    if isinstance(guid, dict):
        guid = guid.get("#value", guid.get("value"))
    url = address(feed.base, _text(item.get("link"))) or address("", _text(guid))
    title = title_line(_text(item.get("title")))
    return _draft(
        title=title,
        body=_longest(item, ("description", "content:encoded"), url or feed.base, title),
        guid=clean_line(_text(guid)),
        url=url,
        author=title_line(_text(item.get("author")) or _text(item.get("dc:creator"))),
        language=feed.language,
        published=parse_date(_text(item.get("pubDate"))),
    )


def _draft(*, title: str, body: RichText, **rest: Any) -> Draft | None:
    """A draft, its title made from its text where it has none; None where nothing is there."""
    title = title or title_from_text(body.text)
    if not (title or body.text or rest["guid"]):
        return None
    name = title or rest["url"] or rest["guid"]
    return Draft(title=name, body=body, dated_by=DatedBy.FEED, **rest)


def _longest(item: _Item, keys: tuple[str, ...], base: str, title: str) -> RichText:
    """The longest of the texts of an item; those that are no HTML have names that say so."""
    key = max(keys, key=lambda key: text_length(_text(item.get(key))))
    plain = key in ("content_text", "summary")
    return rich_body(_text(item.get(key)), plain, base, title)


def _names(holder: _Item) -> Iterator[str]:
    """The names in `authors` (version 1.1) and `author` (1.0); some write them plainly."""
    authors = holder.get("authors")
    people = [*(authors if isinstance(authors, list) else ()), holder.get("author")]
    names = (_text(one.get("name") if isinstance(one, dict) else one) for one in people)
    yield from dict.fromkeys(filter(None, map(title_line, names)))


def _addresses(item: _Item, base: str) -> Iterator[str]:
    """The addresses of an item, the best one first; an attachment is better than none."""
    attachments = item.get("attachments")
    attached = attachments if isinstance(attachments, list) else []
    values = [item.get("url"), item.get("external_url")]
    values += [attachment.get("url") for attachment in attached if isinstance(attachment, dict)]
    for value in values:
        if found := address(base, _text(value)):
            yield found


def _text(value: object) -> str:
    """A text as it is, a number as its digits, anything else as ''."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
