"""Stories: the articles that report one event, and what each of them adds to it."""

from dataclasses import dataclass
from datetime import datetime

from core.types import ArticleRow, LeadActor


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as a list shows it: of the articles that lists show, none of a hidden feed.

    `title` is that of the first article; `first` and `last` are the dates of the oldest and the
    newest one; `sources` come in the order in which they first reported it.
    """

    id: int
    title: str
    first: datetime
    last: datetime
    articles: int
    unread: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """An article of a story, with what it says that no earlier piece does.

    `actors` are named here first, the most salient before the others; `numbers` stand as in the
    text, with their unit ("6.1 magnitude"); `lead` is the first sentence. `pinned` is whether
    the reader put it here; `fresh` whether it is unread and came in after the story was last
    opened.
    """

    article: ArticleRow
    actors: tuple[LeadActor, ...]
    numbers: tuple[str, ...]
    lead: str
    pinned: bool
    fresh: bool


@dataclass(frozen=True, slots=True)
class Story:
    """One story, its pieces oldest first; `seen` is when it was last opened.

    `cast` are the actors that the most pieces name, those first.
    """

    row: StoryRow
    pieces: tuple[Piece, ...]
    seen: datetime | None
    cast: tuple[LeadActor, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story, and what there is to tell a piece from.

    `text` is its body up to where the article proper ends, `opening` the offset at which that
    begins after the dateline, `fetched` when it came in, `actors` those that it names and has
    not merely as its source, the most salient first.
    """

    article: ArticleRow
    text: str
    opening: int
    fetched: datetime
    pinned: bool
    actors: tuple[LeadActor, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The story of an article, None where it is alone, and whether the reader put it there."""

    article_id: int
    story_id: int | None
    pinned: bool
