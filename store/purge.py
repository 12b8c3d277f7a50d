"""Which articles may leave the store, and what goes with them? The only place that deletes any.

Never those that are unread, starred, tagged or corrected: that the reader put in a story, or in
which a correction shows somebody as another. Nor those that name a followed actor.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, delete, func, not_, select, update

from store.aliases import drop_unused
from store.conditions import named
from store.copies import gather
from store.engine import Store
from store.following import followed_actors
from store.models import ARTICLE, ARTICLE_TAG, MENTION
from store.purged import remember
from store.sql import among, chunks, mapped
from store.story_models import STORY, STORY_PIN
from store.tallies import tallied
from store.unnamed import drop_unnamed


def purgeable(store: Store, before: Mapping[int, datetime]) -> dict[int, int]:
    """How many articles of each feed may go, by the feed's id; feeds without any are left out.

    Args:
        before: by the feed's id the time before which they were published and came in.
    """
    found: dict[int, int] = {}
    with store.read() as connection:
        for moment, feed_ids in _by_moment(before):
            query = select(ARTICLE.c.feed_id, func.count()).group_by(ARTICLE.c.feed_id)
            found |= mapped(connection, query.where(*_may_go(connection, moment, feed_ids)))
    return found


def purge(
    store: Store,
    before: Mapping[int, datetime],
    on_progress: Callable[[int], None] = lambda _: None,
) -> int:
    """Deletes the articles that may go, some at a time, and what was derived from them alone.

    They are remembered by what tells them apart, so that no feed brings them back.

    Args:
        before: as for `purgeable`.
        on_progress: told how many are gone with each transaction.

    Returns:
        how many are gone.
    """
    gone = 0
    for moment, feed_ids in _by_moment(before):
        with store.read() as connection:
            query = select(ARTICLE.c.id).where(*_may_go(connection, moment, feed_ids))
            ids = connection.execute(query).scalars().all()
        for chunk in chunks(ids):
            some = _purge_some(store, moment, feed_ids, chunk)
            gone += some
            on_progress(some)
    if gone:
        drop_unnamed(store)
    return gone


def _by_moment(before: Mapping[int, datetime]) -> list[tuple[datetime, list[int]]]:
    """The feeds of each time: few feeds have one of their own."""
    pairs = sorted((moment, feed_id) for feed_id, moment in before.items())
    return [(m, [i for _, i in run]) for m, run in groupby(pairs, key=lambda pair: pair[0])]


def _may_go(
    connection: Connection, moment: datetime, feed_ids: list[int]
) -> list[ColumnElement[bool]]:
    """Told along the dates, whatever the feeds: the sum keeps SQLite there."""
    moved = select(MENTION.c.article_id).where(MENTION.c.found_id != MENTION.c.actor_id)
    kept = [select(ARTICLE_TAG.c.article_id), select(STORY_PIN.c.article_id), moved]
    if followed := followed_actors(connection):
        kept.append(named(followed))
    return [
        ARTICLE.c.dated < moment,
        ARTICLE.c.fetched < moment,
        among(ARTICLE.c.feed_id + 0, feed_ids),
        ARTICLE.c.read,
        not_(ARTICLE.c.starred),
        *(ARTICLE.c.id.not_in(ids) for ids in kept),
    ]


def _purge_some(
    store: Store, moment: datetime, feed_ids: list[int], article_ids: Collection[int]
) -> int:
    """Those that may still go: whatever the reader did a moment ago holds."""
    with store.write() as connection:
        still = among(ARTICLE.c.id, article_ids), *_may_go(connection, moment, feed_ids)
        ids = list(connection.execute(select(ARTICLE.c.id).where(*still)).scalars())
        going = among(ARTICLE.c.id, ids)
        story_ids = connection.execute(select(ARTICLE.c.story_id).distinct().where(going)).scalars()
        texts = connection.execute(select(ARTICLE.c.text_key).distinct().where(going)).scalars()
        found = select(MENTION.c.found_id).distinct().where(among(MENTION.c.article_id, ids))
        stories, keys = set(story_ids) - {None}, set(texts)
        whom = set(connection.execute(found).scalars())
        remember(connection, going)
        with tallied(connection, ids):
            connection.execute(delete(ARTICLE).where(going))
        drop_unused(connection, whom)
        gather(connection, keys)
        _dissolve(connection, stories)
    return len(ids)


def _dissolve(connection: Connection, story_ids: Iterable[int]) -> None:
    """Ends the stories that have nothing, or one article alone that the programs put there."""
    members = (
        select(func.count())
        .where(ARTICLE.c.story_id == STORY.c.id)
        .correlate(STORY)
        .scalar_subquery()
    )
    pinned = select(STORY_PIN.c.story_id).where(STORY_PIN.c.story_id.is_not(None))
    over = select(STORY.c.id).where(
        among(STORY.c.id, set(story_ids)), members <= 1, STORY.c.id.not_in(pinned)
    )
    ids = list(connection.execute(over).scalars())
    connection.execute(update(ARTICLE).where(among(ARTICLE.c.story_id, ids)).values(story_id=None))
    connection.execute(delete(STORY).where(among(STORY.c.id, ids)))
