"""What may belong together: articles that share actors or words, unranked, and their rarity."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from math import log

from sqlalchemy import Connection, Float, case, func, literal_column, not_, select

from core.analysis import Candidate
from store.conditions import is_source, shown
from store.engine import Store
from store.models import ACTOR, ARTICLE, ARTICLE_FTS, MENTION
from store.sql import among, mapped
from store.words import any_of, phrase

TERM_LIMIT = 24
"""Words that `matching` looks for."""

COUNTED = 500
"""Articles up to which `term_frequencies` counts."""

MATCHED = 6_000
"""Articles that `matching` ranks: about 20 ms."""

FREQUENT_SHARE = 0.02
FREQUENT_LEAST = 50
"""An actor in more than this share of all articles, and in more than this many, tells little."""

VISITED = 4_000
"""Appearances of actors that are looked at for candidates, the rarest actors' first."""


def sharing_actors(store: Store, article_id: int, limit: int = 300) -> list[Candidate]:
    """The articles that share the rarest actors with this one, those with most in common first.

    A shared actor weighs log(1 + articles / its articles). Frequent actors serve only an article
    that names nobody rarer. Each candidate has the ids of all the actors it shares.
    """
    with store.read() as connection:
        total = count_articles(connection)
        frequencies = _actors(connection, article_id)
        weights = {a: log(1 + total / n) for a, n in _telling(frequencies, total).items()}
        scores: dict[int, float] = defaultdict(float)
        for actor_id, other in _appearances(connection, weights):
            scores[other] += weights[actor_id]
        scores.pop(article_id, None)
        best = sorted(scores, key=lambda i: (-scores[i], -i))[:limit]
        shared = _shared(connection, best, frequencies)
        return [Candidate(i, 0.0, shared[i]) for i in best if i in shared]


def matching(store: Store, terms: Sequence[str], limit: int = 100) -> list[tuple[int, float]]:
    """The articles that hold any of `terms`, with their BM25 relevance: higher is closer.

    Of the first TERM_LIMIT terms the rarest count, as many as stand in MATCHED articles.
    """
    with store.read() as connection:
        phrases = _rarest(_frequencies(connection, [phrase(term) for term in terms[:TERM_LIMIT]]))
        if not phrases:
            return []
        relevance = func.bm25(literal_column("article_fts"), type_=Float)
        query = (
            select(ARTICLE_FTS.c.rowid, relevance)
            .join_from(ARTICLE_FTS, ARTICLE, ARTICLE.c.id == ARTICLE_FTS.c.rowid)
            .where(ARTICLE_FTS.c.article_fts.match(any_of(phrases)), shown)
            .order_by(relevance)
            .limit(limit)
        )
        return [(i, -score) for i, score in connection.execute(query)]


def term_frequencies(store: Store, terms: Sequence[str]) -> dict[str, int]:
    """In how many articles each term stands, estimated where that is more than COUNTED.

    A term of several words counts where they stand in a row; case and accents do not count.
    """
    phrases = {term: phrase(term) for term in terms}
    with store.read() as connection:
        frequencies = _frequencies(connection, phrases.values())
    return {term: frequencies[words] for term, words in phrases.items()}


def bodies(store: Store, ids: Sequence[int]) -> dict[int, str]:
    """The bodies of articles, each up to where the article proper ends."""
    proper = func.substr(ARTICLE.c.body, 1, ARTICLE.c.body_end)
    query = select(ARTICLE.c.id, proper).where(among(ARTICLE.c.id, ids))
    with store.read() as connection:
        return mapped(connection, query)


def article_count(store: Store) -> int:
    """How many articles the store holds, those of hidden feeds too."""
    with store.read() as connection:
        return count_articles(connection)


def count_articles(connection: Connection) -> int:
    """`article_count`, within a transaction."""
    return int(connection.execute(select(func.count()).select_from(ARTICLE)).scalar_one())


def _frequencies(connection: Connection, phrases: Iterable[str]) -> dict[str, int]:
    """In how many articles each FTS5 phrase stands.

    Beyond COUNTED articles the number is extrapolated from how far these reach among all:
    whole counts of the 225 words of an article take 600 ms, these 20 ms (100,000 articles).
    """
    last = select(func.max(ARTICLE.c.id)).scalar_subquery()
    asked = func.json_each(json.dumps(sorted(set(phrases)))).table_valued("value")
    hits = select(ARTICLE_FTS.c.rowid).where(ARTICLE_FTS.c.article_fts.match(asked.c.value))
    first = hits.correlate(asked).limit(COUNTED).subquery()
    number = case(
        (func.count() < COUNTED, func.count()),
        else_=func.count() * last // func.max(first.c.rowid),
    )
    return mapped(
        connection, select(asked.c.value, select(number).select_from(first).scalar_subquery())
    )


def _rarest(frequencies: Mapping[str, int]) -> list[str]:
    """The rarest phrases that stand anywhere, as many as MATCHED allows, but at least one."""
    there = sorted((n, words) for words, n in frequencies.items() if n)
    reached = accumulate(n for n, _ in there)
    return [
        words for (n, words), sum_ in zip(there, reached, strict=True) if sum_ <= max(MATCHED, n)
    ]


def _actors(connection: Connection, article_id: int) -> dict[int, int]:
    """The actors of an article with the number of their articles, the rarest first.

    A mere source is none: that one agency reported both relates no two articles.
    """
    own = select(MENTION.c.actor_id).where(
        MENTION.c.article_id == article_id, MENTION.c.by_name, not_(is_source)
    )
    query = (
        select(ACTOR.c.id, ACTOR.c.articles)
        .where(ACTOR.c.id.in_(own), not_(ACTOR.c.hidden))
        .order_by(ACTOR.c.articles, ACTOR.c.id)
    )
    return mapped(connection, query)


def frequent(total: int) -> float:
    """The number of articles, of so many, beyond which an actor tells little."""
    return max(FREQUENT_LEAST, FREQUENT_SHARE * total)


def _telling(frequencies: dict[int, int], total: int) -> dict[int, int]:
    """The actors to start from: the rarer ones that others name, until VISITED is reached.

    Where only frequent ones are shared, the rarest of them.
    """
    shared = {a: n for a, n in frequencies.items() if n > 1}
    most = frequent(total)
    telling: dict[int, int] = {}
    for actor_id, n in shared.items():
        if telling and (n > most or sum(telling.values()) + n > VISITED):
            break
        telling[actor_id] = n
    return telling


def _appearances(connection: Connection, actor_ids: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Each actor with each of its articles; of a frequent actor the last VISITED alone."""
    for actor_id in actor_ids:
        query = (
            select(MENTION.c.article_id)
            .distinct()
            .where(MENTION.c.actor_id == actor_id, MENTION.c.by_name)
            .order_by(MENTION.c.article_id.desc())
            .limit(VISITED)
        )
        for other in connection.execute(query).scalars():
            yield actor_id, other


def _shared(
    connection: Connection, ids: Sequence[int], actor_ids: Iterable[int]
) -> dict[int, tuple[int, ...]]:
    """By article, for those that lists show: which of these actors it names.

    The sum keeps SQLite from reading every mention of the actors, which may be frequent.
    """
    own = among(MENTION.c.actor_id + 0, set(actor_ids))
    query = (
        select(MENTION.c.article_id, MENTION.c.actor_id)
        .distinct()
        .join_from(MENTION, ARTICLE, ARTICLE.c.id == MENTION.c.article_id)
        .where(among(MENTION.c.article_id, ids), own, MENTION.c.by_name, shown)
    )
    shared: dict[int, list[int]] = defaultdict(list)
    for article_id, actor_id in connection.execute(query):
        shared[article_id].append(actor_id)
    return {i: tuple(actors) for i, actors in shared.items()}
