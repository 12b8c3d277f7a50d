"""Where a reader can be: at an article, an actor, a story, a comparison; and how one gets on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual.screen import Screen
from textual.worker import Worker

from tui.faults import say_fault
from tui.keys.binding import key
from tui.leaving import leave

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


@dataclass(frozen=True, slots=True)
class StoriesPlace:
    """The list of all stories."""


Place = ArticlePlace | ActorPlace | StoryPlace | StoriesPlace | ComparePlace | VersionsPlace


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

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Says it where a worker of the screen broke."""
        say_fault(self, event)

    def action_help(self) -> None:
        """Shows every key."""
        from tui.dialogs.help import HelpScreen

        self.app.push_screen(HelpScreen(self.given.keys.help()))

    def action_leave(self) -> None:
        """Back to the article that is open in the reader."""
        leave(self, None)

    def action_step(self, steps: Literal[-1, 1]) -> None:
        """To the place before or after this one."""
        leave(self, Step(steps))


def walk_keys(place: str) -> list["BindingType"]:
    """The keys that every screen of a walk has, with ids under `place`."""
    return [
        key("escape,q", "leave", f"{place}.leave", "Reader", "Back to the reader", shown=True),
        key("backspace,alt+left", "step(-1)", f"{place}.back", "Back", "Back the way you came"),
        key("alt+right", "step(1)", f"{place}.forward", "Forward", "Forward again"),
        key("question_mark,f1", "help", f"{place}.help", "Help", "Show all keys", shown=True),
    ]
