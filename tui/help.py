"""The help: every key with what it does, searchable as you type."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.keys import KeyHelp


class HelpScreen(ModalScreen[None]):
    """All keys by place; typing narrows the list."""

    CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > Vertical {
        width: 90; max-width: 95%; height: 85%;
        border: round $primary; background: $surface; padding: 0 1;
    }
    HelpScreen Input { border: none; height: 1; margin: 0 0 1 0; background: $surface; }
    HelpScreen OptionList { border: none; background: $surface; height: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "dismiss", "Close", id="close-help", tooltip="Close the help"),
        Binding("down", "app.focus_next", "To the list", show=False),
    ]

    def __init__(self, lines: Sequence[KeyHelp]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """A search line above the keys."""
        with Vertical() as box:
            box.border_title = Content("Keys")
            yield Input(placeholder="type to search the keys; esc closes")
            yield OptionList()

    def on_mount(self) -> None:
        """Starts with every key."""
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrows the list to the lines that hold what was typed."""
        self._show(event.value)

    def _show(self, wanted: str) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        place = ""
        for line in self._lines:
            if (
                wanted.casefold()
                not in f"{line.place} {line.keys} {line.purpose} {line.name}".casefold()
            ):
                continue
            if line.place != place:
                place = line.place
                options.add_option(
                    Option(Content.styled(place, "bold $text-accent"), disabled=True)
                )
            keys = Content.styled(f"  {line.keys:<16} ", "$text-primary")
            name = Content.styled(f"  {line.name}", "$text-muted")
            options.add_option(Option(Content.assemble(keys, Content(line.purpose), name)))
