"""Which article names an actor next, seen from one."""

from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select, tuple_

from store.conditions import named, shown
from store.engine import Store
from store.models import ACTOR, ARTICLE, MENTION

FEW = 2_000
"""Articles of an actor up to which all are looked up (3 ms); of more the next is near by."""


def next_naming(store: Store, actor_id: int, article_id: int, step: int) -> int | None:
    """The article nearest by date that names an actor; None where there is no other.

    Args:
        actor_id: the actor; one that a correction shows as another is that other.
        article_id: the article from which is looked, whether it names the actor or not.
        step: 1 for an older article, -1 for a newer one.
    """
    shown_id = select(func.coalesce(ACTOR.c.shown_as, ACTOR.c.id)).where(ACTOR.c.id == actor_id)
    query = select(ACTOR).where(ACTOR.c.id == shown_id.scalar_subquery())
    with store.read() as connection:
        actor = connection.execute(query).one_or_none()
        if actor is None or actor.first_seen is None:  # no article names it any more
            return None
        beyond = _older(article_id, actor) if step > 0 else _newer(article_id, actor)
        return connection.execute(beyond.where(_names(actor), shown).limit(1)).scalar()


def _older(article_id: int, actor: Row[Any]) -> Select[Any]:
    """The articles before one, the nearest first, from the last that names the actor."""
    place = tuple_(ARTICLE.c.dated, ARTICLE.c.id)
    return (
        select(ARTICLE.c.id)
        .where(place < _place_of(article_id), ARTICLE.c.dated <= actor.last_seen)
        .order_by(ARTICLE.c.dated.desc(), ARTICLE.c.id.desc())
    )


def _newer(article_id: int, actor: Row[Any]) -> Select[Any]:
    """The articles after one, the nearest first, from the first that names the actor."""
    place = tuple_(ARTICLE.c.dated, ARTICLE.c.id)
    return (
        select(ARTICLE.c.id)
        .where(place > _place_of(article_id), ARTICLE.c.dated >= actor.first_seen)
        .order_by(ARTICLE.c.dated, ARTICLE.c.id)
    )


def _place_of(article_id: int) -> Any:
    here = ARTICLE.alias("here")
    return select(here.c.dated, here.c.id).where(here.c.id == article_id).scalar_subquery()


def _names(actor: Row[Any]) -> ColumnElement[bool]:
    """Whether an article names the actor."""
    if actor.articles <= FEW:
        return ARTICLE.c.id.in_(named([actor.id]))
    mention = select(MENTION.c.article_id).where(
        MENTION.c.actor_id == actor.id, MENTION.c.article_id == ARTICLE.c.id, MENTION.c.by_name
    )
    return mention.correlate(ARTICLE).exists()
