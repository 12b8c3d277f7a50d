"""Takes newsboat's cache into the store: each article into its own feed, read or not as it was."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from core.clean import clean_line, clean_url
from core.drafts import CachedItem, Draft, Failure, FeedSpec
from core.errors import IngestError
from desk.intake import Stopped, Taken, take_in
from desk.rules import spec_of
from ingest.containers.newsboat import item_draft
from ingest.jail import Jail
from store import feeds as stored_feeds
from store.engine import Store
from store.newsboat import cached_items

TITLE = "newsboat"
"""What the articles of programs and files are listed under, which have no feed of their own."""


def take_cache(
    store: Store,
    specs: Sequence[FeedSpec],
    path: Path,
    jail: Jail,
    failed: Callable[[Failure], None],
    stopped: Stopped,
) -> Iterator[tuple[int, Taken]]:
    """Stores the articles of the cache; yields by id of the feed what each batch did.

    Articles of a web feed go to the feed at that address, so that they are the ones that
    refreshing it finds; those of programs and files to one feed that stands for the cache.

    Args:
        specs: the feeds of feeds.toml, whose rules hold.
        jail: where articles are read.
        failed: told of each article that is left out.
        stopped: asked often; once it says so, no more is read.

    Raises:
        StoreError: the store cannot be written; earlier batches stay.
    """
    items = _readable(path, failed, stopped)
    for (location, title), run in groupby(items, _feed):
        feed_id = stored_feeds.feed_for(store, location or str(path), title)
        drafts = _drafts(run, path, location, jail, failed)
        for taken in take_in(store, feed_id, drafts, spec_of(specs, location).rules):
            yield feed_id, taken


def _feed(item: CachedItem) -> tuple[str, str]:
    """The address of the feed that an article goes to, '' for none, and its title."""
    location = clean_url(item.feed)
    return location, clean_line(item.feed_title) if location else TITLE


def _readable(
    path: Path, failed: Callable[[Failure], None], stopped: Stopped
) -> Iterator[CachedItem]:
    """The articles up to where the cache is damaged, which is told."""
    try:
        for item in cached_items(path):
            if stopped():
                return
            yield item
    except IngestError as error:
        failed(Failure(path.name, error.why))


def _drafts(
    items: Iterable[CachedItem],
    path: Path,
    location: str,
    jail: Jail,
    failed: Callable[[Failure], None],
) -> Iterator[Draft]:
    for item in items:
        try:
            draft: Draft = jail.call(item_draft, item)
        except IngestError as error:
            failed(Failure(f"{path.name}, {clean_line(item.title) or 'an article'}", error.why))
            continue
        if location:
            yield replace(draft, path=str(path), source="")
        else:
            yield replace(draft, path=str(path), guid=f"{clean_line(item.feed)} {draft.guid}")
