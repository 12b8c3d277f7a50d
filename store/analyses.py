"""Keeps what the language part concluded: actors, their forms, and where they are named."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, text, update
from sqlalchemy.dialects.sqlite import insert

from core.types import Analysis, CastMember, Text, text_hash
from store.engine import Store
from store.models import ACTOR, ALIAS, ANNOTATE, ARTICLE, MENTION, QUEUE
from store.sql import among, chunks
from store.tallies import tallied

FROM_TEXT = "text"
"""The origin of an alias that was met in an article."""

_INDEX = text("INSERT INTO alias_fts (rowid, form) SELECT id, form FROM alias WHERE id > :last")

_Key = tuple[str, str]
"""Who an actor is across articles: its key and its kind."""


def save(store: Store, version: int, results: Sequence[tuple[int, Text, Analysis]]) -> None:
    """Replaces the analyses of articles, by id, and takes them off the queue.

    An article whose text is not the one analysed is passed over: its change has queued it
    again.

    Args:
        version: of what analysed them.
        results: article id, the text that was analysed, what came of it.
    """
    for chunk in chunks(results):
        with store.write() as connection:
            _save(connection, version, _current(connection, chunk))


def _current(
    connection: Connection, results: Sequence[tuple[int, Text, Analysis]]
) -> dict[int, Analysis]:
    """The analyses of the texts that are stored at this moment."""
    query = select(ARTICLE.c.id, ARTICLE.c.text_hash).where(
        among(ARTICLE.c.id, [i for i, _, _ in results])
    )
    stored = {row.id: row.text_hash for row in connection.execute(query)}
    return {
        i: analysis
        for i, read, analysis in results
        if stored.get(i) == text_hash(read.title, read.body)
    }


def _save(connection: Connection, version: int, analyses: Mapping[int, Analysis]) -> None:
    """`save` for one transaction."""
    if not analyses:
        return
    actor_ids = _keep_actors(connection, [m for a in analyses.values() for m in a.cast])
    rows = [
        row for i, analysis in analyses.items() for row in _mention_rows(i, analysis, actor_ids)
    ]
    with tallied(connection, analyses.keys()):
        connection.execute(delete(MENTION).where(among(MENTION.c.article_id, analyses.keys())))
        if rows:
            connection.execute(insert(MENTION), rows)
    connection.execute(
        update(ARTICLE).where(ARTICLE.c.id == bindparam("row_id")),
        [
            {
                "row_id": i,
                "body_end": a.body_end,
                "analysed_to": a.analysed_to,
                "dateline": a.dateline,
                "analysed": version,
            }
            for i, a in analyses.items()
        ],
    )
    connection.execute(
        delete(QUEUE).where(QUEUE.c.stage == ANNOTATE, among(QUEUE.c.article_id, analyses.keys()))
    )


def _mention_rows(
    article_id: int, analysis: Analysis, actor_ids: Mapping[_Key, int]
) -> Iterable[dict[str, Any]]:
    """The rows of one article; of two mentions at one place the first stays."""
    places = {(m.field, m.start, m.end): m for m in reversed(analysis.mentions)}
    for m in places.values():
        yield {
            "article_id": article_id,
            "field": m.field,
            "start": m.start,
            "end": m.end,
            "label": m.label,
            "actor_id": actor_ids[_key(analysis.cast[m.actor])],
        }


def _keep_actors(connection: Connection, members: Sequence[CastMember]) -> dict[_Key, int]:
    """Stores the actors and forms that are new; the id of each actor.

    The name that an actor was first met by stays, unless a longer one comes.
    """
    if not members:
        return {}
    longest: dict[_Key, CastMember] = {}
    for member in members:
        known = longest.setdefault(_key(member), member)
        if len(member.name) > len(known.name):
            longest[_key(member)] = member
    upsert = insert(ACTOR)
    upsert = upsert.on_conflict_do_update(
        index_elements=[ACTOR.c.key, ACTOR.c.kind],
        set_={"name": upsert.excluded.name},
        where=func.length(upsert.excluded.name) > func.length(ACTOR.c.name),
    )
    connection.execute(
        upsert, [{"key": m.key, "kind": m.kind, "name": m.name} for m in longest.values()]
    )
    ids = _actor_ids(connection, longest.keys())
    forms = {(ids[_key(m)], form) for m in members for form in (m.name, *m.forms)}
    last = connection.execute(select(func.max(ALIAS.c.id))).scalar() or 0
    connection.execute(
        insert(ALIAS).on_conflict_do_nothing(),
        [{"actor_id": i, "form": form, "origin": FROM_TEXT} for i, form in sorted(forms)],
    )
    connection.execute(_INDEX, {"last": last})
    return ids


def _actor_ids(connection: Connection, keys: Iterable[_Key]) -> dict[_Key, int]:
    wanted = set(keys)
    query = select(ACTOR.c.key, ACTOR.c.kind, ACTOR.c.id).where(
        among(ACTOR.c.key, [key for key, _ in wanted])
    )
    return {(row.key, row.kind): row.id for row in connection.execute(query)}


def _key(member: CastMember) -> _Key:
    return (member.key, str(member.kind))
