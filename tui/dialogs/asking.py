"""The small windows that ask one thing each: which of these, which actor, what name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, TypeVar

from rich.cells import cell_len
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content, Span
from textual.geometry import Size
from textual.message import Message
from textual.screen import ModalScreen
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.worker import Worker, get_current_worker

from core.errors import NewscastError
from core.types import ActorRow
from tui.faults import say_fault
from tui.keys.binding import key
from tui.keys.line import KeyLine
from tui.leaving import leave
from tui.looks.symbols import Symbols, symbols_of
from tui.messages import Failed
from tui.widgets.option_pane import OptionPane, RowVisual
from tui.widgets.styles import ACTOR_CLASSES, ACTOR_CSS, LOOKS
from tui.widgets.wrapping import fit, one_line

Answer = TypeVar("Answer")


def dialog_key(
    keys: str, action: str, name: str, short: str, tooltip: str, *, shown: bool = True
) -> Binding:
    """A binding of a dialog, before those of what it lists.

    Its short words stand in the dialog's last line where it is `shown`.
    """
    return key(keys, action, f"dialog.{name}", short, tooltip, shown=shown, priority=True)


CLOSE = dialog_key("escape", "close", "close", "Close", "Close without an answer")

PICK_KEYS: list[BindingType] = [
    dialog_key("down", "move(1)", "down", "Down", "Next of the choices", shown=False),
    dialog_key("up", "move(-1)", "up", "Up", "The choice before", shown=False),
]


class Dialog(ModalScreen[Answer | None]):
    """A titled window over the reader; its answer is None where it is closed without one."""

    BINDINGS: ClassVar[list[BindingType]] = [CLOSE]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """The title around what the dialog consists of, above its keys."""
        with Vertical() as box:
            box.border_title = Content(one_line(self._title))
            yield from self.parts()
            yield KeyLine()

    def parts(self) -> Sequence[Widget]:
        """What stands in the window."""
        raise NotImplementedError

    def action_close(self) -> None:
        """Closes it without an answer."""
        leave(self)

    def on_failed(self, message: Failed) -> None:
        """Says what went wrong, above the dialog."""
        message.stop()
        self.notify(message.text, severity="error", markup=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Says it where a worker of the dialog broke."""
        say_fault(self, event)


class Choices(OptionPane, inherit_bindings=False):
    """The choices of a dialog; the kinds of actors look as they do everywhere."""

    # The letter that chooses in the panes may be an answer here.
    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in OptionPane.BINDINGS if isinstance(b, Binding) and b.action != "select"),
        Binding("enter", "select", "Choose", show=False),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *ACTOR_CLASSES,
        "choice--dim",
        "choice--mark",
        "choice--strong",
    }

    DEFAULT_CSS = f"""
    Choices {{
        {ACTOR_CSS}
        & > .choice--dim {{ color: $foreground-muted; }}
        & > .choice--mark {{ color: $text-primary; }}
        & > .choice--strong {{ text-style: bold; }}
    }}
    """

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All lines, but not more than leave room for the dialog around them."""
        lines = super().get_content_height(container, viewport, width)
        return min(lines, max(2, viewport.height - 9))

    def offer(self, rows: Sequence[tuple[int | None, Visual]], note: str = "") -> None:
        """Lists `rows` as `replace` does; the first is highlighted where none is."""
        self.replace(rows, note)
        if self.highlighted is None:
            self.action_first()


class Choice(Dialog[int]):
    """Asks for one of some lines; the answer is its place among them."""

    def __init__(self, title: str, lines: Sequence[Visual]) -> None:
        super().__init__(title)
        self._lines = lines

    def parts(self) -> Sequence[Widget]:
        """The lines."""
        return [Choices()]

    def on_mount(self) -> None:
        """Starts at the first line."""
        self.query_one(Choices).offer(list(enumerate(self._lines)))

    def renew(self, lines: Sequence[Visual]) -> None:
        """Says more of the same choices, in as many lines; nothing where it is closed."""
        self._lines = lines
        if self.is_attached and self.is_mounted:
            self.query_one(Choices).offer(list(enumerate(lines)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answers with the line."""
        leave(self, event.option_index)


class NameInput(Dialog[str]):
    """Asks for a name, beginning with the one there is."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__(title)
        self._name_now = name

    def parts(self) -> Sequence[Widget]:
        """A line to write in."""
        return [Input(self._name_now)]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answers with what was written."""
        leave(self, event.value)


class Listed(Protocol):
    """What can be picked: a frozen dataclass with an id."""

    @property
    def id(self) -> int:
        """Its number in the store."""


Row = TypeVar("Row", bound=Listed)


@dataclass
class Found(Message):
    """What a text finds."""

    text: str
    rows: Sequence[Any]


class Picker(Dialog[Row]):
    """Asks for one of the rows that are found while one types; a subclass says how they look.

    Args:
        start: what the search begins with.
        find: gives the rows that a text finds; called on a worker thread.
    """

    HINT: ClassVar[str]
    NOTHING: ClassVar[str]

    BINDINGS: ClassVar[list[BindingType]] = PICK_KEYS

    def __init__(self, title: str, start: str, find: Callable[[str], Sequence[Row]]) -> None:
        super().__init__(title)
        self._start = start
        self._find = find
        self._found = Found("", ())
        self._chosen = False

    def line(self, row: Row) -> Visual:
        """What is listed of a row."""
        raise NotImplementedError

    def parts(self) -> Sequence[Widget]:
        """A search line above the rows."""
        return [Input(self._start, placeholder=self.HINT), Choices()]

    def on_mount(self) -> None:
        """Searches for what it begins with."""
        self.query_one(Input).focus()
        self._search(self._start)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Searches for what is written so far."""
        self._chosen = False
        self._search(event.value)

    @work(thread=True, exclusive=True, group="pick", exit_on_error=False)
    def _search(self, text: str) -> None:
        try:
            found = Found(text, self._find(text))
        except NewscastError as error:
            self.post_message(Failed(str(error)))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(found)

    def on_found(self, message: Found) -> None:
        """Lists the rows; answers with the first where enter was pressed before they came."""
        if message.text != self.query_one(Input).value:
            return
        self._found = message
        choices = self.query_one(Choices)
        choices.offer([(row.id, self.line(row)) for row in message.rows], self.NOTHING)
        choices.highlighted = 0 if message.rows else None
        if self._chosen:
            self._choose()

    def action_move(self, step: int) -> None:
        """Moves among the rows while the search line keeps the keys."""
        choices = self.query_one(Choices)
        if step > 0:
            choices.action_cursor_down()
        else:
            choices.action_cursor_up()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answers with the highlighted row, once the list is of what was written."""
        self._chosen = True
        if self._found.text == event.value:
            self._choose()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answers with the row."""
        self._choose()

    def _choose(self) -> None:
        wanted = self.query_one(Choices).highlighted_id
        for row in self._found.rows:
            if row.id == wanted:
                leave(self, row)
                return


class ActorPicker(Picker[ActorRow]):
    """Asks for an actor."""

    HINT = "search by any name"
    NOTHING = "Nobody of that name"

    def line(self, row: ActorRow) -> Visual:
        """Kind, name, number of articles."""
        return ActorLine(row, symbols_of(self))


class ActorLine(RowVisual):
    """An actor: kind, name, and at the right edge in how many articles it is named."""

    def __init__(self, actor: ActorRow, symbols: Symbols) -> None:
        self._actor = actor
        self._kind = symbols.kind(actor.kind)

    def lines(self, width: int) -> list[Content]:
        """One line."""
        actor, look = self._actor, LOOKS[self._actor.kind]
        count = f"{actor.articles:,} article{'' if actor.articles == 1 else 's'}"
        room = width - cell_len(count) - cell_len(self._kind) - 3
        name = f"{self._kind}  {fit(actor.name, room)} "
        spans = [
            Span(0, len(self._kind), f".{look.component}"),
            Span(len(name), len(name) + len(count), ".choice--dim"),
        ]
        return [Content(name + count, spans)]
