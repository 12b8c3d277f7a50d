"""The line that says along which places the reader came."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from tui.looks.symbols import symbols_of
from tui.widgets.wrapping import cells, fit


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
        symbols = symbols_of(self)
        between = f" {symbols.arrow} "
        here = (
            fit(self._names[-1], self.content_size.width, symbols.ellipsis) if self._names else ""
        )
        before = ""
        for name in reversed(self._names[:-1]):
            longer = f"{fit(name, 30, symbols.ellipsis)}{between}{before}"
            if cells(longer) + cells(here) > self.content_size.width:
                before = f"{symbols.ellipsis}{between}{before}"
                break
            before = longer
        return Content.assemble(before, (here, "bold"))
