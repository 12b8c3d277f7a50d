"""The reader's own tags of articles, and the tags that feeds.toml gives to feeds.

A tag is kept as it was written; case and accents do not tell one from another.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, not_, select
from sqlalchemy.dialects.sqlite import insert

from core.clean import clean_line
from core.errors import NamingError
from store.engine import Store
from store.models import ARTICLE, ARTICLE_TAG, FEED
from store.sql import IDS, among, mapped
from store.words import fold

_TAGS = (
    select(ARTICLE_TAG)
    .where(among(ARTICLE_TAG.c.article_id, IDS))
    .order_by(ARTICLE_TAG.c.article_id)
)


def add_tag(store: Store, ids: Sequence[int], tag: str) -> list[int]:
    """Gives articles a tag.

    Returns:
        the articles that have it since; one that had it in another spelling keeps that.

    Raises:
        NamingError: nothing is left of `tag`.
    """
    written = _written(tag)
    if not written:
        raise NamingError("tag", "needs a name that can be seen")
    with store.write() as connection:
        without = select(ARTICLE.c.id).where(
            among(ARTICLE.c.id, ids), ARTICLE.c.id.not_in(tagged(connection, written))
        )
        changed = list(connection.execute(without).scalars())
        if changed:
            rows = [{"article_id": i, "tag": written} for i in changed]
            connection.execute(insert(ARTICLE_TAG), rows)
        return changed


def give_tags(connection: Connection, tags: Mapping[int, Collection[str]]) -> None:
    """Gives articles without tags some, by id, each in one spelling; within a transaction."""
    rows = [
        {"article_id": i, "tag": tag}
        for i, given in tags.items()
        for tag in spelt(filter(None, map(_written, given)))
    ]
    if rows:
        connection.execute(insert(ARTICLE_TAG), rows)


def remove_tag(store: Store, ids: Sequence[int], tag: str) -> dict[int, str]:
    """Takes a tag of the reader's, in any spelling, from articles.

    Returns:
        the articles that had it, each with its spelling.
    """
    with store.write() as connection:
        meant = and_(
            among(ARTICLE_TAG.c.tag, _spellings(connection, tag)),
            among(ARTICLE_TAG.c.article_id, ids),
        )
        had = select(ARTICLE_TAG.c.article_id, ARTICLE_TAG.c.tag).where(meant)
        removed = mapped(connection, had)
        connection.execute(delete(ARTICLE_TAG).where(meant))
        return removed


def tags(store: Store) -> list[str]:
    """Every tag of a shown feed or of an article once, by the alphabet."""
    with store.read() as connection:
        of_feeds = (tag for found in feed_tags(connection).values() for tag in found)
        return spelt(of_feeds, _own_tags(connection))


def spelt(*written: Iterable[str]) -> list[str]:
    """Tags by the alphabet, each once, as it was written first."""
    first: dict[str, str] = {}
    for tags in written:
        for tag in tags:
            first.setdefault(tag_key(tag), tag)
    return [first[key] for key in sorted(first)]


def tag_key(tag: str) -> str:
    """What the spellings of one tag share."""
    return fold(_written(tag))


def tags_of(connection: Connection, ids: Collection[int]) -> Mapping[int, tuple[str, ...]]:
    """The reader's own tags of articles, by the alphabet; articles without are left out."""
    rows = connection.execute(_TAGS, {"ids": ids})
    by_article = groupby(rows, key=lambda row: row.article_id)
    return {i: tuple(sorted((tag for _, tag in rows), key=fold)) for i, rows in by_article}


def tagged(connection: Connection, tag: str) -> Select[Any]:
    """The ids of the articles to which the reader gave a tag."""
    spellings = among(ARTICLE_TAG.c.tag, _spellings(connection, tag))
    return select(ARTICLE_TAG.c.article_id).where(spellings)


def feeds_tagged(connection: Connection, tag: str) -> list[int]:
    """The ids of the shown feeds with a tag."""
    wanted = tag_key(tag)
    return [i for i, found in feed_tags(connection).items() if wanted in map(tag_key, found)]


def feed_tags(connection: Connection) -> dict[int, list[str]]:
    """The tags of every shown feed, by id."""
    query = select(FEED.c.id, FEED.c.tags).where(not_(FEED.c.hidden)).order_by(FEED.c.id)
    return {i: json.loads(found) for i, found in mapped(connection, query).items()}


def _own_tags(connection: Connection) -> Sequence[str]:
    """The reader's tags, each spelling once."""
    return connection.execute(select(ARTICLE_TAG.c.tag).distinct()).scalars().all()


def _spellings(connection: Connection, tag: str) -> list[str]:
    """How the reader wrote a tag."""
    wanted = tag_key(tag)
    return [own for own in _own_tags(connection) if tag_key(own) == wanted]


def _written(tag: str) -> str:
    """A tag as it is kept: on one line, without the quotes that the query grammar needs."""
    return " ".join(clean_line(tag).replace('"', " ").split())
