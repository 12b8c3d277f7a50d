"""Takes local files and folders into the store, once each however often they are imported."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.drafts import Draft, Failure, FeedSpec, ImportOutcome
from desk.intake import Stopped, Taken, never, take_in
from desk.newsboat import take_cache
from desk.rules import spec_of
from desk.touched_files import to_read
from ingest.files import find_files, read_file
from ingest.jail import Jail
from ingest.kinds import is_cache, is_collection
from store import feeds as stored_feeds
from store.engine import Store
from store.newsboat import is_foreign


@dataclass(frozen=True, slots=True)
class Home:
    """The local feed that a file belongs to, its title, and the folder that guids count from."""

    location: Path
    root: Path
    title: str

    @property
    def is_cache(self) -> bool:
        """Whether it is no feed, but newsboat's cache with articles of many."""
        return self.location != self.root and is_cache(self.location.name)


@dataclass(slots=True)
class Reading:
    """How far an import is: it has read `done` of `files`, which is 0 until they are counted."""

    files: int = 0
    done: int = 0
    taken: Taken = field(default_factory=Taken)
    failures: list[Failure] = field(default_factory=list)


def home_of(path: Path, asked: Path, known: Iterable[Path]) -> Home:
    """Where an imported file belongs, so that it comes in once by whichever way.

    The innermost local feed that the store or feeds.toml has around the file; else
    the folder that was asked for, or the file itself where it was asked for alone. A cache of
    newsboat is always by itself.

    Args:
        path: the file.
        asked: the path that the reader named: the file itself or a folder around it.
        known: locations of local feeds.
    """
    if is_cache(path.name):
        return Home(path, path.parent, path.name)
    around = [place for place in known if place == path or place in path.parents]
    place = max(around, key=lambda place: len(place.parts), default=asked)
    if place != path:
        return Home(place, place, place.name)
    return Home(path, path.parent, path.name if is_collection(path.name) else path.parent.name)


def import_paths(
    store: Store,
    paths: Sequence[Path],
    specs: Sequence[FeedSpec],
    *,
    on_failure: Callable[[Failure], None] = lambda _: None,
    on_taken: Callable[[int], None] = lambda _: None,
    on_progress: Callable[[Reading], None] = lambda _: None,
    stopped: Stopped = never,
) -> ImportOutcome:
    """Imports files and folders; what cannot be read is reported and left out.

    Files in folders that are in the store as they lie there are not read again.

    Args:
        paths: files, or folders that are walked.
        specs: the feeds of feeds.toml; files in their folders are theirs.
        on_failure: told of each failure as it happens.
        on_taken: told the number of articles of each batch.
        on_progress: told how far the import is after each file, batch and failure.
        stopped: asked often; once it says so, what has been read is stored and no more is read.

    Raises:
        StoreError: the store cannot be written; what was taken in stays.
    """
    reading = Reading()

    def failed(failure: Failure) -> None:
        reading.failures.append(failure)
        on_failure(failure)
        on_progress(reading)

    def took(taken: Taken, files: int = 0) -> None:
        reading.done += files
        reading.taken += taken
        on_taken(taken.new + taken.changed + taken.unchanged)
        on_progress(reading)

    stored_feeds.sync_feeds(store, specs)
    asked = {path.resolve() for path in paths}
    known = [Path(feed.location) for feed in stored_feeds.feeds(store, hidden=True)]
    homes = _by_home(paths, known, failed, stopped)
    reading.files = sum(map(len, homes.values()))
    feeds: set[int] = set()
    with Jail() as jail:
        for home, files in homes.items():
            if stopped():
                break
            fresh = list(to_read(store, home.location, home.root, files, asked))
            if unread := len(files) - len(fresh):
                took(Taken(unchanged=unread), files=unread)
            counted = _counted(fresh, reading, on_progress)
            for feed_id, taken in _take(store, specs, home, counted, jail, failed, stopped):
                feeds.add(feed_id)
                took(taken)
    return _outcome(store, reading, feeds)


def _outcome(store: Store, reading: Reading, feed_ids: Collection[int]) -> ImportOutcome:
    """What came in, into which feeds, and what failed."""
    feeds = tuple((row.id, row.title) for row in stored_feeds.feeds(store) if row.id in feed_ids)
    total = reading.taken
    return ImportOutcome(total.new, total.changed, total.unchanged, tuple(reading.failures), feeds)


def _by_home(
    paths: Sequence[Path],
    known: Sequence[Path],
    failed: Callable[[Failure], None],
    stopped: Stopped,
) -> dict[Home, list[Path]]:
    """The files below `paths`, grouped by the feed they belong to, in the order met.

    A database that lies in a folder and is not newsboat's is a file of another kind.
    """
    groups: dict[Home, list[Path]] = {}
    for path in (path.resolve() for path in paths):
        for found in find_files(path):
            if stopped():
                return groups
            if isinstance(found, Failure):
                failed(found)
            elif found == path or not (is_cache(found.name) and is_foreign(found)):
                groups.setdefault(home_of(found, path, known), []).append(found)
    return groups


def _take(
    store: Store,
    specs: Sequence[FeedSpec],
    home: Home,
    files: Iterable[Path],
    jail: Jail,
    failed: Callable[[Failure], None],
    stopped: Stopped,
) -> Iterator[tuple[int, Taken]]:
    """Stores what is in the files of one home; yields by id of a feed what each batch did."""
    if home.is_cache:
        for file in files:
            yield from take_cache(store, specs, file, jail, failed, stopped)
        return
    feed_id = stored_feeds.feed_for(store, str(home.location), home.title)
    drafts = read_all(files, home.root, jail, failed, stopped)
    for taken in take_in(store, feed_id, drafts, spec_of(specs, str(home.location)).rules):
        yield feed_id, taken
    yield feed_id, Taken()  # for one that brought nothing


def _counted(
    files: Iterable[Path], reading: Reading, on_progress: Callable[[Reading], None]
) -> Iterator[Path]:
    """The files, each of which counts as done when the next one is asked for."""
    for file in files:
        yield file
        reading.done += 1
        on_progress(reading)


def read_all(
    files: Iterable[Path | Failure],
    root: Path,
    jail: Jail,
    failed: Callable[[Failure], None],
    stopped: Stopped = never,
) -> Iterator[Draft]:
    """The drafts in `files`, whose guids count from `root`; what cannot be read is told.

    There are no more of them once `stopped()`. Caches of newsboat are left to `take_cache`.
    """
    for found in files:
        if isinstance(found, Path) and is_cache(found.name):
            continue
        for item in [found] if isinstance(found, Failure) else read_file(found, root, jail):
            if stopped():
                return
            if isinstance(item, Failure):
                failed(item)
            else:
                yield item
