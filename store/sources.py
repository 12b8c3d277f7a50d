"""The lines of the sources pane: what there is to read from, and how much of it is unread."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, func, not_, select

from core.drafts import FeedSpec
from core.errors import QueryError
from core.query import Query, TermField, filter_text, parse_query, today_query
from core.types import Source, SourceKind
from store.articles import EVERYTHING
from store.conditions import conditions, named, shown
from store.copies import copies, surplus, surplus_counts
from store.engine import Store
from store.feeds import display_title
from store.following import followed_actors
from store.models import ACTOR, ARTICLE, ARTICLE_TAG, FEED
from store.searches import saved_searches
from store.sql import among, packed
from store.tags import feed_tags, spelt, tag_key
from store.words import fold

_Counts = tuple[int, int]
"""Numbers of articles: of the unread ones, and of all."""

_COUNTS = func.count().filter(not_(ARTICLE.c.read)), func.count()

_ByFeed = Mapping[int, _Counts]


def sources(store: Store, now: datetime) -> list[Source]:
    """All articles, unread, starred and today's; saved searches, followed actors, tags, feeds.

    Feeds of local files come last; hidden feeds and their articles are left out.

    Args:
        now: in the reader's time zone, whose day is meant by today.
    """
    with store.read() as connection:
        by_feed = _by_feed(connection)
        return [
            *_always(connection, by_feed, now),
            *_searches(connection),
            *_followed(connection),
            *_tags(connection, by_feed),
            *_feeds(connection, by_feed),
        ]


def _by_feed(connection: Connection) -> _ByFeed:
    """What every shown feed holds; the sum keeps SQLite on the index by date, all of it."""
    feed = (ARTICLE.c.feed_id + 0).label("feed")
    rows = connection.execute(select(feed, *_COUNTS).where(shown).group_by(feed))
    counts = {feed_id: (unread, total) for feed_id, unread, total in rows}
    return defaultdict(lambda: (0, 0), counts)


def _always(connection: Connection, by_feed: _ByFeed, now: datetime) -> Iterable[Source]:
    """The lines that every store has."""
    unread, total = _shown(connection, _sum(by_feed.values()), EVERYTHING)
    yield Source(SourceKind.ALL, "All articles", "", unread, total)
    yield Source(SourceKind.UNREAD, "Unread", "is:unread", unread, unread)
    for kind, name, query in (
        (SourceKind.STARRED, "Starred", "is:starred"),
        (SourceKind.TODAY, "Today", today_query(now)),
    ):
        yield Source(kind, name, query, *_count(connection, parse_query(query)))


def _searches(connection: Connection) -> Iterable[Source]:
    """The saved searches by name."""
    for search in saved_searches(connection):
        counts, error = (0, 0), ""
        try:
            counts = _count(connection, parse_query(search.query))
        except QueryError as slip:
            error = str(slip)
        yield Source(SourceKind.SEARCH, search.name, search.query, *counts, search.id, error)


def _followed(connection: Connection) -> Iterable[Source]:
    """The followed actors by name; their articles are counted in sets of ids, which is fastest."""
    query = select(ACTOR.c.id, ACTOR.c.name).where(
        among(ACTOR.c.id, followed_actors(connection)), not_(ACTOR.c.hidden)
    )
    actors = connection.execute(query).all()
    if not actors:
        return
    copied = copies(connection)
    ids = func.json_group_array(ARTICLE.c.id)
    states = select(ids.filter(not_(ARTICLE.c.read)), ids.filter(ARTICLE.c.read)).where(shown)
    unread, read = ({*json.loads(cell)} for cell in connection.execute(states).one())
    for actor in sorted(actors, key=lambda actor: fold(actor.name)):
        (naming,) = packed(connection, named([actor.id]).distinct())
        found = read.union(unread).intersection(naming)
        listed = found - surplus(found, copied)
        counts = len(unread & listed), len(listed)
        line = filter_text(TermField.ACTOR, f"#{actor.id}")
        yield Source(SourceKind.ACTOR, actor.name, line, *counts, actor.id)


def _tags(connection: Connection, by_feed: _ByFeed) -> Iterable[Source]:
    """The tags by name: articles of the feeds that have one, and those tagged by the reader."""
    query = (
        select(ARTICLE_TAG.c.tag, ARTICLE.c.feed_id, *_COUNTS)
        .join_from(ARTICLE_TAG, ARTICLE, ARTICLE.c.id == ARTICLE_TAG.c.article_id)
        .where(shown)
        .group_by(ARTICLE_TAG.c.tag, ARTICLE.c.feed_id)
    )
    own = connection.execute(query).all()
    of_feeds = [(tag, i) for i, tags in feed_tags(connection).items() for tag in tags]
    feeds: defaultdict[str, set[int]] = defaultdict(set)
    for tag, feed_id in of_feeds:
        feeds[tag_key(tag)].add(feed_id)
    counts = {key: [by_feed[feed_id] for feed_id in tagged] for key, tagged in feeds.items()}
    for tag, feed_id, *count in own:
        if feed_id not in feeds[tag_key(tag)]:
            counts.setdefault(tag_key(tag), []).append((count[0], count[1]))
    for tag in spelt((tag for tag, _ in of_feeds), (row.tag for row in own)):
        line = filter_text(TermField.TAG, tag)
        listed = _shown(connection, _sum(counts[tag_key(tag)]), parse_query(line))
        yield Source(SourceKind.TAG, tag, line, *listed)


def _feeds(connection: Connection, by_feed: _ByFeed) -> Iterable[Source]:
    """The shown feeds, oldest first, those of local files after the others."""
    query = (
        select(FEED.c.id, FEED.c.location, display_title.label("title"), FEED.c.last_error)
        .where(not_(FEED.c.hidden))
        .order_by(FEED.c.id)
    )
    lines = [
        Source(
            SourceKind.FEED if FeedSpec(feed.location).is_remote else SourceKind.ARCHIVE,
            feed.title,
            filter_text(TermField.FEED, f"#{feed.id}"),
            *by_feed[feed.id],
            feed.id,
            feed.last_error,
        )
        for feed in connection.execute(query)
    ]
    return sorted(lines, key=lambda line: line.kind is SourceKind.ARCHIVE)


def _count(connection: Connection, query: Query) -> _Counts:
    """How many articles the list of a query shows."""
    row = connection.execute(select(*_COUNTS).where(*conditions(connection, query))).one()
    return _shown(connection, (row[0], row[1]), query)


def _shown(connection: Connection, found: _Counts, query: Query) -> _Counts:
    """How many of the articles that a query finds its list shows: of copies only one."""
    unread, total = surplus_counts(connection, query)
    return found[0] - unread, found[1] - total


def _sum(counts: Iterable[_Counts]) -> _Counts:
    unread, total = (sum(numbers) for numbers in zip((0, 0), *counts, strict=True))
    return unread, total
