"""Which articles are past the time that feeds keep them, and lets them go when told to.

Nothing else deletes articles: a refresh never does.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from core.drafts import FeedSpec
from store import feeds as stored_feeds
from store import purge as stored
from store.engine import Store
from store.upkeep import merge_index


@dataclass(frozen=True, slots=True)
class Going:
    """A feed of which articles may go: so many, older than so much."""

    feed_id: int
    title: str
    older_than: timedelta
    articles: int


def going(
    store: Store, specs: Sequence[FeedSpec], older_than: timedelta | None = None
) -> list[Going]:
    """The feeds of which articles may go, oldest feeds first; `store.purge` says which articles.

    Args:
        specs: the feeds of feeds.toml, whose `keep` holds.
        older_than: holds instead, for every feed that is in the store.

    Raises:
        StoreError: the store cannot be read.
    """
    spans = _spans(store, specs, older_than)
    found = stored.purgeable(store, _moments(spans))
    titles = {row.id: row.title for row in stored_feeds.feeds(store, hidden=True)}
    return [Going(i, titles[i], spans[i], number) for i, number in sorted(found.items())]


def purge(
    store: Store, leaving: Sequence[Going], on_progress: Callable[[int], None] = lambda _: None
) -> int:
    """Deletes the articles that may go, and returns how many those were.

    Args:
        leaving: what `going` found; what has been read since is among it, what has been
            starred is not.
        on_progress: told how many more are gone.

    Raises:
        StoreError: the store cannot be written; what is gone is gone.
    """
    spans = {feed.feed_id: feed.older_than for feed in leaving}
    gone = stored.purge(store, _moments(spans), on_progress)
    if gone:
        merge_index(store)
    return gone


def _spans(
    store: Store, specs: Sequence[FeedSpec], older_than: timedelta | None
) -> dict[int, timedelta]:
    """For how long articles of feeds are kept, by the feed's id; others for ever."""
    rows = stored_feeds.feeds(store, hidden=True)
    if older_than is not None:
        return {row.id: older_than for row in rows}
    keep = {spec.location: spec.keep for spec in specs if spec.keep is not None}
    return {row.id: keep[row.location] for row in rows if row.location in keep}


def _moments(spans: dict[int, timedelta]) -> dict[int, datetime]:
    now = datetime.now(UTC)
    return {feed_id: now - span for feed_id, span in spans.items()}
