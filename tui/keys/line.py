"""The last line: the keys that matter where the reader is."""

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from tui.looks.symbols import symbols_of

MOST = 8
"""Keys that the line shows: more are not read."""


class KeyLine(Widget):
    """The shown bindings of the focused pane; a click on one does what the key does.

    One widget drawn in one piece: Textual's Footer mounts a widget a key and does so
    again at each change of focus, 90 ms of the first paint.
    """

    DEFAULT_CSS = """
    KeyLine {
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $text-muted;
    }
    """

    def on_mount(self) -> None:
        """Follows the focus: each pane has keys of its own."""
        self.auto_links = False
        self.screen.bindings_updated_signal.subscribe(self, self._renew)

    def _renew(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """The keys that there is room for, each with its word; the last, for help, always.

        Of several keys for one thing it shows the first.
        """
        active = self.screen.active_bindings.values()
        shown = {b.binding.action: b.binding for b in reversed(active) if b.binding.show}
        bindings = list(reversed(shown.values()))
        bindings[MOST - 1 : -1] = []
        entries = [self._entry(binding) for binding in bindings]
        symbols = symbols_of(self)
        between = Content(symbols.separator if symbols.plain else "  ")
        while len(entries) > 2 and between.join(entries).cell_length > self.content_size.width:
            del entries[-2]
        return between.join(entries)

    def _entry(self, binding: Binding) -> Content:
        key = Content.styled(self._shown_as(binding), "bold $text-accent")
        entry = Content.assemble(key, " ", Content(binding.description))
        return entry.stylize(Style.from_meta({"@click": f"screen.{binding.action}"}))

    def _shown_as(self, binding: Binding) -> str:
        """The key as Textual shows it, as Textual calls it where only ASCII is drawn."""
        shown = self.app.get_key_display(binding)
        return shown if shown.isascii() or not symbols_of(self).is_ascii else binding.key
