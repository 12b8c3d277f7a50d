"""A page in which a text can be found: all hits are marked, one is current."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import ClassVar

from textual.events import Key
from textual.reactive import var

from tui.widgets.article_find import Finder
from tui.widgets.page import Page, Row
from tui.widgets.page_view import Light
from tui.widgets.selectable_view import SelectableView

_START = itemgetter(0)


class FindView(SelectableView):
    """Finds in the page that is shown, and goes on finding when the page is another."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"find--hit", "find--current"}

    DEFAULT_CSS = """
    FindView {
        & > .find--hit { background: $accent 30%; text-style: underline; }
        & > .find--current { text-style: bold reverse; }
        &:ansi > .find--hit { background: ansi_default; text-style: bold underline; }
    }
    """

    find_position: var[tuple[int, int] | None] = var(None)
    """Which of how many hits is the current one, from 1; (0, 0) where nothing was found, None
    where nothing is sought."""

    _wanted = ""
    _hit = 0
    _hits: Sequence[tuple[int, int]] = ()
    _finder: Finder | None = None

    def find(self, text: str) -> int:
        """Marks every place where `text` stands and gives their number.

        The current one is the first at or after the one before, or after what is in view.
        """
        anchor = self._hits[self._hit][0] if self._hits else self.top_offset
        self._wanted = text
        self._seek()
        self._hit = bisect_left(self._hits, anchor, key=_START) % max(1, len(self._hits))
        self._show_hit()
        return len(self._hits)

    def find_step(self, step: int) -> None:
        """Makes the next (1) or previous (-1) hit the current one, round the ends."""
        if self._hits:
            self._hit = (self._hit + step) % len(self._hits)
            self._show_hit()

    def stop_finding(self) -> None:
        """Takes the marks away."""
        self._wanted, self._hits, self._finder = "", (), None
        self.find_position = None
        self.refresh()

    def on_key(self, event: Key) -> None:
        """Escape ends the finding first."""
        if event.key == "escape" and self.find_position is not None:
            event.stop()
            self.stop_finding()

    def set_page(self, page: Page, top: int = 0) -> None:
        """Shows `page`, with the hits in it."""
        super().set_page(page, top)
        self._finder = None
        if self._wanted:
            self._seek()
            self._hit = min(self._hit, max(0, len(self._hits) - 1))
            self._say_position()

    def _seek(self) -> None:
        if self._finder is None:
            self._finder = Finder(self._page.text, self._page.places.inserts)
        self._hits = self._finder.matches(self._wanted)

    def _show_hit(self) -> None:
        if self._hits:
            self.bring_into_view(self._hits[self._hit][0])
        self._say_position()
        self.refresh()

    def _say_position(self) -> None:
        count = len(self._hits)
        self.find_position = (min(self._hit + 1, count), count) if self._wanted else None

    def lights(self, row: Row) -> list[Light]:
        """The hits in the row."""
        first = max(0, bisect_left(self._hits, row.start, key=_START) - 1)
        after = bisect_left(self._hits, row.end, key=_START)
        hits = [
            (*self._hits[index], "find--current" if index == self._hit else "find--hit")
            for index in range(first, after)
        ]
        return [*hits, *super().lights(row)]
