"""What the reader's screen and the background process say to each other: one JSON line each."""

import json
from dataclasses import asdict, dataclass
from typing import Any, get_args


@dataclass(frozen=True, slots=True)
class Refresh:
    """To the background: read every feed."""


@dataclass(frozen=True, slots=True)
class Import:
    """To the background: take in these files and folders."""

    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Focus:
    """To the background: this article is on the screen, analyse it first."""

    article_id: int


@dataclass(frozen=True, slots=True)
class FeedRead:
    """To the screen: one feed is done, so many of so many."""

    feed: str
    new: int
    changed: int
    error: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Taking:
    """To the screen: so many articles of an import are in."""

    taken: int


@dataclass(frozen=True, slots=True)
class Finished:
    """To the screen: a refresh is over."""

    failed: int


@dataclass(frozen=True, slots=True)
class Imported:
    """To the screen: an import is over.

    `feeds` are the titles of the local feeds that the files went to, `failures`
    what was not taken in and why, a line each.
    """

    added: int
    updated: int
    feeds: tuple[str, ...]
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """To the screen: these articles have been analysed, so many still wait."""

    ids: tuple[int, ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """To the screen: the background could not go on with something."""

    text: str


Request = Refresh | Import | Focus
Event = FeedRead | Taking | Finished | Imported | Annotated | Trouble

_TYPES: dict[str, Any] = {t.__name__: t for t in (*get_args(Request), *get_args(Event))}


def encode(message: Request | Event) -> str:
    """One line of ASCII JSON without its newline."""
    return json.dumps({"type": type(message).__name__} | asdict(message))


def decode(line: str) -> Any:
    """The Request or Event that `encode` wrote."""
    fields: dict[str, Any] = json.loads(line)
    kind = _TYPES[fields.pop("type")]
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in fields.items()})
