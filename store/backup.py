"""Copies the store into one file that stands by itself, while others read and write it."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from core.errors import StoreError
from store import migrations
from store.engine import clear_errors, look_in, path_of


def back_up(location: str, target: Path, *, force: bool = False) -> tuple[int, int]:
    """Writes a copy of the store to `target`: its state at one moment, checked when written.

    It is made beside `target` and takes that name when it is whole.

    Args:
        location: the store, as for `open_store`.
        target: the file to write.
        force: whether a file that is there is replaced.

    Returns:
        the articles in the copy, and its bytes.

    Raises:
        StoreError: there is no store, it is damaged, or the copy cannot be written.
    """
    _refuse(path_of(location), target, force)
    beside = target.with_name(f".newscast-{os.getpid()}.backup")
    try:
        with look_in(location) as store, clear_errors(target):
            migrations.schema_version(store, location)
            _claim(beside, target)
            with closing(sqlite3.connect(beside)) as copy:
                store.backup(copy)  # in one step: smaller ones start over whenever somebody writes
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
                articles = _checked(copy, target)
        with clear_errors(target):
            _sync(beside, target)
        return articles, target.stat().st_size
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _refuse(store: Path, target: Path, force: bool) -> None:
    """Raises StoreError where writing to `target` would lose something."""
    if target.is_dir():
        raise StoreError(str(target), "is a folder", "name a file in it")
    if target.exists() and store.exists() and target.samefile(store):
        raise StoreError(str(target), "is the store itself", "name another file")
    if target.exists() and not target.is_file():
        raise StoreError(str(target), "is there and is no file")
    if target.exists() and not force:
        raise StoreError(str(target), "is there already", "--force replaces it")


def _claim(beside: Path, target: Path) -> None:
    """An empty file that only its owner may read.

    Raises:
        StoreError: it cannot be made.
    """
    try:
        beside.touch(mode=0o600)
    except OSError as error:
        raise StoreError(str(target), error.strerror or "cannot be written") from error


def _checked(copy: sqlite3.Connection, target: Path) -> int:
    """The articles in a copy.

    Raises:
        StoreError: it is damaged, and so is what it is a copy of.
    """
    (said,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        why = " ".join(str(said).split())
        raise StoreError(str(target), f"not written, as the store is damaged: {why}")
    (articles,) = copy.execute("SELECT count(*) FROM article").fetchone()
    return int(articles)


def _sync(beside: Path, target: Path) -> None:
    """Gives the copy its name once it is on the disk."""
    try:
        with beside.open("rb") as file:
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as error:
        raise StoreError(str(target), error.strerror or "cannot be written") from error
