"""Who goes by a name, in whatever form."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, and_, not_, select

from core.types import Kind, KnownActor
from store.engine import Store
from store.models import ACTOR, ALIAS
from store.sql import among
from store.words import plain

_SHOWN = and_(not_(ACTOR.c.hidden), ACTOR.c.shown_as.is_(None), ACTOR.c.articles > 0)


def by_alias(store: Store, keys: Iterable[str]) -> dict[str, tuple[KnownActor, ...]]:
    """The actors that go by these names, those in the most articles first.

    Case, accents, signs and spaces do not count. Hidden and partial actors are left out.

    Args:
        keys: names, or comparable keys of names.

    Returns:
        the actors by key; keys that nobody goes by are left out.
    """
    wanted = {key: plain(key) for key in keys}
    query = (
        select(ALIAS.c.plain.label("form"), ACTOR)
        .distinct()
        .join_from(ALIAS, ACTOR, ACTOR.c.id == ALIAS.c.actor_id)
        .where(among(ALIAS.c.plain, set(wanted.values())), _SHOWN, not_(ACTOR.c.partial))
        .order_by(ACTOR.c.articles.desc(), ACTOR.c.id)
    )
    found: dict[str, list[KnownActor]] = {}
    with store.read() as connection:
        for row in connection.execute(query):
            found.setdefault(row.form, []).append(known_actor(row))
    return {key: tuple(found[form]) for key, form in wanted.items() if form in found}


def known_actor(row: Row[Any], article_id: int | None = None) -> KnownActor:
    """A row of `actor` as others need it; `article_id` is that of a partial one."""
    return KnownActor(row.id, row.key, Kind(row.kind), row.name, row.articles, article_id)
