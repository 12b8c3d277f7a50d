"""Where is the reader's own feed list, and does it say something that has a meaning?"""

from pathlib import Path

from core.drafts import FeedSpec
from core.errors import FeedListError
from core.paths import Paths
from ingest.feedlist import default_feeds_path, load_feeds

NAME = "feeds.toml"


def feeds_path(paths: Paths) -> Path:
    """Where the reader's own feed list is, or would be: in the folder of the settings."""
    return paths.feeds or paths.themes.parent / NAME


def listed_specs(paths: Paths) -> tuple[FeedSpec, ...]:
    """The feeds of the reader's own list, or of the bundled one as long as there is none.

    Raises:
        FeedListError: the list cannot be read or says something without meaning.
    """
    own = feeds_path(paths)
    return load_feeds(own if own.exists() else paths.feeds)


def own_feeds(paths: Paths) -> Path:
    """The reader's own feed list; made as a copy of the one that comes with newscast.

    Raises:
        FeedListError: it cannot be made.
    """
    path = feeds_path(paths)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_bytes(default_feeds_path().read_bytes())
    except OSError as error:
        raise FeedListError(str(path), error.strerror or str(error)) from error
    return path


def count_feeds(path: Path) -> int:
    """How many feeds a list names.

    Raises:
        FeedListError: the file cannot be read, or says something without meaning.
    """
    return len(load_feeds(path))
