"""Where articles come from: the feeds of feeds.toml and the places that were imported by hand."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, literal_column, not_, select, update
from sqlalchemy.dialects.sqlite import insert

from core.drafts import FeedRow, FeedSpec, FetchState
from store.engine import Store
from store.models import ARTICLE, FEED
from store.sql import among, mapped

display_title: ColumnElement[str] = func.coalesce(
    func.nullif(FEED.c.title, ""), func.nullif(FEED.c.own_title, ""), FEED.c.location
)
"""The title that feeds.toml gives, else the feed's own, else where it is."""


def sync_feeds(store: Store, specs: Sequence[FeedSpec]) -> None:
    """Makes the listed feeds those of `specs`, by location.

    A feed that left the list is hidden and keeps its articles, as is one that the list hides;
    one that is back is shown again. Feeds that were imported by hand stay as they are.
    """
    values = {spec.location: _spec_values(spec) for spec in specs}
    upsert = insert(FEED)
    upsert = upsert.on_conflict_do_update(
        index_elements=[FEED.c.location],
        set_={
            name: upsert.excluded[name]
            for name in ("title", "tags", "language", "hidden", "listed")
        },
    )
    with store.write() as connection:
        if values:
            connection.execute(upsert, list(values.values()))
        connection.execute(
            update(FEED)
            .where(FEED.c.listed, not_(among(FEED.c.location, values)))
            .values(hidden=True, listed=False)
        )


def feed_for(store: Store, location: str, title: str = "") -> int:
    """The id of the feed at `location`, made where there is none.

    One that left the list is shown again.
    """
    with store.write() as connection:
        connection.execute(
            insert(FEED).values(location=location, title=title).on_conflict_do_nothing()
        )
        connection.execute(
            update(FEED)
            .where(FEED.c.location == location, FEED.c.hidden, not_(FEED.c.listed))
            .values(hidden=False)
        )
        found = select(FEED.c.id).where(FEED.c.location == location)
        return int(connection.execute(found).scalar_one())


def feeds(store: Store, hidden: bool = False) -> tuple[FeedRow, ...]:
    """Every feed, oldest first; with `hidden` also those that are hidden."""
    query = select(FEED, display_title.label("display")).order_by(FEED.c.id)
    if not hidden:
        query = query.where(not_(FEED.c.hidden))
    with store.read() as connection:
        return tuple(_row(row) for row in connection.execute(query))


def feed(store: Store, feed_id: int) -> FeedRow:
    """One feed, which is there."""
    query = select(FEED, display_title.label("display")).where(FEED.c.id == feed_id)
    with store.read() as connection:
        return _row(connection.execute(query).one())


def article_counts(store: Store) -> dict[int, tuple[int, int]]:
    """How many articles feeds hold, by id: unread ones and all, without those that a rule hides.

    Feeds that hold none are left out; the sum keeps SQLite on the index by date.
    """
    feed = (ARTICLE.c.feed_id + 0).label("feed")
    unread = func.count().filter(not_(ARTICLE.c.read))
    query = select(feed, unread, func.count()).where(not_(ARTICLE.c.hidden)).group_by(feed)
    with store.read() as connection:
        return {row[0]: (row[1], row[2]) for row in connection.execute(query)}


def feed_titles(connection: Connection) -> dict[int, str]:
    """What every feed is called, hidden ones too, by id."""
    return mapped(connection, select(FEED.c.id, display_title).order_by(FEED.c.id))


def own_sources(connection: Connection) -> Sequence[str]:
    """The sources that articles name themselves, each once."""
    query = select(ARTICLE.c.source).distinct().where(ARTICLE.c.source != literal_column("''"))
    return connection.execute(query).scalars().all()


def record_fetch(
    store: Store,
    feed_id: int,
    *,
    own_title: str = "",
    state: FetchState | None = None,
    error: str = "",
    partly: bool = False,
    next_fetch: datetime | None = None,
    moved_to: str = "",
) -> None:
    """Keeps how a reading of a feed went.

    Args:
        own_title: what the feed calls itself; '' leaves what is known.
        state: for the next request; None leaves what is known.
        error: what went wrong.
        partly: whether the feed was read for all that.
        next_fetch: when it may be asked again; None for at any time.
        moved_to: where it is to be asked then; '' for at its location.
    """
    values: dict[str, Any] = {
        "fetched_at": datetime.now(UTC),
        "failures": FEED.c.failures + 1 if error and not partly else 0,
        "last_error": error,
        "next_fetch": next_fetch,
        "moved_to": moved_to,
    }
    if own_title:
        values["own_title"] = own_title
    if state is not None:
        values |= {"etag": state.etag, "last_modified": state.last_modified}
    with store.write() as connection:
        connection.execute(update(FEED).where(FEED.c.id == feed_id).values(**values))


def _spec_values(spec: FeedSpec) -> dict[str, Any]:
    return {
        "location": spec.location,
        "title": spec.title,
        "tags": json.dumps(spec.tags, ensure_ascii=False),
        "language": spec.language,
        "hidden": spec.hidden,
        "listed": True,
    }


def _row(row: Row[Any]) -> FeedRow:
    return FeedRow(
        id=row.id,
        location=row.location,
        title=row.display,
        tags=tuple(json.loads(row.tags)),
        language=row.language,
        state=FetchState(row.etag, row.last_modified),
        failures=row.failures,
        last_error=row.last_error,
        hidden=row.hidden,
        fetched_at=row.fetched_at,
        next_fetch=row.next_fetch,
        moved_to=row.moved_to,
    )
