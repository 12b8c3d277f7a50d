"""The surface forms of actors: kept as long as a text, a name or a correction has them."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, func, or_, select, text
from sqlalchemy.dialects.sqlite import insert

from store.models import ACTOR, ALIAS
from store.sql import among
from store.words import plain

FROM_TEXT = "text"
"""The origin of an alias that an analysis gave."""

FROM_CORRECTION = "correction"
"""The origin of an alias that the reader gave."""

_INDEX = text("INSERT INTO alias_fts (rowid, form) SELECT id, form FROM alias WHERE id > :last")


def add_aliases(connection: Connection, forms: Iterable[tuple[int, int, str]], origin: str) -> None:
    """Stores the forms that are new.

    Args:
        forms: the id of the actor found, of the one it is shown as, and a form.
        origin: FROM_TEXT or FROM_CORRECTION.
    """
    rows = [
        {"found_id": found, "actor_id": shown, "form": form, "plain": plain(form), "origin": origin}
        for found, shown, form in forms
    ]
    if rows:
        last = connection.execute(select(func.max(ALIAS.c.id))).scalar() or 0
        connection.execute(insert(ALIAS).on_conflict_do_nothing(), rows)
        connection.execute(_INDEX, {"last": last})


def drop_unused(connection: Connection, found_ids: Collection[int]) -> None:
    """Removes the forms of actors in which no text names them, but for their names."""
    names = select(ACTOR.c.id).where(
        ACTOR.c.id == ALIAS.c.found_id,
        or_(ACTOR.c.name == ALIAS.c.form, ACTOR.c.found_name == ALIAS.c.form),
    )
    connection.execute(
        delete(ALIAS).where(
            among(ALIAS.c.found_id, found_ids), ALIAS.c.mentions <= 0, ~names.exists()
        )
    )
