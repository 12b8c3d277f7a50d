"""In which weeks an actor is named how often."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    cast,
    func,
    select,
)

from core.types import ActorRow
from store.conditions import shown
from store.days import BEFORE_DAY_ONE, days
from store.models import ACTOR, ARTICLE, MENTION
from store.sql import mapped

MOST_WEEKS = 104
"""Weeks up to the last one that names the actor: two years."""

SAMPLE = 1_000
"""Articles of an actor up to which all are counted: to read their dates takes about 4 ms."""


def weeks(
    connection: Connection, actor: ActorRow, offset: timedelta
) -> tuple[tuple[int, ...], date | None]:
    """Mentions by name in each week from the first to the last that names an actor, at most 104.

    Of an actor in more than SAMPLE articles every second, third, ... is counted, as their ids go,
    and its mentions count twice, three times, ...

    Args:
        offset: of the reader's time from UTC; weeks begin there on Mondays.

    Returns:
        the counts, and the Monday that they begin with; None where there are none.
    """
    ends = select(_week(ACTOR.c.first_seen, offset), _week(ACTOR.c.last_seen, offset))
    first, last = connection.execute(ends.where(ACTOR.c.id == actor.id)).one()
    if last is None:
        return (), None
    step = stride(actor.articles)
    counts = mapped(connection, _mentions(actor.id, step, offset))
    first = max(first, last - MOST_WEEKS + 1)
    monday = date.fromordinal(max(1, 7 * first - BEFORE_DAY_ONE))
    return tuple(step * counts.get(week, 0) for week in range(first, last + 1)), monday


def stride(articles: int) -> int:
    """Of an actor in so many articles, one in how many is counted."""
    return max(1, -(-articles // SAMPLE))


def _mentions(actor_id: int, step: int, offset: timedelta) -> Select[Any]:
    """Weeks, and how often the articles of each name an actor, or every so manieth of them."""
    week = _week(ARTICLE.c.dated, offset)
    return (
        select(week, func.count())
        .join_from(MENTION, ARTICLE, ARTICLE.c.id == MENTION.c.article_id)
        .where(MENTION.c.actor_id == actor_id, MENTION.c.by_name, shown)
        .where(MENTION.c.article_id % step == 0)
        .group_by(week)
    )


def _week(moment: ColumnElement[Any], offset: timedelta) -> ColumnElement[Any]:
    """The number of a week by the reader's clock."""
    return cast(days(moment, offset) / 7, Integer)
