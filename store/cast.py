"""Who is named: in one article, in the whole store, and beside whom."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    false,
    func,
    not_,
    select,
)

from core.errors import NotFoundError
from core.types import ActorRow, CastEntry, Companion, Field, Kind
from store.conditions import named, one_of, shown
from store.engine import Store
from store.models import ACTOR, ALIAS, ALIAS_FTS, ARTICLE, MENTION
from store.sql import among
from store.words import has_word, phrase

COMPANY_ARTICLES = 500
"""The newest articles of an actor that tell its companions: more take too long to count."""

_LISTED = and_(not_(ACTOR.c.hidden), ACTOR.c.articles > 0)


def cast(store: Store, article_id: int) -> tuple[CastEntry, ...]:
    """The actors of one article, the most mentioned first, then by where they first stand."""
    in_body = MENTION.c.field != Field.TITLE
    query = (
        select(ACTOR.c.id, ACTOR.c.name, ACTOR.c.kind, func.count().label("here"), ACTOR.c.articles)
        .join_from(MENTION, ACTOR, ACTOR.c.id == MENTION.c.actor_id)
        .where(MENTION.c.article_id == article_id, not_(ACTOR.c.hidden))
        .group_by(ACTOR.c.id)
        .order_by(
            func.count().desc(),
            func.min(in_body),
            func.min(MENTION.c.start).filter(not_(in_body)),
            func.min(MENTION.c.start),
        )
    )
    with store.read() as connection:
        return tuple(
            CastEntry(i, name, Kind(kind), here, articles)
            for i, name, kind, here, articles in connection.execute(query)
        )


def actors(store: Store, text: str = "", limit: int | None = None) -> list[ActorRow]:
    """The actors that are named anywhere, those in the most articles first.

    Args:
        text: words of a name or another form, the last one perhaps unfinished; case and accents
            do not count.
        limit: at most so many.
    """
    query = (
        select(ACTOR).where(_LISTED).order_by(ACTOR.c.articles.desc(), ACTOR.c.name).limit(limit)
    )
    if text.strip():
        query = query.where(_called(text))
    with store.read() as connection:
        return _rows(connection, query)


def actor(store: Store, actor_id: int) -> ActorRow:
    """One actor.

    Raises:
        NotFoundError: there is none of this id.
    """
    with store.read() as connection:
        rows = _rows(connection, select(ACTOR).where(ACTOR.c.id == actor_id))
    if not rows:
        raise NotFoundError(str(actor_id), "there is no such actor", "newscast actors lists them")
    return rows[0]


def find(name: str) -> int:
    """The id that `name` writes.

    Raises:
        NotFoundError: it is no number that an actor could have.
    """
    if not (name.isascii() and name.isdigit() and len(name) < 19):
        raise NotFoundError(name, "there is no such actor", "newscast actors lists them")
    return int(name)


def companions(store: Store, actor_id: int, limit: int = 20) -> list[Companion]:
    """Who is named in the same articles, in the most of them first.

    The newest COMPANY_ARTICLES articles of the actor are looked at.
    """
    with store.read() as connection:
        newest = _articles_of(connection, actor_id, COMPANY_ARTICLES)
        pairs = (
            select(MENTION.c.article_id, MENTION.c.actor_id)
            .distinct()
            .where(among(MENTION.c.article_id, newest))
            .subquery()
        )
        query = (
            select(ACTOR.c.id, ACTOR.c.name, ACTOR.c.kind, func.count().label("shared"))
            .join_from(pairs, ACTOR, ACTOR.c.id == pairs.c.actor_id)
            .where(ACTOR.c.id != actor_id, not_(ACTOR.c.hidden))
            .group_by(ACTOR.c.id)
            .order_by(func.count().desc(), ACTOR.c.name)
            .limit(limit)
        )
        return [Companion(i, name, Kind(kind), n) for i, name, kind, n in connection.execute(query)]


def actor_articles(store: Store, actor_id: int, limit: int) -> list[int]:
    """The newest articles that name an actor, by id."""
    with store.read() as connection:
        return _articles_of(connection, actor_id, limit)


def _articles_of(connection: Connection, actor_id: int, limit: int) -> list[int]:
    """`actor_articles`, within a transaction."""
    query = (
        select(ARTICLE.c.id)
        .where(one_of(connection, named([actor_id])), shown)
        .order_by(ARTICLE.c.dated.desc(), ARTICLE.c.id.desc())
        .limit(limit)
    )
    return list(connection.execute(query).scalars())


def _called(text: str) -> ColumnElement[bool]:
    """Whether an actor has a form with the words of `text`; signs alone name nobody."""
    if not has_word(text):
        return false()
    forms = (
        select(ALIAS.c.actor_id)
        .join_from(ALIAS_FTS, ALIAS, ALIAS.c.id == ALIAS_FTS.c.rowid)
        .where(ALIAS_FTS.c.alias_fts.match(phrase(text, prefix=True)))
    )
    return ACTOR.c.id.in_(forms)


def _rows(connection: Connection, query: Select[Any]) -> list[ActorRow]:
    rows = connection.execute(query).all()
    aliases = _aliases(connection, rows)
    return [
        ActorRow(
            id=row.id,
            name=row.name,
            kind=Kind(row.kind),
            aliases=tuple(form for form in aliases.get(row.id, ()) if form != row.name),
            articles=row.articles,
            mentions=row.mentions,
            first_seen=row.first_seen,
            last_seen=row.last_seen,
        )
        for row in rows
    ]


def _aliases(connection: Connection, rows: Iterable[Row[Any]]) -> Mapping[int, list[str]]:
    """The forms of actors, those met first first."""
    query = (
        select(ALIAS.c.actor_id, ALIAS.c.form)
        .where(among(ALIAS.c.actor_id, [row.id for row in rows]))
        .order_by(ALIAS.c.actor_id, ALIAS.c.id)
    )
    by_actor = groupby(connection.execute(query), key=lambda row: row.actor_id)
    return {actor_id: [form for _, form in forms] for actor_id, forms in by_actor}
