"""Articles by date, one whole, and the reader's notes on them."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, and_, func, not_, select, update

from core.errors import NotFoundError
from core.numbers import number
from core.query import Query
from core.types import (
    ActorMention,
    Article,
    ArticleRow,
    Counts,
    DatedBy,
    Field,
    Kind,
    Label,
    RichText,
)
from store.conditions import conditions, shown
from store.copies import copies_of, other_sources, surplus_counts
from store.engine import Store
from store.feeds import display_title
from store.leads import lead_actors
from store.models import ACTOR, ARTICLE, FEED, MENTION
from store.queue import count_waiting
from store.sql import IDS, among, load_dateline, load_marks, packed
from store.tags import tags_of

EVERYTHING = Query()
"""The query that selects every article."""

ROW_COLUMNS: tuple[ColumnElement[Any], ...] = (
    ARTICLE.c.id,
    ARTICLE.c.guid,
    ARTICLE.c.title,
    func.coalesce(func.nullif(ARTICLE.c.source, ""), display_title).label("source"),
    ARTICLE.c.published,
    ARTICLE.c.dated,
    ARTICLE.c.url,
    ARTICLE.c.path,
    not_(ARTICLE.c.read).label("unread"),
    ARTICLE.c.starred,
    ARTICLE.c.feed_id,
)
"""What a list shows of an article."""

_ROWS = (
    select(*ROW_COLUMNS)
    .join_from(ARTICLE, FEED, FEED.c.id == ARTICLE.c.feed_id)
    .where(among(ARTICLE.c.id, IDS))
)

_WHOLE_COLUMNS = tuple(
    ARTICLE.c[name]
    for name in """author marks body body_end analysed_to analysed language model dated_by
    dateline dateline_place dateline_agency dateline_day dateline_spans""".split()
)


def article_ids(store: Store, query: Query = EVERYTHING, newest_first: bool = True) -> "array[int]":
    """The ids of the articles that `query` selects, by date; those of hidden feeds are left out.

    Raises:
        QueryError: the query has too many terms.
    """
    with store.read() as connection:
        return array("q", by_date(connection, query, newest_first)[0])


def by_date(
    connection: Connection,
    query: Query,
    newest_first: bool,
    columns: Iterable[ColumnElement[Any]] = (),
) -> list[list[Any]]:
    """`article_ids` within a transaction, and what `columns` say of each article."""
    order = ARTICLE.c.dated, ARTICLE.c.id
    named = [column.label(f"column{place}") for place, column in enumerate(columns)]
    wanted = select(ARTICLE.c.id, *named).where(*conditions(connection, query))
    return packed(
        connection,
        wanted.order_by(*(column.desc() for column in order) if newest_first else order),
    )


def rows(store: Store, ids: Sequence[int]) -> list[ArticleRow]:
    """The articles of these ids in this order; ids that are not there are left out."""
    with store.read() as connection:
        return list(rows_by_id(connection, ids).values())


def rows_by_id(connection: Connection, ids: Sequence[int]) -> dict[int, ArticleRow]:
    """`rows` by id, within a transaction."""
    tags, leads = tags_of(connection, ids), lead_actors(connection, ids)
    others = other_sources(connection, ids)
    found = {
        row[0]: ArticleRow(
            *(*row, tags.get(row[0], ()), leads.get(row[0], ()), others.get(row[0], 0))
        )
        for row in connection.execute(_ROWS, {"ids": ids})
    }
    return {i: found[i] for i in ids if i in found}


def article(store: Store, article_id: int) -> Article:
    """One article, whole.

    Raises:
        NotFoundError: there is none of this id.
    """
    found = whole_articles(store, [article_id])
    if not found:
        raise NotFoundError(str(article_id), "there is no such article")
    return found[0]


def whole_articles(store: Store, ids: Sequence[int]) -> list[Article]:
    """The articles of these ids in this order, whole; ids that are not there are left out."""
    query = select(ARTICLE.c.id, *_WHOLE_COLUMNS).where(among(ARTICLE.c.id, ids))
    with store.read() as connection:
        rows, found = rows_by_id(connection, ids), connection.execute(query).all()
        texts = {whole.id: {"title": rows[whole.id].title, "body": whole.body} for whole in found}
        mentions = _mentions(connection, texts)
    by_id = {
        whole.id: Article(
            row=rows[whole.id],
            author=whole.author,
            body=RichText(whole.body, load_marks(whole.marks)),
            body_end=whole.body_end,
            analysed_to=whole.analysed_to,
            dateline=load_dateline(whole),
            analysed=whole.analysed > 0,
            mentions=tuple(mentions.get(whole.id, ())),
            language=whole.language,
            model=whole.model,
            dated_by=DatedBy(whole.dated_by),
        )
        for whole in found
    }
    return [by_id[i] for i in rows]


def find(store: Store, name: str) -> int:
    """The id of the article that `name` says: its number, or `guid:…`.

    Of several feeds that have the guid the newest article counts.

    Raises:
        NotFoundError: there is no such article.
    """
    if name.startswith("guid:"):
        every_feed = select(FEED.c.id)  # leads the index that holds the guids
        wanted = and_(ARTICLE.c.feed_id.in_(every_feed), ARTICLE.c.guid == name[len("guid:") :])
    else:
        wanted = ARTICLE.c.id == (number(name) or 0)
    with store.read() as connection:
        found = connection.execute(select(func.max(ARTICLE.c.id)).where(wanted)).scalar()
    if found is None:
        raise NotFoundError(name, "there is no such article", "newscast articles lists them")
    return int(found)


def counts(store: Store) -> Counts:
    """How many articles the lists hold, how many of them are unread, how many wait."""
    query = select(func.count(), func.count().filter(not_(ARTICLE.c.read))).where(shown)
    with store.read() as connection:
        articles, unread = connection.execute(query).one()
        unread_copies, copies = surplus_counts(connection, EVERYTHING)
        waiting = count_waiting(connection)
        return Counts(articles - copies, unread - unread_copies, waiting)


def set_read(store: Store, ids: Sequence[int], read: bool, *, alone: bool = False) -> list[int]:
    """Notes that these articles were read, or not; says of which that is new.

    Who has read an article has read its copies in other feeds, unless it is to be noted `alone`.
    """
    if read and not alone:
        with store.read() as connection:
            ids = [*ids, *copies_of(connection, ids)]
    return _note(store, ids, ARTICLE.c.read, read)


def set_starred(store: Store, ids: Sequence[int], starred: bool) -> list[int]:
    """Gives these articles a star, or takes it; says of which that is new."""
    return _note(store, ids, ARTICLE.c.starred, starred)


def _note(store: Store, ids: Sequence[int], column: Column[bool], value: bool) -> list[int]:
    other = select(ARTICLE.c.id).where(among(ARTICLE.c.id, ids), column.is_not(value))
    with store.write() as connection:
        changed = list(connection.execute(other).scalars())
        connection.execute(
            update(ARTICLE).where(among(ARTICLE.c.id, changed)).values({column: value})
        )
        return changed


def _mentions(
    connection: Connection, texts: Mapping[int, Mapping[str, str]]
) -> Mapping[int, list[ActorMention]]:
    """The mentions of articles as they stand in their texts, the title's first."""
    query = (
        select(MENTION, ACTOR.c.name, ACTOR.c.kind)
        .join(ACTOR, ACTOR.c.id == MENTION.c.actor_id)
        .where(among(MENTION.c.article_id, texts), not_(ACTOR.c.hidden))
        .order_by(MENTION.c.article_id, MENTION.c.field.desc(), MENTION.c.start, MENTION.c.end)
    )
    found: defaultdict[int, list[ActorMention]] = defaultdict(list)
    for row in connection.execute(query):
        mention = ActorMention(
            field=Field(row.field),
            start=row.start,
            end=row.end,
            text=texts[row.article_id][row.field][row.start : row.end],
            label=Label(row.label),
            actor_id=row.actor_id,
            actor=row.name,
            kind=Kind(row.kind),
            by_name=row.by_name,
            confidence=row.confidence,
        )
        found[row.article_id].append(mention)
    return found
