"""The tables, as SQLModel classes: the truth of the schema that the migrations are tested against.

Nothing is validated here: values come from the dataclasses of core, already cleaned.
`body` and `marks` stand last in `article`, so that a list never reads the overflow pages
that hold them. Full-text tables and triggers stand in the migrations alone.
"""

from datetime import datetime

from sqlalchemy import Index, Table, TableClause, UniqueConstraint, column, table
from sqlmodel import Field, SQLModel

ANNOTATE = "annotate"
"""The stage of a `todo` row that the language part has to do."""

_TO_ARTICLE = "article.id"
_TO_ACTOR = "actor.id"


class Feed(SQLModel, table=True):
    """A source of articles; `listed` where feeds.toml names it, `tags` is a JSON list."""

    id: int | None = Field(default=None, primary_key=True)
    location: str = Field(unique=True)
    title: str = ""
    own_title: str = ""
    tags: str = "[]"
    language: str = ""
    etag: str = ""
    last_modified: str = ""
    fetched_at: datetime | None = None
    failures: int = 0
    last_error: str = ""
    hidden: bool = False
    listed: bool = False


class Article(SQLModel, table=True):
    """One article; `analysed` is the version of what analysed it, 0 for not yet."""

    __table_args__ = (
        UniqueConstraint("feed_id", "guid"),
        Index("article_dated", "dated", "id", "feed_id", "read", "starred"),
        Index("article_analysed", "analysed"),
    )

    id: int | None = Field(default=None, primary_key=True)
    feed_id: int = Field(foreign_key="feed.id")
    guid: str
    url: str = ""
    path: str = ""
    source: str = ""
    title: str
    author: str = ""
    language: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    fetched: datetime
    dated: datetime
    text_hash: str
    read: bool = False
    starred: bool = False
    dateline: str = ""
    body_end: int
    analysed_to: int = 0
    analysed: int = 0
    marks: str = "[]"
    body: str


class ArticleVersion(SQLModel, table=True):
    """An earlier text of an article that changed."""

    __tablename__ = "article_version"

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key=_TO_ARTICLE, ondelete="CASCADE", index=True)
    replaced_at: datetime
    title: str
    text_hash: str
    marks: str
    body: str


class Actor(SQLModel, table=True):
    """Who is named; the tallies (`articles` to `last_seen`) follow `mention` exactly."""

    __table_args__ = (UniqueConstraint("key", "kind"), Index("actor_articles", "articles"))

    id: int | None = Field(default=None, primary_key=True)
    key: str
    kind: str
    name: str
    followed: bool = False
    hidden: bool = False
    articles: int = 0
    mentions: int = 0
    first_seen: datetime | None = None
    last_seen: datetime | None = None


class Alias(SQLModel, table=True):
    """A surface form of an actor, its name among them; `origin` says where it came from."""

    __table_args__ = (UniqueConstraint("actor_id", "form"),)

    id: int | None = Field(default=None, primary_key=True)
    actor_id: int = Field(foreign_key=_TO_ACTOR, ondelete="CASCADE")
    form: str
    origin: str


class Mention(SQLModel, table=True):
    """A place in a text that names an actor; offsets are code points."""

    __table_args__ = (
        Index("mention_actor", "actor_id", "article_id"),
        {"sqlite_with_rowid": False},
    )

    article_id: int = Field(foreign_key=_TO_ARTICLE, ondelete="CASCADE", primary_key=True)
    field: str = Field(primary_key=True)
    start: int = Field(primary_key=True)
    end: int = Field(primary_key=True)
    label: str
    actor_id: int = Field(foreign_key=_TO_ACTOR)
    by_name: bool = True


class Todo(SQLModel, table=True):
    """Work that an article waits for; `failed` says why it failed at `version`.

    `dated` repeats the article's, so that the newest is found without reading articles.
    """

    __table_args__ = (
        Index("todo_pick", "stage", "priority", "dated", "article_id", "failed", "version"),
    )

    article_id: int = Field(foreign_key=_TO_ARTICLE, ondelete="CASCADE", primary_key=True)
    stage: str = Field(primary_key=True)
    version: int = 0
    priority: int = 0
    failed: str = ""
    dated: datetime


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


FEED = _table("feed")
ARTICLE = _table("article")
ARTICLE_VERSION = _table("article_version")
ACTOR = _table("actor")
ALIAS = _table("alias")
MENTION = _table("mention")
QUEUE = _table("todo")


def _virtual(name: str, *columns: str) -> TableClause:
    return table(name, *map(column, columns))


ARTICLE_FTS = _virtual("article_fts", "rowid", "article_fts")
ALIAS_FTS = _virtual("alias_fts", "rowid", "alias_fts")
