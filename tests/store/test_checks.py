"""The checks see every kind of damage, change nothing, and what can be made anew is."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from core.checks import Check
from store.checks import check_store
from store.checks_repair import repair
from store.engine import Store, open_store
from store.migrations import STEPS
from tests.store.builders import assert_sound, crowd


@pytest.fixture
def told(store: Store) -> Store:
    for number in (1, 2, 3):
        crowd(store, number)
    return store


def checks(store: Store) -> dict[str, Check]:
    return {check.what: check for check in check_store(str(store.path))}


def wrong(store: Store) -> list[str]:
    return [check.what for check in checks(store).values() if not check.ok]


def spoil(store: Store, sql: str) -> None:
    with store.write() as connection:
        connection.execute(text(sql))


def test_a_sound_store_passes_and_says_how_much_is_in_it(told: Store) -> None:
    assert wrong(told) == []
    assert "3 articles" in checks(told)["store"].found


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("UPDATE actor SET mentions = mentions + 1", "tallies"),
        ("UPDATE actor SET first_seen = NULL", "tallies"),
        ("UPDATE alias SET mentions = 7", "forms"),
        ("INSERT INTO article_fts (article_fts) VALUES ('delete-all')", "index of articles"),
        ("INSERT INTO alias_fts (alias_fts) VALUES ('delete-all')", "index of names"),
    ],
)
def test_what_can_be_counted_anew_is_found_left_alone_and_mended(
    told: Store, sql: str, what: str
) -> None:
    spoil(told, sql)
    assert wrong(told) == [what]
    assert "--repair" in checks(told)[what].hint
    assert wrong(told) == [what]
    assert repair(told, [what]) == [what]
    assert wrong(told) == []
    assert_sound(told)


def test_what_cannot_be_counted_anew_is_not_said_to_be_mended(told: Store) -> None:
    assert repair(told, ["references", "store"]) == []


def test_a_reference_that_leads_nowhere_is_found(told: Store) -> None:
    told.close()
    connection = sqlite3.connect(told.path)
    connection.execute("INSERT INTO article_tag VALUES (99, 'lost')")
    connection.commit()
    connection.close()
    assert wrong(told) == ["references"]


def test_nothing_is_made_where_there_is_no_store(tmp_path: Path) -> None:
    (check,) = check_store(str(tmp_path / "deep" / "none.db"))
    assert check.ok
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", [8_300, 12_500, 20_600])
def test_a_damaged_file_is_one_finding(told: Store, place: int) -> None:
    told.close()
    data = bytearray(told.path.read_bytes())
    data[place : place + 4_000] = b"\xff" * 4_000
    told.path.write_bytes(data)
    (check,) = check_store(str(told.path))
    assert not check.ok
    assert "\n" not in check.found
    assert check.hint == "put a backup in its place"


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to be one" * 9])
def test_a_file_of_another_kind_is_said_to_be_one(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "other.db"
    place.write_bytes(content)
    found = list(check_store(str(place)))
    assert len(found) == 1
    assert place.read_bytes() == content


def test_a_newer_store_is_left_alone(told: Store) -> None:
    spoil(told, f"PRAGMA user_version = {len(STEPS) + 1}")
    (check,) = check_store(str(told.path))
    assert not check.ok
    assert check.found.endswith("was written by a newer newscast")
    assert check.hint == "upgrade newscast"


def test_an_older_store_is_not_upgraded_by_looking_at_it(told: Store) -> None:
    spoil(told, "PRAGMA user_version = 4")
    (check,) = check_store(str(told.path))
    assert check.ok
    assert "version 4" in check.found


def test_a_store_that_is_being_written_can_be_looked_at(
    told: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.engine.BUSY_MS", 10)
    with told.write():
        found = checks(told)
    assert all(check.ok for check in found.values())
    assert found["index of articles"].found.startswith("not checked")


def test_looking_leaves_the_bytes_of_the_store_as_they_are(told: Store) -> None:
    told.close()
    before = told.path.read_bytes()
    assert all(check.ok for check in check_store(str(told.path)))
    assert told.path.read_bytes() == before
    open_store(str(told.path)).close()
