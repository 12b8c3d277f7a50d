"""Where a reader can be: at an article, an actor, a story, a comparison; and how one gets on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual.screen import Screen

from tui.keys.binding import key

if TYPE_CHECKING:
    from textual.binding import BindingType

    from core.settings import Settings
    from tui.keys.register import Keys
    from tui.undoing import UndoStack
    from tui.widgets.styles import Clock
    from tui.writing import Writer


@dataclass(frozen=True, slots=True)
class ArticlePlace:
    """An article, in the reader's own screen."""

    id: int


@dataclass(frozen=True, slots=True)
class ActorPlace:
    """An actor's dossier."""

    id: int


@dataclass(frozen=True, slots=True)
class StoryPlace:
    """The timeline of a story."""

    id: int


@dataclass(frozen=True, slots=True)
class ComparePlace:
    """Two articles side by side."""

    left: int
    right: int


@dataclass(frozen=True, slots=True)
class VersionsPlace:
    """What an article said before it was changed."""

    id: int


Place = ArticlePlace | ActorPlace | StoryPlace | ComparePlace | VersionsPlace


@dataclass(frozen=True, slots=True)
class Step:
    """Back (-1) or forward (1) along the places that were walked through."""

    steps: Literal[-1, 1]


@dataclass(frozen=True, slots=True)
class Given:
    """What a screen of a walk is opened with; its library is `writer.library`, open by then.

    `trail` names the places that were walked through before, in their order.
    """

    writer: "Writer"
    undo: "UndoStack"
    clock: "Clock"
    settings: "Settings"
    keys: "Keys"
    trail: tuple[str, ...]


class WalkScreen(Screen[Place | Step | None]):
    """A screen that is walked through: it leaves with the place to go to, None for the reader."""

    def __init__(self, given: Given) -> None:
        super().__init__()
        self.given = given

    def renew(self) -> None:
        """Reads anew what the screen shows, because the store has changed."""
        raise NotImplementedError

    def action_leave(self) -> None:
        """Back to the article that is open in the reader."""
        self.dismiss(None)

    def action_step(self, steps: Literal[-1, 1]) -> None:
        """To the place before or after this one."""
        self.dismiss(Step(steps))


def walk_keys(place: str) -> list["BindingType"]:
    """The keys that every screen of a walk has, with ids under `place`."""
    return [
        key("escape,q", "leave", f"{place}.leave", "Reader", "Back to the reader", shown=True),
        key("backspace,alt+left", "step(-1)", f"{place}.back", "Back", "Back the way you came"),
        key("alt+right", "step(1)", f"{place}.forward", "Forward", "Forward again"),
    ]
