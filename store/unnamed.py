"""Which actors does nothing lead to any more, and away with them."""

from typing import Any

from sqlalchemy import Connection, Select, delete, exists, not_, or_, select

from store.effects import actor_ids, load_rules
from store.engine import Store
from store.models import ACTOR, ALIAS, APPEARANCE, MENTION, ROLE
from store.sql import among


def drop_unnamed(store: Store) -> None:
    """Forgets the actors that no article names and of whom the reader said nothing."""
    with store.write_unchecked() as connection:
        ids = list(connection.execute(_unnamed(connection)).scalars())
        of_them = or_(among(ALIAS.c.found_id, ids), among(ALIAS.c.actor_id, ids))
        connection.execute(delete(ALIAS).where(of_them))
        connection.execute(delete(ACTOR).where(among(ACTOR.c.id, ids)))


def _unnamed(connection: Connection) -> Select[Any]:
    """The ids of the actors to which nothing leads: no article, no correction, no other actor."""
    corrected = actor_ids(connection, load_rules(connection).actors).values()
    shown = select(ACTOR.c.shown_as).where(ACTOR.c.shown_as.is_not(None))
    moved = select(MENTION.c.found_id).where(MENTION.c.found_id != MENTION.c.actor_id)
    named_there = exists().where(MENTION.c.actor_id == ACTOR.c.id)
    titled = exists().where(ROLE.c.actor_id == ACTOR.c.id)
    return select(ACTOR.c.id).where(
        ACTOR.c.articles == 0,
        not_(ACTOR.c.followed),
        not_(ACTOR.c.hidden),
        ACTOR.c.shown_as.is_(None),
        not_(among(ACTOR.c.id, corrected)),
        *(ACTOR.c.id.not_in(ids) for ids in (shown, moved, select(APPEARANCE.c.actor_id))),
        not_(named_there),
        not_(titled),
    )
