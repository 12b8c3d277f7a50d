"""Takes local files and folders into the store, once each however often they are imported."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.types import Draft, Failure, FeedSpec, ImportOutcome
from desk.intake import Taken, take_in
from ingest.files import find_files, is_collection, read_file
from ingest.jail import Jail
from store import feeds as stored_feeds
from store.engine import Store


@dataclass(frozen=True, slots=True)
class Home:
    """The local feed that a file belongs to, its title, and the folder that guids count from."""

    location: Path
    root: Path
    title: str


def home_of(path: Path, asked: Path, known: Iterable[Path]) -> Home:
    """Where an imported file belongs, so that it comes in once by whichever way.

    The innermost local feed that the store or feeds.toml has around the file; else
    the folder that was asked for, or the file itself where it was asked for alone.

    Args:
        path: the file.
        asked: the path that the reader named: the file itself or a folder around it.
        known: locations of local feeds.
    """
    around = [place for place in known if place == path or place in path.parents]
    place = max(around, key=lambda place: len(place.parts), default=asked)
    if place != path:
        return Home(place, place, place.name)
    return Home(path, path.parent, path.name if is_collection(path) else path.parent.name)


def import_paths(
    store: Store,
    paths: Sequence[Path],
    specs: Sequence[FeedSpec],
    *,
    on_failure: Callable[[Failure], None] = lambda _: None,
    on_taken: Callable[[int], None] = lambda _: None,
) -> ImportOutcome:
    """Imports files and folders; what cannot be read is reported and left out.

    Args:
        paths: files, or folders that are walked.
        specs: the feeds of feeds.toml; files in their folders are theirs.
        on_failure: told of each failure as it happens.
        on_taken: told the number of articles of each batch.

    Raises:
        StoreError: the store cannot be written; what was taken in stays.
    """
    failures: list[Failure] = []

    def failed(failure: Failure) -> None:
        failures.append(failure)
        on_failure(failure)

    stored_feeds.sync_feeds(store, specs)
    known = [Path(feed.location) for feed in stored_feeds.feeds(store, hidden=True)]
    total, feeds = Taken(), set()
    with Jail() as jail:
        for home, files in _by_home(paths, known, failed).items():
            feed_id = stored_feeds.feed_for(store, str(home.location), home.title)
            feeds.add(feed_id)
            drafts = read_all(files, home.root, jail, failed)
            for taken in take_in(store, feed_id, drafts):
                total += taken
                on_taken(taken.new + taken.changed + taken.unchanged)
    titles = tuple(row.title for row in stored_feeds.feeds(store) if row.id in feeds)
    return ImportOutcome(total.new, total.changed, total.unchanged, tuple(failures), titles)


def _by_home(
    paths: Sequence[Path], known: Sequence[Path], failed: Callable[[Failure], None]
) -> dict[Home, list[Path]]:
    """The files below `paths`, grouped by the feed they belong to, in the order met."""
    groups: dict[Home, list[Path]] = {}
    for path in (path.resolve() for path in paths):
        for found in find_files(path):
            if isinstance(found, Failure):
                failed(found)
            else:
                groups.setdefault(home_of(found, path, known), []).append(found)
    return groups


def read_all(
    files: Iterable[Path | Failure], root: Path, jail: Jail, failed: Callable[[Failure], None]
) -> Iterator[Draft]:
    """The drafts in `files`, whose guids count from `root`; what cannot be read is told."""
    for found in files:
        for item in [found] if isinstance(found, Failure) else read_file(found, root, jail):
            if isinstance(item, Failure):
                failed(item)
            else:
                yield item
