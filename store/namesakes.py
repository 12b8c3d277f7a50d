"""Who goes by a name, in whatever form."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, not_, or_, select

from core.analysis import KnownActor
from core.types import Kind
from store.engine import Store
from store.models import ACTOR, ALIAS, MENTION
from store.sql import among, mapped
from store.words import plain

from_texts: ColumnElement[bool] = and_(
    ALIAS.c.found_id == ALIAS.c.actor_id,
    or_(ALIAS.c.mentions > 0, ALIAS.c.form == ACTOR.c.found_name),
)
"""Whether an alias is one of the actor joined with it by what texts say, whatever the reader says.

Texts write it, or the analyses took it for the name: "United States" where all write "US".
"""


def by_alias(
    store: Store, keys: Iterable[str], apart: Collection[int] = ()
) -> dict[str, tuple[KnownActor, ...]]:
    """The actors that go by these names in articles, those in the most articles first.

    Case, accents, signs and spaces do not count. Partial actors are left out, and so are names
    that only a correction gave an actor: what articles say must not depend on the reader.

    Args:
        keys: names, or comparable keys of names.
        apart: articles that do not count.

    Returns:
        the actors by key; keys that nobody goes by are left out.
    """
    wanted = {key: plain(key) for key in keys}
    query = (
        select(ALIAS.c.plain.label("form"), ACTOR)
        .distinct()
        .join_from(ALIAS, ACTOR, ACTOR.c.id == ALIAS.c.actor_id)
        .where(
            among(ALIAS.c.plain, set(wanted.values())),
            from_texts,
            ACTOR.c.articles > 0,
            not_(ACTOR.c.partial),
        )
        .order_by(ACTOR.c.articles.desc(), ACTOR.c.id)
    )
    found: dict[str, list[KnownActor]] = {}
    with store.read() as connection:
        left_out = named_in(connection, apart)
        for row in connection.execute(query):
            articles = row.articles - left_out.get(row.id, 0)
            if articles > 0:
                found.setdefault(row.form, []).append(replace(known_actor(row), articles=articles))
    return {key: tuple(found[form]) for key, form in wanted.items() if form in found}


def named_in(connection: Connection, article_ids: Collection[int]) -> dict[int, int]:
    """How many of some articles name each actor, by id."""
    query = (
        select(MENTION.c.actor_id, func.count(MENTION.c.article_id.distinct()))
        .where(among(MENTION.c.article_id, article_ids), MENTION.c.by_name)
        .group_by(MENTION.c.actor_id)
    )
    return mapped(connection, query) if article_ids else {}


def known_actor(row: Row[Any], article_id: int | None = None) -> KnownActor:
    """A row of `actor` as others need it; `article_id` is that of a partial one."""
    return KnownActor(row.id, row.key, Kind(row.kind), row.name, row.articles, article_id)
