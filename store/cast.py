"""Who is named: in one article, and in the whole store."""

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    false,
    func,
    not_,
    select,
)

from core.errors import NotFoundError
from core.numbers import number
from core.types import ActorRow, CastEntry, Field, Kind, Role
from store.engine import Store
from store.following import followed_actors
from store.models import ACTOR, ALIAS, ALIAS_FTS, APPEARANCE, MENTION, ROLE
from store.sql import among, mapped
from store.words import has_word, phrase

_LISTED = and_(not_(ACTOR.c.hidden), ACTOR.c.articles > 0)

_shown = func.coalesce(ACTOR.c.shown_as, ACTOR.c.id)
"""The actor that one is shown as where no form decides."""


def cast(store: Store, article_id: int, *, sources: bool = False) -> tuple[CastEntry, ...]:
    """The actors of one article, those it is most about first.

    Of equal salience the most mentioned comes first, then the one that stands first.

    Args:
        sources: whether actors that only reported the article are among them.
    """
    return casts(store, [article_id], sources=sources)[article_id]


def casts(
    store: Store, ids: Collection[int], *, sources: bool = False
) -> dict[int, tuple[CastEntry, ...]]:
    """`cast` of each of several articles."""
    with store.read() as connection:
        roles, followed = _roles_in(connection, ids), followed_actors(connection)
        found: dict[int, list[CastEntry]] = {article_id: [] for article_id in ids}
        for row in connection.execute(_cast_query(ids)):
            if sources or not row.source:
                entry = CastEntry(
                    actor_id=row.id,
                    name=row.name,
                    kind=Kind(row.kind),
                    mentions=row.here,
                    articles=row.articles,
                    roles=roles.get((row.article_id, row.id), ()),
                    salience=row.salience,
                    source=bool(row.source),
                    followed=row.id in followed,
                )
                found[row.article_id].append(entry)
    return {article_id: tuple(entries) for article_id, entries in found.items()}


def _cast_query(ids: Collection[int]) -> Select[Any]:
    """Article, actor, mentions by name, articles, salience and whether only a source.

    An actor that stands for several found ones is as salient as the most salient of them.
    """
    in_body = MENTION.c.field != Field.TITLE
    here = func.count().filter(MENTION.c.by_name)
    salience = func.coalesce(func.max(APPEARANCE.c.salience), 0.0)
    return (
        select(
            MENTION.c.article_id,
            ACTOR.c.id,
            ACTOR.c.name,
            ACTOR.c.kind,
            here.label("here"),
            ACTOR.c.articles,
            salience.label("salience"),
            func.coalesce(func.min(APPEARANCE.c.source), 0).label("source"),
        )
        .join_from(MENTION, ACTOR, ACTOR.c.id == MENTION.c.actor_id)
        .outerjoin(
            APPEARANCE,
            and_(
                APPEARANCE.c.article_id == MENTION.c.article_id,
                APPEARANCE.c.actor_id == MENTION.c.found_id,
            ),
        )
        .where(among(MENTION.c.article_id, ids), not_(ACTOR.c.hidden))
        .group_by(MENTION.c.article_id, ACTOR.c.id)
        .order_by(
            MENTION.c.article_id,
            salience.desc(),
            here.desc(),
            func.min(in_body),
            func.min(MENTION.c.start).filter(not_(in_body)),
            func.min(MENTION.c.start),
        )
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
    actor_id = number(name)
    if actor_id is None:
        raise NotFoundError(name, "there is no such actor", "newscast actors lists them")
    return actor_id


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
    ids = [row.id for row in rows]
    aliases, roles = _aliases(connection, ids), _roles(connection, ids)
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
            roles=roles.get(row.id, ()),
        )
        for row in rows
    ]


def _aliases(connection: Connection, ids: Sequence[int]) -> Mapping[int, list[str]]:
    """The forms of actors, those met first first."""
    query = (
        select(ALIAS.c.actor_id, ALIAS.c.form)
        .where(among(ALIAS.c.actor_id, ids))
        .order_by(ALIAS.c.actor_id, ALIAS.c.id)
    )
    by_actor = groupby(connection.execute(query), key=lambda row: row.actor_id)
    return {i: list(dict.fromkeys(form for _, form in forms)) for i, forms in by_actor}


def _roles(connection: Connection, ids: Sequence[int]) -> Mapping[int, tuple[Role, ...]]:
    """The titles of actors, each with its newest article, the newest first."""
    others = select(ACTOR.c.id, ACTOR.c.shown_as).where(among(ACTOR.c.shown_as, ids))
    shown = {i: i for i in ids} | mapped(connection, others)
    latest: dict[tuple[int, str], Role] = {}
    for actor_id, *row in connection.execute(_titles(shown)):
        role = Role(*row)
        known = latest.setdefault((shown[actor_id], role.title), role)
        if role.dated > known.dated:
            latest[shown[actor_id], role.title] = role
    roles: dict[int, tuple[Role, ...]] = {}
    newest_first = sorted(latest.items(), key=lambda item: item[1].dated, reverse=True)
    for (actor_id, _), role in newest_first:
        roles[actor_id] = (*roles.get(actor_id, ()), role)
    return roles


def _titles(found_ids: Collection[int]) -> Select[Any]:
    """Found actor, title, newest article and its date.

    SQLite takes the article from the row that has the latest date; all stands in one index.
    """
    latest = func.max(ROLE.c.dated, type_=ROLE.c.dated.type)
    return (
        select(ROLE.c.actor_id, ROLE.c.title, ROLE.c.article_id, latest)
        .where(among(ROLE.c.actor_id, found_ids))
        .group_by(ROLE.c.actor_id, ROLE.c.title)
    )


def _roles_in(
    connection: Connection, ids: Collection[int]
) -> Mapping[tuple[int, int], tuple[str, ...]]:
    """The titles that articles give actors, by both, in the order of the text."""
    query = (
        select(ROLE.c.article_id, _shown, ROLE.c.title)
        .join_from(ROLE, ACTOR, ACTOR.c.id == ROLE.c.actor_id)
        .where(among(ROLE.c.article_id, ids))
        .order_by(ROLE.c.article_id, _shown, ROLE.c.id)
    )
    by_both = groupby(connection.execute(query), key=lambda row: (row[0], row[1]))
    return {both: tuple(dict.fromkeys(title for *_, title in roles)) for both, roles in by_both}
