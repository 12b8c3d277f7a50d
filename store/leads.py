"""Whom articles are mostly about."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, func, not_, select

from core.types import Kind, LeadActor
from store.models import ACTOR, APPEARANCE
from store.sql import IDS, among, packing, unpacked

LEADS = 3
"""Actors of an article that a list names at most."""

_NAMED = packing(
    select(APPEARANCE.c.article_id, APPEARANCE.c.actor_id)
    .where(among(APPEARANCE.c.article_id, IDS), not_(APPEARANCE.c.source))
    .order_by(APPEARANCE.c.article_id, APPEARANCE.c.salience.desc())
)

_shown_as = ACTOR.alias("shown")
_ACTORS = packing(
    select(ACTOR.c.id, _shown_as.c.id.label("shown_id"), _shown_as.c.name, _shown_as.c.kind)
    .join(_shown_as, _shown_as.c.id == func.coalesce(ACTOR.c.shown_as, ACTOR.c.id))
    .where(among(ACTOR.c.id, IDS), not_(_shown_as.c.hidden))
)


def lead_actors(
    connection: Connection, ids: Collection[int]
) -> Mapping[int, tuple[LeadActor, ...]]:
    """The most salient actors of articles, by article; articles without any are left out.

    Those that only reported an article, and hidden ones, are left out too.
    """
    articles, found = unpacked(connection, _NAMED, {"ids": ids})
    shown = _shown(connection, set(found))
    leads: defaultdict[int, list[LeadActor]] = defaultdict(list)
    for article_id, found_id in zip(articles, found, strict=True):
        first, actor = leads[article_id], shown.get(found_id)
        if len(first) < LEADS and actor and actor not in first:
            first.append(actor)
    return {article_id: tuple(actors) for article_id, actors in leads.items() if actors}


def _shown(connection: Connection, found_ids: Collection[int]) -> Mapping[int, LeadActor]:
    """As whom the reader sees actors that analyses found, by their ids; hidden ones left out."""
    kinds = {kind.value: kind for kind in Kind}
    rows = zip(*unpacked(connection, _ACTORS, {"ids": found_ids}), strict=True)
    return {i: LeadActor(shown_id, name, kinds[kind]) for i, shown_id, name, kind in rows}
