"""What the workers tell the screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from core.relations import Related
from core.types import (
    ActorRow,
    Article,
    CastEntry,
    Companion,
    Correction,
    Counts,
    Listing,
    Source,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk.background import Background
    from desk.library import Library
    from desk.messages import Event
    from tui.undoing import Deed
    from tui.widgets.list_pane import Selection


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
    """The filter of a selection says something that the query grammar does not know."""

    text: str
    selection: "Selection"


@dataclass
class Listed(Message):
    """What a selection lists, and how much there is in all."""

    listing: Listing
    counts: Counts
    selection: "Selection"


@dataclass
class SourcesFound(Message):
    """The sources with their numbers of unread articles."""

    sources: list[Source]


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
    """The nearest unread article, or that there is none; `elsewhere` where no list shows it."""

    article_id: int | None
    elsewhere: bool = False


@dataclass
class NamingFound(Message):
    """The next article that names an actor, older (`step` 1) or newer (-1), if there is one."""

    actor_id: int
    article_id: int | None
    step: int


@dataclass
class ActorFound(Message):
    """An actor to be shown, and with whom it is named most."""

    actor: ActorRow
    companions: "Sequence[Companion]"


@dataclass
class Changed(Message):
    """What the reader did to articles is written; `deed` takes it back, `words` are to be said."""

    ids: "Sequence[int]"
    deed: "Deed | None" = None
    words: str = ""


@dataclass
class Corrected(Message):
    """A correction of an actor is written or undone; `deed` takes it back."""

    correction: Correction
    undone: bool = False
    deed: "Deed | None" = None


@dataclass
class Judged(Message):
    """Two actors are judged to be two, or to be asked about again; `deed` takes it back."""

    deed: "Deed | None" = None


@dataclass
class Said(Message):
    """Something that the background process said."""

    event: "Event"
