"""Who is named beside an actor, told by its newest articles."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, Row, Select, not_, select, union

from core.dossiers import Tie
from core.types import Companion, Kind
from store.company import named_together
from store.conditions import shown
from store.engine import Store
from store.models import ACTOR, ARTICLE, MENTION
from store.sql import among, packed
from store.weeks import SAMPLE

LOOKED_AT = 200
"""The newest articles of an actor that tell its company: about 5 ms."""

NEAR = 1_000
"""Articles before an actor's last one among which those of a frequent actor are looked for."""

KNOWN = 150
"""Companions whose names are read, to leave out hidden ones and to tell the places."""


def companions(store: Store, actor_id: int, limit: int = 20) -> list[Companion]:
    """Who is named in the same articles, in the most of them first.

    The newest LOOKED_AT articles of the actor are looked at; whoever only reported an article is
    nobody's companion there.
    """
    with store.read() as connection:
        met = named_in(connection, newest_naming(connection, actor_id))
        return companions_of(connection, actor_id, met)[:limit]


def newest_naming(connection: Connection, actor_id: int) -> list[int]:
    """The newest articles that name an actor, by id, at most LOOKED_AT.

    Of one in more than SAMPLE articles only those are compared that were added last, and those
    that are among the NEAR articles before its last one.
    """
    actor = connection.execute(select(ACTOR).where(ACTOR.c.id == actor_id)).one_or_none()
    if actor is None:
        return []
    naming = select(MENTION.c.article_id).where(MENTION.c.actor_id == actor_id, MENTION.c.by_name)
    candidates = _nearest(actor, naming) if actor.articles > SAMPLE else naming
    query = (
        select(ARTICLE.c.id)
        .where(ARTICLE.c.id.in_(candidates), shown)
        .order_by(ARTICLE.c.dated.desc(), ARTICLE.c.id.desc())
        .limit(LOOKED_AT)
    )
    return list(connection.execute(query).scalars())


def _nearest(actor: Row[Any], naming: Select[tuple[int]]) -> Any:
    """Those of the articles that name an actor that may be the newest, by id."""
    added = naming.distinct().order_by(MENTION.c.article_id.desc()).limit(LOOKED_AT).subquery()
    near = (
        select(ARTICLE.c.id)
        .where(ARTICLE.c.dated <= actor.last_seen)
        .order_by(ARTICLE.c.dated.desc(), ARTICLE.c.id.desc())
        .limit(NEAR)
        .subquery()
    )
    names_it = naming.where(MENTION.c.article_id == near.c.id).correlate(near).exists()
    return union(select(added.c.article_id), select(near.c.id).where(names_it))


def named_in(connection: Connection, article_ids: Sequence[int]) -> Mapping[int, set[int]]:
    """Who is named in some articles: by the actor's id, those of the articles that name it."""
    met: defaultdict[int, set[int]] = defaultdict(set)
    articles, actors = packed(connection, named_together(article_ids))
    for article_id, actor_id in zip(articles, actors, strict=True):
        met[actor_id].add(article_id)
    return met


def companions_of(
    connection: Connection, actor_id: int, met: Mapping[int, set[int]]
) -> list[Companion]:
    """All of `met` but the actor itself and hidden ones, those in the most articles first.

    Of more than KNOWN those in the most articles, of equals those that were met first.
    """
    others = sorted(met.keys() - {actor_id}, key=lambda other: (-len(met[other]), other))
    query = select(ACTOR.c.id, ACTOR.c.name, ACTOR.c.kind).where(
        among(ACTOR.c.id, others[:KNOWN]), not_(ACTOR.c.hidden)
    )
    found = [
        Companion(other, name, Kind(kind), len(met[other]))
        for other, name, kind in connection.execute(query)
    ]
    return sorted(found, key=lambda other: (-other.articles, other.name, other.id))


def ties(companions: Sequence[Companion], met: Mapping[int, set[int]]) -> tuple[Tie, ...]:
    """The pairs of some companions that articles name together, in the most of them first."""
    pairs = [
        Tie(first, second, len(met[first.id] & met[second.id]))
        for first, second in combinations(companions, 2)
    ]
    return tuple(sorted((tie for tie in pairs if tie.articles), key=lambda tie: -tie.articles))
