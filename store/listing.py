"""Lists of articles: which, in which order, under which headings.

SQLite walks one index and hands the ids over by date, with what else they are sorted by beside
them; sorting is Python's, by whole numbers.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import compress
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, cast, func, select

from core.query import Query
from core.types import ALONE, Group, Grouping, Listing, Order
from store.articles import EVERYTHING, by_date
from store.copies import copies, is_folded, surplus
from store.days import BEFORE_DAY_ONE, days
from store.engine import Store
from store.feeds import feed_titles
from store.models import ARTICLE
from store.sql import packed
from store.stories import story_titles
from store.words import fold


@dataclass(frozen=True, slots=True)
class _Ranks:
    """Of each article of a list a number that it is sorted by, and what the numbers stand for."""

    numbers: Sequence[int]
    title: Callable[[int], str] = str


@dataclass(frozen=True, slots=True)
class _Key:
    """What a list is sorted by: a column, and what its cells amount to."""

    column: ColumnElement[Any]
    ranks: Callable[[Sequence[Any]], _Ranks] = _Ranks


def listing(
    store: Store,
    query: Query = EVERYTHING,
    order: Order = Order.NEWEST,
    grouping: Grouping = Grouping.NONE,
    offset: timedelta = timedelta(),
) -> Listing:
    """The articles that `query` selects, sorted and under headings; none of hidden feeds.

    Days come newest first, unless the oldest articles do, and so do stories by their first
    listed article; sources by the alphabet. Articles that are in no story stand behind all that
    are. Among equals the newest come first. Titles are compared without the case of ASCII letters.
    Of a text that several feeds have there is one article, but in lists of one feed.

    Args:
        offset: of the reader's time from UTC, for the days.

    Raises:
        QueryError: the query has too many terms.
    """
    newest_first = order is not Order.OLDEST
    with store.read() as connection:
        keys = _keys(connection, order, grouping, offset)
        columns = [key.column for key in keys]
        found = by_date(connection, query, newest_first, columns)
        ids, *cells = _folded(connection, query, found)
        ranks = [key.ranks(column) for key, column in zip(keys, cells, strict=True)]
        if order is Order.TITLE:
            places = _by_title(connection, ids)
        elif ranks:
            places = list(range(len(ids)))
        else:
            return Listing(array("q", ids), ())
    groups = _groups(ranks[0]) if grouping is not Grouping.NONE else ()
    for rank in reversed(ranks):
        places.sort(key=rank.numbers.__getitem__)
    return Listing(array("q", map(ids.__getitem__, places)), groups)


def _folded(connection: Connection, query: Query, found: list[list[Any]]) -> list[list[Any]]:
    """The columns of what was found, ids first, with one of all the copies of a text."""
    left_out = surplus(found[0], copies(connection)) if is_folded(query) else set()
    if not left_out:
        return found
    stays = [article_id not in left_out for article_id in found[0]]
    return [list(compress(column, stays)) for column in found]


def _keys(
    connection: Connection, order: Order, grouping: Grouping, offset: timedelta
) -> list[_Key]:
    """What a list is sorted by beside date and title, the headings first."""
    keys = []
    if grouping is Grouping.DATE:
        keys.append(_by_day(offset, newest_first=order is not Order.OLDEST))
    if grouping is Grouping.STORY:
        keys.append(_by_story(connection))
    if grouping is Grouping.SOURCE or order is Order.SOURCE:
        keys.append(_by_source(connection))
    if order is Order.UNREAD:
        keys.append(_Key(ARTICLE.c.read))
    return keys


def _by_day(offset: timedelta, newest_first: bool) -> _Key:
    """The day on which an article was published, by the reader's clock."""
    sign = -1 if newest_first else 1
    day = cast(days(ARTICLE.c.dated, offset) - BEFORE_DAY_ONE, Integer)

    def title(rank: int) -> str:
        return date.fromordinal(max(1, sign * rank)).isoformat()

    return _Key(sign * day, lambda numbers: _Ranks(numbers, title))


def _by_source(connection: Connection) -> _Key:
    """The source that an article names itself, else the title of its feed, told by its number."""
    titles = feed_titles(connection)

    def ranks(sources: Sequence[int | str]) -> _Ranks:
        names = {s: titles[s] if isinstance(s, int) else s for s in set(sources)}
        alphabet = sorted(set(names.values()), key=lambda name: (fold(name), name))
        places = {name: place for place, name in enumerate(alphabet)}
        rank = {source: places[name] for source, name in names.items()}
        return _Ranks([rank[source] for source in sources], alphabet.__getitem__)

    return _Key(func.coalesce(func.nullif(ARTICLE.c.source, ""), ARTICLE.c.feed_id), ranks)


def _by_story(connection: Connection) -> _Key:
    """The story that an article is in, in the order in which the list comes to them."""

    def ranks(story_ids: Sequence[int | None]) -> _Ranks:
        met = dict.fromkeys(story_ids)
        titles = story_titles(connection, [i for i in met if i is not None], least=2)
        order = [i for i in met if i in titles]
        headings = [*(titles[i] for i in order), ALONE]
        places = dict.fromkeys(met, len(order)) | {i: place for place, i in enumerate(order)}
        return _Ranks(list(map(places.__getitem__, story_ids)), headings.__getitem__)

    return _Key(ARTICLE.c.story_id, ranks)


def _by_title(connection: Connection, ids: Sequence[int]) -> list[int]:
    """The places of some articles among `ids` in the order of their titles."""
    by_title = select(ARTICLE.c.id).order_by(ARTICLE.c.title.collate("NOCASE"))
    (titled,) = packed(connection, by_title)
    places = {article_id: place for place, article_id in enumerate(ids)}
    return [places[i] for i in titled if i in places]


def _groups(headings: _Ranks) -> tuple[Group, ...]:
    """The headings of a list, with the number of articles under each."""
    counts = Counter(headings.numbers)
    return tuple(Group(headings.title(rank), counts[rank]) for rank in sorted(counts))
