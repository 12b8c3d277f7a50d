"""The line in which a reader types what is to be found, and sees how often it is there."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from tui.keys.binding import key
from tui.widgets.find_view import FindView

FIND_KEYS: list[BindingType] = [
    key("enter,down", "find(1)", "find.next", "Next", "Go to the next place found", shown=True),
    key("up", "find(-1)", "find.previous", "Previous", "Go to the one before it", shown=True),
    key("ctrl+f", "select_all", "find.anew", "Anew", "Type another text to find"),
    key("escape", "leave", "find.close", "Close", "Leave the line", shown=True),
]


class FindLine(Horizontal):
    """Hidden until it is opened; finds in its view while one types.

    Closing it takes the marks away and gives the keys to the view, which stays where it is. It
    closes too when the view stops finding, as it does for another article.
    """

    DEFAULT_CSS = """
    FindLine { height: 1; display: none; background: $panel; }
    FindLine.-open { display: block; }
    FindLine Static { width: auto; padding: 0 1; color: $foreground-muted; }
    FindLine Input, FindLine Input:focus {
        width: 1fr; height: 1; border: none; padding: 0; background: $panel;
        background-tint: $foreground 0%;
    }
    """

    def __init__(self, view: FindView) -> None:
        super().__init__()
        self._view = view
        self._words = _Words()
        self._count = Static(markup=False)

    def compose(self) -> ComposeResult:
        """What is sought, and which of how many places is shown."""
        yield Static("Find", markup=False)
        yield self._words
        yield self._count

    def on_mount(self) -> None:
        """Follows the view."""
        self.watch(self._view, "find_position", self._say_position, init=False)

    @property
    def is_open(self) -> bool:
        """Whether the line is shown."""
        return self.has_class("-open")

    def open(self) -> None:
        """Shows the line and gives it the keys, with the text of the last time."""
        self.add_class("-open")
        if self._words.value and self._view.find_position is None:
            self._view.find(self._words.value)
        self._words.action_select_all()
        self.screen.call_after_refresh(self._words.focus)

    def close(self) -> None:
        """Hides the line."""
        had_keys = self._words.has_focus
        self.remove_class("-open")
        self._view.stop_finding()
        if had_keys:
            self._view.focus()

    def step(self, step: int) -> None:
        """Goes to the next place found, or the previous one."""
        if self._view.find_position is None:
            self._view.find(self._words.value)
        else:
            self._view.find_step(step)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Finds what is typed so far."""
        event.stop()
        if self.is_open:
            self._view.find(event.value)

    def _say_position(self, position: tuple[int, int] | None) -> None:
        """Which of how many; without either, whoever has the keys elsewhere needs no line."""
        if position is None:
            said = ""
        else:
            number, count = position
            said = f"{number:,} of {count:,}" if count else "not found"
        self._count.update(said)
        if position is None and self.is_open and not self._words.has_focus:
            self.close()


class _Words(Input):
    """Takes the text; what its keys do beside typing is the line's to do."""

    BINDINGS: ClassVar[list[BindingType]] = FIND_KEYS

    def action_find(self, step: int) -> None:
        """Goes to the next place found, or the previous one."""
        self._line.step(step)

    def action_leave(self) -> None:
        """Closes the line."""
        self._line.close()

    @property
    def _line(self) -> FindLine:
        return next(node for node in self.ancestors if isinstance(node, FindLine))
