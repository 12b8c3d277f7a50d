"""Makes the mentions that an analysis found of one actor those of another."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, func, not_, select, text, union, update
from sqlalchemy.dialects.sqlite import insert

from core.errors import NotFoundError
from core.types import Answer
from store.aliases import FROM_TEXT, add_aliases, drop_unused
from store.effects import actor_ids, load_rules
from store.engine import Store
from store.models import ACTOR, ALIAS, APPEARANCE, JUDGEMENT, MENTION, ROLE
from store.rules import Identity
from store.sql import among
from store.tallies import tallied
from store.words import plain

_MOVE = text(
    "UPDATE mention SET found_id = :into, (alias_id, actor_id) = ("
    "SELECT there.id, there.actor_id FROM alias AS here"
    " JOIN alias AS there ON there.found_id = :into AND there.form = here.form"
    " WHERE here.id = mention.alias_id)"
    " WHERE article_id = :article AND found_id = :found AND alias_id IS NOT NULL"
)

Pair = tuple[Identity, Identity]
"""A partial actor, and the one that it may be."""


def settled(store: Store, pairs: Collection[Pair]) -> set[Pair]:
    """Those pairs that stay two, as the reader spoke of the partial actor or judged them `n`."""
    with store.read() as connection:
        return _settled(connection, pairs)


def relink(store: Store, partial_actor_id: int, into_actor_id: int) -> None:
    """Makes all that analyses found of a partial actor found of another one.

    Its forms, titles and appearances go with it; the reader's corrections of the other actor
    apply. Nothing happens to two that are `settled`. A new analysis of the article asks anew.

    Raises:
        NotFoundError: there is no such actor.
    """
    with store.write() as connection:
        who, into = (_identity(connection, i) for i in (partial_actor_id, into_actor_id))
        if who == into or _settled(connection, [(who, into)]):
            return
        articles = _articles(connection, partial_actor_id)
        _share_forms(connection, partial_actor_id, into_actor_id, into)
        with tallied(connection, articles):
            _move_mentions(connection, articles, partial_actor_id, into_actor_id)
        _move_appearances(connection, articles, partial_actor_id, into_actor_id)
        _move_roles(connection, articles, partial_actor_id, into_actor_id)
        _move_follow(connection, partial_actor_id, into_actor_id)
        drop_unused(connection, [partial_actor_id, into_actor_id])


def _move_follow(connection: Connection, partial_actor_id: int, into_actor_id: int) -> None:
    """Whoever followed the one follows the other."""
    was = select(ACTOR.c.followed).where(ACTOR.c.id == partial_actor_id)
    if connection.execute(was).scalar():
        for actor_id, followed in ((partial_actor_id, False), (into_actor_id, True)):
            change = update(ACTOR).where(ACTOR.c.id == actor_id)
            connection.execute(change.values(followed=followed))


def _identity(connection: Connection, actor_id: int) -> Identity:
    row = connection.execute(
        select(ACTOR.c.key, ACTOR.c.kind).where(ACTOR.c.id == actor_id)
    ).one_or_none()
    if row is None:
        raise NotFoundError(str(actor_id), "there is no such actor")
    return row.key, row.kind


def _settled(connection: Connection, pairs: Collection[Pair]) -> set[Pair]:
    """`settled`, within a transaction."""
    corrected = load_rules(connection).actors
    return {pair for pair in pairs if pair[0] in corrected or _are_two(connection, *pair)}


def _are_two(connection: Connection, one: Identity, other: Identity) -> bool:
    """Whether the reader judged that two actors of a kind are not one."""
    low, high = sorted((one[0], other[0]))
    judged = select(JUDGEMENT.c.answer).where(
        JUDGEMENT.c.kind == one[1], JUDGEMENT.c.key == low, JUDGEMENT.c.other_key == high
    )
    return connection.execute(judged).scalar() == Answer.NO


def _articles(connection: Connection, found_id: int) -> list[int]:
    """The articles in which an analysis found an actor, whoever it is shown as."""
    found = select(MENTION.c.article_id).where(MENTION.c.found_id == found_id)
    here = found.where(MENTION.c.actor_id == found_id)
    elsewhere = found.where(MENTION.c.found_id != MENTION.c.actor_id)
    return list(connection.execute(union(here, elsewhere)).scalars())


def _share_forms(connection: Connection, found_id: int, into_id: int, into: Identity) -> None:
    """Gives the forms of one actor to another, as the reader's rules show that."""
    rules = load_rules(connection)
    ids = {into: into_id, **actor_ids(connection, rules.actors)}
    query = select(ALIAS.c.form).where(ALIAS.c.found_id == found_id)
    forms = connection.execute(query).scalars().all()
    shared = [(into_id, ids[rules.shown(into, plain(form))], form) for form in forms]
    add_aliases(connection, shared, FROM_TEXT)


def _move_mentions(
    connection: Connection, articles: Collection[int], found_id: int, into_id: int
) -> None:
    """Those by name follow their forms, others go to whom the other actor is shown as."""
    moved = {"found": found_id, "into": into_id}
    if articles:
        connection.execute(_MOVE, [moved | {"article": i} for i in articles])
    shown = select(func.coalesce(ACTOR.c.shown_as, ACTOR.c.id)).where(ACTOR.c.id == into_id)
    connection.execute(
        update(MENTION)
        .where(among(MENTION.c.article_id, articles), MENTION.c.found_id == found_id)
        .values(found_id=into_id, actor_id=shown.scalar_subquery())
    )


def _move_appearances(
    connection: Connection, articles: Collection[int], found_id: int, into_id: int
) -> None:
    """Where both stand in an article, the other is as salient as the more salient of the two."""
    here = (among(APPEARANCE.c.article_id, articles), APPEARANCE.c.actor_id == found_id)
    rows = [
        {**row._mapping, "actor_id": into_id}
        for row in connection.execute(select(APPEARANCE).where(*here))
    ]
    upsert = insert(APPEARANCE)
    upsert = upsert.on_conflict_do_update(
        index_elements=[APPEARANCE.c.article_id, APPEARANCE.c.actor_id],
        set_={
            "salience": func.max(APPEARANCE.c.salience, upsert.excluded.salience),
            "source": func.min(APPEARANCE.c.source, upsert.excluded.source),
        },
    )
    if rows:
        connection.execute(upsert, rows)
        connection.execute(delete(APPEARANCE).where(*here))


def _move_roles(
    connection: Connection, articles: Collection[int], found_id: int, into_id: int
) -> None:
    here = (among(ROLE.c.article_id, articles), ROLE.c.actor_id == found_id)
    there = ROLE.alias("there")
    known = select(there.c.title).where(
        there.c.article_id == ROLE.c.article_id,
        there.c.actor_id == into_id,
        there.c.title == ROLE.c.title,
    )
    connection.execute(update(ROLE).where(*here, not_(known.exists())).values(actor_id=into_id))
    connection.execute(delete(ROLE).where(*here))
