"""The tables, as SQLModel classes: the truth of the schema that the migrations are tested against.

Nothing is validated here: values come from the dataclasses of core, already cleaned.
What a list reads of an `article` stands before `marks` and `body`, so that it never reads the
overflow pages that hold them. Full-text tables, triggers and views stand in the migrations alone.

What the analyses found is kept beside what is shown since the reader's corrections: a column
`found_id` beside `actor_id`, `found_name` beside `name`. Without corrections they are equal.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Table, TableClause, UniqueConstraint, column, table, text
from sqlmodel import Field, SQLModel

from store.story_models import TO_STORY

ANNOTATE = "annotate"
"""The stage of a `todo` row that the language part has to do."""

RELATE = "relate"
"""The stage of a `todo` row of an article that waits for its vector and its story."""

IDENTIFY = "identify"
"""The stage of a `todo` row of an article that an earlier version stored: see `unidentified`."""

_TO_ARTICLE = "article.id"
_TO_ACTOR = "actor.id"

_BY_DATE = ("dated", "id", "feed_id", "read", "starred", "source", "story_id", "hidden")
_OF_STORY = ("story_id", "dated", "id", "feed_id", "read", "source", "hidden")

_EMPTY: dict[str, Any] = {"server_default": ""}
_FALSE: dict[str, Any] = {"server_default": text("0")}
"""For a column that came to a table with rows."""


class Feed(SQLModel, table=True):
    """A source of articles; `listed` where feeds.toml names it, `tags` is a JSON list.

    It is not asked before `next_fetch`, and at `moved_to` where that is not empty: `location` is
    what it goes by.
    """

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
    next_fetch: datetime | None = None
    moved_to: str = Field(default="", sa_column_kwargs=_EMPTY)


class Article(SQLModel, table=True):
    """One article; `analysed` is the version of what analysed it, 0 for not yet.

    `body_end` is where the article proper ends: full-text search knows nothing after it.
    `dateline_spans` are the six offsets of a Dateline as a JSON list, `model` is what read it.
    `dated_by` says where its date is from: 'feed', 'metadata', 'dateline', 'name', 'file',
    'fetched'.
    `canonical` is the address without what tracks, `text_key` is the same for the same text of
    several feeds, and a rule of feeds.toml made it `hidden`.
    """

    __table_args__ = (
        UniqueConstraint("feed_id", "guid"),
        Index("article_dated", *_BY_DATE),
        Index("article_story", *_OF_STORY, sqlite_where=text("story_id IS NOT NULL")),
        Index("article_source", "source", sqlite_where=text("source != ''")),
        Index("article_title", text("title COLLATE NOCASE")),
        Index("article_analysed", "analysed"),
        Index("article_canonical", "canonical", "feed_id", sqlite_where=text("canonical != ''")),
        Index("article_text_key", "text_key", "feed_id", sqlite_where=text("text_key != ''")),
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
    dateline_place: str = Field(default="", sa_column_kwargs=_EMPTY)
    dateline_agency: str = Field(default="", sa_column_kwargs=_EMPTY)
    dateline_day: str = Field(default="", sa_column_kwargs=_EMPTY)
    dateline_spans: str = Field(default="", sa_column_kwargs=_EMPTY)
    model: str = Field(default="", sa_column_kwargs=_EMPTY)
    story_id: int | None = Field(default=None, foreign_key=TO_STORY)
    dated_by: str = Field(default="", sa_column_kwargs=_EMPTY)
    canonical: str = Field(default="", sa_column_kwargs=_EMPTY)
    text_key: str = Field(default="", sa_column_kwargs=_EMPTY)
    hidden: bool = Field(default=False, sa_column_kwargs=_FALSE)


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


class ArticleTag(SQLModel, table=True):
    """A tag that the reader gave an article, as it was written."""

    __tablename__ = "article_tag"
    __table_args__ = (
        Index("article_tag_tag", "tag", "article_id"),
        {"sqlite_with_rowid": False},
    )

    article_id: int = Field(foreign_key=_TO_ARTICLE, ondelete="CASCADE", primary_key=True)
    tag: str = Field(primary_key=True)


class Purged(SQLModel, table=True):
    """An article that was purged, by what a draft of it is told: it does not come in again."""

    __table_args__ = ({"sqlite_with_rowid": False},)

    feed_id: int = Field(foreign_key="feed.id", primary_key=True)
    guid: str = Field(primary_key=True)
    canonical: str
    title: str
    text_hash: str


class TextCopy(SQLModel, table=True):
    """An article whose text another feed has too, under the `text_key` of both.

    `read` repeats the article's, so that lists are found without reading articles.
    """

    __tablename__ = "text_copy"
    __table_args__ = (Index("text_copy_key", "text_key"), {"sqlite_with_rowid": False})

    article_id: int = Field(foreign_key=_TO_ARTICLE, ondelete="CASCADE", primary_key=True)
    text_key: str
    read: bool


class SavedSearch(SQLModel, table=True):
    """A query that the reader gave a name."""

    __tablename__ = "saved_search"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    query: str


class Actor(SQLModel, table=True):
    """Who is named; the tallies (`articles` to `last_seen`) follow `mention` exactly.

    `key` and `kind` are the identity. `last_word` is that of the key. `shown_as` is the actor
    that corrections show this one as, where it is another. A partial actor is known by one word
    alone, in one article, which its key names.
    """

    __table_args__ = (
        UniqueConstraint("key", "kind"),
        Index("actor_articles", "articles"),
        Index("actor_last_word", "last_word", "kind", "partial", "articles"),
        Index("actor_shown_as", "shown_as", sqlite_where=text("shown_as IS NOT NULL")),
        Index("actor_followed", "shown_as", sqlite_where=text("followed = 1")),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str
    kind: str
    name: str
    found_name: str
    last_word: str
    partial: bool = False
    followed: bool = False
    hidden: bool = False
    shown_as: int | None = Field(default=None, foreign_key=_TO_ACTOR)
    articles: int = 0
    mentions: int = 0
    first_seen: datetime | None = None
    last_seen: datetime | None = None


class Alias(SQLModel, table=True):
    """A surface form of an actor, its name among them; `origin` says where it came from.

    `plain` is the form as `words.plain` compares it; `mentions` counts where it stands.
    """

    __table_args__ = (
        UniqueConstraint("found_id", "form"),
        Index("alias_actor", "actor_id"),
        Index("alias_plain", "plain"),
    )

    id: int | None = Field(default=None, primary_key=True)
    actor_id: int = Field(foreign_key=_TO_ACTOR, ondelete="CASCADE")
    found_id: int = Field(foreign_key=_TO_ACTOR, ondelete="CASCADE")
    form: str
    plain: str
    origin: str
    mentions: int = 0


class Mention(SQLModel, table=True):
    """A place in a text that means an actor; offsets are code points.

    `alias_id` is the form in which it names the actor, None for a mere reference. It is no
    foreign key: to check one SQLite would read every mention whenever a form goes.
    """

    __table_args__ = (
        Index("mention_actor", "actor_id", "article_id", "by_name"),
        Index("mention_moved", "found_id", sqlite_where=text("found_id != actor_id")),
        {"sqlite_with_rowid": False},
    )

    article_id: int = Field(foreign_key=_TO_ARTICLE, ondelete="CASCADE", primary_key=True)
    field: str = Field(primary_key=True)
    start: int = Field(primary_key=True)
    end: int = Field(primary_key=True)
    label: str
    actor_id: int = Field(foreign_key=_TO_ACTOR)
    found_id: int = Field(foreign_key=_TO_ACTOR)
    alias_id: int | None = None
    by_name: bool = True
    confidence: float = 1.0


class Appearance(SQLModel, table=True):
    """How an actor stands in an article, as the analysis found it."""

    __table_args__ = ({"sqlite_with_rowid": False},)

    article_id: int = Field(foreign_key=_TO_ARTICLE, ondelete="CASCADE", primary_key=True)
    actor_id: int = Field(foreign_key=_TO_ACTOR, primary_key=True)
    salience: float
    source: bool


class Role(SQLModel, table=True):
    """A title that an article gives an actor, as the analysis found it.

    `dated` repeats the article's, so that the newest is found without reading articles.
    """

    __table_args__ = (
        UniqueConstraint("article_id", "actor_id", "title"),
        Index("role_actor", "actor_id", "title", "dated", "article_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key=_TO_ARTICLE, ondelete="CASCADE")
    actor_id: int = Field(foreign_key=_TO_ACTOR)
    title: str
    dated: datetime


class Correction(SQLModel, table=True):
    """What the reader said of an actor, told by key and kind, so that it survives any analysis.

    `form` is the plain form that was split off; `text` what the reader wrote.
    """

    id: int | None = Field(default=None, primary_key=True)
    given: datetime
    action: str
    key: str
    kind: str
    into_key: str = ""
    into_kind: str = ""
    form: str = ""
    text: str = ""


class Judgement(SQLModel, table=True):
    """That two actors of a kind are not one, or are to be suggested last; `key` < `other_key`."""

    __table_args__ = ({"sqlite_with_rowid": False},)

    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    other_key: str = Field(primary_key=True)
    answer: str
    given: datetime


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
ARTICLE_TAG = _table("article_tag")
SAVED_SEARCH = _table("saved_search")
PURGED = _table("purged")
TEXT_COPY = _table("text_copy")
ACTOR = _table("actor")
ALIAS = _table("alias")
MENTION = _table("mention")
APPEARANCE = _table("appearance")
ROLE = _table("role")
CORRECTION = _table("correction")
JUDGEMENT = _table("judgement")
QUEUE = _table("todo")


def _virtual(name: str, *columns: str) -> TableClause:
    return table(name, *map(column, columns))


ARTICLE_FTS = _virtual("article_fts", "rowid", "article_fts")
ALIAS_FTS = _virtual("alias_fts", "rowid", "alias_fts")
