"""What comes in, and what became of it: feeds, drafts of articles, outcomes.

The values are immutable, their times aware and in UTC, as in core.types.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from core.addresses import canonical
from core.query import Query
from core.types import DatedBy, Mark, RichText


def text_hash(title: str, body: str) -> str:
    """32 hexadecimal digits of the SHA-256 of a title and a body."""
    return hashlib.sha256(f"{title}\n{body}".encode()).hexdigest()[:32]


class RuleAction(StrEnum):
    """What a rule does with an article that comes in."""

    HIDE = "hide"
    STAR = "star"
    READ = "read"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Rule:
    """One `[[rule]]` of feeds.toml: what is done with the articles that `condition` finds.

    `tag` is the name that a TAG rule gives. An empty condition means every article. A rule that
    names neither a feed nor a tag of feeds holds `everywhere`: for what is imported by hand too.
    """

    condition: Query
    action: RuleAction
    tag: str = ""
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class FeedSpec:
    """One `[[feed]]` of feeds.toml: `location` is an address or an absolute path.

    No secret is in it, only where one is: `headers_from` holds names of headers and of the
    variables that say their values, `auth` is `env:VARIABLE` or `keyring:SERVICE`, and `proxy`
    an address without a password or `env:VARIABLE`. None for `refresh` or `keep` leaves it to
    newscast, which keeps everything. `rules` are those that hold for this feed, in their order.
    """

    location: str
    title: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    refresh: timedelta | None = None
    keep: timedelta | None = None
    full_text: bool = False
    hidden: bool = False
    user_agent: str = ""
    headers_from: tuple[tuple[str, str], ...] = ()
    auth: str = ""
    proxy: str = ""
    rules: tuple[Rule, ...] = ()

    @property
    def is_remote(self) -> bool:
        """Whether reading it takes the network."""
        return self.location.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a feed or a file gives it: cleaned, not yet stored.

    `guid` is empty where the feed gave none; `path` is the absolute path of a
    local file, with `!/` between an archive and what is in it; `source` is empty where the feed's
    title serves; `read` and `starred` are what another reader program knew or a rule of feeds.toml
    says, None for nothing, `hidden` and `tags` what a rule says alone; `dated_by` is where
    `published` is from.
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
    read: bool | None = None
    starred: bool | None = None
    hidden: bool = False
    tags: tuple[str, ...] = ()
    dated_by: DatedBy = DatedBy.NOTHING
    _text_hash: str = field(default="", init=False, repr=False, compare=False)

    @property
    def canonical(self) -> str:
        """The address that it is told apart by; '' for none."""
        return canonical(self.url)

    @property
    def text_hash(self) -> str:
        """A digest of title and body: another digest means another text. It is made once."""
        if not self._text_hash:
            object.__setattr__(self, "_text_hash", text_hash(self.title, self.body.text))
        return self._text_hash


@dataclass(frozen=True, slots=True)
class CachedItem:
    """An article as newsboat keeps it in its cache: not cleaned, all but its states texts.

    `feed` is the address of its feed, or a command, and `feed_title` empty where it has none;
    `published` a Unix time; `read` and `starred` are None where the cache does not say.
    """

    feed: str
    feed_title: str
    guid: str
    title: str
    author: str
    url: str
    content: str
    media: str
    base: str
    published: int | None
    read: bool | None
    starred: bool | None


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that was not taken in, as a value: which and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class ForeignList:
    """The feeds of somebody's list, each once, and what in it could not be taken as a feed."""

    feeds: tuple[FeedSpec, ...] = ()
    failures: tuple[Failure, ...] = ()


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


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A feed as the store knows it; `location` as in FeedSpec.

    `failures` are those since it was last read; it is not asked before `next_fetch`, and at
    `moved_to` where that is not empty.
    """

    id: int
    location: str
    title: str
    tags: tuple[str, ...]
    language: str
    state: FetchState
    failures: int
    last_error: str
    hidden: bool
    fetched_at: datetime | None = None
    next_fetch: datetime | None = None
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """A feed of feeds.toml with what the store knows of it; `id` is None where it knows nothing.

    `title` is the list's, else the feed's own, else its location.
    """

    spec: FeedSpec
    title: str
    id: int | None = None
    unread: int = 0
    articles: int = 0
    last_error: str = ""


@dataclass(frozen=True, slots=True)
class AddedFeed:
    """A feed that was put into feeds.toml: what was found at its address.

    `announced` are the feeds of the page that was named, by address and title; none where the
    address was a feed's own. `path` is the list's.
    """

    spec: FeedSpec
    articles: int
    newest: datetime | None
    announced: tuple[tuple[str, str], ...]
    path: str


@dataclass(frozen=True, slots=True)
class AddedList:
    """What of somebody's list came into feeds.toml: new feeds, those listed before, failures."""

    added: tuple[FeedSpec, ...]
    known: int
    failures: tuple[Failure, ...]
    path: str


@dataclass(frozen=True, slots=True)
class StoredIdentity:
    """What the store remembers of an article so that a draft can be told from it.

    `marks` are None where they are those of its page; `elsewhere` tells that it is of another
    feed of local files than was asked for.
    """

    id: int
    guid: str
    title: str
    text_hash: str
    url: str = ""
    canonical: str = ""
    path: str = ""
    source: str = ""
    author: str = ""
    language: str = ""
    published: datetime | None = None
    dated_by: DatedBy = DatedBy.NOTHING
    marks: tuple[Mark, ...] | None = None
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class FeedOutcome:
    """What refreshing one feed did; `error` is empty where it went well.

    A feed that has `waits_until` was not asked, as it is not to be before then; `error` is what
    went wrong when it was.
    """

    feed: str
    new: int = 0
    changed: int = 0
    error: str = ""
    waits_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What importing did, with one failure for each input that was not taken in.

    `feeds` are the local feeds that the files belong to, by id and title.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failures: tuple[Failure, ...] = ()
    feeds: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotateOutcome:
    """What annotating did; the speed counts words of titles and bodies."""

    done: int = 0
    failed: int = 0
    words_per_second: float = 0.0
