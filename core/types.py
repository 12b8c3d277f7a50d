"""The values that cross from one part of newscast to another.

All are immutable. Offsets are Unicode code points into the cleaned text they
belong to; times are aware and in UTC.
"""

import hashlib
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


@dataclass(frozen=True, slots=True)
class Mark:
    """Formatting over a stretch of a body; `target` is the address of a link."""

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


@dataclass(frozen=True, slots=True)
class Text:
    """What is to be analysed: a title and a body."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class CastMember:
    """An actor as one article knows it.

    `key` and `kind` together say who it is across articles; `forms` are the
    surface forms met, most frequent first.
    """

    key: str
    name: str
    kind: Kind
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A named place in the text; `actor` is an index into the analysis's cast."""

    field: Field
    start: int
    end: int
    label: Label
    actor: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the language part concludes of one text.

    `body_end` is the offset where the article proper ends; `analysed_to` the one
    up to which the body was read at all (less than its length for huge texts).
    """

    cast: tuple[CastMember, ...]
    mentions: tuple[Mention, ...]
    body_end: int
    analysed_to: int
    dateline: str = ""


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
class ArticleRow:
    """An article as a list shows it. `dated` is when it was published, else fetched."""

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


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A mention with the actor that the store knows it as."""

    field: Field
    start: int
    end: int
    text: str
    label: Label
    actor_id: int
    actor: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Article:
    """One article, whole. `analysed` is false until the language part has read it."""

    row: ArticleRow
    author: str
    body: RichText
    body_end: int
    analysed_to: int
    dateline: str
    analysed: bool
    mentions: tuple[ActorMention, ...]


@dataclass(frozen=True, slots=True)
class CastEntry:
    """An actor in one article: mentions here, and in how many articles of the store."""

    actor_id: int
    name: str
    kind: Kind
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor over the whole store."""

    id: int
    name: str
    kind: Kind
    aliases: tuple[str, ...]
    articles: int
    mentions: int
    first_seen: datetime | None
    last_seen: datetime | None


@dataclass(frozen=True, slots=True)
class Companion:
    """Another actor and the number of articles that name both."""

    id: int
    name: str
    kind: Kind
    articles: int


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
