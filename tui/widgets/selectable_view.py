"""How is text of a page selected with the mouse, and what of it is copied?"""

from rich.style import Style
from textual.geometry import Offset
from textual.selection import Selection

from tui.widgets.page import Row
from tui.widgets.page_view import Light, PageView

_SELECTED = "screen--selection"
"""A component class of the screen."""


class SelectableView(PageView):
    """What is copied is the page's own text, without the breaks of the wrapping and the inserts."""

    def lights(self, row: Row) -> list[Light]:
        """What is selected of the row."""
        block, selection = self._page.blocks[row.block], self.text_selection
        span = selection.get_span(row.block) if selection else None
        if span is None:
            return super().lights(row)
        end = block.end if span[1] < 0 else block.start + span[1]
        return [*super().lights(row), (block.start + span[0], end, _SELECTED)]

    def light_look(self, name: str) -> Style:
        """What a light adds to the look of what stands on it."""
        if name == _SELECTED:
            return self.screen.get_component_rich_style(name)
        return super().light_look(name)

    def selected_text(self, selection: Selection) -> str:
        """The selected text as the page has it."""
        if not self._page.blocks:
            return ""
        start, end = 0, len(self._page.text)
        if selection.start is not None:
            start = self.place_of(selection.start)
        if selection.end is not None:
            end = self.place_of(selection.end)
        pieces, done = [], start
        for first, last in self._page.places.inserts:
            if done < last and first < end:
                pieces.append(self._page.text[done:first])
                done = last
        return "".join([*pieces, self._page.text[done:end]])

    def place_of(self, offset: Offset) -> int:
        """The offset in the page of a character of a block, as Textual counts them: (x, block)."""
        blocks = self._page.blocks
        return blocks[min(offset.y, len(blocks) - 1)].start + offset.x

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, and what to end it with."""
        return (self.selected_text(selection), "\n") if self._page.blocks else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Shows the new selection."""
        self.refresh()
