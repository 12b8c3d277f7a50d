"""The values that cross from one part of newscast to another.

All are immutable. Offsets are Unicode code points into the cleaned text they
belong to; times are aware and in UTC.
"""

from array import array
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What sort of actor it is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    OTHER = "other"


class Label(StrEnum):
    """How one mention is used in the text: a demonym (NORP) names a place (LOC)."""

    PERSON = "PERSON"
    ORG = "ORG"
    LOC = "LOC"
    NORP = "NORP"
    MISC = "MISC"


class Field(StrEnum):
    """The part of an article that an offset counts in."""

    TITLE = "title"
    BODY = "body"


class MarkKind(StrEnum):
    """The formatting that a body keeps."""

    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    EMPHASIS = "emphasis"
    LINK = "link"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Mark:
    """Formatting over a stretch of a body; `target` is the address of a link or a picture.

    The text under an image is its caption.
    """

    kind: MarkKind
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class RichText:
    """Plain text, paragraphs parted by a blank line, with its formatting beside it."""

    text: str
    marks: tuple[Mark, ...] = ()


class DatedBy(StrEnum):
    """Where the date of an article is from: FILE is when one was saved or last changed.

    Nothing but what an earlier newscast stored says NOTHING.
    """

    FEED = "feed"
    METADATA = "metadata"
    DATELINE = "dateline"
    NAME = "name"
    FILE = "file"
    FETCHED = "fetched"
    NOTHING = ""


BUNDLED = "bundled"
"""The `model` of an analysis by the recogniser that ships with newscast."""

GAZETTEER = "gazetteer"
"""The `model` of an analysis by known names alone: there is no model for the language."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """How a newswire article opens: "KYIV, March 3 (AP) —".

    `text` is what is printed, without the dash; `start` and `end` are the body's offsets of
    the whole, dash included, and the spans those of the place and the agency, (0, 0) where
    there is none. `place` and `agency` are as one would write them in a sentence. `day` is
    "2023-03-03", "--03-03" where the year is not given, or "".
    """

    text: str
    start: int
    end: int
    place: str = ""
    place_span: tuple[int, int] = (0, 0)
    agency: str = ""
    agency_span: tuple[int, int] = (0, 0)
    day: str = ""


@dataclass(frozen=True, slots=True)
class LeadActor:
    """One of the actors that an article is most about."""

    id: int
    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as a list shows it. `dated` is when it was published, else fetched.

    `tags` are the reader's own, in order of the alphabet; `actors` are at most three, the most
    salient first, without those that only reported the article. `other_sources` is the number
    of other feeds that have the same text.
    """

    id: int
    guid: str
    title: str
    source: str
    published: datetime | None
    dated: datetime
    url: str
    path: str
    unread: bool
    starred: bool
    feed_id: int = 0
    tags: tuple[str, ...] = ()
    actors: tuple[LeadActor, ...] = ()
    other_sources: int = 0


class Order(StrEnum):
    """How a list is sorted: by date, by name of the source, by title, or unread ones first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    SOURCE = "source"
    TITLE = "title"
    UNREAD = "unread"


class Grouping(StrEnum):
    """What the articles under one heading of a list share."""

    NONE = "none"
    DATE = "date"
    SOURCE = "source"
    STORY = "story"


ALONE = "In no story"
"""The heading of a list by story under which its last articles stand."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of a list and the number of articles under it; a day is "2026-11-22".

    A story goes by its title, `ALONE` stands over the articles that are in none.
    """

    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """The ids of a list, group after group; no groups where it is not grouped."""

    ids: "array[int]"
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found; `marks` are the words' offsets in `snippet`."""

    row: ArticleRow
    snippet: str
    marks: tuple[tuple[int, int], ...]


class SourceKind(StrEnum):
    """What a line of the sources pane stands for; an archive is a feed of local files."""

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    TODAY = "today"
    SEARCH = "search"
    ACTOR = "actor"
    TAG = "tag"
    FEED = "feed"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Source:
    """A line of the sources pane, with the number of its articles and of the unread among them.

    `query` selects its articles. `id` is that of the feed, the actor or the saved search, `error`
    says why a feed could not be read last time, or why a saved search has no meaning.
    """

    kind: SourceKind
    name: str
    query: str
    unread: int
    total: int
    id: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A mention with the actor that the store knows it as, the reader's corrections applied.

    `by_name` and `confidence` as in Mention.
    """

    field: Field
    start: int
    end: int
    text: str
    label: Label
    actor_id: int
    actor: str
    kind: Kind
    by_name: bool = True
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Article:
    """One article, whole. `analysed` is false until the language part has read it.

    `language` is the tag that the article or its feed gives; `model` as in Analysis.
    `dated_by` says where its date is from.
    """

    row: ArticleRow
    author: str
    body: RichText
    body_end: int
    analysed_to: int
    dateline: Dateline | None
    analysed: bool
    mentions: tuple[ActorMention, ...]
    language: str = ""
    model: str = BUNDLED
    dated_by: DatedBy = DatedBy.NOTHING


@dataclass(frozen=True, slots=True)
class CastEntry:
    """An actor in one article: mentions by name here, and in how many articles of the store.

    `roles`, `salience` and `source` as in CastMember, for this article.
    """

    actor_id: int
    name: str
    kind: Kind
    mentions: int
    articles: int
    roles: tuple[str, ...] = ()
    salience: float = 0.0
    source: bool = False
    followed: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """A title that articles give an actor, with the newest of these articles and its date."""

    title: str
    article_id: int
    dated: datetime


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor over the whole store; its `roles` come newest first.

    One that is followed has a line in the sources pane.
    """

    id: int
    name: str
    kind: Kind
    aliases: tuple[str, ...]
    articles: int
    mentions: int
    first_seen: datetime | None
    last_seen: datetime | None
    roles: tuple[Role, ...] = ()
    followed: bool = False


@dataclass(frozen=True, slots=True)
class Companion:
    """Another actor and the number of articles that name both."""

    id: int
    name: str
    kind: Kind
    articles: int


class CorrectionKind(StrEnum):
    """What the reader may say of an actor."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    RETYPE = "retype"
    HIDE = "hide"


@dataclass(frozen=True, slots=True)
class Correction:
    """Something that the reader said of an actor; it holds until it is undone.

    `into_id` is the actor that a merged, split or retyped one is shown as since, and `into` its
    name; None and empty where there is none. `text` is the form that was split off, the new
    name, or the new kind.
    """

    id: int
    action: CorrectionKind
    actor_id: int
    actor: str
    into_id: int | None
    into: str
    text: str
    given: datetime


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two actors of one kind that may be one, how likely (0 to 1) and why.

    `into` is the better known of them, the one to stay.
    """

    actor_id: int
    actor: str
    into_id: int
    into: str
    kind: Kind
    score: float
    why: tuple[str, ...]


class Answer(StrEnum):
    """What the reader makes of a suggestion: one actor, two, or ask again after the others."""

    YES = "y"
    NO = "n"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the store holds."""

    articles: int
    unread: int
    waiting: int
