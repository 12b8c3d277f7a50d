"""Brings a store's file to the schema of this version, one numbered step at a time.

`PRAGMA application_id` says whether a file is newscast's at all, `user_version`
how many steps it has seen. The file is copied before an existing store is upgraded.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from core.errors import StoreError
from store.migrations import (
    m0001_init,
    m0002_corrections,
    m0003_reader,
    m0004_stories,
    m0005_intake,
    m0006_purge,
    m0007_copies,
    m0008_identify,
)
from store.words import last_word, plain

APPLICATION_ID = 0x4E575343
"""'NWSC': marks a SQLite file as a store of newscast."""

STEPS: tuple[Sequence[str], ...] = (
    m0001_init.STATEMENTS,
    m0002_corrections.STATEMENTS,
    m0003_reader.STATEMENTS,
    m0004_stories.STATEMENTS,
    m0005_intake.STATEMENTS,
    m0006_purge.STATEMENTS,
    m0007_copies.STATEMENTS,
    m0008_identify.STATEMENTS,
)
"""Step N, counted from 1, takes a store from user_version N-1 to N."""


def apply(connection: sqlite3.Connection, path: Path) -> None:
    """Runs the steps that the store at `path` still lacks.

    Args:
        connection: to `path`, in autocommit mode, with foreign keys off.
        path: where the copy `<name>.before-N` is put, N being the first step to run.

    Raises:
        StoreError: a file of another program, or of a newer newscast; it stays as it was.
        sqlite3.Error: SQLite could not do it; each step is whole or not there.
    """
    version = schema_version(connection, str(path))
    if 0 < version < len(STEPS):
        _copy(connection, path.with_name(f"{path.name}.before-{version + 1}"))
    connection.create_function("plain_form", 1, plain, deterministic=True)
    connection.create_function("last_word", 1, last_word, deterministic=True)
    for number in range(version + 1, len(STEPS) + 1):
        _step(connection, number, str(path))


def schema_version(connection: sqlite3.Connection, what: str) -> int:
    """The number of steps that a store has seen: 0 for an empty file.

    Raises:
        StoreError: a file of another program, or of a newer newscast.
    """
    application = _pragma(connection, "application_id")
    version = _pragma(connection, "user_version")
    if application != APPLICATION_ID:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application or version or tables:
            raise StoreError(what, "belongs to another program", "name another file with --store")
    if version > len(STEPS):
        raise StoreError(what, "was written by a newer newscast", "upgrade newscast")
    return version


def _step(connection: sqlite3.Connection, number: int, what: str) -> None:
    """One step and its number in one transaction; nothing where another process was faster."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if schema_version(connection, what) < number:
            for statement in STEPS[number - 1]:
                connection.execute(statement)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise StoreError(what, f"step {number} of the upgrade would break references")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    """A whole copy of the store at `target`, which a crash never leaves half written."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (str(part),))
    part.replace(target)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)
