"""Which files are there to read, and what articles are in one? Local folders and files."""

import os
import stat
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from core.clean import clean_characters, clean_line
from core.drafts import Draft, Failure
from core.errors import ParseError
from ingest.containers.limits import Budget, Limits
from ingest.contents import Contents, Place
from ingest.dates import from_timestamp
from ingest.jail import Jail
from ingest.kinds import UNKNOWN, is_cache, is_readable

DEPTH_LIMIT = 100
"""Folders within each other that are walked."""

LIMITS = Limits()
"""What an archive may hold."""


def find_files(root: Path) -> Iterator[Path | Failure]:
    """The files under `root` that may hold articles, in sorted order, folder by folder.

    Hidden files and files of other kinds are passed over in silence; everything
    else that cannot be read is a failure. A file given directly is always named.
    """
    try:
        mode = root.stat().st_mode
    except (OSError, ValueError) as error:
        yield Failure(shown(root), _reason(error))
        return
    if stat.S_ISDIR(mode):
        yield from _walk(root, root.resolve())
    elif not _is_known(root):
        yield Failure(shown(root), UNKNOWN)
    else:
        yield _checked(root, mode)


def read_file(
    path: Path, root: Path, jail: Jail, limits: Limits = LIMITS
) -> Iterator[Draft | Failure]:
    """The articles in one file, lazily; whatever goes wrong is a failure that names the file.

    Args:
        path: a file that `find_files` gave.
        root: the root it was found under, from which guids count.
        jail: where parsers run that hostile input could stall.
        limits: what an archive may hold.
    """
    path, name = path.absolute(), relative_name(path, root)
    if not is_readable(name):
        yield Failure(name, UNKNOWN)
        return
    contents = Contents(jail, Budget(limits))
    try:
        with path.open("rb") as file:
            place = Place(name, str(path), os.fstat(file.fileno()).st_mtime)
            yield from contents.read(file, place)
    except OSError as error:
        yield Failure(name, _reason(error))


def is_gone(path: str) -> bool:
    """Whether there is no file any more at the path of an article, or none that holds it.

    One on a disk that cannot be read just now is not gone.
    """
    try:
        Path(path.partition("!/")[0]).stat()
    except (FileNotFoundError, NotADirectoryError):
        return bool(path)
    except (OSError, ValueError):
        return False
    return False


def touched(path: Path) -> datetime | None:
    """When a file was last written, renamed or replaced; None where that cannot be told.

    On Windows it cannot: a file that takes another's place there looks as old as it was.
    """
    try:
        times = [time for s in (path.stat(), path.lstat()) for time in (s.st_mtime, s.st_ctime)]
    except OSError:
        return None
    return None if os.name == "nt" else from_timestamp(max(times))


def relative_name(path: Path, root: Path) -> str:
    """`path` from `root` with forward slashes; the name of `root` where they are the same."""
    path, root = path.absolute(), root.absolute()
    inside = path != root and path.is_relative_to(root)
    return clean_characters(path.relative_to(root).as_posix() if inside else path.name)


def shown(path: Path) -> str:
    """A path as it can be printed: bytes that are no text become replacement marks."""
    return clean_line(str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _walk(root: Path, real_root: Path, depth: int = 0) -> Iterator[Path | Failure]:
    """Files before folders would split a listing: both in one sorted order."""
    try:
        with os.scandir(root) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(shown(root), _reason(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            if depth < DEPTH_LIMIT:
                yield from _walk(path, real_root, depth + 1)
            else:
                yield Failure(shown(path), f"more than {DEPTH_LIMIT} folders deep")
        elif _is_known(path) or entry.is_symlink():
            yield from _entry(entry, path, real_root)


def _entry(entry: os.DirEntry[str], path: Path, real_root: Path) -> Iterator[Path | Failure]:
    """A file, or a link that stays inside the root; links to folders are walked elsewhere."""
    try:
        if entry.is_symlink():
            target = path.resolve(strict=True)
            if not target.is_relative_to(real_root):
                raise ParseError(shown(path), "a link that leads out of the folder")
            if target.is_dir() or not _is_known(path):
                return
        yield _checked(path, path.stat().st_mode)
    except (OSError, RuntimeError) as error:
        yield Failure(shown(path), _reason(error))
    except ParseError as error:
        yield Failure(error.what, error.why)


def _checked(path: Path, mode: int) -> Path | Failure:
    """`path`, unless opening it would block, fail, or give a name that nothing can hold."""
    if not stat.S_ISREG(mode):
        return Failure(shown(path), "not a plain file")
    if not _is_printable(str(path)):
        return Failure(shown(path), "a name with characters that newscast does not take")
    if not os.access(path, os.R_OK):
        return Failure(shown(path), "may not be read")
    return path


def _is_known(path: Path) -> bool:
    return is_readable(path.name) or is_cache(path.name)


def _is_printable(name: str) -> bool:
    """Whether a name can be shown and stored as it is; decomposed letters may be composed."""
    whole = clean_characters(name) == unicodedata.normalize("NFC", name)
    return whole and "\n" not in name and "\t" not in name


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return clean_line(error.strerror)
    return "a link that leads back to itself" if isinstance(error, RuntimeError) else "unreadable"
