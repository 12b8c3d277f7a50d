"""Is the store whole, and does all that is derived in it follow from its articles?

Nothing is changed. What can be counted again is repaired by `store.checks_repair`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from core.checks import Check
from core.errors import StoreError
from store import migrations
from store.engine import look_in, path_of

TALLIES, FORMS = "tallies", "forms"
INDEXES = {"article_fts": "index of articles", "alias_fts": "index of names"}
"""The full-text tables, by what a check calls them."""

_DAMAGES = 1
"""Findings after which SQLite stops: one is bad enough, and a broken file has thousands."""

_PUT_BACK = "put a backup in its place"
_REPAIR = "newscast doctor --repair counts anew"
_REBUILD = "newscast doctor --repair builds it anew"

_WRONG_TALLIES = """
    WITH met AS (
        SELECT actor_id, count(DISTINCT article_id) AS articles, count(*) AS mentions,
            min(dated) AS first_seen, max(dated) AS last_seen
        FROM mention JOIN article ON article.id = article_id WHERE by_name GROUP BY actor_id)
    SELECT count(*) FROM actor LEFT JOIN met ON met.actor_id = actor.id
    WHERE actor.articles != coalesce(met.articles, 0)
        OR actor.mentions != coalesce(met.mentions, 0)
        OR actor.first_seen IS NOT met.first_seen OR actor.last_seen IS NOT met.last_seen
"""

_WRONG_FORMS = """
    WITH met AS (
        SELECT alias_id, count(*) AS number FROM mention WHERE alias_id IS NOT NULL GROUP BY 1)
    SELECT count(*) FROM alias LEFT JOIN met ON met.alias_id = alias.id
    WHERE alias.mentions != coalesce(met.number, 0)
"""


def check_store(location: str) -> Iterator[Check]:
    """Looks at the store at `location`; where its file is damaged, at nothing further.

    An empty place is well: the first refresh or import makes a store there.
    """
    try:
        path = path_of(location)
        if not path.exists():
            yield Check("store", f"{path}: there is none yet")
            return
        with look_in(location) as connection:
            yield from _checks(connection, str(path))
    except StoreError as error:
        yield Check("store", f"{error.what}: {error.why}", ok=False, hint=error.hint)


def _checks(connection: sqlite3.Connection, path: str) -> Iterator[Check]:
    version, newest = migrations.schema_version(connection, path), len(migrations.STEPS)
    damage = connection.execute(f"PRAGMA integrity_check({_DAMAGES})").fetchall()
    if damage != [("ok",)]:
        said = " ".join(str(damage[0][0]).split())
        yield Check("store", f"{path}: damaged: {said}", ok=False, hint=_PUT_BACK)
        return
    if version < newest:
        yield Check("store", f"{path}: version {version}, the next start makes it {newest}")
        return
    articles = _number(connection, "SELECT count(*) FROM article")
    yield Check("store", f"{path}: {articles:,} articles, version {version}")
    broken = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    yield _counted("references", broken, "lead nowhere", _PUT_BACK)
    for table, name in INDEXES.items():
        yield _index(connection, table, name)
    wrong = _number(connection, _WRONG_TALLIES)
    yield _counted(TALLIES, wrong, "actors have other mentions than their tally says", _REPAIR)
    wrong = _number(connection, _WRONG_FORMS)
    yield _counted(FORMS, wrong, "forms stand elsewhere than their tally says", _REPAIR)


def _counted(what: str, wrong: int, trouble: str, hint: str) -> Check:
    if wrong:
        return Check(what, f"{wrong:,} {trouble}", ok=False, hint=hint)
    return Check(what, "as they should be")


def _number(connection: sqlite3.Connection, query: str) -> int:
    (number,) = connection.execute(query).fetchone()
    return int(number)


def _index(connection: sqlite3.Connection, table: str, name: str) -> Check:
    """Whether a full-text index holds exactly the words of what it is an index of."""
    check = f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)"  # noqa: S608
    try:
        with _kept_as_is(connection):
            connection.execute(check)
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_CORRUPT:
            return Check(name, "does not fit the texts", ok=False, hint=_REBUILD)
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY):
            return Check(name, "not checked: the store is locked or read-only")
        raise
    return Check(name, "as it should be")


@contextmanager
def _kept_as_is(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction for a check that has the form of a change; it is always taken back."""
    connection.execute("PRAGMA query_only = OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA query_only = ON")
