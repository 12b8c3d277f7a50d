"""Brings the feeds up to date: remote ones over the network, local ones from their folder."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

from core.drafts import Draft, Failure, FeedBatch, FeedOutcome, FeedRow, FeedSpec
from core.errors import IngestError, NotFoundError
from desk.importing import home_of, read_all
from desk.intake import Stopped, Taken, never, take_in
from ingest.feeds import parse_feed
from ingest.fetch import Fetched, fetch, make_client
from ingest.files import find_files
from ingest.jail import Jail
from store import feeds as stored_feeds
from store.engine import Store

FETCHES = 8
"""Requests under way at once."""


def chosen(rows: Iterable[FeedRow], names: Sequence[str]) -> list[FeedRow]:
    """The feeds that `names` mean; all where none is given.

    A name is a location, `#` and an id, a title, or else a part of some titles.

    Raises:
        NotFoundError: a name that no feed answers to.
    """
    rows = list(rows)
    found: dict[int, FeedRow] = {} if names else {row.id: row for row in rows}
    for name in names:
        mean = [row for row in rows if _is_called(row, name)]
        mean = mean or [row for row in rows if name.casefold() in row.title.casefold()]
        if not mean:
            raise NotFoundError(name, "no feed has this address or title")
        found |= {row.id: row for row in mean}
    return list(found.values())


def _is_called(row: FeedRow, name: str) -> bool:
    return name in (row.location, f"#{row.id}") or name.casefold() == row.title.casefold()


def refresh(
    store: Store,
    specs: Sequence[FeedSpec],
    names: Sequence[str] = (),
    *,
    on_count: Callable[[int], None] = lambda _: None,
    stopped: Stopped = never,
) -> Iterator[FeedOutcome]:
    """Reads the listed feeds and yields an outcome for each as it is done.

    A feed that fails is an outcome with its error; the others go on.

    Args:
        specs: the feeds of feeds.toml.
        names: as in `chosen`; they may also mean places that were imported by hand.
        on_count: told the number of feeds to read.
        stopped: the feeds that are being read when it says so are the last ones.

    Raises:
        NotFoundError: a name in `names` that no feed answers to.
        StoreError: the store cannot be written.
    """
    stored_feeds.sync_feeds(store, specs)
    listed = {spec.location for spec in specs}
    feeds = chosen((r for r in stored_feeds.feeds(store) if names or r.location in listed), names)
    on_count(len(feeds))
    known = [Path(f.location) for f in stored_feeds.feeds(store, hidden=True) if not _is_remote(f)]
    with Jail() as jail:
        for feed in feeds:
            if not (_is_remote(feed) or stopped()):
                yield _refresh_local(store, feed, known, jail, stopped)
        yield from _refresh_remote(store, [f for f in feeds if _is_remote(f)], jail, stopped)


def _is_remote(feed: FeedRow) -> bool:
    return FeedSpec(feed.location).is_remote


def _refresh_remote(
    store: Store, feeds: Sequence[FeedRow], jail: Jail, stopped: Stopped
) -> Iterator[FeedOutcome]:
    """Fetches in parallel; parses and stores each answer as it comes in."""
    if not feeds:
        return
    with make_client() as client, ThreadPoolExecutor(FETCHES, "fetch") as pool:

        def ask(feed: FeedRow) -> Fetched | None:
            return None if stopped() else fetch(client, feed.location, feed.state)

        answers = {pool.submit(ask, feed): feed for feed in feeds}
        try:
            for answer in as_completed(list(answers)):
                if outcome := _take_answer(store, answers.pop(answer), answer, jail):
                    yield outcome
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _take_answer(
    store: Store, feed: FeedRow, answer: Future[Fetched | None], jail: Jail
) -> FeedOutcome | None:
    """What an answer brought; None where the feed was not asked."""
    try:
        fetched = answer.result()
        if fetched is None:
            return None
        if fetched.unchanged:
            stored_feeds.record_fetch(store, feed.id, state=fetched.state)
            return FeedOutcome(feed.title)
        batch: FeedBatch = jail.call(parse_feed, fetched.body, fetched.content_type, fetched.url)
    except IngestError as error:
        stored_feeds.record_fetch(store, feed.id, error=error.why)
        return FeedOutcome(feed.title, error=error.why)
    taken = sum(take_in(store, feed.id, _in_language(batch.drafts, feed)), Taken())
    trouble = _summary(batch.failures)
    stored_feeds.record_fetch(
        store, feed.id, own_title=batch.title, state=fetched.state, error=trouble
    )
    untitled = feed.title == feed.location and batch.title
    title = batch.title if untitled else feed.title
    return FeedOutcome(title, taken.new, taken.changed, trouble)


def _refresh_local(
    store: Store, feed: FeedRow, known: Sequence[Path], jail: Jail, stopped: Stopped
) -> FeedOutcome:
    """Reads a folder or file again, but for what another local feed inside it has."""
    place = Path(feed.location)
    failures: list[Failure] = []
    found = (f for f in find_files(place) if _belongs(f, place, known))
    drafts = _in_language(read_all(found, place, jail, failures.append, stopped), feed)
    taken = sum(take_in(store, feed.id, drafts), Taken())
    error = _summary(failures)
    stored_feeds.record_fetch(store, feed.id, error=error)
    return FeedOutcome(feed.title, taken.new, taken.changed, error)


def _in_language(drafts: Iterable[Draft], feed: FeedRow) -> Iterator[Draft]:
    """The drafts in the language that feeds.toml gives, where they say none themselves."""
    for draft in drafts:
        yield replace(draft, language=draft.language or feed.language)


def _belongs(found: Path | Failure, place: Path, known: Sequence[Path]) -> bool:
    return isinstance(found, Failure) or home_of(found, place, known).location == place


def _summary(failures: Sequence[Failure]) -> str:
    """The first failure and how many more there were, in one line."""
    if not failures:
        return ""
    more = f" (and {len(failures) - 1} more)" if len(failures) > 1 else ""
    return f"{failures[0].what}: {failures[0].why}{more}"
