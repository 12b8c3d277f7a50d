"""What the reader says of actors: merge, split, rename, retype, hide; each can be undone."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from core.clean import clean_line
from core.errors import CorrectionError, NotFoundError
from core.types import Correction, CorrectionKind, Kind
from store.effects import change_rules, ensure_actor, load_rules
from store.engine import Store
from store.models import ACTOR, ALIAS, CORRECTION
from store.rules import Identity
from store.sql import mapped
from store.words import plain


def merge(store: Store, actor_id: int, into_id: int) -> Correction:
    """Shows every mention of one actor as another, in every article, later ones too.

    Raises:
        NotFoundError: there is no such actor.
        CorrectionError: they are one already, or either is shown as somebody else.
    """
    with store.write() as connection:
        actor, into = _shown(connection, actor_id), _shown(connection, into_id)
        if actor.id == into.id:
            raise CorrectionError(actor.name, "cannot be merged into itself")
        return _give(connection, CorrectionKind.MERGE, actor, into=_identity(into))


def split(store: Store, actor_id: int, form: str) -> Correction:
    """Makes the mentions of an actor that are written `form` an actor of their own.

    Case, accents, signs and spaces of `form` do not count.

    Raises:
        NotFoundError: there is no such actor, or it is never written so.
        CorrectionError: the actor is shown as somebody else, or is written in no other way.
    """
    with store.write() as connection:
        actor, wanted = _shown(connection, actor_id), plain(clean_line(form))
        forms = _written(connection, actor.id)
        if wanted not in forms:
            hint = f"newscast actor {actor.id} shows its forms"
            raise NotFoundError(clean_line(form), f"{actor.name} is never written so", hint)
        if len(forms) == 1:
            raise CorrectionError(actor.name, "is written in no other way", "rename it instead")
        return _give(
            connection,
            CorrectionKind.SPLIT,
            actor,
            into=(f"{wanted} @{actor.key}", actor.kind),
            form=wanted,
            text=forms[wanted],
        )


def rename(store: Store, actor_id: int, name: str) -> Correction:
    """Shows an actor by another name; it is found by the old one too.

    Raises:
        NotFoundError: there is no such actor.
        CorrectionError: the actor is shown as somebody else or called so, or no name is left of
            `name`.
    """
    with store.write() as connection:
        actor, told = _shown(connection, actor_id), clean_line(name)
        if not told:
            raise CorrectionError(actor.name, "needs a name that can be seen")
        if told == actor.name:
            raise CorrectionError(actor.name, "is called so already")
        return _give(connection, CorrectionKind.RENAME, actor, text=told)


def retype(store: Store, actor_id: int, kind: Kind) -> Correction:
    """Shows an actor as one of another kind: the one with its key, if there is one already.

    Raises:
        NotFoundError: there is no such actor.
        CorrectionError: the actor is shown as somebody else, or is of this kind.
    """
    with store.write() as connection:
        actor = _shown(connection, actor_id)
        if actor.kind == kind:
            raise CorrectionError(actor.name, f"is of the kind {kind} already")
        into = (actor.key, kind.value)
        return _give(connection, CorrectionKind.RETYPE, actor, into=into, text=kind.value)


def hide(store: Store, actor_id: int) -> Correction:
    """Leaves an actor out of every cast, list and completion.

    Raises:
        NotFoundError: there is no such actor.
        CorrectionError: the actor is shown as somebody else, or is hidden.
    """
    with store.write() as connection:
        actor = _shown(connection, actor_id)
        if actor.hidden:
            raise CorrectionError(actor.name, "is hidden already")
        return _give(connection, CorrectionKind.HIDE, actor)


def undo(store: Store, correction_id: int | None = None) -> Correction:
    """Takes a correction back, the last one unless told otherwise, and returns it.

    The store then shows what it would if the correction had never been given.

    Raises:
        NotFoundError: there is no such correction, or none at all.
    """
    last = select(func.max(CORRECTION.c.id)).scalar_subquery()
    wanted = CORRECTION.c.id == (last if correction_id is None else correction_id)
    with store.write() as connection:
        found = _corrections(connection, wanted)
        if not found:
            what = "correction" if correction_id is None else str(correction_id)
            hint = "newscast correct list shows them"
            raise NotFoundError(what, "there is none to undo", hint)
        before = load_rules(connection)
        connection.execute(delete(CORRECTION).where(CORRECTION.c.id == found[0].id))
        change_rules(connection, before, load_rules(connection))
        return found[0]


def corrections(store: Store) -> list[Correction]:
    """What the reader said of actors, the last first."""
    with store.read() as connection:
        return _corrections(connection)


def _shown(connection: Connection, actor_id: int) -> Row[Any]:
    """The actor of this id, which no correction shows as another."""
    row = connection.execute(select(ACTOR).where(ACTOR.c.id == actor_id)).one_or_none()
    if row is None:
        raise NotFoundError(str(actor_id), "there is no such actor", "newscast actors lists them")
    if row.shown_as is not None:
        name = connection.execute(select(ACTOR.c.name).where(ACTOR.c.id == row.shown_as)).scalar()
        raise CorrectionError(
            row.name,
            f"is shown as {name} by a correction",
            f"take {row.shown_as} instead, or undo the correction",
        )
    return row


def _identity(actor: Row[Any]) -> Identity:
    return actor.key, actor.kind


def _written(connection: Connection, actor_id: int) -> dict[str, str]:
    """The forms in which texts name an actor by plain form, of each its most frequent spelling."""
    query = (
        select(ALIAS.c.plain, ALIAS.c.form)
        .where(ALIAS.c.actor_id == actor_id, ALIAS.c.mentions > 0)
        .order_by(ALIAS.c.mentions)
    )
    return mapped(connection, query)


def _give(
    connection: Connection,
    action: CorrectionKind,
    actor: Row[Any],
    into: Identity | None = None,
    form: str = "",
    text: str = "",
) -> Correction:
    """Keeps a correction and applies it."""
    before = load_rules(connection)
    into_key, into_kind = into or ("", "")
    if into:
        name = text if action is CorrectionKind.SPLIT else actor.found_name
        ensure_actor(connection, into, name)
    given = insert(CORRECTION).values(
        given=datetime.now(UTC),
        action=action,
        key=actor.key,
        kind=actor.kind,
        into_key=into_key,
        into_kind=into_kind,
        form=form,
        text=text,
    )
    (number,) = connection.execute(given).inserted_primary_key or (0,)
    change_rules(connection, before, load_rules(connection))
    return _corrections(connection, CORRECTION.c.id == number)[0]


def _corrections(connection: Connection, *which: ColumnElement[bool]) -> list[Correction]:
    """The corrections that `which` selects, the last first."""
    actor, into = ACTOR.alias("actor"), ACTOR.alias("into")
    query = (
        select(
            CORRECTION,
            actor.c.id.label("actor_id"),
            actor.c.found_name,
            into.c.id.label("into_id"),
            into.c.name.label("into"),
        )
        .join_from(
            CORRECTION,
            actor,
            and_(actor.c.key == CORRECTION.c.key, actor.c.kind == CORRECTION.c.kind),
        )
        .outerjoin(
            into,
            and_(into.c.key == CORRECTION.c.into_key, into.c.kind == CORRECTION.c.into_kind),
        )
        .where(*which)
        .order_by(CORRECTION.c.id.desc())
    )
    return [
        Correction(
            id=row.id,
            action=CorrectionKind(row.action),
            actor_id=row.actor_id,
            actor=row.found_name,
            into_id=row.into_id,
            into=row.into or "",
            text=row.text,
            given=row.given,
        )
        for row in connection.execute(query)
    ]
