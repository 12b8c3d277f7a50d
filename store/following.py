"""Which actors the reader follows.

An actor that a correction shows as another is followed as that one, and as itself again where
the correction is undone.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, or_, select, update

from core.errors import NotFoundError
from core.types import ActorRow
from store.engine import Store
from store.models import ACTOR
from store.sql import among

_shown = func.coalesce(ACTOR.c.shown_as, ACTOR.c.id)


def follow(store: Store, actor_id: int, followed: bool) -> list[int]:
    """Follows the actor that one is shown as, or none of those shown as it any more.

    Returns:
        the actors for which that is new; `set_followed` takes it back.

    Raises:
        NotFoundError: there is no such actor.
    """
    with store.write() as connection:
        shown = connection.execute(select(_shown).where(ACTOR.c.id == actor_id)).scalar()
        if shown is None:
            raise NotFoundError(str(actor_id), "there is no such actor")
        meant = ACTOR.c.id == shown
        if not followed:
            meant = or_(meant, ACTOR.c.shown_as == shown)
        other = select(ACTOR.c.id).where(meant, ACTOR.c.followed.is_not(followed))
        changed = list(connection.execute(other).scalars())
        _set_followed(connection, changed, followed)
        return changed


def set_followed(store: Store, ids: Sequence[int], followed: bool) -> None:
    """Follows just these actors or not, whomever they are shown as."""
    with store.write() as connection:
        _set_followed(connection, ids, followed)


def _set_followed(connection: Connection, ids: Sequence[int], followed: bool) -> None:
    connection.execute(update(ACTOR).where(among(ACTOR.c.id, ids)).values(followed=followed))


def followed_actors(connection: Connection) -> set[int]:
    """The ids of the actors that are followed, as they are shown."""
    return set(connection.execute(select(_shown).where(ACTOR.c.followed)).scalars())


def with_follows(store: Store, actors: Sequence[ActorRow]) -> list[ActorRow]:
    """These actors, each with whether it is followed."""
    with store.read() as connection:
        followed = followed_actors(connection)
    return [replace(actor, followed=actor.id in followed) for actor in actors]
