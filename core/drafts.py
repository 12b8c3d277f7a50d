"""What comes in, and what became of it: feeds, drafts of articles, outcomes.

The values are immutable, their times aware and in UTC, as in core.types.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from core.types import RichText


def text_hash(title: str, body: str) -> str:
    """32 hexadecimal digits of the SHA-256 of a title and a body."""
    return hashlib.sha256(f"{title}\n{body}".encode()).hexdigest()[:32]


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
class StoredIdentity:
    """What the store remembers of an article so that a draft can be told from it."""

    id: int
    guid: str
    title: str
    text_hash: str


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
