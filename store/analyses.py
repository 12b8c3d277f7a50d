"""Keeps what the language part concluded: the cast of articles and where each is named."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from core.analysis import Analysis, Mention, Text
from store.aliases import drop_unused
from store.engine import Store
from store.found import Found, Results, form, identity, keep_found
from store.models import ANNOTATE, APPEARANCE, ARTICLE, MENTION, QUEUE, RELATE, ROLE
from store.queue import enqueue, to_read
from store.sql import among, chunks, dump_dateline, mapped
from store.tallies import tallied


def save(store: Store, version: int, results: Sequence[tuple[int, Text, Analysis]]) -> None:
    """Replaces the analyses of articles, by id, and lets them wait for their stories instead.

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
) -> dict[int, tuple[Text, Analysis]]:
    """The analyses of the texts that are stored at this moment."""
    query = select(ARTICLE.c.id, ARTICLE.c.title, *to_read()).where(
        among(ARTICLE.c.id, [i for i, _, _ in results])
    )
    stored = {row.id: (row.title, row.body, row.rest) for row in connection.execute(query)}
    return {
        i: (read, analysis)
        for i, read, analysis in results
        if stored.get(i) == (read.title, read.body, read.rest)
    }


def _save(connection: Connection, version: int, results: Results) -> None:
    """`save` for one transaction."""
    if not results:
        return
    before = _found_before(connection, results.keys())
    found = keep_found(connection, results)
    with tallied(connection, results.keys()):
        for table, rows in (
            (MENTION, _mention_rows(results, found)),
            (APPEARANCE, _appearance_rows(results, found)),
            (ROLE, _role_rows(results, found, _days(connection, results.keys()))),
        ):
            connection.execute(delete(table).where(among(table.c.article_id, results.keys())))
            _insert(connection, table, list(rows))
    drop_unused(connection, before | set(found.ids.values()))
    _note(connection, version, {i: analysis for i, (_, analysis) in results.items()})
    connection.execute(
        delete(QUEUE).where(QUEUE.c.stage == ANNOTATE, among(QUEUE.c.article_id, results.keys()))
    )
    enqueue(connection, among(ARTICLE.c.id, results.keys()), RELATE)


def _found_before(connection: Connection, article_ids: Collection[int]) -> set[int]:
    """The actors that the stored analyses of articles found."""
    query = select(MENTION.c.found_id).distinct()
    found = connection.execute(query.where(among(MENTION.c.article_id, article_ids)))
    return set(found.scalars())


def _days(connection: Connection, article_ids: Collection[int]) -> dict[int, Any]:
    """When articles were published, else fetched."""
    query = select(ARTICLE.c.id, ARTICLE.c.dated).where(among(ARTICLE.c.id, article_ids))
    return mapped(connection, query)


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _mention_rows(results: Results, found: Found) -> Iterable[dict[str, Any]]:
    for article_id, (text, analysis) in results.items():
        who = _cast_ids(article_id, analysis, found)
        for m in _mentions(analysis):
            found_id = who[m.actor]
            alias_id, actor_id = (
                found.forms[found_id, form(text, m)] if m.by_name else (None, found.shown[found_id])
            )
            yield {
                "article_id": article_id,
                "field": m.field,
                "start": m.start,
                "end": m.end,
                "label": m.label,
                "actor_id": actor_id,
                "found_id": found_id,
                "alias_id": alias_id,
                "by_name": m.by_name,
                "confidence": m.confidence,
            }


def _mentions(analysis: Analysis) -> Iterable[Mention]:
    """The mentions of an analysis; of two at one place the first."""
    return {(m.field, m.start, m.end): m for m in reversed(analysis.mentions)}.values()


def _cast_ids(article_id: int, analysis: Analysis, found: Found) -> list[int]:
    return [found.ids[identity(member, article_id)] for member in analysis.cast]


def _appearance_rows(results: Results, found: Found) -> Iterable[dict[str, Any]]:
    """How each actor stands in each article; of one that a cast has twice the last."""
    for article_id, (_, analysis) in results.items():
        who = _cast_ids(article_id, analysis, found)
        for actor_id, member in dict(zip(who, analysis.cast, strict=True)).items():
            yield {
                "article_id": article_id,
                "actor_id": actor_id,
                "salience": member.salience,
                "source": member.source,
            }


def _role_rows(results: Results, found: Found, days: Mapping[int, Any]) -> Iterable[dict[str, Any]]:
    for article_id, (_, analysis) in results.items():
        who = _cast_ids(article_id, analysis, found)
        titles = dict.fromkeys(
            (actor_id, title)
            for actor_id, member in zip(who, analysis.cast, strict=True)
            for title in member.roles
        )
        for actor_id, title in titles:
            yield {
                "article_id": article_id,
                "actor_id": actor_id,
                "title": title,
                "dated": days[article_id],
            }


def _note(connection: Connection, version: int, analyses: Mapping[int, Analysis]) -> None:
    """Writes what analyses say of the articles themselves.

    An end of the article proper that is where it was is not written: each writing indexes the
    words of the article anew.
    """
    connection.execute(
        update(ARTICLE).where(ARTICLE.c.id == bindparam("row_id")),
        [
            {"row_id": i, "analysed_to": a.analysed_to, "analysed": version, "model": a.model}
            | dump_dateline(a.dateline)
            for i, a in analyses.items()
        ],
    )
    connection.execute(
        update(ARTICLE)
        .where(ARTICLE.c.id == bindparam("row_id"), ARTICLE.c.body_end != bindparam("proper_end"))
        .values(body_end=bindparam("proper_end")),
        [{"row_id": i, "proper_end": a.body_end} for i, a in analyses.items()],
    )
