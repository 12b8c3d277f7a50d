"""Which articles may belong with one? They are found, not yet ranked.

Nothing here counts or reads more in a larger store: each search walks its index from where the
article stands to either side, and stops.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    exists,
    func,
    select,
)

from store.conditions import shown
from store.engine import Store
from store.models import ARTICLE, ARTICLE_FTS, MENTION, QUEUE, RELATE
from store.queue import waiting_among
from store.sql import IDS, Listed, among
from store.words import phrase

NEAREST = 150
"""Articles on either side, of those that came before and after, that one search finds."""

CONSIDERED = 60
"""Articles that are candidates: 60 found as good ones as 200, which take thrice as long."""

CONSIDERED_SETTLED = 40
"""Candidates for the story of an article: 20 found the same stories as 100."""

_OWN: BindParameter[int] = bindparam("own")
_ASKED = func.json_each(bindparam("keys", type_=Listed())).table_valued("value")


def _nearest(found: Select[Any], hit: ColumnElement[int]) -> Select[Any]:
    """A search of `keys`: each with the nearest hits below and above `own`, as JSON.

    Args:
        found: what finds the articles of one key, and
        hit: their ids.
    """
    limit: BindParameter[int] = bindparam("nearest")
    below = found.where(hit < _OWN).order_by(hit.desc()).limit(limit).subquery()
    above = found.where(hit > _OWN).order_by(hit).limit(limit).subquery()
    return select(
        _ASKED.c.value,
        select(func.json_group_array(below.c.id)).scalar_subquery(),
        select(func.json_group_array(above.c.id)).scalar_subquery(),
    )


_HOLDING = _nearest(
    select(ARTICLE_FTS.c.rowid.label("id"))
    .where(ARTICLE_FTS.c.article_fts.match(_ASKED.c.value))
    .correlate(_ASKED),
    ARTICLE_FTS.c.rowid,
)
"""FTS5 phrases with the articles nearest to one in which they stand."""

_NAMING = _nearest(
    select(MENTION.c.article_id.label("id"))
    .distinct()
    .where(MENTION.c.actor_id == _ASKED.c.value, MENTION.c.by_name)
    .correlate(_ASKED),
    MENTION.c.article_id,
)
"""Actors with the articles nearest to one that name them."""

_SHOWN = select(ARTICLE.c.id).where(among(ARTICLE.c.id, IDS), shown)
_SETTLED = _SHOWN.where(
    ~exists().where(QUEUE.c.article_id == ARTICLE.c.id, QUEUE.c.stage == RELATE)
)

_own = ARTICLE.alias("own")
_OF_SAME_STORY = (
    select(ARTICLE.c.id)
    .where(
        ARTICLE.c.story_id == select(_own.c.story_id).where(_own.c.id == _OWN).scalar_subquery(),
        ARTICLE.c.id != _OWN,
        shown,
    )
    .order_by(ARTICLE.c.dated.desc(), ARTICLE.c.id.desc())
    .limit(bindparam("limit"))
)


def candidates(
    store: Store,
    article_id: int,
    words: Mapping[str, float],
    actors: Mapping[int, float],
    *,
    settled: bool = False,
) -> list[int]:
    """The articles that have most in common with one, by the squared weights of what they share.

    Args:
        words: what to look for in titles and bodies, with weights.
        actors: who is to be named, by id, with weights.
        settled: leaves out those whose stories are still to be found.
    """
    phrases = {phrase(word): weight for word, weight in words.items()}
    scores: dict[int, float] = defaultdict(float)
    limit = CONSIDERED_SETTLED if settled else CONSIDERED
    with store.read() as connection:
        _add(scores, connection, _HOLDING, article_id, phrases)
        _add(scores, connection, _NAMING, article_id, actors)
        best = sorted(scores, key=scores.__getitem__, reverse=True)
        return _first(connection, _SETTLED if settled else _SHOWN, best, limit)


def of_same_story(store: Store, article_id: int, limit: int) -> list[int]:
    """The other articles of the story that an article is in, the last of them."""
    with store.read() as connection:
        found = connection.execute(_OF_SAME_STORY, {"own": article_id, "limit": limit})
        return list(found.scalars())


def unsettled(store: Store, ids: Collection[int]) -> set[int]:
    """Those of some articles whose stories are still to be found."""
    with store.read() as connection:
        return waiting_among(connection, ids)


def _add(
    scores: dict[int, float],
    connection: Connection,
    search: Select[Any],
    article_id: int,
    weights: Mapping[Any, float],
) -> None:
    """Adds the squared weight of each key to all articles that a search finds with it."""
    given = {"own": article_id, "keys": weights, "nearest": NEAREST}
    for key, below, above in connection.execute(search, given):
        weight = weights[key] ** 2
        for other in (*json.loads(below), *json.loads(above)):
            scores[other] += weight


def _first(
    connection: Connection, allowed: Select[Any], ids: Sequence[int], limit: int
) -> list[int]:
    """The first of some articles that `allowed` selects, in twice as many at a time."""
    found: list[int] = []
    start, size = 0, 2 * limit
    while len(found) < limit and start < len(ids):
        some = ids[start : start + size]
        selected = set(connection.execute(allowed, {"ids": some}).scalars())
        found += [i for i in some if i in selected]
        start, size = start + size, 2 * size
    return found[:limit]
