"""What newsboat knew comes in once: each article in its feed, read and starred as it was."""

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from core.drafts import Failure, FeedSpec
from core.types import ArticleRow
from desk.importing import import_paths
from store import articles
from store import feeds as stored_feeds
from store.engine import Store

WEB = "https://example.org/feed"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    path = tmp_path / "cache.db"
    rows = [
        (
            "1",
            "Read &amp; flagged",
            "https://example.org/1",
            WEB,
            1_714_989_600,
            "<b>T</b>",
            0,
            "s",
        ),
        ("2", "Unread", "https://example.org/2", WEB, 2**62, "Text", 1, ""),
        ("1", "Of a program", "javascript:x", "exec:feed.sh", 0, "Text", 1, ""),
        ("", "", "", WEB, 0, "", 1, ""),
    ]
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "CREATE TABLE rss_feed (rssurl, title);"
            "CREATE TABLE rss_item (guid, title, url, feedurl, pubDate, content, unread, flags);"
        )
        connection.execute("INSERT INTO rss_feed VALUES (?, 'Harbour')", [WEB])
        connection.executemany("INSERT INTO rss_item VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.commit()
    return path


def rows_of(store: Store) -> dict[str, ArticleRow]:
    rows = articles.rows(store, list(articles.article_ids(store)))
    return {row.title: row for row in rows}


def test_articles_go_to_their_feeds_with_their_states(store: Store, cache: Path) -> None:
    outcome = import_paths(store, [cache], ())
    assert (outcome.added, len(outcome.failures)) == (3, 1)
    assert outcome.failures[0].what == "cache.db, an article"
    titles = {feed.location: feed.title for feed in stored_feeds.feeds(store)}
    assert titles == {WEB: "Harbour", str(cache): "newsboat"}
    found = rows_of(store)
    states = {title: (row.guid, row.unread, row.starred) for title, row in found.items()}
    assert states == {
        "Read & flagged": ("1", False, True),
        "Unread": ("2", True, False),
        "Of a program": ("exec:feed.sh 1", True, False),
    }


def test_a_second_import_changes_nothing(store: Store, cache: Path) -> None:
    import_paths(store, [cache], ())
    again = import_paths(store, [cache.parent], ())
    assert (again.added, again.updated, again.unchanged) == (0, 0, 3)


def test_what_the_reader_did_here_wins_over_what_newsboat_knew(store: Store, cache: Path) -> None:
    import_paths(store, [cache], ())
    articles.set_read(store, [rows_of(store)["Unread"].id], True)
    import_paths(store, [cache], ())
    assert not rows_of(store)["Unread"].unread


def test_a_feed_that_is_listed_keeps_its_title(store: Store, cache: Path) -> None:
    specs = [FeedSpec(WEB, title="My harbour")]
    outcome = import_paths(store, [cache], specs)
    assert {title for _, title in outcome.feeds} == {"My harbour", "newsboat"}


def test_a_database_of_another_program_is_passed_over_unless_asked_for(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (x)")
    (tmp_path / "a.txt").write_text("Text.")
    outcome = import_paths(store, [tmp_path], ())
    assert (outcome.added, outcome.failures) == (1, ())
    outcome = import_paths(store, [path], ())
    why = "a database, but not the cache of newsboat"
    assert outcome.failures == (Failure("other.db", why),)


def test_a_damaged_database_is_named(store: Store, tmp_path: Path) -> None:
    (tmp_path / "bad.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    outcome = import_paths(store, [tmp_path], ())
    assert outcome.failures == (Failure("bad.db", "not a database"),)


def test_an_archive_is_imported_once(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "saved.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/one.txt", "One.")
        archive.writestr("two.jsonl", json.dumps({"id": "two", "text": "Two."}))
    outcome = import_paths(store, [path], ())
    assert (outcome.added, outcome.feeds[0][1]) == (2, "saved.zip")
    again = import_paths(store, [path], ())
    assert (again.added, again.updated, again.unchanged) == (0, 0, 2)
