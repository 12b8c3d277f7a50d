"""Counts and builds anew what is derived in the store: its indexes of words and its tallies."""

from collections.abc import Collection

from sqlalchemy import select, text

from store.checks import FORMS, INDEXES, TALLIES
from store.engine import Store
from store.models import ACTOR
from store.sql import chunks
from store.tallies import tally

_COUNT_FORMS = text(
    "UPDATE alias SET mentions = coalesce((SELECT number FROM ("
    "SELECT alias_id, count(*) AS number FROM mention GROUP BY alias_id) AS met"
    " WHERE met.alias_id = alias.id), 0)"
)


def repair(store: Store, wrong: Collection[str]) -> list[str]:
    """Mends those of the checks named in `wrong` that can be mended; returns their names.

    Raises:
        StoreError: the store cannot be written.
    """
    mended = []
    for table, name in INDEXES.items():
        if name in wrong:
            with store.write() as connection:
                connection.execute(text(f"INSERT INTO {table} ({table}) VALUES ('rebuild')"))  # noqa: S608
            mended.append(name)
    if TALLIES in wrong:
        _count_tallies(store)
        mended.append(TALLIES)
    if FORMS in wrong:
        with store.write() as connection:
            connection.execute(_COUNT_FORMS)
        mended.append(FORMS)
    return mended


def _count_tallies(store: Store) -> None:
    """All actors, in transactions that let other writers in."""
    with store.read() as connection:
        actors = list(connection.execute(select(ACTOR.c.id)).scalars())
    for some in chunks(actors):
        with store.write() as connection:
            tally(connection, some)
