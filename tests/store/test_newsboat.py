"""The cache of newsboat is read as it lies, in any version, and stays as it is."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from core.drafts import CachedItem
from core.errors import ParseError
from store.newsboat import cached_items

FEED = "https://example.org/feed"
OLD = (
    "CREATE TABLE rss_feed (rssurl TEXT, title TEXT);"
    "CREATE TABLE rss_item (id INTEGER PRIMARY KEY, guid, title, author, url, feedurl, pubDate,"
    " content, unread"
)
NEW = f"{OLD}, flags, deleted, base, content_mime_type);"


def cache(path: Path, schema: str, rows: Iterable[tuple[object, ...]]) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(schema)
        connection.execute("INSERT INTO rss_feed VALUES (?, 'Harbour')", [FEED])
        for row in rows:
            marks = ", ".join("?" * len(row))
            connection.execute(f"INSERT INTO rss_item VALUES (NULL, {marks})", row)
        connection.commit()
    return path


def row(guid: str, unread: object, *more: object, feed: str = FEED) -> tuple[object, ...]:
    url = f"https://example.org/{guid}"
    return (guid, f"Title {guid}", "Ines", url, feed, 1_714_989_600, "<p>Text</p>", unread, *more)


def test_articles_come_with_what_their_reader_did_to_them(tmp_path: Path) -> None:
    rows = [row("a", 1, "", 0, "", ""), row("b", 0, "s", 0, "", ""), row("c", 0, "", 1, "", "")]
    items = list(cached_items(cache(tmp_path / "cache.db", NEW, rows)))
    assert [(i.guid, i.read, i.starred) for i in items] == [("a", False, False), ("b", True, True)]
    assert items[0] == CachedItem(
        feed=FEED,
        feed_title="Harbour",
        guid="a",
        title="Title a",
        author="Ines",
        url="https://example.org/a",
        content="<p>Text</p>",
        media="",
        base="",
        published=1_714_989_600,
        read=False,
        starred=False,
    )


def test_articles_of_one_feed_come_together(tmp_path: Path) -> None:
    rows = [row(str(n), 1, feed=f"https://example.org/{n % 2}") for n in range(6)]
    items = cached_items(cache(tmp_path / "cache.db", f"{OLD});", rows))
    assert [item.guid for item in items] == ["0", "2", "4", "1", "3", "5"]


def test_an_old_cache_with_values_of_any_type_is_read(tmp_path: Path) -> None:
    odd = (b"\xff\x00", b"blob", None, 7, FEED, "no number", 1.5, "x")
    path = cache(tmp_path / "cache.db", f"{OLD});", [odd, row("a", -7)])
    first, second = cached_items(path)
    assert (first.guid, first.title, first.author) == ("\ufffd\x00", "blob", "")
    assert (first.published, first.read, first.starred) == (None, None, None)
    assert (second.read, second.starred) == (False, None)


def test_the_file_stays_as_it_is_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    trigger = "CREATE TRIGGER t AFTER UPDATE ON rss_item BEGIN DELETE FROM rss_item; END;"
    path = cache(tmp_path / "cache.db", f"{OLD});{trigger}", [row("a", 1)])
    before = path.read_bytes()
    assert len(list(cached_items(path))) == 1
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_view_that_goes_on_for_ever_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE VIEW rss_item AS WITH RECURSIVE n(guid) AS (SELECT 1 UNION ALL SELECT 1 FROM n)"
            " SELECT guid, 1 title, 1 url, 1 feedurl, 1 pubDate, 1 content, 1 unread FROM n"
        )
    with pytest.raises(ParseError, match="not the cache of newsboat"):
        next(cached_items(path))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"SQLite format 3\0" + b"\xff" * 5000, "not a database"),
        (b"no database", "not a database"),
        (b"", "a database, but not the cache of newsboat"),
    ],
    ids=["a false head", "a text", "nothing"],
)
def test_what_is_no_cache_says_so(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "cache.db"
    path.write_bytes(content)
    with pytest.raises(ParseError, match=why):
        list(cached_items(path))
    assert path.read_bytes() == content


def test_a_cache_that_is_cut_off_gives_what_is_left_or_says_why(tmp_path: Path) -> None:
    rows = [row(str(number), 1) for number in range(500)]
    path = cache(tmp_path / "cache.db", f"{OLD});", rows)
    content = path.read_bytes()
    for length in range(0, len(content), 4096):
        path.write_bytes(content[:length])
        with pytest.raises(ParseError):
            list(cached_items(path))
