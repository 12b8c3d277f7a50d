"""The help: every key with what it does, searchable as you type."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.visual import Visual
from textual.widgets import Input

from tui.dialogs.help_lines import Columns, KeyLines, PlaceLines, found
from tui.keys.binding import KeyHelp, key
from tui.leaving import leave
from tui.looks.symbols import symbols_of
from tui.widgets.option_pane import OptionPane

CLOSE_KEYS: Final[list[BindingType]] = [
    key("escape,question_mark,f1", "close", "help.close", "Close", "Close the help", priority=True),
]

MOVE_KEYS: Final[list[BindingType]] = [
    key("down,ctrl+n", "screen.move('cursor_down')", "help.down", "Down", "Next key"),
    key("up,ctrl+p", "screen.move('cursor_up')", "help.up", "Up", "The key before"),
    key("pagedown", "screen.move('page_down')", "help.page-down", "Page on", "A page on"),
    key("pageup", "screen.move('page_up')", "help.page-up", "Page back", "A page back"),
]

HELP_KEYS: Final[list[BindingType]] = [*MOVE_KEYS, *CLOSE_KEYS]

_OWN: Final = frozenset(
    name for b in MOVE_KEYS if isinstance(b, Binding) for name in b.key.split(",")
)


class _Search(Input):
    """The line for what is looked for."""

    BINDINGS: ClassVar[list[BindingType]] = MOVE_KEYS

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Keeps the keys for moving from the app (ctrl+p, its palette); "?" is to close."""
        return key in _OWN or (key != "question_mark" and super().check_consume_key(key, character))


class HelpScreen(ModalScreen[None]):
    """All keys by place; typing narrows the list, while other keys move in it."""

    CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > Vertical {
        width: 100; max-width: 100%; height: 90%; min-height: 18; max-height: 100%;
        border: round $primary; background: $surface; padding: 0 1;
    }
    HelpScreen Input { border: none; height: 1; padding: 0 1; margin: 0 0 1 0; background: $boost; }
    HelpScreen OptionPane { height: 1fr; }
    HelpScreen OptionPane > .option-list--option { padding: 0 1 0 0; }
    HelpScreen.-narrow > Vertical { height: 100%; }
    HelpScreen.-plain { align: left top; background: $background; }
    HelpScreen.-plain > Vertical {  /* edges to write the title and the count on */
        width: 100%; height: 100%; background: $background;
        border-top: blank $foreground !important; border-bottom: blank $foreground !important;
        border-subtitle-align: left;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = CLOSE_KEYS

    def __init__(self, lines: Sequence[KeyHelp]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """A search line above the keys."""
        with Vertical() as box:
            box.border_title = Content("Keys")
            yield _Search(placeholder="type to search; esc closes")
            yield _KeyList()

    def on_mount(self) -> None:
        """Starts with every key."""
        self.set_class(symbols_of(self).plain, "-plain")
        self.query_one(Input).focus()
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrows the list to the keys that what was typed tells of."""
        self._show(event.value)

    def action_close(self) -> None:
        """Goes back to what the help was asked from."""
        leave(self)

    def action_move(self, how: str) -> None:
        """Moves in the list while the search line keeps the keys."""
        getattr(self.query_one(_KeyList), f"action_{how}")()

    def _show(self, wanted: str) -> None:
        lines, symbols = found(self._lines, wanted), symbols_of(self)
        columns = Columns.of(self._lines)
        rows: list[tuple[int | None, Visual]] = []
        for number, line in enumerate(lines):
            if number == 0 or line.place != lines[number - 1].place:
                rows.append((None, PlaceLines(line.place, is_first=number == 0)))
            rows.append((number, KeyLines(line, columns, symbols)))
        keys = self.query_one(_KeyList)
        keys.replace(rows, f'No key is about "{wanted}"')
        keys.highlighted = 1 if rows else None
        count = f"{len(lines)} of {len(self._lines)}" if wanted.strip() else f"{len(lines)}"
        self.query_one(Vertical).border_subtitle = Content(f"{count} keys")


class _KeyList(OptionPane):
    """The keys, which the search line's keys move in."""

    can_focus = False

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Brings the highlighted key into view, with the heading above the first."""
        super().watch_highlighted(highlighted)
        if highlighted == 1:
            self.scroll_home(animate=False)
