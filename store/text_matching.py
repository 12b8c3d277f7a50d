"""In which of some texts would a search find the words of a query? Without a store.

The texts are put into an index of words in memory that is made like the store's: so what a word
is, and where case and accents do not count, is the same.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from core.query import Query
from store.conditions import is_only_signs, match_expression, unwanted_expression

_INDEX = (
    "CREATE VIRTUAL TABLE texts USING fts5 ("
    "title, body, content='', tokenize='unicode61 remove_diacritics 2')"
)


def matching(texts: Sequence[tuple[str, str]], queries: Sequence[Query]) -> list[frozenset[int]]:
    """The places of the texts that have the words of each query; its filters are passed over.

    Args:
        texts: titles and bodies, cleaned.
    """
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute(_INDEX)
        rows = ((place, *text) for place, text in enumerate(texts))
        if any(query.words for query in queries):
            index.executemany("INSERT INTO texts (rowid, title, body) VALUES (?, ?, ?)", rows)
        everything = frozenset(range(len(texts)))
        return [_matching(index, query, everything) for query in queries]


def _matching(
    index: sqlite3.Connection, query: Query, everything: frozenset[int]
) -> frozenset[int]:
    if wanted := match_expression(query):
        return _found(index, wanted)
    if unwanted := unwanted_expression(query):
        return everything - _found(index, unwanted)
    return frozenset() if is_only_signs(query) else everything


def _found(index: sqlite3.Connection, expression: str) -> frozenset[int]:
    rows = index.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (expression,))
    return frozenset(place for (place,) in rows)
