"""The articles of a story, with all that its pieces are made of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, and_, func, not_, select

from core.stories import Member
from core.types import Kind, LeadActor
from store.articles import rows_by_id
from store.conditions import is_source, shown
from store.engine import Store
from store.models import ACTOR, APPEARANCE, ARTICLE, MENTION
from store.sql import among, packed
from store.story_models import STORY_PIN


def pieces(store: Store, story_id: int, limit: int) -> list[Member]:
    """The articles of a story that lists show, oldest first; the last of more than `limit`."""
    newest = (
        select(ARTICLE.c.id)
        .where(ARTICLE.c.story_id == story_id, shown)
        .order_by(ARTICLE.c.dated.desc(), ARTICLE.c.id.desc())
        .limit(limit)
    )
    with store.read() as connection:
        ids = list(connection.execute(newest).scalars())[::-1]
        rows, actors = rows_by_id(connection, ids), named_in(connection, ids)
        proper = func.substr(ARTICLE.c.body, 1, ARTICLE.c.body_end)
        opening = func.json_extract(func.nullif(ARTICLE.c.dateline_spans, ""), "$[1]")
        told = (
            select(
                ARTICLE.c.id, proper, func.coalesce(opening, 0), ARTICLE.c.fetched,
                STORY_PIN.c.article_id.is_not(None),
            )
            .outerjoin(STORY_PIN, STORY_PIN.c.article_id == ARTICLE.c.id)
            .where(among(ARTICLE.c.id, ids))
        )  # fmt: skip
        found = {
            i: Member(rows[i], text, start, fetched, pinned, actors.get(i, ()))
            for i, text, start, fetched, pinned in connection.execute(told)
        }
        return [found[i] for i in ids]


def named_in(connection: Connection, ids: Sequence[int]) -> Mapping[int, tuple[LeadActor, ...]]:
    """Whom articles name, the most salient first; neither mere sources nor hidden actors."""
    salience = func.coalesce(func.max(APPEARANCE.c.salience), 0.0)
    here = and_(
        APPEARANCE.c.article_id == MENTION.c.article_id,
        APPEARANCE.c.actor_id == MENTION.c.found_id,
    )
    query = (
        select(MENTION.c.article_id, ACTOR.c.id, ACTOR.c.name, ACTOR.c.kind)
        .join_from(MENTION, ACTOR, ACTOR.c.id == MENTION.c.actor_id)
        .outerjoin(APPEARANCE, here)
        .where(among(MENTION.c.article_id, ids), MENTION.c.by_name)
        .where(not_(ACTOR.c.hidden), not_(is_source))
        .group_by(MENTION.c.article_id, ACTOR.c.id)
        .order_by(MENTION.c.article_id, salience.desc(), func.count().desc(), ACTOR.c.name)
    )
    kinds = {kind.value: kind for kind in Kind}
    actors: defaultdict[int, list[LeadActor]] = defaultdict(list)
    for article_id, actor_id, name, kind in zip(*packed(connection, query), strict=True):
        actors[article_id].append(LeadActor(actor_id, name, kinds[kind]))
    return {article_id: tuple(found) for article_id, found in actors.items()}
