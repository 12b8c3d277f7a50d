"""Which stored articles may a draft be, by guid, address, title and text? Gives one a new guid."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, and_, cast, func, not_, null, or_, select, update

from core.drafts import Draft, StoredIdentity
from core.types import DatedBy
from store.copies import gather
from store.engine import Store
from store.models import ARTICLE, ARTICLE_VERSION, FEED
from store.sql import among, load_marks

MOST_ALIKE = 5_000
"""Articles that share addresses or texts with the drafts of one batch and are looked at: where
all that a feed has stands behind one link, every batch would read all of it."""

_SAID = ("guid", "title", "text_hash", "url", "canonical", "path", "source", "author", "language")

_has_two_texts: ColumnElement[bool] = (
    select(ARTICLE_VERSION.c.id)
    .where(
        ARTICLE_VERSION.c.article_id == ARTICLE.c.id,
        ARTICLE_VERSION.c.text_hash == ARTICLE.c.text_hash,
    )
    .correlate(ARTICLE)
    .exists()
)
"""Whether there is a text of the article's page beside its feed's: see `store.full_text`."""

_is_local: ColumnElement[bool] = and_(
    ARTICLE.c.path != "",
    ARTICLE.c.feed_id.in_(
        select(FEED.c.id).where(
            not_(or_(FEED.c.location.like("http://%"), FEED.c.location.like("https://%")))
        )
    ),
)


def identities(store: Store, feed_id: int, guids: Sequence[str]) -> dict[str, StoredIdentity]:
    """What is stored of the articles of a feed, by guid; unknown guids are left out."""
    wanted = ARTICLE.c.feed_id == feed_id, among(ARTICLE.c.guid, guids)
    return {known.guid: known for known in _read(store, feed_id, *wanted)}


def taken_in(store: Store, location: str, guids: Sequence[str]) -> dict[str, tuple[str, datetime]]:
    """Where the articles of the feed at `location` lie and when they came in, by guid."""
    feed = select(FEED.c.id).where(FEED.c.location == location).scalar_subquery()
    query = select(ARTICLE.c.guid, ARTICLE.c.path, ARTICLE.c.fetched).where(
        ARTICLE.c.feed_id == feed, among(ARTICLE.c.guid, guids)
    )
    with store.read() as connection:
        return {guid: (path, fetched) for guid, path, fetched in connection.execute(query)}


def alike(store: Store, feed_id: int, drafts: Sequence[Draft]) -> list[StoredIdentity]:
    """The articles of a feed with the address, or the title and text, of one of its `drafts`.

    Of drafts that are in files also those of other local feeds with their title and text.
    """
    if not drafts:
        return []
    titles = {draft.title for draft in drafts}
    addresses = {draft.canonical for draft in drafts} - {""}
    here = ARTICLE.c.feed_id + 0 == feed_id  # the sum keeps SQLite from reading all of the feed
    at_address = (
        ARTICLE.c.feed_id == feed_id,
        ARTICLE.c.canonical != "",
        among(ARTICLE.c.canonical, addresses),
    )
    with_text = (
        or_(here, _is_local) if any(draft.path for draft in drafts) else here,
        among(ARTICLE.c.title.collate("NOCASE"), titles),  # as the index holds it
        among(ARTICLE.c.text_hash, {draft.text_hash for draft in drafts}),
    )
    return [
        *_read(store, feed_id, *at_address, most=MOST_ALIKE),
        *_read(store, feed_id, *with_text, most=MOST_ALIKE),
    ]


def move(store: Store, feed_id: int, guids: Sequence[tuple[int, str]]) -> None:
    """Gives articles by id to a feed under new guids.

    An article that has one of them loses it: what is in its file is another article by now.
    """
    if not guids:
        return
    taken = among(ARTICLE.c.guid, [guid for _, guid in guids])
    with store.write() as connection:
        connection.execute(
            update(ARTICLE)
            .where(ARTICLE.c.feed_id == feed_id, taken)
            .values(guid=ARTICLE.c.guid + "#" + cast(ARTICLE.c.id, String))
        )
        for article_id, guid in guids:
            connection.execute(
                update(ARTICLE).where(ARTICLE.c.id == article_id).values(feed_id=feed_id, guid=guid)
            )
        moved = among(ARTICLE.c.id, [article_id for article_id, _ in guids])
        keys = connection.execute(select(ARTICLE.c.text_key).where(moved)).scalars()
        gather(connection, set(keys))


def _read(
    store: Store, feed_id: int, *wanted: ColumnElement[bool], most: int | None = None
) -> Iterator[StoredIdentity]:
    columns: list[ColumnElement[Any]] = [
        ARTICLE.c.id,
        *(ARTICLE.c[name] for name in _SAID),
        ARTICLE.c.published,
        ARTICLE.c.dated_by,
        func.iif(_has_two_texts, null(), ARTICLE.c.marks),
        ARTICLE.c.feed_id != feed_id,
    ]
    with store.read() as connection:
        query = select(*columns).where(*wanted).limit(most)
        for *said, dated_by, marks, elsewhere in connection.execute(query):
            yield replace(
                StoredIdentity(*said),
                dated_by=DatedBy(dated_by),
                marks=None if marks is None else load_marks(marks),
                elsewhere=elsewhere,
            )
