"""Opening a store, and what readers and writers may count on."""

import os
import sqlite3
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from core.errors import StoreError
from store import engine
from store.engine import Store, open_store
from tests.store.builders import add, draft, scalar

ADD_FEED = text(
    "INSERT INTO feed (location, title, own_title, tags, language, etag, last_modified,"
    " failures, last_error, hidden, listed) VALUES (:place, '', '', '[]', '', '', '', 0, '', 0, 0)"
)
COUNT_FEEDS = "SELECT count(*) FROM feed"


@pytest.mark.parametrize("prefix", ["", "sqlite:///"])
def test_a_path_or_a_sqlite_url_makes_a_store_and_its_private_folder(
    tmp_path: Path, prefix: str
) -> None:
    path = tmp_path / "deep" / "er %20?#" / "news.db"
    open_store(f"{prefix}{path}").close()
    assert path.exists()
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_tilde_stands_for_the_home_folder(own_home: Path) -> None:
    open_store("~/news.db").close()
    assert (own_home / "news.db").exists()


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("postgresql://localhost/news", "postgresql databases are not supported"),
        ("sqlite://", "names no file"),
        ("", "names no file"),
        ("a\0b", "names no file"),
        ("~nobody-of-this-name/news.db", "no such home folder"),
        ("x" * 300, "cannot be reached"),
    ],
)
def test_what_names_no_file_is_refused_in_one_line(
    location: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match=why) as error:
        open_store(location)
    assert "\n" not in str(error.value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(str(tmp_path))


def test_a_file_where_a_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")
    with pytest.raises(StoreError, match="cannot be reached"):
        open_store(str(tmp_path / "plain" / "news.db"))


def test_what_was_written_is_there_after_reopening(tmp_path: Path) -> None:
    path = str(tmp_path / "news.db")
    first = open_store(path)
    (added,) = add(first, draft("Kept"))
    first.close()
    second = open_store(path)
    assert scalar(second, "SELECT title FROM article WHERE id = :id", id=added) == "Kept"
    second.close()


def test_an_error_inside_a_write_leaves_nothing(store: Store) -> None:
    with pytest.raises(KeyError), store.write() as connection:
        connection.execute(ADD_FEED, {"place": "a"})
        connection.execute(text("CREATE TABLE stray (x)"))
        raise KeyError
    assert scalar(store, COUNT_FEEDS) == 0
    assert scalar(store, "SELECT count(*) FROM sqlite_master WHERE name = 'stray'") == 0


def test_an_error_of_sqlite_is_a_store_error_without_parameters(store: Store) -> None:
    with pytest.raises(StoreError) as error, store.write() as connection:
        connection.execute(ADD_FEED, {"place": "a-secret-place"})
        connection.execute(ADD_FEED, {"place": "a-secret-place"})
    assert "a-secret-place" not in str(error.value)
    assert "a-secret-place" not in str(error.value.__cause__)
    assert scalar(store, COUNT_FEEDS) == 0


def test_a_reader_keeps_its_view_while_another_writes(store: Store) -> None:
    with store.read() as reader:
        assert reader.execute(text(COUNT_FEEDS)).scalar() == 0
        with store.write() as writer:
            writer.execute(ADD_FEED, {"place": "a"})
            assert reader.execute(text(COUNT_FEEDS)).scalar() == 0
        assert reader.execute(text(COUNT_FEEDS)).scalar() == 0
    assert scalar(store, COUNT_FEEDS) == 1


def test_a_second_writer_waits_for_the_first(store: Store) -> None:
    holds, order = threading.Event(), []

    def second() -> None:
        holds.wait(5)
        with store.write() as connection:
            order.append("second")
            connection.execute(ADD_FEED, {"place": "second"})

    thread = threading.Thread(target=second)
    thread.start()
    with store.write() as connection:
        holds.set()
        connection.execute(ADD_FEED, {"place": "first"})
        thread.join(0.05)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]
    assert scalar(store, COUNT_FEEDS) == 2


def test_many_threads_may_read_and_write_at_once(store: Store) -> None:
    def work(number: int) -> object:
        for n in range(5):
            with store.write() as connection:
                connection.execute(ADD_FEED, {"place": f"{number}-{n}"})
        return scalar(store, COUNT_FEEDS)

    with ThreadPoolExecutor(8) as pool:
        assert max(pool.map(work, range(8))) == 40
    assert scalar(store, COUNT_FEEDS) == 40


def test_a_store_that_another_program_locks_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_MS", 1)
    store = open_store(str(tmp_path / "news.db"))
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another program keeps it locked"), store.write():
        raise AssertionError("the lock was not held")
    other.close()
    store.close()


@pytest.mark.parametrize("pragma", ["foreign_keys", "recursive_triggers", "synchronous"])
def test_every_thread_has_the_same_pragmas(store: Store, pragma: str) -> None:
    expected = {"foreign_keys": 1, "recursive_triggers": 0, "synchronous": 1}[pragma]
    seen: list[object] = []
    with store.read():  # keeps one connection busy, so that the thread gets its own
        thread = threading.Thread(target=lambda: seen.append(scalar(store, f"PRAGMA {pragma}")))
        thread.start()
        thread.join()
    assert seen == [expected]


def test_foreign_keys_hold_in_other_threads(store: Store) -> None:
    errors: list[BaseException] = []

    def orphan() -> None:
        try:
            with store.write() as connection:
                connection.execute(
                    text("INSERT INTO alias VALUES (NULL, 99, 99, 'x', 'x', 'text', 0)")
                )
        except StoreError as error:
            errors.append(error)

    thread = threading.Thread(target=orphan)
    thread.start()
    thread.join()
    assert [str(e).split(": ")[-1] for e in errors] == ["FOREIGN KEY constraint failed"]


def test_a_file_that_may_not_be_written_can_still_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.db"
    writable = open_store(str(path))
    add(writable, draft("Carved in stone"))
    writable.close()
    before = path.read_bytes()
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda place, mode: mode != os.W_OK and allowed(place, mode))
    store = open_store(str(path))
    assert scalar(store, "SELECT title FROM article") == "Carved in stone"
    with pytest.raises(StoreError, match="is read-only"):
        add(store, draft("Too late"))
    store.close()
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["news.db"]


def test_a_text_that_is_no_unicode_is_said_and_leaves_nothing(store: Store) -> None:
    with pytest.raises(StoreError, match="not valid Unicode"):
        add(store, draft("Good"), draft("Bad", path="/tmp/caf\udce9"))
    assert scalar(store, "SELECT count(*) FROM article") == 0


@pytest.mark.skipif(sys.platform == "darwin", reason="its file names are always Unicode")
def test_a_file_name_need_not_be_unicode(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.db")
    store = open_store(str(path))
    add(store, draft("Kept"))
    store.close()
    assert list(tmp_path.iterdir()) == [path]


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    store = open_store(str(path))
    add(store, *(draft(f"Title {n}", "word " * 400) for n in range(50)))
    store.close()
    content = path.read_bytes()
    path.write_bytes(content[: 4096 * 2] + b"\x55" * (len(content) - 4096 * 2))
    with pytest.raises(StoreError, match="damaged"):
        open_store(str(path))
