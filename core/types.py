"""The values that cross from one part of newscast to another.

All are immutable. Offsets are Unicode code points into the cleaned text they
belong to; times are aware and in UTC.
"""

import hashlib
from array import array
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


def text_hash(title: str, body: str) -> str:
    """32 hexadecimal digits of the SHA-256 of a title and a body."""
    return hashlib.sha256(f"{title}\n{body}".encode()).hexdigest()[:32]


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


# --- what ingest hands over ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class FeedSpec:
    """One `[[feed]]` of feeds.toml: `location` is an address or an absolute path."""

    location: str
    title: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""

    @property
    def is_remote(self) -> bool:
        """Whether reading it takes the network."""
        return self.location.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a feed or a file gives it: cleaned, not yet stored.

    `guid` is empty where the feed gave none; `path` is the absolute path of a
    local file; `source` is empty where the feed's title serves.
    """

    title: str
    body: RichText
    guid: str = ""
    url: str = ""
    path: str = ""
    source: str = ""
    author: str = ""
    language: str = ""
    published: datetime | None = None
    updated: datetime | None = None

    @property
    def text_hash(self) -> str:
        """A digest of title and body: another digest means another text."""
        return text_hash(self.title, self.body.text)


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that was not taken in, as a value: which and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class FetchState:
    """What to send with the next request of a feed so that it may answer 'unchanged'."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class FeedBatch:
    """What one reading of a feed brought: its own title, its items, what failed."""

    title: str = ""
    drafts: tuple[Draft, ...] = ()
    failures: tuple[Failure, ...] = ()


# --- what language hands over -------------------------------------------------

BUNDLED = "bundled"
"""The `model` of an analysis by the recogniser that ships with newscast."""

GAZETTEER = "gazetteer"
"""The `model` of an analysis by known names alone: there is no model for the language."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is to be analysed: a title and a body; `language` is a tag ("en-GB") or empty."""

    title: str
    body: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class CastMember:
    """An actor as one article knows it.

    `key` and `kind` together say who it is across articles; `forms` are the
    surface forms met, most frequent first. `partial` marks a person known by one
    word alone, who is nobody else's namesake until something else says so.
    `roles` are the offices and descriptions that the article gives, in full
    ("Australian Foreign Minister"), in order of appearance. `salience` (0 to 1)
    says how much the article is about the actor; a `source` only reported it.
    """

    key: str
    name: str
    kind: Kind
    forms: tuple[str, ...]
    partial: bool = False
    roles: tuple[str, ...] = ()
    salience: float = 0.0
    source: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that means an actor; `actor` is an index into the analysis's cast.

    `by_name` is false where the text only refers to the actor ("the president");
    `confidence` (0 to 1) then says how sure that is, and is 1 for a name.
    """

    field: Field
    start: int
    end: int
    label: Label
    actor: int
    by_name: bool = True
    confidence: float = 1.0


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
class Analysis:
    """What the language part concludes of one text.

    `body_end` is the offset where the article proper ends; `analysed_to` the one
    up to which the body was read at all (less than its length for huge texts).
    `beyond` are the names in the lines after `body_end`, as (start, end, label):
    they belong to nobody in the cast. `model` is what read it: BUNDLED, GAZETTEER
    or a spaCy pipeline by package name or path.
    """

    cast: tuple[CastMember, ...]
    mentions: tuple[Mention, ...]
    body_end: int
    analysed_to: int
    dateline: Dateline | None = None
    beyond: tuple[tuple[int, int, Label], ...] = ()
    model: str = BUNDLED


# --- what the store hands out -------------------------------------------------


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A feed as the store knows it; `location` as in FeedSpec."""

    id: int
    location: str
    title: str
    tags: tuple[str, ...]
    language: str
    state: FetchState
    failures: int
    last_error: str
    hidden: bool


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
    salient first, without those that only reported the article.
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


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of a list and the number of articles under it; a day is "2026-11-22"."""

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
class TextVersion:
    """An earlier text of an article, and when it was replaced by the next."""

    replaced_at: datetime
    title: str
    body: RichText


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
class KnownActor:
    """An actor of the store as one who resolves names needs it; `key` as in CastMember.

    `article_id` is the one article of a partial actor, None for others.
    """

    id: int
    key: str
    kind: Kind
    name: str
    articles: int
    article_id: int | None = None


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """An actor that a name may mean, and in how many of its articles who else is named.

    `key` is the actor's own; `articles` are those that were looked at, and `companions` are
    last words of people and keys of others, each with a number of articles.
    """

    id: int
    key: str
    kind: Kind
    name: str
    partial: bool
    articles: int
    companions: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Why:
    """The evidence for a relation: names of shared actors and shared rare words."""

    actors: tuple[str, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another article that belongs with one, how strongly (0 to 1) and why."""

    article: ArticleRow
    score: float
    relation: str
    why: Why


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the store holds."""

    articles: int
    unread: int
    waiting: int


# --- what desk reports --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FeedOutcome:
    """What refreshing one feed did; `error` is empty where it went well."""

    feed: str
    new: int = 0
    changed: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What importing did, with one failure for each input that was not taken in.

    `feeds` are the titles of the local feeds that the files belong to.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failures: tuple[Failure, ...] = ()
    feeds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotateOutcome:
    """What annotating did; the speed counts words of titles and bodies."""

    done: int = 0
    failed: int = 0
    words_per_second: float = 0.0


@dataclass(frozen=True, slots=True)
class StoredIdentity:
    """What the store remembers of an article so that a draft can be told from it."""

    id: int
    guid: str
    title: str
    text_hash: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may belong with another: what they share, unranked.

    `text_score` is a relevance (higher is closer, no fixed scale); `actors` are
    the ids of the shared actors.
    """

    article_id: int
    text_score: float
    actors: tuple[int, ...]
