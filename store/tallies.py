"""Keeps the tallies of actors and of their forms true to the mentions, which count by name."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection, String, func, select, text, type_coerce

from store.models import ARTICLE, MENTION
from store.sql import among, mapped

FEW = 5_000
"""Articles of an actor up to which its days are read one by one: faster than along all dates."""

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
    " WHERE actor_id = actor.id AND by_name)"
    " WHERE id = :id AND (first_seen = :lost_first OR last_seen = :lost_last)"
)

_COUNT = text(
    "SELECT count(DISTINCT article_id), count(*) FROM mention WHERE actor_id = :id AND by_name"
)

_DAYS_OF_FEW = text(
    "SELECT min(dated), max(dated) FROM article WHERE id IN"
    " (SELECT article_id FROM mention WHERE actor_id = :id AND by_name)"
)

_ALONG_DATES = (
    "SELECT dated FROM article WHERE EXISTS (SELECT 1 FROM mention"
    " WHERE actor_id = :id AND article_id = article.id AND by_name) ORDER BY dated"
)
_ENDS = (text(f"{_ALONG_DATES} LIMIT 1"), text(f"{_ALONG_DATES} DESC LIMIT 1"))

_SET = text(
    "UPDATE actor SET articles = :articles, mentions = :mentions, first_seen = :first,"
    " last_seen = :last WHERE id = :id"
)

_ADD_FORMS = text("UPDATE alias SET mentions = mentions + :more WHERE id = :id")


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
    before, forms_before = _appearances(connection, article_ids), _forms(connection, article_ids)
    yield
    _count_forms(connection, forms_before, _forms(connection, article_ids))
    changes = _changes(before, _appearances(connection, article_ids))
    if changes:
        connection.execute(_ADD, [_added(actor, change) for actor, change in changes.items()])
    losers = [(actor, change.lost) for actor, change in changes.items() if change.lost]
    if losers:
        connection.execute(
            _SEE_AGAIN,
            [{"id": a, "lost_first": min(days), "lost_last": max(days)} for a, days in losers],
        )


def tally(connection: Connection, actor_ids: Collection[int]) -> None:
    """Counts the tallies of these actors anew."""
    for actor_id in actor_ids:
        articles, mentions = connection.execute(_COUNT, {"id": actor_id}).one()
        first, last = _days(connection, actor_id, articles)
        connection.execute(
            _SET,
            {
                "id": actor_id,
                "articles": articles,
                "mentions": mentions,
                "first": first,
                "last": last,
            },
        )


def _days(connection: Connection, actor_id: int, articles: int) -> tuple[str | None, str | None]:
    """The first and the last day, as stored; of many articles, met soon along the dates."""
    if articles <= FEW:
        first, last = connection.execute(_DAYS_OF_FEW, {"id": actor_id}).one()
        return first, last
    first, last = (connection.execute(query, {"id": actor_id}).scalar() for query in _ENDS)
    return first, last


def _forms(connection: Connection, article_ids: Collection[int]) -> dict[int, int]:
    """How often the forms stand in these articles, by the id of the alias."""
    query = (
        select(MENTION.c.alias_id, func.count())
        .where(among(MENTION.c.article_id, article_ids), MENTION.c.alias_id.is_not(None))
        .group_by(MENTION.c.alias_id)
    )
    return mapped(connection, query)


def _count_forms(
    connection: Connection, before: Mapping[int, int], after: Mapping[int, int]
) -> None:
    more = {form: after.get(form, 0) - before.get(form, 0) for form in before.keys() | after.keys()}
    rows = [{"id": form, "more": number} for form, number in more.items() if number]
    if rows:
        connection.execute(_ADD_FORMS, rows)


def _appearances(connection: Connection, article_ids: Collection[int]) -> _Appearances:
    query = (
        select(
            MENTION.c.actor_id,
            MENTION.c.article_id,
            func.count(),
            type_coerce(ARTICLE.c.dated, String),
        )
        .join(ARTICLE, ARTICLE.c.id == MENTION.c.article_id)
        .where(among(MENTION.c.article_id, article_ids), MENTION.c.by_name)
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
