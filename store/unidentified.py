"""Gives articles of an earlier version what tells them apart: canonical address and text key."""

from sqlalchemy import Connection, bindparam, delete, func, select, update

from core.addresses import canonical
from core.text_keys import READ, text_key
from store.copies import gather
from store.engine import Store
from store.models import ARTICLE, IDENTIFY, QUEUE
from store.sql import among

BATCH = 200
"""Articles that one transaction identifies: some 20 ms for which other writers wait."""


def identify(store: Store) -> int:
    """Identifies every article that waits for it, in short transactions; says how many.

    Where it is interrupted it goes on the next time. 100,000 articles take about 10 s.

    Raises:
        StoreError: the store cannot be read or written.
    """
    done = 0
    while batch := _waiting(store):
        with store.write() as connection:
            _identify(connection, batch)
        done += len(batch)
    return done


def _waiting(store: Store) -> list[int]:
    query = select(QUEUE.c.article_id).where(QUEUE.c.stage == IDENTIFY).limit(BATCH)
    with store.read() as connection:
        return list(connection.execute(query).scalars())


def _identify(connection: Connection, ids: list[int]) -> None:
    """`identify` for one transaction."""
    query = select(
        ARTICLE.c.id,
        ARTICLE.c.url,
        ARTICLE.c.title,
        func.substr(ARTICLE.c.body, 1, READ).label("body"),
    )
    values = [
        {
            "row_id": row.id,
            "canonical": canonical(row.url),
            "text_key": text_key(row.title, row.body),
        }
        for row in connection.execute(query.where(among(ARTICLE.c.id, ids)))
    ]
    if values:
        connection.execute(update(ARTICLE).where(ARTICLE.c.id == bindparam("row_id")), values)
    gather(connection, {str(row["text_key"]) for row in values})
    waits = QUEUE.c.stage == IDENTIFY, among(QUEUE.c.article_id, ids)
    connection.execute(delete(QUEUE).where(*waits))
