"""Which files are there to read, and what articles are in one? Local folders and files."""

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from core.clean import clean_characters, clean_line
from core.drafts import Draft, Failure, FeedBatch
from core.errors import IngestError, ParseError
from ingest.documents import document_draft
from ingest.feeds import parse_feed
from ingest.jail import Jail
from ingest.records import read_records

FILE_LIMIT = 50 * 1024**2
"""Bytes of a file that is read whole; JSON Lines are read a line at a time."""

DEPTH_LIMIT = 100
"""Folders within each other that are walked."""

DOCUMENTS = (".txt", ".md", ".html", ".htm")
FEEDS = (".xml", ".rss", ".atom", ".rdf", ".json")
RECORDS = (".jsonl",)

_UNKNOWN = f"not a kind of file that newscast reads ({' '.join(RECORDS + DOCUMENTS + FEEDS)})"


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
        yield Failure(shown(root), _UNKNOWN)
    else:
        yield _checked(root, mode)


def is_collection(path: Path) -> bool:
    """Whether a file by its name holds many articles: a feed or JSON Lines."""
    return path.suffix.lower() in FEEDS + RECORDS


def read_file(path: Path, root: Path, jail: Jail) -> Iterator[Draft | Failure]:
    """The articles in one file, lazily; whatever goes wrong is a failure that names the file.

    Args:
        path: a file that `find_files` gave.
        root: the root it was found under, from which guids count.
        jail: where parsers run that hostile input could stall.
    """
    path, name = path.absolute(), relative_name(path, root)
    if not _is_known(path):
        yield Failure(name, _UNKNOWN)
        return
    suffix = path.suffix.lower()
    try:
        with path.open("rb") as file:
            if suffix in RECORDS:
                yield from read_records(file, path, name, jail)
                return
            body = file.read(FILE_LIMIT + 1)
        if len(body) > FILE_LIMIT:
            yield Failure(name, f"over {FILE_LIMIT // 1024**2} MiB")
        elif suffix in FEEDS:
            yield from _feed(jail.call(parse_feed, body), path, name)
        elif not body.strip():
            yield Failure(name, "empty")
        else:
            yield replace(document_draft(body, path, jail), guid=name, path=str(path))
    except OSError as error:
        yield Failure(name, _reason(error))
    except IngestError as error:
        yield Failure(name, f"{error.why} ({error.hint})" if error.hint else error.why)


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
    return path.suffix.lower() in DOCUMENTS + FEEDS + RECORDS


def _is_printable(name: str) -> bool:
    """Whether a name can be shown and stored as it is; decomposed letters may be composed."""
    whole = clean_characters(name) == unicodedata.normalize("NFC", name)
    return whole and "\n" not in name and "\t" not in name


def _feed(batch: FeedBatch, path: Path, name: str) -> Iterator[Draft | Failure]:
    for draft in batch.drafts:
        yield replace(draft, path=str(path), source=draft.source or batch.title)
    for failure in batch.failures:
        yield Failure(name, f"{failure.what}: {failure.why}")


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return clean_line(error.strerror)
    return "a link that leads back to itself" if isinstance(error, RuntimeError) else "unreadable"
