"""The tables of stories, as SQLModel classes: see `store.models`.

Which story an article is in stands with the article, in `article.story_id`.
"""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

TO_STORY = "story.id"

_TO_ARTICLE = "article.id"


class Story(SQLModel, table=True):
    """An event that articles report; `seen_at` is when the reader last opened it.

    An id is never given twice: the reader's links and saved searches name it.
    """

    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    seen_at: datetime | None = None


class StoryPin(SQLModel, table=True):
    """The story that the reader put an article in, None for none: the programs keep off it."""

    __tablename__ = "story_pin"
    __table_args__ = ({"sqlite_with_rowid": False},)

    article_id: int = Field(foreign_key=_TO_ARTICLE, ondelete="CASCADE", primary_key=True)
    story_id: int | None = Field(default=None, foreign_key=TO_STORY)


class ArticleVector(SQLModel, table=True):
    """The telling features of an article's text, as the language part packed them.

    Vectors of different versions cannot be compared.
    """

    __tablename__ = "article_vector"
    __table_args__ = (Index("article_vector_version", "version"),)

    article_id: int = Field(foreign_key=_TO_ARTICLE, ondelete="CASCADE", primary_key=True)
    version: int
    features: bytes


STORY = SQLModel.metadata.tables["story"]
STORY_PIN = SQLModel.metadata.tables["story_pin"]
ARTICLE_VECTOR = SQLModel.metadata.tables["article_vector"]
