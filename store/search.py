"""Full-text search with the best first, and where in the text the words stand."""

import re
from collections.abc import Sequence

from sqlalchemy import Connection, Float, String, func, literal_column, select

from core.query import Query
from core.types import Hit
from store.articles import rows_by_id
from store.conditions import conditions, filters, match_expression
from store.engine import Store
from store.models import ARTICLE, ARTICLE_FTS
from store.sql import among, mapped

TITLE_WEIGHT = 4.0
"""How much more a word counts in a title than in a body."""

RANKED = 1_000
"""Hits that are ranked, those added last: ranking 50,000 takes longer than a reader waits."""

SNIPPET_TOKENS = 24

_OPEN, _CLOSE = "\x02", "\x03"
_MARKED = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_FTS = literal_column("article_fts", String)


def search(
    store: Store, query: Query, limit: int = 200, *, newest_first: bool = False
) -> list[Hit]:
    """The articles that `query` selects, the most relevant first by BM25, or the newest.

    A query in which no word has to be there has no relevance: its newest come first, without
    snippets.

    Raises:
        QueryError: the query has too many terms.
    """
    expression = match_expression(query)
    with store.read() as connection:
        if expression and not newest_first:
            ids = _best(connection, query, expression, limit)
        else:
            ids = _newest(connection, query, limit)
        snippets = _snippets(connection, expression, ids) if expression else {}
        rows = rows_by_id(connection, ids)
        return [Hit(row, *marked_snippet(snippets.get(i, ""))) for i, row in rows.items()]


def marked_snippet(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A snippet on one line without its control marks, and the offsets they stood for."""
    marks = []
    for removed, match in enumerate(_MARKED.finditer(text)):
        start = match.start() - 2 * removed
        marks.append((start, start + len(match[1])))
    return _MARKED.sub(r"\1", text).replace("\n", " "), tuple(marks)


def _best(connection: Connection, query: Query, expression: str, limit: int) -> list[int]:
    """The ids of the best hits; of equal ones the one added last comes first."""
    relevance = func.bm25(_FTS, TITLE_WEIGHT, 1.0, type_=Float).label("relevance")
    hits = (
        select(ARTICLE_FTS.c.rowid, relevance)
        .join_from(ARTICLE_FTS, ARTICLE, ARTICLE.c.id == ARTICLE_FTS.c.rowid)
        .where(ARTICLE_FTS.c.article_fts.match(expression), *filters(connection, query))
        .order_by(ARTICLE_FTS.c.rowid.desc())
        .limit(RANKED)
    )
    ranked = sorted(connection.execute(hits), key=lambda hit: hit[1])
    return [i for i, _ in ranked[:limit]]


def _newest(connection: Connection, query: Query, limit: int) -> list[int]:
    newest = (
        select(ARTICLE.c.id)
        .where(*conditions(connection, query))
        .order_by(ARTICLE.c.dated.desc(), ARTICLE.c.id.desc())
        .limit(limit)
    )
    return list(connection.execute(newest).scalars())


def _snippets(connection: Connection, expression: str, ids: Sequence[int]) -> dict[int, str]:
    """The part of each body where the words stand, with control marks around them.

    The sum keeps FTS5 from searching anew for each id: for the beginning of a word 4 s.
    """
    snippet = func.snippet(_FTS, 1, _OPEN, _CLOSE, "…", SNIPPET_TOKENS)
    query = select(ARTICLE_FTS.c.rowid, snippet).where(
        ARTICLE_FTS.c.article_fts.match(expression), among(ARTICLE_FTS.c.rowid + 0, ids)
    )
    return mapped(connection, query)
