"""The vectors of articles' texts, as the language part packed them."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from store.engine import Store
from store.sql import IDS, among, mapped
from store.story_models import ARTICLE_VECTOR

_FEATURES = select(ARTICLE_VECTOR.c.article_id, ARTICLE_VECTOR.c.features).where(
    among(ARTICLE_VECTOR.c.article_id, IDS), ARTICLE_VECTOR.c.version == bindparam("version")
)


def save(store: Store, version: int, packed: Mapping[int, bytes]) -> None:
    """Keeps the vectors of articles, by id, in place of what they had."""
    with store.write() as connection:
        save_in(connection, version, packed)


def save_in(connection: Connection, version: int, packed: Mapping[int, bytes]) -> None:
    """`save`, within a transaction."""
    if not packed:
        return
    upsert = insert(ARTICLE_VECTOR)
    replaced = {name: upsert.excluded[name] for name in ("version", "features")}
    rows = [{"article_id": i, "version": version, "features": f} for i, f in packed.items()]
    connection.execute(upsert.on_conflict_do_update(set_=replaced), rows)


def load(store: Store, version: int, ids: Sequence[int]) -> dict[int, bytes]:
    """The vectors of those among these articles that have one of this version."""
    with store.read() as connection:
        return mapped(connection, _FEATURES, {"ids": ids, "version": version})
