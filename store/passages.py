"""The texts of some articles, with where they mean an actor."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from core.dossiers import Passage, Span
from core.types import Field
from store.models import ARTICLE, MENTION
from store.sql import among

MENTIONS = 50
"""Mentions of the actor that are looked at in one text."""


def passages(
    connection: Connection, actor_id: int, article_ids: Sequence[int]
) -> tuple[Passage, ...]:
    """The titles and bodies that mean an actor, in the order of the ids, each title first."""
    columns = ARTICLE.c.id, ARTICLE.c.title, ARTICLE.c.body, ARTICLE.c.body_end
    query = select(*columns, ARTICLE.c.dateline_spans).where(among(ARTICLE.c.id, article_ids))
    texts = {row.id: row for row in connection.execute(query)}
    spans = _spans(connection, actor_id, article_ids)

    def parts() -> Iterator[Passage]:
        for i in article_ids:
            row = texts[i]
            start = json.loads(row.dateline_spans)[1] if row.dateline_spans else 0
            yield _passage(i, row.title, spans[i, Field.TITLE], (0, len(row.title)))
            yield _passage(i, row.body, spans[i, Field.BODY], (start, row.body_end))

    return tuple(passage for passage in parts() if passage.spans)


def _spans(
    connection: Connection, actor_id: int, article_ids: Sequence[int]
) -> defaultdict[tuple[int, str], list[Span]]:
    """Where articles mean an actor, by article and field."""
    query = (
        select(MENTION.c.article_id, MENTION.c.field, MENTION.c.start, MENTION.c.end)
        .where(among(MENTION.c.article_id, article_ids), MENTION.c.actor_id == actor_id)
        .order_by(MENTION.c.article_id, MENTION.c.field, MENTION.c.start)
    )
    found: defaultdict[tuple[int, str], list[Span]] = defaultdict(list)
    for article_id, field, start, end in connection.execute(query):
        found[article_id, field].append((start, end))
    return found


def _passage(article_id: int, text: str, spans: Sequence[Span], within: Span) -> Passage:
    """A stretch of a text with the first of the mentions that stand in it."""
    first, last = within
    inside = [
        (start - first, end - first) for start, end in spans if first <= start and end <= last
    ]
    return Passage(article_id, text[first:last], tuple(inside[:MENTIONS]))
