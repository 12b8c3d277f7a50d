"""Which feeds does a web page announce?"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from core.clean import clean_line
from ingest.decode import decode_feed
from ingest.feed_addresses import why_not

HEAD_LIMIT = 1024**2
"""Characters of a page that are looked at: some put a style sheet before their links."""

FEEDS_LIMIT = 50
"""Feeds of one page that are told."""

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(
    r"<(link|base)\b((?:[^<>\"']++|\"[^\"]{0,5000}+\"|'[^']{0,5000}+'){0,100}+)>", re.I
)
_ATTRIBUTE = re.compile(r"([\w-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_FEED_TYPE = re.compile(r"application/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml)", re.I)


@dataclass(frozen=True, slots=True)
class Announced:
    """A feed that a page links to in its head; `title` may be empty."""

    address: str
    title: str = ""


def feeds_in_page(body: bytes, content_type: str, url: str) -> tuple[Announced, ...]:
    """The feeds that a page announces, each once, in its order.

    Args:
        body: the page as it came, in any encoding.
        content_type: the HTTP header of that name, for its charset.
        url: the address of the page, from which relative links count.
    """
    return announced(decode_feed(body, content_type), url)


def announced(page: str, url: str) -> tuple[Announced, ...]:
    """As `feeds_in_page`, of a page's text."""
    base, found = url, dict[str, Announced]()
    for name, attributes in _tags(page[:HEAD_LIMIT]):
        href = attributes.get("href", "").strip()
        if name == "base":
            base = _joined(url, href) or base
        elif _is_feed(attributes) and not why_not(address := _joined(base, href)):
            found.setdefault(address, Announced(address, clean_line(attributes.get("title", ""))))
        if len(found) == FEEDS_LIMIT:
            break
    return tuple(found.values())


def _tags(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The links and bases of a page with their attributes, references resolved."""
    for tag in _TAG.finditer(_COMMENT.sub("", page)):
        attributes = {
            match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
            for match in _ATTRIBUTE.finditer(tag[2])
        }
        yield tag[1].lower(), attributes


def _is_feed(link: dict[str, str]) -> bool:
    relations = link.get("rel", "alternate").lower().split()
    is_typed = _FEED_TYPE.match(link.get("type", "").strip()) is not None
    return bool(link.get("href")) and (
        "feed" in relations or ("alternate" in relations and is_typed)
    )


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return ""
