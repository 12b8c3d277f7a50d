"""Which text does an article show: its feed's, or that of the page which the feed points to?

`text_hash`, of an article as of its versions, is always that of the feed's text: an article
whose title and body have another digest shows its page's text, and a version with the article's
`text_hash` holds the other of the two. Where the feed's text changes meanwhile, the page's stays.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, not_, select, update

from core.drafts import text_hash
from core.errors import NotFoundError
from core.types import Field, RichText
from store.aliases import drop_unused
from store.engine import Store
from store.models import ARTICLE, ARTICLE_VERSION, FEED, MENTION
from store.queue import enqueue
from store.sql import dump_dateline, dump_marks
from store.tallies import tallied

_TEXT = ("title", "text_hash", "marks", "body")

_ENDING = func.substr(ARTICLE.c.body, -100)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A new article: its link, the length of its body, and the last words of that."""

    id: int
    url: str
    length: int
    ending: str


def origin(store: Store, article_id: int) -> tuple[str, str, int]:
    """Where a page's text comes from: the article's link, its feed's location, the body's length.

    Raises:
        NotFoundError: there is no such article.
    """
    query = (
        select(ARTICLE.c.url, FEED.c.location, ARTICLE.c.body)
        .join_from(ARTICLE, FEED, FEED.c.id == ARTICLE.c.feed_id)
        .where(ARTICLE.c.id == article_id)
    )
    with store.read() as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        raise _missing(article_id)
    return row.url, row.location, len(row.body)


def came_since(store: Store, feed_id: int, moment: datetime, limit: int) -> list[Arrival]:
    """The articles of a feed that came in since a time and have a link, the newest first."""
    query = (
        select(ARTICLE.c.id, ARTICLE.c.url, func.length(ARTICLE.c.body), _ENDING)
        .where(ARTICLE.c.feed_id == feed_id, ARTICLE.c.fetched >= moment)
        .where(ARTICLE.c.url != "", not_(ARTICLE.c.hidden))
        .order_by(ARTICLE.c.dated.desc(), ARTICLE.c.id.desc())
        .limit(limit)
    )
    with store.read() as connection:
        return [Arrival(*row) for row in connection.execute(query)]


def is_full(store: Store, article_id: int) -> bool:
    """Whether an article shows its page's text.

    Raises:
        NotFoundError: there is no such article.
    """
    with store.read() as connection:
        return shows_page(_article(connection, article_id))


def swap(store: Store, article_id: int, now: datetime) -> bool:
    """Shows the other text of an article: its feed's for its page's, or the other way round.

    Returns:
        whether there is one; the page's is there once it has been shown.

    Raises:
        NotFoundError: there is no such article.
    """
    with store.write() as connection:
        article = _article(connection, article_id)
        other = _other(connection, article)
        if other is None:
            return False
        connection.execute(delete(ARTICLE_VERSION).where(ARTICLE_VERSION.c.id == other.id))
        _show(connection, article, other.body, other.marks, now)
        return True


def show_page(store: Store, article_id: int, body: RichText, now: datetime) -> None:
    """Shows the text of an article's page; the feed's is kept as an earlier version.

    Nothing happens where the page's text is shown already.

    Raises:
        NotFoundError: there is no such article.
    """
    with store.write() as connection:
        article = _article(connection, article_id)
        if not shows_page(article):
            _show(connection, article, body.text, dump_marks(body.marks), now)


def _missing(article_id: int) -> NotFoundError:
    return NotFoundError(str(article_id), "there is no such article")


def _article(connection: Connection, article_id: int) -> Row[Any]:
    query = select(ARTICLE.c.id, *(ARTICLE.c[name] for name in _TEXT))
    row = connection.execute(query.where(ARTICLE.c.id == article_id)).one_or_none()
    if row is None:
        raise _missing(article_id)
    return row


def shows_page(article: Row[Any]) -> bool:
    """Whether an article, by its title, body and text_hash, shows its page's text."""
    return text_hash(article.title, article.body) != str(article.text_hash)


def _other(connection: Connection, article: Row[Any]) -> Row[Any] | None:
    """The newest version that holds the text which the article does not show."""
    query = (
        select(ARTICLE_VERSION)
        .where(
            ARTICLE_VERSION.c.article_id == article.id,
            ARTICLE_VERSION.c.text_hash == article.text_hash,
            ARTICLE_VERSION.c.body != article.body,
        )
        .order_by(ARTICLE_VERSION.c.id.desc())
    )
    return connection.execute(query).first()


def _show(connection: Connection, article: Row[Any], body: str, marks: str, now: datetime) -> None:
    """Gives an article another body and queues it; the one it had becomes a version.

    What the analysis found in the body goes, and with it the forms that only stood there.
    """
    earlier = {name: article._mapping[name] for name in _TEXT}
    connection.execute(
        insert(ARTICLE_VERSION).values(article_id=article.id, replaced_at=now, **earlier)
    )
    in_body = (MENTION.c.article_id == article.id, MENTION.c.field == Field.BODY)
    found = connection.execute(select(MENTION.c.found_id).distinct().where(*in_body))
    gone = set(found.scalars())
    with tallied(connection, [article.id]):
        connection.execute(delete(MENTION).where(*in_body))
        connection.execute(
            update(ARTICLE)
            .where(ARTICLE.c.id == article.id)
            .values(body=body, marks=marks, body_end=len(body), analysed=0, analysed_to=0)
            .values(**dump_dateline(None))
        )
    drop_unused(connection, gone)
    enqueue(connection, ARTICLE.c.id == article.id)
