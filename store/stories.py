"""Which stories are there, the latest first, and which one is an article in?

Only articles that lists show count, those of hidden feeds do not; one that is left without
company is in no story that the reader sees.
"""

import json
from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, exists, func, not_, select, update

from core.errors import NotFoundError
from core.numbers import number
from core.query import Query
from core.stories import StoryRow
from store.articles import EVERYTHING
from store.conditions import conditions, is_shown, shown
from store.engine import Store
from store.feeds import feed_titles
from store.models import ARTICLE
from store.sql import among, packed
from store.story_models import STORY

_other = ARTICLE.alias("other")

in_company = exists().where(
    _other.c.story_id == ARTICLE.c.story_id,
    _other.c.id != ARTICLE.c.id,
    is_shown(_other),
)
"""Whether an article is in a story, and not alone."""


def stories(store: Store, query: Query = EVERYTHING, limit: int = 200) -> list[StoryRow]:
    """The stories of the articles that `query` selects, those with the newest of them first.

    Raises:
        QueryError: the query has too many terms.
    """
    with store.read() as connection:
        newest = (
            select(ARTICLE.c.story_id)
            .where(*conditions(connection, query), ARTICLE.c.story_id.is_not(None), in_company)
            .order_by(ARTICLE.c.dated.desc(), ARTICLE.c.id.desc())
        )
        ids: dict[int, None] = {}
        for story_id in connection.execute(newest).scalars():
            if len(ids) == limit and story_id not in ids:
                break
            ids[story_id] = None
        rows = story_rows(connection, list(ids))
        return [rows[i] for i in ids]


def story(store: Store, story_id: int) -> StoryRow:
    """One story.

    Raises:
        NotFoundError: there is none of that id, or no list shows any article of it.
    """
    with store.read() as connection:
        found = story_rows(connection, [story_id]).get(story_id)
    if found is None:
        raise _missing(story_id)
    return found


def find(name: str) -> int:
    """The number of the story that `name` says: 12 or #12.

    Raises:
        NotFoundError: it is no number.
    """
    found = number(name.removeprefix("#"))
    if found is None:
        raise _missing(name)
    return found


def story_of(store: Store, article_id: int) -> int | None:
    """The story that an article is in with others, if any."""
    query = select(ARTICLE.c.story_id).where(ARTICLE.c.id == article_id, in_company)
    with store.read() as connection:
        found: int | None = connection.execute(query).scalar()
        return found


def seen_at(store: Store, story_id: int) -> datetime | None:
    """When the reader last opened a story, None for never.

    Raises:
        NotFoundError: there is no such story.
    """
    with store.read() as connection:
        row = connection.execute(select(STORY.c.seen_at).where(STORY.c.id == story_id)).first()
    if row is None:
        raise _missing(story_id)
    seen: datetime | None = row.seen_at
    return seen


def see(store: Store, story_id: int, when: datetime) -> None:
    """Notes that the reader opened a story."""
    with store.write() as connection:
        connection.execute(update(STORY).where(STORY.c.id == story_id).values(seen_at=when))


def story_rows(connection: Connection, ids: Collection[int]) -> dict[int, StoryRow]:
    """Stories as a list shows them, by id; those without an article are left out."""
    counted = (
        select(
            ARTICLE.c.story_id,
            func.min(ARTICLE.c.dated),
            func.max(ARTICLE.c.dated),
            func.count(),
            func.count().filter(not_(ARTICLE.c.read)),
        )
        .where(among(ARTICLE.c.story_id, ids), shown)
        .group_by(ARTICLE.c.story_id)
    )
    titles, sources = story_titles(connection, ids), _sources(connection, ids)
    return {
        i: StoryRow(i, titles[i], first, last, articles, unread, sources[i])
        for i, first, last, articles, unread in connection.execute(counted)
    }


def story_titles(connection: Connection, ids: Collection[int], least: int = 1) -> dict[int, str]:
    """The titles of the first articles of stories, by story; of those of `least` articles alone.

    Each is looked up by itself: to group all articles of 6,000 stories takes 45 ms, this 27.
    """
    asked = func.json_each(json.dumps(list(ids))).table_valued("value")
    members = (
        select(ARTICLE.c.id)
        .where(ARTICLE.c.story_id == asked.c.value, shown)
        .order_by(ARTICLE.c.dated, ARTICLE.c.id)
        .limit(1)
        .correlate(asked)
    )
    first, last_needed = members.scalar_subquery(), members.offset(least - 1).scalar_subquery()
    query = (
        select(asked.c.value, ARTICLE.c.title)
        .join_from(asked, ARTICLE, ARTICLE.c.id == first)
        .where(last_needed.is_not(None))
    )
    return dict(zip(*packed(connection, query), strict=True))


def _sources(connection: Connection, ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Who reported stories, the first first."""
    since = func.min(ARTICLE.c.dated)
    query = (
        select(ARTICLE.c.story_id, ARTICLE.c.feed_id, ARTICLE.c.source)
        .where(among(ARTICLE.c.story_id, ids), shown)
        .group_by(ARTICLE.c.story_id, ARTICLE.c.feed_id, ARTICLE.c.source)
        .order_by(since)
    )
    titles = feed_titles(connection)
    sources: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for story_id, feed_id, source in connection.execute(query):
        sources[story_id][source or titles[feed_id]] = None
    return {story_id: tuple(found) for story_id, found in sources.items()}


def _missing(story: int | str) -> NotFoundError:
    return NotFoundError(str(story), "there is no such story", "newscast stories lists them")
