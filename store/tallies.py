"""Keeps the tallies of actors (articles, mentions, first and last seen) true to the mentions."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection, String, func, select, text, type_coerce

from store.models import ARTICLE, MENTION
from store.sql import among

_Appearances = dict[tuple[int, int], tuple[int, str]]
"""(actor, article) to the number of mentions there and the article's day, as stored."""

_ADD = text(
    "UPDATE actor SET articles = articles + :articles, mentions = mentions + :mentions,"
    " first_seen = CASE WHEN first_seen IS NULL OR :first < first_seen"
    " THEN :first ELSE first_seen END,"
    " last_seen = CASE WHEN last_seen IS NULL OR :last > last_seen"
    " THEN :last ELSE last_seen END"
    " WHERE id = :id"
)

_SEE_AGAIN = text(
    "UPDATE actor SET (first_seen, last_seen) = ("
    "SELECT min(dated), max(dated) FROM mention JOIN article ON article.id = article_id"
    " WHERE actor_id = actor.id)"
    " WHERE id = :id AND (first_seen = :lost_first OR last_seen = :lost_last)"
)


@dataclass(slots=True)
class _Change:
    """What one actor gained and lost: numbers, and the days of articles."""

    articles: int = 0
    mentions: int = 0
    gained: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


@contextmanager
def tallied(connection: Connection, article_ids: Collection[int]) -> Iterator[None]:
    """Whatever the block does to the mentions and days of these articles, the tallies follow."""
    before = _appearances(connection, article_ids)
    yield
    changes = _changes(before, _appearances(connection, article_ids))
    if changes:
        connection.execute(_ADD, [_added(actor, change) for actor, change in changes.items()])
    losers = [(actor, change.lost) for actor, change in changes.items() if change.lost]
    if losers:
        connection.execute(
            _SEE_AGAIN,
            [{"id": a, "lost_first": min(days), "lost_last": max(days)} for a, days in losers],
        )


def _appearances(connection: Connection, article_ids: Collection[int]) -> _Appearances:
    query = (
        select(
            MENTION.c.actor_id,
            MENTION.c.article_id,
            func.count(),
            type_coerce(ARTICLE.c.dated, String),
        )
        .join(ARTICLE, ARTICLE.c.id == MENTION.c.article_id)
        .where(among(MENTION.c.article_id, article_ids))
        .group_by(MENTION.c.article_id, MENTION.c.actor_id)
    )
    return {(row[0], row[1]): (row[2], row[3]) for row in connection.execute(query)}


def _changes(before: _Appearances, after: _Appearances) -> dict[int, _Change]:
    """The difference between two states, by actor; nothing for actors that it leaves alone."""
    changes: dict[int, _Change] = {}
    for key in before.keys() | after.keys():
        (old, old_day), (new, new_day) = before.get(key, (0, "")), after.get(key, (0, ""))
        if (old, old_day) == (new, new_day):
            continue
        change = changes.setdefault(key[0], _Change())
        change.articles += bool(new) - bool(old)
        change.mentions += new - old
        if new_day != old_day:
            change.gained += [new_day] if new_day else []
            change.lost += [old_day] if old_day else []
    return changes


def _added(actor_id: int, change: _Change) -> dict[str, int | str | None]:
    return {
        "id": actor_id,
        "articles": change.articles,
        "mentions": change.mentions,
        "first": min(change.gained, default=None),
        "last": max(change.gained, default=None),
    }
