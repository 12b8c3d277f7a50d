"""What the workers tell the screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from core.types import Article, CastEntry, Correction, Counts, Related

if TYPE_CHECKING:
    from array import array

    from desk.background import Background
    from desk.library import Library
    from desk.messages import Event


@dataclass
class Booted(Message):
    """The store is open and the background process runs, if it can.

    `fill` says whether an empty store is to be filled from the feeds.
    """

    library: "Library"
    background: "Background | None"
    fill: bool


@dataclass
class Failed(Message):
    """Something that the reader should be told; `fatal` where there is nothing to read."""

    text: str
    fatal: bool = False


@dataclass
class Slip(Message):
    """The search says something that the query grammar does not know."""

    text: str


@dataclass
class Listed(Message):
    """The ids of the list's articles, newest first, and how much there is in all."""

    ids: "array[int]"
    counts: Counts
    query: str


@dataclass
class Loaded(Message):
    """An article and its cast have been read."""

    article: Article
    cast: tuple[CastEntry, ...]


@dataclass
class RelatedFound(Message):
    """The articles that belong with one."""

    article_id: int
    related: list[Related]


@dataclass
class UnreadFound(Message):
    """The nearest unread article, or that there is none."""

    article_id: int | None


@dataclass
class Changed(Message):
    """What the reader did to an article is written."""

    article_id: int


@dataclass
class Corrected(Message):
    """A correction of an actor is written or undone, or (None) two are judged to be two."""

    correction: Correction | None
    undone: bool = False


@dataclass
class Said(Message):
    """Something that the background process said."""

    event: "Event"
