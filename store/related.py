"""Which articles may belong with one, unranked, and whom they name, corrections applied.

Nothing here counts or reads more in a larger store: each search walks its index from where the
article stands to either side, and stops.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, TableValuedAlias, func, not_, select

from core.analysis import Text
from core.types import Kind
from store.conditions import shown
from store.engine import Store
from store.models import ACTOR, APPEARANCE, ARTICLE, ARTICLE_FTS, MENTION
from store.queue import waiting_among
from store.sql import among, packed
from store.words import phrase

NEAREST = 150
"""Articles on either side, of those that came before and after, that one search finds."""

CONSIDERED = 100
"""Articles that are candidates: 60 found as good ones as 200, which take twice as long."""

NAMED = 10_000
"""Code points of a title or body up to which mentions count: a list of thousands tells little."""

FREQUENT_SHARE = 0.02
FREQUENT_LEAST = 50
"""An actor in more than this share of all articles, and in more than this many, tells little."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An actor and the number of articles that name it."""

    name: str
    kind: Kind
    articles: int


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
    with store.read() as connection:
        _add(scores, connection.execute(_holding(article_id, list(phrases))), phrases)
        _add(scores, connection.execute(_naming(article_id, list(actors))), actors)
        if settled:
            for waiting in waiting_among(connection, scores):
                del scores[waiting]
        best = nlargest(2 * CONSIDERED, scores, key=scores.__getitem__)
        listed = select(ARTICLE.c.id).where(among(ARTICLE.c.id, best), shown)
        seen = set(connection.execute(listed).scalars())
    return [i for i in best if i in seen][:CONSIDERED]


def of_same_story(store: Store, article_id: int, limit: int) -> list[int]:
    """The other articles of the story that an article is in, the last of them."""
    story = select(ARTICLE.c.story_id).where(ARTICLE.c.id == article_id).scalar_subquery()
    query = (
        select(ARTICLE.c.id)
        .where(ARTICLE.c.story_id == story, ARTICLE.c.id != article_id, shown)
        .order_by(ARTICLE.c.dated.desc(), ARTICLE.c.id.desc())
        .limit(limit)
    )
    with store.read() as connection:
        return list(connection.execute(query).scalars())


def unsettled(store: Store, ids: Collection[int]) -> set[int]:
    """Those of some articles whose stories are still to be found."""
    with store.read() as connection:
        return waiting_among(connection, ids)


def castings(store: Store, ids: Sequence[int]) -> dict[int, Counter[int]]:
    """By article whom it names and how often: actors that only reported it are left out.

    SQLite takes twice as long to group the mentions, five times as long to tell each one's source.
    """
    named = select(MENTION.c.article_id, MENTION.c.found_id, MENTION.c.actor_id).where(
        among(MENTION.c.article_id, ids), MENTION.c.start < NAMED
    )
    reported = select(APPEARANCE.c.article_id, APPEARANCE.c.actor_id).where(
        among(APPEARANCE.c.article_id, ids), APPEARANCE.c.source
    )
    castings: dict[int, Counter[int]] = {i: Counter() for i in ids}
    with store.read() as connection:
        sources = {tuple(row) for row in connection.execute(reported)}
        mentions = Counter(zip(*packed(connection, named), strict=True))
    for (article_id, found_id, actor_id), number in mentions.items():
        if (article_id, found_id) not in sources:
            castings[article_id][actor_id] += number
    return castings


def standings(store: Store, actor_ids: Collection[int]) -> dict[int, Standing]:
    """What is known of actors, without those that are hidden."""
    query = select(ACTOR.c.id, ACTOR.c.name, ACTOR.c.kind, ACTOR.c.articles).where(
        among(ACTOR.c.id, actor_ids), not_(ACTOR.c.hidden)
    )
    with store.read() as connection:
        found = zip(*packed(connection, query), strict=True)
    return {i: Standing(name, Kind(kind), articles) for i, name, kind, articles in found}


def texts(store: Store, ids: Sequence[int]) -> dict[int, Text]:
    """The texts of articles, each up to where the article proper ends."""
    proper = func.substr(ARTICLE.c.body, 1, ARTICLE.c.body_end)
    query = select(ARTICLE.c.id, ARTICLE.c.title, proper, ARTICLE.c.language)
    with store.read() as connection:
        found = connection.execute(query.where(among(ARTICLE.c.id, ids)))
        return {i: Text(title, body, language) for i, title, body, language in found}


def size(store: Store) -> int:
    """About how many articles the store holds, without counting them: the highest id."""
    with store.read() as connection:
        return int(connection.execute(select(func.max(ARTICLE.c.id))).scalar_one() or 0)


def count_articles(connection: Connection) -> int:
    """How many articles the store holds, those of hidden feeds too."""
    return int(connection.execute(select(func.count()).select_from(ARTICLE)).scalar_one())


def frequent(total: int) -> float:
    """The number of articles, of so many, beyond which an actor tells little."""
    return max(FREQUENT_LEAST, FREQUENT_SHARE * total)


def _holding(article_id: int, phrases: Sequence[str]) -> Select[Any]:
    """Each FTS5 phrase with the articles nearest to one, on either side, in which it stands."""
    asked = _asked(phrases)
    hit = ARTICLE_FTS.c.rowid
    found = select(hit.label("id")).where(ARTICLE_FTS.c.article_fts.match(asked.c.value))
    return _nearest(asked, found.correlate(asked), hit, article_id)


def _naming(article_id: int, actor_ids: Sequence[int]) -> Select[Any]:
    """Each actor with the articles nearest to one, on either side, that name it."""
    asked = _asked(actor_ids)
    hit = MENTION.c.article_id
    found = select(hit.label("id")).distinct()
    found = found.where(MENTION.c.actor_id == asked.c.value, MENTION.c.by_name)
    return _nearest(asked, found.correlate(asked), hit, article_id)


def _add(
    scores: dict[int, float],
    found: Iterable[Row[Any]],
    weights: Mapping[Any, float],
) -> None:
    """Adds the squared weight of each key to all articles that were found with it."""
    for key, below, above in map(tuple, found):
        for other in (*json.loads(below), *json.loads(above)):
            scores[other] += weights[key] ** 2


def _asked(keys: Sequence[str] | Sequence[int]) -> TableValuedAlias:
    return func.json_each(json.dumps(keys)).table_valued("value")


def _nearest(
    asked: TableValuedAlias, found: Select[Any], hit: ColumnElement[Any], article_id: int
) -> Select[Any]:
    """What was asked, with the nearest that `found` finds below and above an id, as JSON."""
    below = found.where(hit < article_id).order_by(hit.desc()).limit(NEAREST).subquery()
    above = found.where(hit > article_id).order_by(hit).limit(NEAREST).subquery()
    return select(
        asked.c.value,
        select(func.json_group_array(below.c.id)).scalar_subquery(),
        select(func.json_group_array(above.c.id)).scalar_subquery(),
    )
