"""What was purged? It is remembered by what tells it apart, so that no feed brings it back."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, or_, select
from sqlalchemy.dialects.sqlite import insert

from core.drafts import Draft
from store.engine import Store
from store.models import ARTICLE, PURGED
from store.sql import among

_TOLD_BY = ("feed_id", "guid", "canonical", "title", "text_hash")


def remember(connection: Connection, going: ColumnElement[bool]) -> None:
    """Notes the articles that `going` selects, within the transaction that deletes them."""
    told = select(*(ARTICLE.c[name] for name in _TOLD_BY)).where(going)
    connection.execute(insert(PURGED).from_select(_TOLD_BY, told).prefix_with("OR REPLACE"))


def was_purged(store: Store, feed_id: int, drafts: Sequence[tuple[str, Draft]]) -> set[str]:
    """The guids of those drafts that are of purged articles of a feed.

    The guid or the address has to be that of one, and the title or the text too: of several
    stories under one guid those that were never there come in.
    """
    named = dict(drafts)
    rows = select(PURGED).where(
        PURGED.c.feed_id == feed_id,
        or_(
            among(PURGED.c.guid, named.keys()),
            among(PURGED.c.canonical, {d.canonical for d in named.values()} - {""}),
        ),
    )
    with store.read() as connection:
        gone = {
            (place, said)
            for row in connection.execute(rows)
            for place in (row.guid, row.canonical)
            for said in (row.title, row.text_hash)
            if place
        }
    if not gone:
        return set()
    return {
        guid
        for guid, draft in named.items()
        for place in (guid, draft.canonical)
        if (place, draft.title) in gone or (place, draft.text_hash) in gone
    }
