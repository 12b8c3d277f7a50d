"""Whom analyses found: keeps the actors and forms that are new, and tells the ids of all."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from core.analysis import Analysis, CastMember, Mention, Text
from core.types import Field
from store.aliases import FROM_TEXT, add_aliases
from store.effects import actor_ids, load_rules, name_as_told
from store.models import ACTOR, ALIAS
from store.rules import Identity, Rules
from store.sql import among, mapped
from store.words import last_word, plain

Results = Mapping[int, tuple[Text, Analysis]]
"""By article: the text that was analysed, and what came of it."""


_Form = tuple[int, str]
"""The id of an actor that an analysis found, and how a text writes it."""


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of the actors and forms of some analyses.

    `shown` is, by the id of an actor found, that of the one it is shown as where no form
    decides. `forms` are, by actor found and form, the ids of the alias and of the actor shown.
    """

    ids: Mapping[Identity, int]
    shown: Mapping[int, int]
    forms: Mapping[_Form, tuple[int, int]]


def identity(member: CastMember, article_id: int) -> Identity:
    """Who a member of the cast is across articles: of a partial one only this article knows."""
    return (f"{member.key} @{article_id}" if member.partial else member.key, member.kind.value)


def form(text: Text, mention: Mention) -> str:
    """How a mention is written, its white space in one piece."""
    where = text.title if mention.field is Field.TITLE else text.body
    return " ".join(where[mention.start : mention.end].split())


def keep_found(connection: Connection, results: Results) -> Found:
    """Stores whom analyses found, with their names and the forms in which texts name them."""
    members = [(identity(member, i), member) for i, (_, a) in results.items() for member in a.cast]
    rules = load_rules(connection)
    _keep_actors(connection, members)
    ids = actor_ids(connection, {who for who, _ in members})
    name_as_told(connection, rules, ids)
    written = {(who, member.name) for who, member in members} | set(_written(results))
    forms = _keep_forms(connection, rules, ids, written)
    shown = select(ACTOR.c.id, func.coalesce(ACTOR.c.shown_as, ACTOR.c.id))
    return Found(ids, mapped(connection, shown.where(among(ACTOR.c.id, ids.values()))), forms)


def _keep_actors(connection: Connection, members: Sequence[tuple[Identity, CastMember]]) -> None:
    """Stores the actors that are new.

    The name that an actor was first met by stays, unless a longer one comes.
    """
    longest: dict[Identity, CastMember] = {}
    for who, member in members:
        known = longest.setdefault(who, member)
        if len(member.name) > len(known.name):
            longest[who] = member
    if not longest:
        return
    upsert = insert(ACTOR)
    upsert = upsert.on_conflict_do_update(
        index_elements=[ACTOR.c.key, ACTOR.c.kind],
        set_={"name": upsert.excluded.name, "found_name": upsert.excluded.name},
        where=func.length(upsert.excluded.name) > func.length(ACTOR.c.found_name),
    )
    connection.execute(
        upsert,
        [
            {
                "key": key,
                "kind": kind,
                "name": member.name,
                "found_name": member.name,
                "last_word": last_word(key),
                "partial": member.partial,
            }
            for (key, kind), member in longest.items()
        ],
    )


def _written(results: Results) -> Iterable[tuple[Identity, str]]:
    """Whom the texts name, in which form."""
    for i, (text, analysis) in results.items():
        who = [identity(member, i) for member in analysis.cast]
        for mention in analysis.mentions:
            if mention.by_name:
                yield who[mention.actor], form(text, mention)


def _keep_forms(
    connection: Connection,
    rules: Rules,
    ids: Mapping[Identity, int],
    written: Collection[tuple[Identity, str]],
) -> Mapping[_Form, tuple[int, int]]:
    """Stores the forms that are new, each with the actor that the reader's rules show.

    Returns:
        all forms of these actors.
    """
    known = _forms(connection, ids.values())
    new = [(who, name) for who, name in written if (ids[who], name) not in known]
    if not new:
        return known
    shown = {**(actor_ids(connection, rules.actors) if rules.moved else {}), **ids}
    add_aliases(
        connection,
        sorted((ids[who], shown[rules.shown(who, plain(name))], name) for who, name in new),
        FROM_TEXT,
    )
    return _forms(connection, ids.values())


def _forms(connection: Connection, found_ids: Collection[int]) -> dict[_Form, tuple[int, int]]:
    query = select(ALIAS.c.found_id, ALIAS.c.form, ALIAS.c.id, ALIAS.c.actor_id).where(
        among(ALIAS.c.found_id, found_ids)
    )
    return {(found, form): (i, actor) for found, form, i, actor in connection.execute(query)}
