"""The text of an article with what was taken out of it and what was put in."""

from collections.abc import Sequence
from typing import ClassVar

from core.comparisons import Difference
from tui.compare.difference_page import DifferencePage, difference_page
from tui.compare.stops import Stops
from tui.looks.symbols import symbols_of
from tui.widgets.page import EMPTY, Row
from tui.widgets.page_view import Light
from tui.widgets.selectable_view import SelectableView


class DifferenceView(SelectableView):
    """Words taken out are struck through, words put in underlined; signs where no colour is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "difference--title",
        "difference--removed",
        "difference--added",
        "difference--here",
    }

    DEFAULT_CSS = """
    DifferenceView {
        height: 1fr;
        & > .difference--title { text-style: bold; }
        & > .difference--removed { color: $text-error; text-style: strike; }
        & > .difference--added { color: $text-success; text-style: underline; }
        &.-signs > .difference--removed, &.-signs > .difference--added { text-style: none; }
        & > .difference--here { background: $panel; text-style: bold; }
        &:ansi > .difference--here { background: ansi_default; text-style: bold reverse; }
    }
    """

    def __init__(self, width: int) -> None:
        super().__init__(width=width)
        self.stops = Stops()
        self._shown = DifferencePage()

    def show(self, differences: Sequence[Difference]) -> None:
        """Shows differences from the start; those that are shown already stay where they are."""
        signs = self.app.no_color or symbols_of(self).is_ascii
        self.set_class(signs, "-signs")
        shown = difference_page(differences, signs=signs)
        if shown != self._shown:
            self._shown, self.stops = shown, Stops([start for start, _ in shown.changes])
            self.set_page(shown.page)

    def clear(self, note: str) -> None:
        """Shows a note in place of a text."""
        self._shown, self.stops = DifferencePage(), Stops()
        self.placeholder = note
        self.set_page(EMPTY)

    def step(self, step: int) -> bool:
        """Goes to the next change (1) or the one before (-1), false where there is none."""
        index = self.stops.following(step, self.top_offset, self._is_in_view)
        if index is not None:
            self.stops.current = index
            self.bring_into_view(self.stops.places[index])
            self.refresh()
        return index is not None

    def _is_in_view(self, offset: int) -> bool:
        return self.cell_of(offset) is not None

    def lights(self, row: Row) -> list[Light]:
        """The change that the reader is at."""
        lights = super().lights(row)
        if self.stops.current is not None:
            lights.insert(0, (*self._shown.changes[self.stops.current], "difference--here"))
        return lights
