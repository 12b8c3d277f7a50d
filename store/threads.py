"""Puts articles into stories as they come.

An article that is in a story stays there, and so does one of which the reader said where it
belongs: a story is never taken apart and two are never made one.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, exists, func, select

from core.analysis import Text
from store.engine import Store
from store.models import ARTICLE, QUEUE, RELATE
from store.pins import new_story, put, standings_in
from store.sql import among, mapped


def published(store: Store, article_ids: Collection[int]) -> dict[int, datetime | None]:
    """When articles were published, as they say themselves."""
    query = select(ARTICLE.c.id, ARTICLE.c.published)
    with store.read() as connection:
        return mapped(connection, query.where(among(ARTICLE.c.id, article_ids)))


def members(store: Store, story_ids: Collection[int], limit: int) -> list[list[int]]:
    """The articles of each story, the last of them where there are more than `limit`."""
    latest = ARTICLE.c.dated.desc(), ARTICLE.c.id.desc()
    place = func.row_number().over(partition_by=ARTICLE.c.story_id, order_by=latest)
    found = (
        select(ARTICLE.c.id, ARTICLE.c.story_id, place.label("place"))
        .where(among(ARTICLE.c.story_id, story_ids))
        .subquery()
    )
    query = select(found.c.story_id, found.c.id).where(found.c.place <= limit)
    stories: dict[int, list[int]] = {}
    with store.read() as connection:
        for story_id, article_id in connection.execute(
            query.order_by(*found.c["story_id", "place"])
        ):
            stories.setdefault(story_id, []).append(article_id)
    return list(stories.values())


def settle(store: Store, article_id: int, text: Text, fellow: int | None) -> int | None:
    """Takes an article off the queue, and puts it where `fellow` is unless it has its place.

    The two make a new story where the fellow is in none. An article that no longer says `text`,
    a body that ends where the article proper does, stays queued.

    Returns:
        the story that the article is in.
    """
    with store.write() as connection:
        here = standings_in(connection, [article_id, *([fellow] if fellow else [])])
        own, other = here.get(article_id), here.get(fellow or 0)
        story_id = own.story_id if own else None
        if own and other and story_id is None and not own.pinned:
            story_id = other.story_id
            if story_id is None and not other.pinned:
                story_id = new_story(connection)
            if story_id is not None:
                put(connection, among(ARTICLE.c.id, [article_id, other.article_id]), story_id)
        same = exists().where(
            ARTICLE.c.id == article_id,
            ARTICLE.c.title == text.title,
            func.substr(ARTICLE.c.body, 1, ARTICLE.c.body_end) == text.body,
        )
        waits = QUEUE.c.article_id == article_id, QUEUE.c.stage == RELATE
        connection.execute(delete(QUEUE).where(*waits, same))
        return story_id
