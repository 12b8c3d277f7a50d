"""The line on which one types commands, with the ways to go on above it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content, Span
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from tui.commands import Completion
from tui.keys.binding import key
from tui.widgets.option_pane import OptionPane, RowVisual
from tui.widgets.wrapping import fit

MOST = 8
"""Ways to go on that are shown at once."""

COMMAND_KEYS: list[BindingType] = [
    key(
        "tab", "accept", "command.accept", "Complete", "Take the marked way to go on", priority=True
    ),
    key("down,ctrl+n", "move(1)", "command.down", "Down", "Next way to go on", priority=True),
    key("up", "move(-1)", "command.up", "Up", "The one before", priority=True),
    key("escape", "close", "command.close", "Close", "Leave the line", priority=True),
]


class _Ways(OptionPane):
    can_focus = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"way--dim"}
    DEFAULT_CSS = """
    _Ways { height: auto; max-height: 8; background: $panel; }
    _Ways > .way--dim { color: $text-muted; }
    """


class _Way(RowVisual):
    """The line that it would become, and what that does."""

    def __init__(self, completion: Completion) -> None:
        self._completion = completion

    def lines(self, width: int) -> list[Content]:
        """One line."""
        line = fit(self._completion.line, min(width, max(18, cell_len(self._completion.line))))
        text = fit(f"{line}  {self._completion.purpose}", width)
        return [Content(text, [Span(len(line), len(text), ".way--dim")])]


class CommandLine(Vertical):
    """Hidden until it is opened; says `Entered` and hides again."""

    BINDINGS: ClassVar[list[BindingType]] = COMMAND_KEYS

    DEFAULT_CSS = """
    CommandLine { height: auto; display: none; background: $panel; }
    CommandLine.-open { display: block; }
    CommandLine Horizontal { height: 1; }
    CommandLine Static { width: 2; padding: 0 0 0 1; color: $text-accent; }
    CommandLine Input, CommandLine Input:focus {
        width: 1fr; height: 1; border: none; padding: 0; background: $panel;
        background-tint: $foreground 0%;
    }
    """

    @dataclass
    class Entered(Message):
        """A command was typed."""

        line: str

    @dataclass
    class Closed(Message):
        """The line was left."""

    def __init__(self, complete: Callable[[str], Sequence[Completion]]) -> None:
        super().__init__()
        self._complete = complete
        self._ways: Sequence[Completion] = ()

    def compose(self) -> ComposeResult:
        """The ways to go on above the line."""
        yield _Ways()
        with Horizontal():
            yield Static(":", markup=False)
            yield Input()

    @property
    def is_open(self) -> bool:
        """Whether the line has the keys."""
        return self.has_class("-open")

    def open(self) -> None:
        """Shows the empty line and gives it the keys."""
        self.add_class("-open")
        line = self.query_one(Input)
        line.value = ""
        self._show("")
        self.screen.call_after_refresh(line.focus)

    def action_close(self) -> None:
        """Leaves the line."""
        self.remove_class("-open")
        self.post_message(self.Closed())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Shows the ways to go on."""
        event.stop()
        self._show(event.value)

    def _show(self, text: str) -> None:
        self._ways = self._complete(text)[:50]
        rows: list[tuple[int | None, RowVisual]] = [(n, _Way(w)) for n, w in enumerate(self._ways)]
        self.query_one(_Ways).replace(rows, "")
        self.query_one(_Ways).highlighted = None

    def action_move(self, step: int) -> None:
        """Marks another way to go on."""
        ways = self.query_one(_Ways)
        if step > 0:
            ways.action_cursor_down()
        else:
            ways.action_cursor_up()

    def action_accept(self) -> None:
        """Takes the marked way, or the first."""
        if self._ways:
            line = self.query_one(Input)
            line.value = self._ways[self.query_one(_Ways).highlighted or 0].line
            line.cursor_position = len(line.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Says what was typed, or the way that is marked."""
        event.stop()
        place = self.query_one(_Ways).highlighted
        marked = "" if place is None else self._ways[place].line
        if marked.endswith(" "):  # it wants words
            self.action_accept()
            return
        self.action_close()
        self.post_message(self.Entered(marked or event.value))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Takes the way that is clicked."""
        event.stop()
        self.query_one(_Ways).highlighted = event.option_index
        self.action_accept()
