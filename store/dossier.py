"""What the tables tell of one actor: its weeks, its company, its sources, the texts that name it.

All is read from mentions and actors as they are, so corrections and new analyses hold at once.
How much is read has a bound, whatever the store holds: see `store.weeks`, `store.companions`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection, func, select

from core.dossiers import Dossier, Passage
from core.errors import NotFoundError
from core.types import Kind
from store import cast
from store.companions import companions_of, named_in, newest_naming, ties
from store.engine import Store
from store.feeds import display_title
from store.following import with_follows
from store.models import ACTOR, ARTICLE, FEED
from store.passages import passages
from store.sql import among
from store.weeks import stride, weeks

READ = 40
"""The newest articles whose texts are read."""

COMPANIONS, PLACES, SOURCES, NETWORK = 20, 12, 12, 12
"""How many of each are told; the network is that of the first companions."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A dossier without excerpts, and the texts to take them from, the newest first."""

    dossier: Dossier
    passages: tuple[Passage, ...]


def sketch(store: Store, actor_id: int, offset: timedelta) -> Sketch:
    """What the tables tell of an actor; of one that is shown as another, of that one.

    Args:
        offset: of the reader's time from UTC, for the weeks.

    Raises:
        NotFoundError: there is no such actor.
    """
    with store.read() as connection:
        shown = shown_id(connection, actor_id)
    (actor,) = with_follows(store, [cast.actor(store, shown)])
    with store.read() as connection:
        counts, first_week = weeks(connection, actor, offset)
        newest = newest_naming(connection, shown)
        met = named_in(connection, newest)
        companions = companions_of(connection, shown, met)
        dossier = Dossier(
            actor=actor,
            weeks=counts,
            first_week=first_week,
            companions=tuple(companions[:COMPANIONS]),
            ties=ties(companions[:NETWORK], met),
            places=tuple(other for other in companions if other.kind is Kind.PLACE)[:PLACES],
            sources=_sources(connection, newest),
            looked_at=len(newest),
            sampled=stride(actor.articles) > 1,
        )
        return Sketch(dossier, passages(connection, shown, newest[:READ]))


def shown_id(connection: Connection, actor_id: int) -> int:
    """The actor that a correction shows one as; without any, the actor itself.

    Raises:
        NotFoundError: there is no such actor.
    """
    query = select(func.coalesce(ACTOR.c.shown_as, ACTOR.c.id)).where(ACTOR.c.id == actor_id)
    found = connection.execute(query).scalar()
    if found is None:
        raise NotFoundError(str(actor_id), "there is no such actor", "newscast actors lists them")
    return int(found)


def _sources(connection: Connection, article_ids: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """Who published some articles, as lists call them, those of the most first."""
    query = (
        select(func.coalesce(func.nullif(ARTICLE.c.source, ""), display_title))
        .join_from(ARTICLE, FEED, FEED.c.id == ARTICLE.c.feed_id)
        .where(among(ARTICLE.c.id, article_ids))
    )
    counts = Counter(connection.execute(query).scalars())
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:SOURCES])
