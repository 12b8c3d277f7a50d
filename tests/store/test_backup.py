"""A backup is whole, stands by itself, and never costs what was there before."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from core.errors import StoreError
from store.backup import back_up
from store.engine import Store, open_store
from tests.store.builders import assert_sound, member, scalar, tell


@pytest.fixture
def told(store: Store) -> Store:
    tell(store, ("Fog", [member("Ada Byron")]), ("Rain", [member("Ada Byron")]))
    return store


def articles_in(file: Path) -> int:
    opened = open_store(str(file), make=False)
    assert_sound(opened)
    number = scalar(opened, "SELECT count(*) FROM article")
    opened.close()
    assert isinstance(number, int)
    return number


def test_a_backup_holds_what_the_open_store_holds(told: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    assert back_up(str(told.path), target) == (2, target.stat().st_size)
    assert [p.name for p in tmp_path.glob("*copy*")] == ["copy.db"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert articles_in(target) == 2


def test_what_is_being_written_is_not_in_it_by_halves(told: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    with told.write() as connection:
        connection.exec_driver_sql("UPDATE article SET title = 'half'")
        back_up(str(told.path), target)
    with sqlite3.connect(target) as copy:
        assert copy.execute("SELECT count(*) FROM article WHERE title = 'half'").fetchone() == (0,)
    copy.close()


def test_a_file_that_is_there_is_replaced_only_by_force(told: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("precious")
    with pytest.raises(StoreError, match="--force"):
        back_up(str(told.path), target)
    assert target.read_text() == "precious"
    back_up(str(told.path), target, force=True)
    assert articles_in(target) == 2


def test_the_store_is_never_written_over(told: Store, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(told.path)
    for target in (told.path, link):
        with pytest.raises(StoreError, match="is the store itself"):
            back_up(str(told.path), target, force=True)


def test_a_folder_a_pipe_and_a_place_that_is_not_there_are_refused(
    told: Store, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, why in (("", "is a folder"), ("pipe", "is no file"), ("no/copy.db", "No such file")):
        with pytest.raises(StoreError, match=why):
            back_up(str(told.path), tmp_path / name, force=True)


def test_without_a_store_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store yet"):
        back_up(str(tmp_path / "none.db"), tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_store_does_not_take_the_place_of_a_good_backup(
    told: Store, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    back_up(str(told.path), target)
    told.close()
    data = bytearray(told.path.read_bytes())
    data[12_500:16_000] = b"\xff" * 3_500
    told.path.write_bytes(data)
    with pytest.raises(StoreError):
        back_up(str(told.path), target, force=True)
    assert articles_in(target) == 2
    assert not list(tmp_path.glob(".newscast*"))
