"""The line that says along which places the reader came."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from tui.looks.symbols import symbols_of
from tui.widgets.wrapping import cells, clip


class Trail(Widget):
    """One line of names, the place one is at last and strong; the oldest give way first."""

    DEFAULT_CSS = """
    Trail { height: 1; padding: 0 1; background: $panel; color: $text-muted; }
    """

    def __init__(self, names: Sequence[str] = ()) -> None:
        super().__init__()
        self._names = list(names)

    def show(self, names: Sequence[str]) -> None:
        """Names the places, in the order in which they were walked through."""
        self._names = list(names)
        self.refresh()

    def render(self) -> Content:
        """The names that fit; `auto_links` and markup never see them."""
        if not self._names:
            return Content()
        symbols, room = symbols_of(self), self.content_size.width
        between = f" {symbols.arrow} "
        older = f"{symbols.ellipsis}{between}" if self._names[1:] else ""
        here = clip(self._names[-1], room - cells(older), symbols.ellipsis)
        before = ""
        for left, name in reversed(list(enumerate(self._names[:-1]))):
            longer = f"{clip(name, 30, symbols.ellipsis)}{between}{before}"
            if cells((older if left else "") + longer + here) > room:
                before = older + before
                break
            before = longer
        return Content(before) + Content.styled(here, "bold")
