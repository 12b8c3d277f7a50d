"""Brings the feeds up to date: remote ones over the network, local ones from their folder."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.drafts import Draft, Failure, FeedOutcome, FeedRow, FeedSpec
from core.errors import FetchError, IngestError, NotFoundError
from desk.full_texts import FullTexts
from desk.importing import home_of, read_all
from desk.intake import Stopped, Taken, never, take_in
from desk.rules import spec_of
from desk.touched_files import to_read
from ingest.calls import Answer, Call
from ingest.collect import Collector
from ingest.fetch import TOTAL_SECONDS
from ingest.files import find_files
from ingest.jail import Jail
from ingest.politeness import due_at, pause
from store import feeds as stored_feeds
from store.engine import Store


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
    at_once: bool = False,
    on_count: Callable[[int], None] = lambda _: None,
    on_page_failure: Callable[[Failure], None] = lambda _: None,
    stopped: Stopped = never,
    total_seconds: float = TOTAL_SECONDS,
) -> Iterator[FeedOutcome]:
    """Reads the listed feeds and yields an outcome for each as it is done.

    A feed that fails is an outcome with its error; the others go on. One that is not due, as
    its server, its failures or feeds.toml say, is an outcome that says until when.

    Args:
        specs: the feeds of feeds.toml.
        names: as in `chosen`; they may also mean places that were imported by hand. What is
            named is read even if it is not due.
        at_once: whether every feed is.
        on_count: told the number of feeds to read.
        on_page_failure: told at the end of the pages that feeds with `full_text` led to and
            that could not be had.
        stopped: the feeds that are being read when it says so are the last ones.
        total_seconds: the limit of one fetch.

    Raises:
        NotFoundError: a name in `names` that no feed answers to.
        StoreError: the store cannot be written.
    """
    stored_feeds.sync_feeds(store, specs)
    calls = _calls(store, specs, names)
    on_count(len(calls))
    if not (names or at_once):
        waiting = _waiting(calls)
        calls = [call for call in calls if call.feed.id not in waiting]
        yield from waiting.values()
    # What failed before comes last: it may hold its host up again.
    calls.sort(key=lambda call: call.feed.failures)
    remote = [call for call in calls if call.spec.is_remote]
    local = [call for call in calls if not call.spec.is_remote]
    specs_of = {call.feed.id: call.spec for call in remote}
    with (
        FullTexts(store, stopped, on_page_failure) as pages,
        Collector(remote, stopped, total_seconds) as answers,
    ):
        yield from _refresh_local(store, local, stopped)
        for answer in answers:
            yield _take_answer(store, answer, specs_of[answer.feed.id], pages)


def _calls(store: Store, specs: Sequence[FeedSpec], names: Sequence[str]) -> list[Call]:
    """The feeds of the list, or those that `names` mean, whether they are due or not."""
    listed = {spec.location: spec for spec in specs}
    rows = stored_feeds.feeds(store, hidden=True)
    known = [row for row in rows if row.location in listed or (names and not row.hidden)]
    return [
        Call(row, listed.get(row.location) or spec_of(specs, row.location))
        for row in chosen(known, names)
    ]


def _waiting(calls: Sequence[Call]) -> Mapping[int, FeedOutcome]:
    """The outcomes of the feeds that are not due, by id."""
    now = datetime.now(UTC)
    return {
        feed.id: FeedOutcome(
            feed.title, error=feed.last_error if feed.failures else "", waits_until=due
        )
        for feed, due in ((call.feed, due_at(call.feed, call.spec, now)) for call in calls)
        if due
    }


def _take_answer(store: Store, answer: Answer, spec: FeedSpec, pages: FullTexts) -> FeedOutcome:
    """Stores what a feed gave, and when and where it is to be asked again."""
    feed, batch, began = answer.feed, answer.batch, datetime.now(UTC)
    if isinstance(answer.result, IngestError):
        return _take_error(store, feed, answer.result)
    fetched = answer.result
    drafts = _in_language(batch.drafts, feed)
    taken = sum(take_in(store, feed.id, drafts, spec.rules), Taken())
    if spec.full_text and taken.new:
        pages.ask(feed.id, spec, began)
    trouble = _summary(batch.failures)
    moved = feed.moved_to if fetched.unchanged else fetched.moved_to or feed.moved_to
    stored_feeds.record_fetch(
        store,
        feed.id,
        own_title=batch.title,
        state=fetched.state,
        error=trouble,
        partly=True,
        next_fetch=datetime.now(UTC) + fetched.fresh_for if fetched.fresh_for else None,
        moved_to=moved if moved != feed.location else "",
    )
    untitled = feed.title == feed.location and batch.title
    title = batch.title if untitled else feed.title
    return FeedOutcome(title, taken.new, taken.changed, trouble)


def _take_error(store: Store, feed: FeedRow, error: IngestError) -> FeedOutcome:
    """Lets a feed that failed rest a while; then it is asked where feeds.toml says it is."""
    asked = error.wait if isinstance(error, FetchError) else timedelta(0)
    next_fetch = datetime.now(UTC) + pause(feed.failures + 1, asked)
    stored_feeds.record_fetch(store, feed.id, error=error.why, next_fetch=next_fetch)
    return FeedOutcome(feed.title, error=error.why)


def _refresh_local(store: Store, calls: Sequence[Call], stopped: Stopped) -> Iterator[FeedOutcome]:
    """Reads folders and files again, one after the other."""
    known = [
        Path(feed.location)
        for feed in stored_feeds.feeds(store, hidden=True)
        if not FeedSpec(feed.location).is_remote
    ]
    with Jail() as jail:
        for call in calls:
            if not stopped():
                yield _read_place(store, call, known, jail, stopped)


def _read_place(
    store: Store, call: Call, known: Sequence[Path], jail: Jail, stopped: Stopped
) -> FeedOutcome:
    """Reads a folder or file again, but for what another local feed inside it has."""
    feed, place = call.feed, Path(call.feed.location)
    failures: list[Failure] = []
    found = (f for f in find_files(place) if _belongs(f, place, known))
    fresh = to_read(store, place, place, found)
    drafts = _in_language(read_all(fresh, place, jail, failures.append, stopped), feed)
    taken = sum(take_in(store, feed.id, drafts, call.spec.rules), Taken())
    error = _summary(failures)
    stored_feeds.record_fetch(store, feed.id, error=error, partly=True)
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
