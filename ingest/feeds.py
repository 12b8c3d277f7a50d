"""A feed's bytes in, drafts out: RSS, Atom and RDF through feedparser, JSON Feed by ourselves."""

import io
from typing import Any

import feedparser

from core.clean import clean_line
from core.drafts import Failure, FeedBatch
from core.errors import ParseError
from ingest.decode import decode_feed
from ingest.entries import draft_of, surroundings
from ingest.jsonfeed import parse_json_feed
from ingest.scrub import close_truncated, scrub, without_fragile_elements
from ingest.short_authors import shorten_authors
from ingest.sniff import describe

shorten_authors(getattr(feedparser.mixin, "_FeedParserMixin", object))


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
    result = _parsed(whole)
    if not result.entries and (not result.version or truncated):
        raise ParseError("the feed", *describe(body, text.strip(), url))
    return _batch(result, url, truncated)


def _parsed(text: str) -> Any:
    """feedparser's own result, at the second attempt without what it may stumble over."""
    for attempt in (text, without_fragile_elements(text)):
        try:
            return _feedparser(attempt)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            stumbled = error
    raise ParseError("the feed", "ill-formed beyond what can be read") from stumbled


def _feedparser(text: str) -> Any:
    """feedparser's own result; it gets UTF-8 bytes in a stream, never a name to open.

    It is not told where the feed came from: it would put that into identifiers, which have to
    stay what they are when a feed moves.
    """
    declared = f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.encode()
    return feedparser.parse(
        io.BytesIO(declared),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )


def _batch(result: Any, url: str, truncated: bool) -> FeedBatch:
    feed = surroundings(result, url)
    name = feed.title or clean_line(url) or "feed"
    drafts, failures = [], []
    for number, entry in enumerate(result.entries, 1):
        draft = draft_of(entry, feed)
        if draft.title:
            drafts.append(draft)
        else:
            failures.append(Failure(f"{name}, item {number}", "no title, text or address"))
    if truncated:
        failures.append(Failure(name, "cut off in the middle"))
    return FeedBatch(title=feed.title, drafts=tuple(drafts), failures=tuple(failures))
