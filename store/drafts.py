"""Takes drafts in: new articles, and changes to known ones, each with the work they call for."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, literal, select, text, update
from sqlalchemy.dialects.sqlite import insert

from core.drafts import Draft
from core.text_keys import text_key
from core.types import DatedBy, Field
from store.aliases import drop_unused
from store.copies import gather
from store.engine import Store
from store.full_text import shows_page
from store.models import ARTICLE, ARTICLE_VERSION, MENTION, ROLE
from store.queue import enqueue
from store.sql import among, chunks, dump_dateline, dump_marks, mapped
from store.tags import give_tags
from store.tallies import tallied

_TEXT = ("title", "text_hash", "marks", "body")
_KNOWN = ("id", "fetched", "published", "dated_by", "text_key", *_TEXT)
_PLACE = ("article_id", "field", "start", "end")
_NOT_ANALYSED = {"analysed": 0, "analysed_to": 0} | dump_dateline(None)

_INDEX = text(
    "INSERT INTO article_fts (rowid, title, body) SELECT id, title, body FROM article_text"
    " WHERE id > :last"
)

FUTURE = timedelta(days=1)
"""How far past its arrival an article may be dated: clocks and time zones differ, no more."""


def add(store: Store, feed_id: int, drafts: Sequence[tuple[str, Draft]], now: datetime) -> int:
    """Stores new articles, each with the guid it goes by, and queues them for analysis.

    A guid that the feed already has is passed over.

    Returns:
        the number of articles that are new.
    """
    added = 0
    for chunk in chunks(drafts):
        values = [
            {"feed_id": feed_id, "guid": guid, "fetched": now}
            | _states(draft)
            | _values(draft, now, now)
            for guid, draft in chunk
        ]
        with store.write() as connection:
            last = connection.execute(select(func.max(ARTICLE.c.id))).scalar() or 0
            connection.execute(insert(ARTICLE).on_conflict_do_nothing(), values)
            connection.execute(_INDEX, {"last": last})
            gather(connection, {str(row["text_key"]) for row in values})
            _tag(connection, feed_id, chunk, last)
            added += enqueue(connection, ARTICLE.c.id > last)
    return added


def change(store: Store, changes: Sequence[tuple[int, Draft]], now: datetime) -> None:
    """Replaces articles by id with what their drafts say; what the reader did to them stays.

    Where the text changed, the earlier one is kept, mentions that name the same words at the
    same place stay until the new analysis, and the article is queued for it. The text of its
    page is not the draft's to change: where that is shown, the feed's waits behind it.
    """
    for chunk in chunks(changes):
        with store.write() as connection:
            _change(connection, dict(chunk), now)


def _change(connection: Connection, drafts: Mapping[int, Draft], now: datetime) -> None:
    """`change` for one transaction."""
    query = select(*(ARTICLE.c[name] for name in _KNOWN)).where(among(ARTICLE.c.id, drafts.keys()))
    old = {row.id: row for row in connection.execute(query)}
    new = {
        i: _values(drafts[i], row.fetched, now, row.published, row.dated_by)
        for i, row in old.items()
    }
    edited = {i for i, row in old.items() if row.text_hash != new[i]["text_hash"]}
    paged = {i for i, row in old.items() if shows_page(row) and row.body != new[i]["body"]}
    with tallied(connection, old.keys()):
        _keep_versions(connection, edited - paged, now)
        _put_behind(connection, {i: new[i] for i in edited & paged}, now)
        for i in paged:
            body = old[i].body
            new[i] |= {"body": body, "body_end": len(body), "marks": old[i].marks}
        rewritten = {i for i in edited if _text(old[i]._mapping) != _text(new[i])}
        dropped = _drop_mentions(connection, {i: (old[i], new[i]) for i in rewritten})
        for i, values in new.items():
            kept = values | _NOT_ANALYSED if i in rewritten else _without_text(values)
            connection.execute(update(ARTICLE).where(ARTICLE.c.id == i).values(**kept))
        _redate_roles(connection, old.keys())
    gather(
        connection, {text.text_key for text in old.values()} | {v["text_key"] for v in new.values()}
    )
    drop_unused(connection, dropped)
    enqueue(connection, among(ARTICLE.c.id, rewritten))


def _keep_versions(connection: Connection, ids: Collection[int], now: datetime) -> None:
    """Copies the texts of articles that are about to be replaced."""
    earlier = select(
        ARTICLE.c.id, literal(now, ARTICLE.c.fetched.type), *(ARTICLE.c[name] for name in _TEXT)
    ).where(among(ARTICLE.c.id, ids))
    connection.execute(
        insert(ARTICLE_VERSION).from_select(["article_id", "replaced_at", *_TEXT], earlier)
    )


def _put_behind(connection: Connection, texts: Mapping[int, dict[str, Any]], now: datetime) -> None:
    """Makes the feed's texts of articles that show their pages' the versions to swap with."""
    for i, values in texts.items():
        text_now = {name: values[name] for name in _TEXT}
        connection.execute(
            insert(ARTICLE_VERSION).values(article_id=i, replaced_at=now, **text_now)
        )


def _text(article: Mapping[Any, Any]) -> tuple[str, str]:
    return article["title"], article["body"]


def _drop_mentions(
    connection: Connection, texts: Mapping[int, tuple[Row[Any], Mapping[str, Any]]]
) -> set[int]:
    """Removes the mentions under which the new text reads otherwise; says whom they named."""
    query = select(MENTION).where(among(MENTION.c.article_id, texts.keys()))
    moved, found = [], set()
    for row in connection.execute(query):
        old, new = texts[row.article_id]
        name = "title" if row.field == Field.TITLE else "body"
        was, is_now = old._mapping[name], new[name]
        if was[row.start : row.end] != is_now[row.start : row.end]:
            moved.append({f"old_{name}": row._mapping[name] for name in _PLACE})
            found.add(row.found_id)
    if moved:
        places = (MENTION.c[name] == bindparam(f"old_{name}") for name in _PLACE)
        connection.execute(delete(MENTION).where(*places), moved)
    return found


def _redate_roles(connection: Connection, ids: Collection[int]) -> None:
    """Lets the dates of roles follow those of their articles."""
    dated = select(ARTICLE.c.dated).where(ARTICLE.c.id == ROLE.c.article_id).scalar_subquery()
    connection.execute(
        update(ROLE).where(among(ROLE.c.article_id, ids), ROLE.c.dated != dated).values(dated=dated)
    )


def _without_text(values: dict[str, Any]) -> dict[str, Any]:
    """`values` of an article whose text stands: naming its text would index it anew."""
    return {name: v for name, v in values.items() if name not in ("title", "body", "body_end")}


def _states(draft: Draft) -> dict[str, bool]:
    """What a new article starts as: later only the reader changes it."""
    return {
        "read": bool(draft.read),
        "starred": bool(draft.starred),
        "hidden": draft.hidden,
    }


def _tag(
    connection: Connection, feed_id: int, drafts: Sequence[tuple[str, Draft]], last: int
) -> None:
    """Gives the articles after `last` the tags that their drafts have."""
    tags = {guid: draft.tags for guid, draft in drafts if draft.tags}
    if tags:
        query = select(ARTICLE.c.guid, ARTICLE.c.id).where(
            ARTICLE.c.feed_id == feed_id, ARTICLE.c.id > last, among(ARTICLE.c.guid, tags)
        )
        found = mapped(connection, query)
        give_tags(connection, {found[guid]: tags[guid] for guid in found})


def _values(
    draft: Draft,
    fetched: datetime,
    now: datetime,
    published: datetime | None = None,
    dated_by: str = DatedBy.FETCHED,
) -> dict[str, Any]:
    """The columns that a draft says; `published` serves where the draft has none."""
    dated_by = draft.dated_by if draft.published else dated_by
    published = draft.published or published
    return {
        "url": draft.url,
        "canonical": draft.canonical,
        "path": draft.path,
        "source": draft.source,
        "title": draft.title,
        "author": draft.author,
        "language": draft.language,
        "published": published,
        "updated": draft.updated,
        "dated_by": dated_by,
        "dated": min(published, now + FUTURE) if published else fetched,
        "text_hash": draft.text_hash,
        "text_key": text_key(draft.title, draft.body.text),
        "body_end": len(draft.body.text),
        "marks": dump_marks(draft.body.marks),
        "body": draft.body.text,
    }
