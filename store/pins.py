"""What the reader says of stories: which one an article is in, or that it is in none.

It holds whatever the programs find later. Every change returns how its articles stood before it,
with which `restore` takes it back.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from core.errors import NotFoundError
from core.stories import Standing
from store.engine import Store
from store.models import ARTICLE
from store.sql import IDS, among, chunks
from store.story_models import STORY, STORY_PIN

_STANDINGS = select(
    ARTICLE.c.id, ARTICLE.c.story_id, STORY_PIN.c.article_id.is_not(None).label("pinned")
).outerjoin(STORY_PIN, STORY_PIN.c.article_id == ARTICLE.c.id)

_AMONG = _STANDINGS.where(among(ARTICLE.c.id, IDS))


def pin(store: Store, article_ids: Sequence[int], story_id: int | None) -> tuple[Standing, ...]:
    """Puts articles in a story for good, or in none; returns how they stood before.

    Raises:
        NotFoundError: there is no such story.
    """
    with store.write() as connection:
        if story_id is not None:
            _check(connection, story_id)
        return _pin(connection, among(ARTICLE.c.id, article_ids), story_id)


def join(store: Store, article_id: int, other_id: int) -> tuple[Standing, ...]:
    """Puts an article in the story of another for good; returns how both stood before.

    Where the other is in none, the two make a new story.

    Raises:
        NotFoundError: there is no such article.
    """
    with store.write() as connection:
        both = standings_in(connection, [article_id, other_id])
        for i in (article_id, other_id):
            if i not in both:
                raise NotFoundError(str(i), "there is no such article")
        story_id = both[other_id].story_id
        if story_id is not None:
            return _pin(connection, ARTICLE.c.id == article_id, story_id)
        return _pin(connection, among(ARTICLE.c.id, [article_id, other_id]), new_story(connection))


def merge(store: Store, story_id: int, into_id: int) -> tuple[Standing, ...]:
    """Puts every article of one story in another for good; returns how they stood before.

    Raises:
        NotFoundError: there is no such story.
    """
    with store.write() as connection:
        for i in (story_id, into_id):
            _check(connection, i)
        if story_id == into_id:
            return ()
        return _pin(connection, ARTICLE.c.story_id == story_id, into_id)


def restore(store: Store, before: Iterable[Standing]) -> None:
    """Puts articles back to how they stood."""
    for chunk in chunks(list(before)):
        with store.write() as connection:
            pins = [s for s in chunk if s.pinned]
            places = {s.story_id for s in chunk}
            for story_id in places:
                ids = [s.article_id for s in chunk if s.story_id == story_id]
                put(connection, among(ARTICLE.c.id, ids), story_id)
            ids = [s.article_id for s in chunk]
            connection.execute(delete(STORY_PIN).where(among(STORY_PIN.c.article_id, ids)))
            if pins:
                rows = [{"article_id": s.article_id, "story_id": s.story_id} for s in pins]
                connection.execute(insert(STORY_PIN), rows)


def standings(store: Store, article_ids: Collection[int]) -> dict[int, Standing]:
    """Which stories articles are in, by article; ids that are not there are left out."""
    with store.read() as connection:
        return standings_in(connection, article_ids)


def standings_in(connection: Connection, article_ids: Collection[int]) -> dict[int, Standing]:
    """`standings`, within a transaction."""
    return _by_article(connection.execute(_AMONG, {"ids": article_ids}))


def put(connection: Connection, which: ColumnElement[bool], story_id: int | None) -> None:
    """Puts articles in a story or in none, within a transaction; writes only what changes."""
    other = ARTICLE.c.story_id.is_distinct_from(story_id)
    connection.execute(update(ARTICLE).where(which, other).values(story_id=story_id))


def new_story(connection: Connection) -> int:
    """The id of a new story without articles, within a transaction."""
    made = connection.execute(insert(STORY).values(seen_at=None).returning(STORY.c.id))
    return int(made.scalar_one())


def _by_article(rows: Iterable[Row[Any]]) -> dict[int, Standing]:
    return {row.id: Standing(row.id, row.story_id, row.pinned) for row in rows}


def _pin(
    connection: Connection, which: ColumnElement[bool], story_id: int | None
) -> tuple[Standing, ...]:
    before = tuple(_by_article(connection.execute(_STANDINGS.where(which))).values())
    ids = [s.article_id for s in before]
    put(connection, among(ARTICLE.c.id, ids), story_id)
    upsert = insert(STORY_PIN).from_select(
        ["article_id", "story_id"],
        select(ARTICLE.c.id, ARTICLE.c.story_id).where(among(ARTICLE.c.id, ids)),
    )
    connection.execute(
        upsert.on_conflict_do_update(
            index_elements=[STORY_PIN.c.article_id], set_={"story_id": story_id}
        )
    )
    return before


def _check(connection: Connection, story_id: int) -> None:
    there = select(func.count()).select_from(STORY).where(STORY.c.id == story_id)
    if not connection.execute(there).scalar_one():
        raise NotFoundError(str(story_id), "there is no such story")
