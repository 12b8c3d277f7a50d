"""A store of an earlier version becomes one like any other, with all that it held."""

import sqlite3
from pathlib import Path

import pytest

from core.analysis import Text
from core.drafts import text_hash
from core.query import parse_query
from core.types import Dateline
from store import analyses, articles, cast, migrations
from store.engine import Store, open_store
from tests.store.builders import analysis_of, assert_sound, member, scalar
from tests.store.test_migrations import TABLES, rows, structure

OLD_ROWS = """
    INSERT INTO feed VALUES (1, 'here', '', '', '[]', '', '', '', NULL, 0, '', 0, 1);
    INSERT INTO article VALUES (1, 1, 'a', '', '', '', 'Ann Lee met Bob', '', '', NULL, NULL,
        '2024-01-01', '2024-01-01', 'x', 1, 1, 'LONDON (Wire)', 46, 46, 1, '[]',
        'LONDON (Wire) — Ann
Lee left. Bob, Lee and 😀 Bob');
    INSERT INTO article VALUES (2, 1, 'b', '', '', '', 'Rain', '', '', NULL, NULL,
        '2024-01-02', '2024-01-02', 'y', 0, 0, '', 5, 0, 0, '[]', 'Rain. Related: strike');
    INSERT INTO article_fts (rowid, title, body) SELECT id, title, body FROM article;
    INSERT INTO actor VALUES (1, 'ann lee', 'person', 'Ann Lee', 0, 0, 1, 3, '2024-01-01',
        '2024-01-01'), (2, 'bob', 'person', 'Bob', 1, 0, 1, 2, '2024-01-01', '2024-01-01');
    INSERT INTO alias VALUES (1, 1, 'Ann Lee', 'text'), (2, 1, 'Lee', 'text'),
        (3, 2, 'Bob', 'text');
    INSERT INTO alias_fts (rowid, form) SELECT id, form FROM alias;
    INSERT INTO mention VALUES (1, 'title', 0, 7, 'PERSON', 1, 1),
        (1, 'title', 12, 15, 'PERSON', 2, 1),
        (1, 'body', 16, 23, 'PERSON', 1, 1), (1, 'body', 35, 38, 'PERSON', 1, 1),
        (1, 'body', 45, 48, 'PERSON', 2, 1);
    INSERT INTO todo VALUES (2, 'annotate', 0, 0, '', '2024-01-02');
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store as the first version of the schema left it."""
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in migrations.STEPS[0]:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.executescript(OLD_ROWS)
    connection.close()
    return path


def test_an_upgraded_store_has_the_schema_of_a_new_one(old: Path, store: Store) -> None:
    open_store(str(old)).close()
    for table in TABLES:
        assert structure(old, table) == structure(store.path, table)
    named = "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
    assert rows(old, named) == rows(store.path, named)
    copy = old.with_name("old.db.before-2")
    assert rows(copy, "SELECT count(*) FROM mention") == [(5,)]


def test_an_upgraded_store_keeps_what_it_held(old: Path) -> None:
    store = open_store(str(old))
    assert_sound(store)
    article = articles.article(store, 1)
    assert (article.row.unread, article.row.starred) == (False, True)
    assert article.dateline == Dateline("LONDON (Wire)", 0, 13)
    assert [(m.text, m.actor, m.by_name) for m in article.mentions] == [
        ("Ann Lee", "Ann Lee", True),
        ("Bob", "Bob", True),
        ("Ann\nLee", "Ann Lee", True),
        ("Lee", "Ann Lee", True),
        ("Bob", "Bob", True),
    ]
    assert [(a.name, a.aliases, a.mentions) for a in cast.actors(store)] == [
        ("Ann Lee", ("Lee",), 3),
        ("Bob", (), 2),
    ]
    assert [e.name for e in cast.cast(store, 1)] == ["Ann Lee", "Bob"]
    assert articles.article_ids(store, parse_query("actor:lee")).tolist() == [1]
    assert articles.article_ids(store, parse_query("strike")).tolist() == []
    assert articles.article_ids(store, parse_query("rain")).tolist() == [2]
    assert scalar(store, "SELECT followed FROM actor WHERE name = 'Bob'") == 1
    store.close()


def test_an_upgraded_store_takes_new_analyses(old: Path) -> None:
    store = open_store(str(old))
    article = articles.article(store, 1)
    text = Text(article.row.title, article.body.text)
    with store.write() as connection:
        digest = text_hash(text.title, text.body)
        connection.exec_driver_sql("UPDATE article SET text_hash = ? WHERE id = 1", (digest,))
    analyses.save(store, 2, [(1, text, analysis_of(text.title, text.body, [member("Bob")]))])
    assert [a.name for a in cast.actors(store)] == ["Bob"]
    assert cast.actors(store, "lee") == []
    assert_sound(store)
    store.close()
