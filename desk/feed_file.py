"""Where is the reader's own feed list, and does it say something that has a meaning?"""

from pathlib import Path

from core.errors import FeedListError
from core.paths import Paths
from ingest.feedlist import default_feeds_path, load_feeds

NAME = "feeds.toml"


def feeds_path(paths: Paths) -> Path:
    """Where the reader's own feed list is, or would be: in the folder of the settings."""
    return paths.feeds or paths.themes.parent / NAME


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
