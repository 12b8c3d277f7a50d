"""Whom a name may mean, and beside whom each of them is named: what tells namesakes apart."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select, union

from core.analysis import Acquaintance
from core.types import Kind
from store.company import company
from store.engine import Store
from store.models import ACTOR, ALIAS, ARTICLE
from store.namesakes import from_texts
from store.sql import among
from store.words import plain

MOST_NAMESAKES = 12
"""Actors that one name may mean: those in the most articles."""

COMPANY_ARTICLES = 30
"""The newest articles of an actor that tell its companions."""

Name = tuple[str, Kind]
"""A comparable key, or the last word of a person's, and what kind of actor it names."""


def acquaintances(store: Store, names: Iterable[Name]) -> dict[Name, list[Acquaintance]]:
    """The actors that go by some names, each with its companions.

    What the reader says of actors changes nothing: those that were made one with others are left
    out, those that only a correction made, and the names that corrections gave.
    """
    with store.read() as connection:
        rows = {name: _called(connection, *name) for name in dict.fromkeys(names)}
        ids = {row.id for found in rows.values() for row in found}
        met = company(connection, ids, COMPANY_ARTICLES)
        others = _companion_names(connection, {i for counter in met.values() for i in counter})
        return {
            name: [
                Acquaintance(
                    row.id,
                    row.key,
                    Kind(row.kind),
                    row.name,
                    row.partial,
                    min(row.articles, COMPANY_ARTICLES),
                    _by_name(met[row.id], others),
                )
                for row in found
            ]
            for name, found in rows.items()
            if found
        }


def surnames_alone(store: Store, surnames: Iterable[str]) -> set[str]:
    """Those of some last words by which, alone, an article calls somebody who is nobody yet."""
    query = select(ACTOR.c.last_word).distinct()
    query = query.where(
        among(ACTOR.c.last_word, set(surnames)),
        ACTOR.c.kind == Kind.PERSON,
        ACTOR.c.partial,
        ACTOR.c.articles > 0,
    )
    with store.read() as connection:
        return set(connection.execute(query).scalars())


def naming(store: Store, companions: Iterable[str]) -> tuple[int, dict[str, int]]:
    """How many articles are analysed, and for companions roughly how many of them name each.

    Articles that name two people of one last word count twice.
    """
    wanted = set(companions)
    people = and_(ACTOR.c.kind == Kind.PERSON, among(ACTOR.c.last_word, wanted))
    others = and_(ACTOR.c.kind != Kind.PERSON, among(ACTOR.c.key, wanted))
    found: Counter[str] = Counter()
    with store.read() as connection:
        for name, condition in ((ACTOR.c.last_word, people), (ACTOR.c.key, others)):
            query = select(name, func.sum(ACTOR.c.articles)).where(condition).group_by(name)
            found.update({called: int(count) for called, count in connection.execute(query)})
        analysed = select(func.count()).select_from(ARTICLE).where(ARTICLE.c.analysed > 0)
        return connection.execute(analysed).scalar_one(), dict(found)


def _called(connection: Connection, name: str, kind: Kind) -> Sequence[Row[Any]]:
    """The actors of a kind that texts call so, in this form or with it as their last word."""
    found = (
        select(ACTOR.c.id).join_from(ALIAS, ACTOR, ACTOR.c.id == ALIAS.c.actor_id).where(from_texts)
    )
    called = [found.where(ALIAS.c.plain == plain(name))]
    if kind is Kind.PERSON:
        called.append(found.where(ACTOR.c.last_word == name, ACTOR.c.kind == kind))
    query = (
        select(ACTOR)
        .where(ACTOR.c.kind == kind, ACTOR.c.id.in_(union(*called)), ACTOR.c.articles > 0)
        .order_by(ACTOR.c.articles.desc(), ACTOR.c.id.desc())
        .limit(MOST_NAMESAKES)
    )
    return connection.execute(query).all()


def _companion_names(connection: Connection, ids: Collection[int]) -> dict[int, str]:
    """What actors are called as companions: people by their last word, others by their key."""
    query = select(ACTOR.c.id, ACTOR.c.key, ACTOR.c.kind, ACTOR.c.last_word)
    return {
        row.id: row.last_word if row.kind == Kind.PERSON else row.key
        for row in connection.execute(query.where(among(ACTOR.c.id, ids)))
    }


def _by_name(met: Mapping[int, int], names: Mapping[int, str]) -> tuple[tuple[str, int], ...]:
    found: Counter[str] = Counter()
    for actor_id, articles in met.items():
        found[names[actor_id]] += articles
    return tuple(found.items())
