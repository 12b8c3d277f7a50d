"""What did the feed of an article say before it was changed, and what does it say today?

The text of an article's page is no version of its feed's: see `store.full_text`.
"""

from typing import Any

from sqlalchemy import Row, select

from core.comparisons import TextVersion
from core.errors import NotFoundError
from core.types import RichText
from store.engine import Store
from store.full_text import shows_page
from store.models import ARTICLE, ARTICLE_VERSION
from store.sql import load_marks

MOST_VERSIONS = 200
"""Versions that are listed: a page that a feed rewrites every hour has thousands."""

_TEXT = ("title", "text_hash", "marks", "body")


def text_versions(store: Store, article_id: int) -> list[TextVersion]:
    """The earlier texts of an article, the last replaced first, at most MOST_VERSIONS.

    Raises:
        NotFoundError: there is no such article.
    """
    digest = _article(store, article_id).text_hash
    return [_version(row) for row in _kept(store, article_id) if row.text_hash != digest]


def text_version(store: Store, article_id: int, version_id: int) -> TextVersion:
    """One earlier text of an article.

    Raises:
        NotFoundError: the article or its version is not there.
    """
    found = (v for v in text_versions(store, article_id) if v.id == version_id)
    if version := next(found, None):
        return version
    raise NotFoundError(str(article_id), f"has no earlier text {version_id}")


def present_text(store: Store, article_id: int) -> tuple[str, RichText]:
    """Title and body as the feed has them today, whether the page's text is shown or not.

    Raises:
        NotFoundError: there is no such article.
    """
    row = _article(store, article_id)
    if shows_page(row):
        behind = (v for v in _kept(store, article_id) if v.text_hash == row.text_hash)
        row = next(behind, row)
    return row.title, RichText(row.body, load_marks(row.marks))


def _article(store: Store, article_id: int) -> Row[Any]:
    query = select(*(ARTICLE.c[name] for name in _TEXT)).where(ARTICLE.c.id == article_id)
    with store.read() as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFoundError(str(article_id), "there is no such article")
    return row


def _kept(store: Store, article_id: int) -> list[Row[Any]]:
    """The feed's texts among what is kept of an article, the last replaced first."""
    kept = ARTICLE_VERSION.c
    query = (
        select(kept.id, kept.replaced_at, *(kept[name] for name in _TEXT))
        .where(kept.article_id == article_id)
        .order_by(kept.replaced_at.desc(), kept.id.desc())
        .limit(MOST_VERSIONS)
    )
    with store.read() as connection:
        return [row for row in connection.execute(query) if not shows_page(row)]


def _version(row: Row[Any]) -> TextVersion:
    return TextVersion(
        row.id, row.replaced_at, row.title, RichText(row.body, load_marks(row.marks))
    )
