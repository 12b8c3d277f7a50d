"""The schema that the steps make, and which files they touch."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from core.errors import StoreError
from store import articles, migrations, models
from store.engine import Store, open_store
from tests.store.builders import add, assert_sound, draft, scalar

TABLES = sorted(SQLModel.metadata.tables)


def rows(path: Path, sql: str, *values: object) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        found = connection.execute(sql, values).fetchall()
    connection.close()
    return found


@pytest.fixture
def modelled(tmp_path: Path) -> Path:
    """A database that SQLModel made from the classes."""
    path = tmp_path / "modelled.db"
    engine = create_engine(f"sqlite:///{path}")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    return path


def structure(path: Path, table: str) -> dict[str, object]:
    indexes = rows(path, 'SELECT name, "unique", origin, partial FROM pragma_index_list(?)', table)
    columns = 'SELECT name, "desc", coll, key FROM pragma_index_xinfo(?)'
    keyed = sorted(((*i[1:], tuple(rows(path, columns, i[0]))) for i in indexes), key=repr)
    partial = (
        "SELECT name, substr(sql, instr(sql, ' WHERE ')) FROM sqlite_master"
        " WHERE tbl_name = ? AND type = 'index' AND instr(sql, ' WHERE ')"
    )
    return {
        "columns": rows(
            path,
            'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_xinfo(?)',
            table,
        ),
        "indexes": keyed,
        "conditions": sorted(rows(path, partial, table)),
        "named indexes": sorted(i[0] for i in indexes if i[2] == "c"),
        "foreign keys": sorted(
            rows(
                path,
                'SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(?)',
                table,
            )
        ),
        "kind": rows(path, "SELECT type, wr, strict FROM pragma_table_list WHERE name = ?", table),
    }


@pytest.mark.parametrize("table", TABLES)
def test_the_steps_make_the_tables_that_the_models_describe(
    store: Store, modelled: Path, table: str
) -> None:
    assert structure(store.path, table) == structure(modelled, table)


def test_the_steps_make_no_table_that_the_models_lack(store: Store) -> None:
    names = rows(
        store.path,
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    assert sorted(str(name) for (name,) in names) == TABLES


def test_a_new_store_carries_its_marks_and_is_sound(store: Store) -> None:
    assert scalar(store, "PRAGMA application_id") == migrations.APPLICATION_ID
    assert scalar(store, "PRAGMA user_version") == len(migrations.STEPS)
    assert scalar(store, "PRAGMA journal_mode") == "wal"
    assert_sound(store)


def test_what_a_list_reads_stands_before_the_bodies() -> None:
    names = [c.name for c in models.ARTICLE.columns]
    assert {c.key for c in articles.ROW_COLUMNS} - {"unread"} <= {*names[: names.index("marks")]}


def test_reading_a_flag_leaves_the_index_of_words_alone(store: Store) -> None:
    add(store, draft())
    before = scalar(store, "SELECT sum(length(block)) FROM article_fts_data")
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE article SET read = 1, starred = 1")
    assert scalar(store, "SELECT sum(length(block)) FROM article_fts_data") == before


@pytest.mark.parametrize("change", ["delete", "update"])
def test_the_index_of_words_follows_deletes_and_updates(store: Store, change: str) -> None:
    add(store, draft("First", "alpha"), draft("Second", "beta"))
    with store.write() as connection:
        connection.exec_driver_sql(
            {
                "delete": "DELETE FROM article WHERE title = 'First'",
                "update": "UPDATE article SET body = 'gamma' WHERE title = 'First'",
            }[change]
        )
    assert_sound(store)
    hits = "SELECT count(*) FROM article_fts WHERE article_fts MATCH :word"
    assert scalar(store, hits, word="alpha") == 0
    assert scalar(store, hits, word="gamma") == (change == "update")


def foreign_file(path: Path, *statements: str) -> bytes:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize(
    ("statements", "why"),
    [
        (["CREATE TABLE notes (x)"], "another program"),
        (["PRAGMA application_id = 12345"], "another program"),
        (["PRAGMA user_version = 3"], "another program"),
        (
            [f"PRAGMA application_id = {migrations.APPLICATION_ID}", "PRAGMA user_version = 999"],
            "newer newscast",
        ),
    ],
)
def test_a_foreign_or_newer_database_is_refused_and_left_alone(
    tmp_path: Path, statements: Sequence[str], why: str
) -> None:
    path = tmp_path / "other.db"
    before = foreign_file(path, *statements)
    with pytest.raises(StoreError, match=why) as error:
        open_store(str(path))
    assert "\n" not in str(error.value)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["other.db"]


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, " * 100)
    with pytest.raises(StoreError, match="is not a SQLite database"):
        open_store(str(path))
    assert path.read_text() == "Dear reader, " * 100


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    store = open_store(str(path))
    assert scalar(store, "SELECT count(*) FROM article") == 0
    store.close()


def test_an_upgrade_copies_the_file_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.db"
    old = open_store(str(path))
    add(old, draft("Before"))
    old.close()
    step = ("ALTER TABLE feed ADD COLUMN extra INTEGER",)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    new = open_store(str(path))
    assert scalar(new, "PRAGMA user_version") == len(migrations.STEPS)
    assert scalar(new, "SELECT title FROM article") == "Before"
    new.close()
    copy = tmp_path / f"news.db.before-{len(migrations.STEPS)}"
    assert rows(copy, "PRAGMA user_version") == [(len(migrations.STEPS) - 1,)]
    assert rows(copy, "SELECT title FROM article") == [("Before",)]
    assert not copy.with_name(f"{copy.name}.part").exists()


def test_a_failing_step_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.db"
    open_store(str(path)).close()
    step = ("CREATE TABLE half (x)", "CREATE TABLE feed (x)")
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    with pytest.raises(StoreError, match="already exists"):
        open_store(str(path))
    assert rows(path, "PRAGMA user_version") == [(len(migrations.STEPS) - 1,)]
    assert rows(path, "SELECT name FROM sqlite_master WHERE name = 'half'") == []


def test_a_step_that_breaks_references_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.db"
    old = open_store(str(path))
    add(old, draft())
    old.close()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("DELETE FROM feed",)))
    with pytest.raises(StoreError, match="would break references"):
        open_store(str(path))
    assert rows(path, "SELECT count(*) FROM feed") == [(1,)]


def test_two_processes_may_make_the_same_store(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    connection = sqlite3.connect(path, isolation_level=None)
    assert migrations.schema_version(connection, "x") == 0
    open_store(str(path)).close()
    migrations.apply(connection, path)
    assert rows(path, "PRAGMA user_version") == [(len(migrations.STEPS),)]
    connection.close()
