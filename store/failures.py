"""Which articles could not be analysed, and why?"""

from collections.abc import Collection

from sqlalchemy import select

from core.drafts import Failure
from store.engine import Store
from store.models import ANNOTATE, ARTICLE, QUEUE
from store.sql import among


def failed_analyses(store: Store, ids: Collection[int] | None = None) -> list[Failure]:
    """Those of the articles `ids`, or of all, whose analysis failed: the title, and why."""
    query = (
        select(ARTICLE.c.title, QUEUE.c.failed)
        .join_from(QUEUE, ARTICLE, ARTICLE.c.id == QUEUE.c.article_id)
        .where(QUEUE.c.stage == ANNOTATE, QUEUE.c.failed != "")
    )
    if ids is not None:
        query = query.where(among(QUEUE.c.article_id, ids))
    with store.read() as connection:
        return [Failure(*row) for row in connection.execute(query)]
