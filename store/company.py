"""Who is named in the same articles."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Select, not_, select

from store.conditions import is_source
from store.models import MENTION
from store.sql import among


def newest_articles(
    connection: Connection, actor_ids: Iterable[int], limit: int
) -> dict[int, list[int]]:
    """The articles added last that name each of some actors."""
    query = select(MENTION.c.article_id).distinct().where(MENTION.c.by_name)
    newest = query.order_by(MENTION.c.article_id.desc()).limit(limit)
    return {
        i: list(connection.execute(newest.where(MENTION.c.actor_id == i)).scalars())
        for i in actor_ids
    }


def company(
    connection: Connection, actor_ids: Collection[int], limit: int
) -> dict[int, Counter[int]]:
    """In how many of its newest articles each actor is named with whom, by id.

    Whoever only reported an article is nobody's companion there.

    Args:
        limit: articles of each actor that are looked at.
    """
    articles = newest_articles(connection, actor_ids, limit)
    named = _named(connection, {i for ids in articles.values() for i in ids})
    found: dict[int, Counter[int]] = {}
    for actor_id, ids in articles.items():
        found[actor_id] = Counter(other for i in ids for other in named[i])
        del found[actor_id][actor_id]
    return found


def named_together(article_ids: Collection[int]) -> Select[Any]:
    """Some articles, each with every actor that it names and that did not only report it."""
    return (
        select(MENTION.c.article_id, MENTION.c.actor_id)
        .distinct()
        .where(among(MENTION.c.article_id, article_ids), MENTION.c.by_name, not_(is_source))
    )


def _named(connection: Connection, article_ids: Collection[int]) -> dict[int, list[int]]:
    """The actors that each article names."""
    named: defaultdict[int, list[int]] = defaultdict(list)
    for article_id, actor_id in connection.execute(named_together(article_ids)):
        named[article_id].append(actor_id)
    return named
