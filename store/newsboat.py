"""What is in the cache of newsboat? Read as it lies there, without a lock and without a change."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from core.drafts import CachedItem
from core.errors import ParseError

VALUE_BYTES = 50 * 1024**2
"""Bytes of one article, as of any other document."""

_COLUMNS = (
    *("feedurl", "guid", "title", "author", "url", "content", "content_mime_type", "base"),
    *("pubDate", "unread", "flags", "deleted"),
)
_NEEDED = {"feedurl", "guid", "title", "url", "content", "pubDate", "unread"}

_Value = bytes | int | float | None


def cached_items(path: Path) -> Iterator[CachedItem]:
    """The articles of a cache, those of one feed together; not those that newsboat hides.

    Caches of old versions lack columns, and any column may hold any type.

    Raises:
        ParseError: it is no cache of newsboat, or damaged.
    """
    try:
        with closing(_connect(path)) as connection:
            columns = _columns(connection)
            titles = _titles(connection)
            for row in connection.execute(_query(columns)):
                item = dict(zip(columns, row, strict=True))
                if not _flag(item.get("deleted")):
                    yield _item(item, titles)
    except (sqlite3.Error, OverflowError) as error:
        raise ParseError("the cache", _why(error)) from error


def is_foreign(path: Path) -> bool:
    """Whether a file is a database of another program, and a whole one."""
    try:
        with closing(_connect(path)) as connection:
            return not _has_articles(connection)
    except sqlite3.Error:
        return False


def _connect(path: Path) -> sqlite3.Connection:
    """Without the possibility to write, and without what a schema could make SQLite run."""
    address = f"file:{quote(os.fsencode(path))}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True)
    connection.text_factory = bytes
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, VALUE_BYTES)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _has_articles(connection: sqlite3.Connection) -> bool:
    """Whether there is a table of articles; a view could go on for ever."""
    schema = "SELECT 1 FROM sqlite_master WHERE name = 'rss_item' AND sql LIKE 'CREATE TABLE%'"
    return connection.execute(schema).fetchone() is not None


def _columns(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The columns of the articles that are there.

    Raises:
        ParseError: there are no articles, or too few columns.
    """
    known = connection.execute("SELECT name FROM pragma_table_info('rss_item')")
    names = {bytes(name).decode("utf-8", "replace") for (name,) in known}
    if not _has_articles(connection) or not names >= _NEEDED:
        raise ParseError("the cache", "a database, but not the cache of newsboat")
    return tuple(name for name in _COLUMNS if name in names)


def _query(columns: tuple[str, ...]) -> str:
    return f"SELECT {', '.join(columns)} FROM rss_item ORDER BY feedurl"  # noqa: S608 - our names


def _titles(connection: sqlite3.Connection) -> dict[str, str]:
    """What the feeds are called, by address; nothing where that cannot be read."""
    try:
        rows = connection.execute("SELECT rssurl, title FROM rss_feed").fetchall()
    except sqlite3.Error:
        return {}
    return {_text(address): _text(title) for address, title in rows}


def _item(row: dict[str, _Value], titles: dict[str, str]) -> CachedItem:
    feed = _text(row["feedurl"])
    return CachedItem(
        feed=feed,
        feed_title=titles.get(feed, ""),
        guid=_text(row["guid"]),
        title=_text(row["title"]),
        author=_text(row.get("author")),
        url=_text(row["url"]),
        content=_text(row["content"]),
        media=_text(row.get("content_mime_type")),
        base=_text(row.get("base")),
        published=_whole(row["pubDate"]),
        read=None if (unread := _whole(row["unread"])) is None else unread == 0,
        starred=bool(_text(row["flags"]).strip()) if "flags" in row else None,
    )


def _text(value: _Value) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)


def _whole(value: _Value) -> int | None:
    return value if isinstance(value, int) else None


def _flag(value: _Value) -> bool:
    return isinstance(value, int) and value != 0


def _why(error: Exception) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_NOTADB:
        return "not a database"
    if code == sqlite3.SQLITE_CANTOPEN:
        return "cannot be opened"
    return "damaged"
