"""Which articles are one text of several feeds, and which of them does a list show?

Copies of each other are those with one `text_key` that are not all of one feed; `text_copy` holds
them, a few of many. A list that is not of one feed shows of each text the first that came in, of
unread ones where there are any: none is out of reach, as another list may show another.
"""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, delete, func, insert, not_, select

from core.query import Query, TermField
from store.conditions import conditions, is_shown
from store.models import ARTICLE, TEXT_COPY
from store.sql import IDS, among, mapped, packed

_own, _other = ARTICLE.alias("own"), ARTICLE.alias("other")
_OTHER_SOURCES = (
    select(_own.c.id, func.count(_other.c.feed_id.distinct()))
    .select_from(TEXT_COPY)
    .join(_own, _own.c.id == TEXT_COPY.c.article_id)
    .join(_other, _other.c.text_key == TEXT_COPY.c.text_key)
    .where(
        among(TEXT_COPY.c.article_id, IDS),
        _other.c.text_key != "",
        _other.c.feed_id != _own.c.feed_id,
        is_shown(_other),
    )
    .group_by(_own.c.id)
)


def gather(connection: Connection, keys: Collection[str]) -> None:
    """Brings `text_copy` up to date with the articles of these text keys; '' is none."""
    with_text = ARTICLE.c.text_key != "", among(ARTICLE.c.text_key, keys)
    of_several = (
        select(ARTICLE.c.text_key)
        .where(*with_text)
        .group_by(ARTICLE.c.text_key)
        .having(func.min(ARTICLE.c.feed_id) < func.max(ARTICLE.c.feed_id))
    )
    copied = connection.execute(of_several).scalars().all()
    connection.execute(delete(TEXT_COPY).where(among(TEXT_COPY.c.text_key, keys)))
    if copied:
        found = select(ARTICLE.c.id, ARTICLE.c.text_key, ARTICLE.c.read).where(
            ARTICLE.c.text_key != "", among(ARTICLE.c.text_key, copied)
        )
        connection.execute(insert(TEXT_COPY).from_select(["article_id", "text_key", "read"], found))


def is_folded(query: Query) -> bool:
    """Whether the list of a query shows one of several copies: it is not of one feed."""
    return not any(t.field is TermField.FEED and not t.negated for t in query.filters)


def copies(connection: Connection) -> dict[int, str]:
    """Every article that has copies, with its text key: the unread ones first, then by id."""
    ids, keys, read = packed(connection, select(TEXT_COPY).order_by(TEXT_COPY.c.article_id))
    return {ids[place]: keys[place] for place in sorted(range(len(ids)), key=read.__getitem__)}


def surplus(ids: Iterable[int], copied: Mapping[int, str]) -> set[int]:
    """The articles of a list that it does not show, as it shows a copy of theirs.

    Args:
        ids: the articles of the list.
        copied: as of `copies`.
    """
    listed = set(copied).intersection(ids)
    met: set[str] = set()
    left_out = set()
    for article_id, key in copied.items():
        if article_id in listed:
            if key in met:
                left_out.add(article_id)
            met.add(key)
    return left_out


def surplus_counts(connection: Connection, query: Query) -> tuple[int, int]:
    """How many unread articles that a query finds, and how many at all, its list does not show."""
    if not is_folded(query):
        return 0, 0
    unread, total = func.count().filter(not_(ARTICLE.c.read)), func.count()
    by_text = (
        select(func.max(unread - 1, 0).label("unread"), (total - 1).label("total"))
        .select_from(TEXT_COPY)
        .join(ARTICLE, ARTICLE.c.id == TEXT_COPY.c.article_id)
        .where(*conditions(connection, query))
        .group_by(TEXT_COPY.c.text_key)
        .subquery()
    )
    sums = (func.coalesce(func.sum(column), 0) for column in by_text.c)
    row = connection.execute(select(*sums)).one()
    return row[0], row[1]


def copies_of(connection: Connection, ids: Collection[int]) -> list[int]:
    """The copies of some articles."""
    keys = select(TEXT_COPY.c.text_key).where(among(TEXT_COPY.c.article_id, ids))
    query = select(TEXT_COPY.c.article_id).where(TEXT_COPY.c.text_key.in_(keys))
    return list(connection.execute(query).scalars())


def other_sources(connection: Connection, ids: Collection[int]) -> Mapping[int, int]:
    """How many other shown feeds have the text of each article; those of one feed are left out."""
    return mapped(connection, _OTHER_SOURCES, {"ids": ids})
