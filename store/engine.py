"""Opens the store and lends connections: many readers, one writer, errors in one clear line."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from core.errors import StoreError
from store import migrations

BUSY_MS = 5_000
"""Milliseconds that a writer waits for another before it gives up."""

CACHE_KIB = 3_072
"""Page cache of one connection; SQLite's own 2 MiB re-reads the inner pages of a large store."""

ANALYSED_ROWS = 400
"""Rows of each index that SQLite looks at for its statistics when the store is closed."""

NO_STORE_HINT = "newscast refresh or import makes one"

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")

_PLAIN_CAUSES = {
    sqlite3.SQLITE_BUSY: ("another program keeps it locked", "close it or try again"),
    sqlite3.SQLITE_LOCKED: ("another program keeps it locked", "close it or try again"),
    sqlite3.SQLITE_FULL: ("the disk is full", "make room and try again"),
    sqlite3.SQLITE_READONLY: ("is read-only", "check who may write the file and its folder"),
    sqlite3.SQLITE_PERM: ("access is denied", "check who may read the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "check who may read the file and its folder"),
    sqlite3.SQLITE_NOTADB: ("is not a SQLite database", "name another file with --store"),
    sqlite3.SQLITE_CORRUPT: ("the file is damaged", "put a backup in its place"),
    sqlite3.SQLITE_IOERR: ("the disk reports an error", "check the disk"),
    sqlite3.SQLITE_TOOBIG: ("a text is too large for it", ""),
}


class Store:
    """One open store. Safe to share between threads; not to be carried into a forked process."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._writer = engine.execution_options(begin="BEGIN IMMEDIATE")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one unchanging state of the store.

        Raises:
            StoreError: SQLite could not do what was asked.
        """
        with clear_errors(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection that holds the write lock: all is kept at the end, or nothing on an error.

        Raises:
            StoreError: SQLite could not do what was asked.
        """
        with clear_errors(self.path), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def write_unchecked(self) -> Iterator[Connection]:
        """`write` without a look at references: for deleting rows that none leads to.

        SQLite would look for each one's, table by table, where no index helps it.

        Raises:
            StoreError: SQLite could not do what was asked.
        """
        with clear_errors(self.path), self._writer.connect() as connection:
            driver = connection.connection.cursor()
            driver.execute("PRAGMA foreign_keys = OFF")
            try:
                with connection.begin():
                    yield connection
            finally:
                driver.execute("PRAGMA foreign_keys = ON")

    def close(self) -> None:
        """Lets SQLite tend its statistics and closes every connection."""
        try:
            with self._engine.connect() as connection:
                connection.exec_driver_sql(f"PRAGMA analysis_limit = {ANALYSED_ROWS}")
                connection.exec_driver_sql("PRAGMA optimize")
        except DBAPIError:
            pass  # a store that is locked or read-only does without
        finally:
            self._engine.dispose()


def open_store(location: str, *, make: bool = True) -> Store:
    """The store at `location`, made or brought up to date where need be.

    Args:
        location: a path (`~` stands for the home folder) or a `sqlite:///…` URL.
        make: whether a store that is not there is made.

    Raises:
        StoreError: another kind of URL, a file that is no store or newer, one that SQLite
            cannot open, or none at all where none is to be made.
    """
    path = path_of(location)
    if not make and not path.exists():
        raise StoreError(str(path), "there is no store yet", NO_STORE_HINT)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        uri = _uri(path)
    except OSError as error:
        raise StoreError(str(path), f"cannot be reached: {error.strerror}") from error
    with clear_errors(path), closing(_connect(uri)) as connection:
        migrations.apply(connection, path)
        if "mode=ro" not in uri:
            connection.execute("PRAGMA journal_mode = WAL")
    return Store(path, _engine(uri))


@contextmanager
def look_in(location: str) -> Iterator[sqlite3.Connection]:
    """A connection to a store as it lies there, of any version; statements may change nothing.

    Raises:
        StoreError: there is none, or SQLite cannot read it.
    """
    path = path_of(location)
    if not path.exists():
        raise StoreError(str(path), "there is no store yet", NO_STORE_HINT)
    with clear_errors(path), closing(_connect(_uri(path))) as connection:
        connection.execute("PRAGMA query_only = ON")
        yield connection


def path_of(location: str) -> Path:
    """The file that `location` names: a path or a `sqlite:///…` URL.

    Raises:
        StoreError: it names none, or another kind of database.
    """
    scheme = _SCHEME.match(location)
    if scheme and scheme[1].lower() != "sqlite":
        raise StoreError(
            location, f"{scheme[1]} databases are not supported", "name a file or sqlite:///a-file"
        )
    name = location[len("sqlite:///") :] if scheme else location
    if not name or "\0" in name:
        raise StoreError(location, "names no file", "for example sqlite:////home/me/news.db")
    try:
        return Path(name).expanduser().absolute()
    except RuntimeError as error:
        raise StoreError(location, "there is no such home folder") from error


def _uri(path: Path) -> str:
    """The SQLite address of `path`: read-only where its permissions leave nothing else.

    Without a write-ahead log beside it the file is taken as one that nobody changes, as a
    reader could not make the shared memory that a log needs.
    """
    if path.is_dir():
        raise StoreError(str(path), "is a folder", "name a file in it")
    address = "file:" + quote(os.fsencode(path))
    if not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return address
    log = path.with_name(f"{path.name}-wal")
    return address + ("?mode=ro" if log.exists() else "?mode=ro&immutable=1")


def _connect(uri: str) -> sqlite3.Connection:
    """A connection in autocommit mode: transactions are begun by the events below."""
    return sqlite3.connect(
        uri, uri=True, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False
    )


def _engine(uri: str) -> Engine:
    """A pool of connections to `uri`; a failing statement never shows its parameters."""
    engine = create_engine(
        "sqlite://", creator=lambda: _connect(uri), poolclass=QueuePool, hide_parameters=True
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in (
        "foreign_keys = ON",
        "synchronous = NORMAL",
        f"cache_size = -{CACHE_KIB}",
        "secure_delete = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Writers lock at once: one that reads first and locks later fails without waiting."""
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite and the pool raise into a StoreError."""
    try:
        yield
    except DBAPIError as error:
        raise _clear_error(path, error.orig) from error
    except sqlite3.Error as error:
        raise _clear_error(path, error) from error
    except PoolTimeoutError as error:
        raise StoreError(str(path), "too many readers at once", "try again") from error
    except UnicodeEncodeError as error:
        raise StoreError(str(path), "a text or file name is not valid Unicode") from error


def _clear_error(path: Path, cause: BaseException | None) -> StoreError:
    """The primary code of SQLite's error stands in its lowest eight bits."""
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    why, hint = _PLAIN_CAUSES.get(code, (" ".join(str(cause).split()), ""))
    return StoreError(str(path), why, hint)
