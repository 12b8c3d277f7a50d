"""Takes local files and folders into the store, once each however often they are imported."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.files import find_files, is_collection, read_file
from ingest.jail import Jail

from core.types import Draft, Failure, FeedSpec, ImportOutcome
from desk.intake import Taken, take_in
from store import feeds as stored_feeds
from store.engine import Store


@dataclass(frozen=True, slots=True)
class Home:
    """The local feed that a file belongs to, and the folder its guid counts from."""

    location: Path
    root: Path
    title: str


def home_of(path: Path, listed: Sequence[Path]) -> Home:
    """Where an imported file belongs, given the folders of feeds.toml.

    A file in a listed folder is that feed's. A collection of records is a feed
    of its own; any other file belongs to its folder.
    """
    for folder in listed:
        if path == folder or folder in path.parents:
            return Home(folder, folder, "")
    if is_collection(path):
        return Home(path, path.parent, path.name)
    return Home(path.parent, path.parent, path.parent.name)


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

    listed = [Path(s.location) for s in specs if not s.is_remote]
    stored_feeds.sync_feeds(store, specs)
    total = Taken()
    with Jail() as jail:
        for home, files in _by_home(paths, listed, failed):
            feed_id = stored_feeds.feed_for(store, str(home.location), home.title)
            drafts = _drafts(files, home.root, jail, failed)
            for taken in take_in(store, feed_id, drafts):
                total += taken
                on_taken(taken.new + taken.changed + taken.unchanged)
    return ImportOutcome(total.new, total.changed, total.unchanged, tuple(failures))


def _by_home(
    paths: Sequence[Path], listed: Sequence[Path], failed: Callable[[Failure], None]
) -> Iterator[tuple[Home, list[Path]]]:
    """The files below `paths`, grouped by the feed they belong to, in the order met."""
    groups: dict[Home, list[Path]] = {}
    for path in paths:
        for found in find_files(path.absolute()):
            if isinstance(found, Failure):
                failed(found)
            else:
                groups.setdefault(home_of(found, listed), []).append(found)
    yield from groups.items()


def _drafts(
    files: Sequence[Path], root: Path, jail: Jail, failed: Callable[[Failure], None]
) -> Iterator[Draft]:
    for path in files:
        for item in read_file(path, root, jail):
            if isinstance(item, Failure):
                failed(item)
            else:
                yield item
