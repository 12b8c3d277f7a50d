"""Applies the reader's rules to what is stored: actors, their forms, mentions and tallies."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from core.types import CorrectionKind
from store.aliases import FROM_CORRECTION, add_aliases, drop_unused
from store.models import ACTOR, ALIAS, CORRECTION, MENTION
from store.rules import Identity, Rule, Rules
from store.sql import among
from store.tallies import tally
from store.words import last_word

_Move = tuple[int, int, int]
"""Ids of the found actor, of the one it was shown as and of the one it is shown as."""

_NO_FORM = 0
"""Stands for the form of mentions that give no name."""


def load_rules(connection: Connection) -> Rules:
    """The corrections in force."""
    rows = connection.execute(select(CORRECTION).order_by(CORRECTION.c.id))
    return Rules([_rule(row) for row in rows])


def actor_ids(connection: Connection, identities: Iterable[Identity]) -> dict[Identity, int]:
    """The ids of actors; identities that the store does not know are left out."""
    wanted = set(identities)
    query = select(ACTOR.c.key, ACTOR.c.kind, ACTOR.c.id).where(
        among(ACTOR.c.key, {key for key, _ in wanted})
    )
    found = {(row.key, row.kind): row.id for row in connection.execute(query)}
    return {identity: i for identity, i in found.items() if identity in wanted}


def ensure_actor(connection: Connection, who: Identity, name: str) -> None:
    """Stores an actor that only a correction knows so far."""
    key, kind = who
    connection.execute(
        insert(ACTOR)
        .values(key=key, kind=kind, name=name, found_name=name, last_word=last_word(key))
        .on_conflict_do_nothing()
    )


def change_rules(connection: Connection, before: Rules, after: Rules) -> None:
    """Makes a store that shows what `before` says show what `after` says.

    Only actors of whom a rule speaks are looked at, and only mentions that change are written.
    """
    ids = actor_ids(connection, before.actors | after.actors)
    _set_attributes(connection, after, ids)
    moves = _move_forms(connection, before, after, ids)
    for move, aliases in moves.items():
        _move_mentions(connection, move, aliases)
    add_aliases(
        connection,
        [(ids[who], ids[after.shown(who)], name) for who, name in after.names.items()],
        FROM_CORRECTION,
    )
    tally(connection, {actor for _, old, new in moves for actor in (old, new)})
    drop_unused(connection, ids.values())


def name_as_told(connection: Connection, rules: Rules, ids: Mapping[Identity, int]) -> None:
    """Gives those of some actors that the reader renamed their names again."""
    told = [{"actor": ids[who], "told": name} for who, name in rules.names.items() if who in ids]
    if told:
        connection.execute(
            update(ACTOR).where(ACTOR.c.id == bindparam("actor")).values(name=bindparam("told")),
            told,
        )


def _rule(row: Any) -> Rule:
    return Rule(
        CorrectionKind(row.action),
        (row.key, row.kind),
        (row.into_key, row.into_kind) if row.into_kind else None,
        row.form,
        row.text,
    )


def _set_attributes(connection: Connection, rules: Rules, ids: Mapping[Identity, int]) -> None:
    """Names, hides and shows as others the actors of `ids` as the rules say."""
    names = rules.names
    rows = []
    for who, i in ids.items():
        shown = ids[rules.shown(who)]
        rows.append(
            {
                "actor": i,
                "told": names.get(who),
                "hidden": rules.is_hidden(who),
                "shown_as": shown if shown != i else None,
            }
        )
    if rows:
        connection.execute(
            update(ACTOR)
            .where(ACTOR.c.id == bindparam("actor"))
            .values(
                name=func.coalesce(bindparam("told"), ACTOR.c.found_name),
                hidden=bindparam("hidden"),
                shown_as=bindparam("shown_as"),
            ),
            rows,
        )


def _move_forms(
    connection: Connection, before: Rules, after: Rules, ids: Mapping[Identity, int]
) -> dict[_Move, list[int]]:
    """Sets the actors of forms; which forms of whom changed from whom to whom.

    A form that is shown as it was is not among them.
    """
    found = {ids[who]: who for who in before.moved | after.moved}
    query = select(ALIAS.c.id, ALIAS.c.found_id, ALIAS.c.plain).where(
        among(ALIAS.c.found_id, found.keys())
    )
    forms = [(row.id, row.found_id, row.plain) for row in connection.execute(query)]
    moves: defaultdict[_Move, list[int]] = defaultdict(list)
    for alias_id, actor_id, form in [*forms, *((_NO_FORM, i, "") for i in found)]:
        old = ids[before.shown(found[actor_id], form)]
        new = ids[after.shown(found[actor_id], form)]
        if old != new:
            moves[actor_id, old, new].append(alias_id)
    rows = [{"alias": a, "actor": new} for (_, _, new), moved in moves.items() for a in moved]
    if rows:
        connection.execute(
            update(ALIAS)
            .where(ALIAS.c.id == bindparam("alias"))
            .values(actor_id=bindparam("actor")),
            rows,
        )
    return moves


def _move_mentions(connection: Connection, move: _Move, aliases: list[int]) -> None:
    """Shows the mentions that were found in these forms as another actor.

    Those that are shown as somebody else already are in an index of their own; the sum keeps
    SQLite from looking for them among all mentions of that other actor.
    """
    found, old, new = move
    if old == found:
        place = and_(MENTION.c.actor_id == found, MENTION.c.found_id == found)
    else:
        moved = MENTION.c.found_id != MENTION.c.actor_id
        place = and_(moved, MENTION.c.found_id == found, MENTION.c.actor_id + 0 == old)
    connection.execute(
        update(MENTION)
        .where(place, among(func.coalesce(MENTION.c.alias_id, _NO_FORM), aliases))
        .values(actor_id=new)
    )
