"""Puts articles into stories as they come.

An article that is in a story stays there, and so does one of which the reader said where it
belongs: a story is never taken apart and two are never made one.
"""

import json
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, func, or_, select

from core.analysis import Text
from store.conditions import shown
from store.engine import Store
from store.models import ARTICLE, QUEUE, RELATE
from store.pins import new_story, put, standings_in
from store.queue import proper_text
from store.sql import IDS, among, mapped
from store.story_models import STORY_PIN

COPIES = 500
"""Articles of one text that are looked at, the newest of a feed first: they settle first."""

_PUBLISHED = select(ARTICLE.c.id, ARTICLE.c.published).where(among(ARTICLE.c.id, IDS))

_asked = func.json_each(IDS).table_valued("value")
_latest = (
    select(ARTICLE.c.id)
    .where(ARTICLE.c.story_id == _asked.c.value)
    .order_by(ARTICLE.c.dated.desc(), ARTICLE.c.id.desc())
    .limit(bindparam("limit"))
    .correlate(_asked)
    .subquery()
)
_MEMBERS = select(
    _asked.c.value, select(func.json_group_array(_latest.c.id)).scalar_subquery()
).select_from(_asked)

_own = ARTICLE.alias("own")
_copies = (
    select(ARTICLE.c.id, ARTICLE.c.published, ARTICLE.c.story_id)
    .join(_own, _own.c.text_key == ARTICLE.c.text_key)
    .where(
        _own.c.id == bindparam("own"), ARTICLE.c.id != _own.c.id, ARTICLE.c.text_key != "", shown
    )
    .order_by(ARTICLE.c.feed_id.desc(), ARTICLE.c.id.desc())
    .limit(bindparam("limit"))
    .subquery()
)
_waits = exists().where(QUEUE.c.article_id == _copies.c.id, QUEUE.c.stage == RELATE)
_pinned = exists().where(STORY_PIN.c.article_id == _copies.c.id)
_SETTLED_COPIES = select(_copies.c.id, _copies.c.published).where(
    ~_waits, or_(_copies.c.story_id.is_not(None), ~_pinned)
)


def published(store: Store, article_ids: Collection[int]) -> dict[int, datetime | None]:
    """When articles were published, as they say themselves."""
    with store.read() as connection:
        return mapped(connection, _PUBLISHED, {"ids": article_ids})


def members(store: Store, story_ids: Collection[int], limit: int) -> list[list[int]]:
    """The articles of each story, the last of them where there are more than `limit`."""
    with store.read() as connection:
        found = mapped(connection, _MEMBERS, {"ids": story_ids, "limit": limit})
    return [json.loads(ids) for ids in found.values()]


def settled_copies(store: Store, article_id: int) -> dict[int, datetime | None]:
    """Articles of the same text that have their place, and when they were published.

    Those that lists do not show are left out, and those that the reader wants in no story.
    """
    with store.read() as connection:
        return mapped(connection, _SETTLED_COPIES, {"own": article_id, "limit": COPIES})


def settle(store: Store, article_id: int, text: Text, fellow: int | None) -> int | None:
    """Takes an article off the queue, and puts it where `fellow` is unless it has its place.

    The two make a new story where the fellow is in none. An article that no longer says `text`,
    with a body that is its `proper_text`, stays queued.

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
            proper_text() == text.body,
        )
        waits = QUEUE.c.article_id == article_id, QUEUE.c.stage == RELATE
        connection.execute(delete(QUEUE).where(*waits, same))
        return story_id
