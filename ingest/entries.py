"""What does an entry of an XML feed say? From feedparser's dictionaries to a draft."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.clean import clean_line, clean_url
from core.drafts import Draft
from core.types import DatedBy, RichText
from ingest.dates import parse_date
from ingest.derive import title_from_text
from ingest.feed_values import address, joined, language_tag, rich_body, text_length, title_line
from ingest.short_authors import NAME_LIMIT

_PLAIN = "text/plain"
_TEXT_TYPES = ("text/", "application/xhtml", "application/xml", "html", "xhtml")
_ADDRESS = re.compile(r"[^\s()<>,]+@[^\s()<>,]+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a feed says of all its entries; `base` is the address that relative links count from.

    `is_atom`: only Atom says what is HTML, and only there the feed's author wrote the entries.
    """

    title: str
    base: str
    language: str
    author: str
    is_atom: bool


def surroundings(result: Any, url: str) -> Surroundings:
    """Those of feedparser's `result` for a feed that came from `url`, '' for a file.

    Links count from the feed's own address in Atom (RFC 4287 §4.2.7.1, RFC 3986 §5.1) and from
    that of its site in RSS, where nothing says so but most readers do.
    """
    feed, is_atom = result.feed, result.version.startswith("atom")
    own = [url, *(link.get("href", "") for link in _links(feed, "self"))]
    own_base = next((place for place in own if clean_url(place)), "")
    site = address(own_base, _get(feed, "link"))
    return Surroundings(
        title=_line(feed, "title", is_atom),
        base=(own_base or site) if is_atom else (site or own_base),
        language=language_tag(_get(feed, "language")),
        author=_author(feed) if is_atom else "",
        is_atom=is_atom,
    )


def draft_of(entry: Any, feed: Surroundings) -> Draft:
    """The article that an entry holds; its title is '' where there is nothing in it."""
    url = _link(entry, feed.base)
    detail = _longest_text(entry)
    title = _line(entry, "title", feed.is_atom) or _line(entry, "itunes_title", False)
    body = _body(detail, url or feed.base, title)
    guid = clean_line(_get(entry, "id").replace("&amp;", "&"))  # as ill-formed feeds leave it
    published, updated = _date(entry, "published"), _date(entry, "updated")
    source = entry.get("source")
    source = source if isinstance(source, dict) else {}
    return Draft(
        title=title or title_from_text(body.text) or url or guid,
        body=body,
        guid=guid,
        url=url,
        source=_line(source, "title", feed.is_atom),
        author=_author(entry) or _author(source) or feed.author,
        language=_language(entry, detail) or feed.language,
        published=published or _date(entry, "created") or updated,
        updated=updated,
        dated_by=DatedBy.FEED,
    )


def _line(holder: Any, key: str, typed: bool) -> str:
    """A title; in formats without types feedparser's word for one is a guess."""
    detail = holder.get(f"{key}_detail") or {}
    return title_line(_get(holder, key), plain=typed and detail.get("type") == _PLAIN)


def _longest_text(entry: Any) -> Any:
    """The longest text as {value, type, base}: summaries and descriptions often come first."""
    return max(_texts(entry), key=lambda detail: text_length(detail["value"]), default={})


def _texts(entry: Any) -> Iterator[Any]:
    """Everything in an entry that may be its text."""
    summary = {"value": _get(entry, "summary"), **(entry.get("summary_detail") or {})}
    media = {"value": _get(entry, "media_description"), "type": _PLAIN}
    for detail in (*(entry.get("content") or ()), summary, media):
        kind = detail.get("type") or "text/html"
        if isinstance(detail.get("value"), str) and kind.startswith(_TEXT_TYPES):
            yield detail


def _body(detail: Any, base: str, title: str) -> RichText:
    plain = detail.get("type") == _PLAIN
    return rich_body(detail.get("value", ""), plain, joined(base, detail.get("base") or ""), title)


def _links(holder: Any, relation: str) -> list[Any]:
    """The links of a relation, which may be written as an address (RFC 4287 §4.2.7.2)."""
    links = [link for link in holder.get("links") or () if link.get("href")]
    return [link for link in links if link.get("rel", "alternate").split("/")[-1] == relation]


def _link(entry: Any, base: str) -> str:
    """The address of the article itself: not a proxy's, not an id that stands in for it.

    What has none is found where RDF says what it is about, or is the sound or film it brings.
    """
    alternates = [link["href"] for link in _links(entry, "alternate")]
    link = _get(entry, "link")
    if link not in alternates:
        link = alternates[0] if alternates else clean_url(link)
    about = "" if "guidislink" in entry else clean_url(_get(entry, "id"))
    enclosures = (link["href"] for link in _links(entry, "enclosure"))
    return (
        address("", _get(entry, "feedburner_origlink"))
        or address(base, link)
        or about
        or next((found for href in enclosures if (found := address(base, href))), "")
    )


def _author(holder: Any) -> str:
    """The names of the authors; an address only where there is nothing else.

    feedparser takes addresses out of RSS authors but knows no ending over four letters: of
    the last author it has the whole text.
    """
    names = [title_line(_get(person, "name")) for person in holder.get("authors") or ()]
    author = title_line(_get(holder, "author")[:NAME_LIMIT])
    if "@" in author:
        names[-1:] = [clean_line(_ADDRESS.sub("", author).strip(" ()<>\"'"))]
    return ", ".join(dict.fromkeys(name for name in names if name)) or author


def _language(entry: Any, detail: Any) -> str:
    """That of an entry, of its text or of its title."""
    said = (_get(entry, "language"), _get(detail, "language"))
    title = _get(entry.get("title_detail") or {}, "language")
    return next((tag for value in (*said, title) if (tag := language_tag(value))), "")


def _date(entry: Any, key: str) -> datetime | None:
    """A date of an entry; feedparser's dictionary would pass off one key for another."""
    return parse_date(_get(entry, key)) if dict.__contains__(entry, key) else None


def _get(holder: Any, key: str) -> str:
    value = holder.get(key)
    return value if isinstance(value, str) else ""
