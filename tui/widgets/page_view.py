"""A widget that wraps a page of text to its width and draws the rows in view."""

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size, clamp
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from tui.widgets.page import EMPTY, Page, Row, Run, row_at, wrap
from tui.widgets.reading_scroll import ReadingScroll
from tui.widgets.wrapping import TAB, centred


class PageView(ReadingScroll):
    """Shows a page. A row costs about a tenth of a millisecond to draw, so none is kept.

    Text can be selected with the mouse; what is copied is the page's own text,
    without the breaks of the wrapping.
    """

    MEASURE: ClassVar[int] = 72
    """The most cells that a line of text takes: longer ones are hard to follow."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--dim"}

    DEFAULT_CSS = """
    PageView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .page--dim { color: $text-muted; text-style: dim; }
    }
    """

    placeholder: reactive[str] = reactive("Nothing open")
    """What the widget says while its page is empty."""

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002, Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.auto_links = False
        self._page = EMPTY
        self._rows: list[Row] = []
        self._top = 0

    def set_page(self, page: Page, top: int = 0) -> None:
        """Shows `page` with the row that holds the offset `top` first."""
        self._page, self._top = page, top
        self._wrap()

    @property
    def top_offset(self) -> int:
        """The offset in the page of what stands first."""
        return self._top

    def row_of(self, offset: int) -> int:
        """The row that holds `offset` of the page."""
        return row_at(self._rows, offset)

    # --- wrapping ---

    def on_resize(self) -> None:
        """Wraps anew and keeps what stands on top there."""
        self._wrap()

    def _wrap(self) -> None:
        if not self.is_attached:
            return
        top = self._top
        self._rows = wrap(self._page, self._measure) if self._width else []
        self.virtual_size = Size(self._width, len(self._rows))
        self.go_to_row(row_at(self._rows, top))
        # The offset itself, not that of its row: it survives any number of resizes.
        self._top = top
        self.refresh()

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _measure(self) -> int:
        """Cells that the text may take: one is left free on either side."""
        return min(self.MEASURE, self._width - 2)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remembers what stands on top by its offset, for the next wrapping."""
        super().watch_scroll_y(old_value, new_value)
        row = self.scroll_offset.y
        if row < len(self._rows):
            self._top = self._rows[row].start

    # --- drawing ---

    def watch_placeholder(self) -> None:
        """Shows the new text."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draws the row that stands `y` cells from the top."""
        if not self._page.text:
            style = self.get_visual_style("page--dim").rich_style
            text = centred(self.placeholder, self._width, self.size.height)[y]
            return Strip([Segment(text, style)]).adjust_cell_length(self._width, style)
        index = self.scroll_offset.y + y
        if index >= len(self._rows):
            return Strip.blank(self._width, self.get_visual_style().rich_style)
        return self._draw(self._rows[index])

    def _draw(self, row: Row) -> Strip:
        block = self._page.blocks[row.block]
        plain = self.get_visual_style().rich_style
        margin = " " * ((self._width - self._measure) // 2)
        gutter = block.lead if row.start == block.start else block.hang
        segments = [
            Segment(margin, plain),
            Segment(gutter, self.get_visual_style("page--dim").rich_style),
        ]
        selected = self._selected(row)
        for start, end, run in self._pieces(row):
            style = self.look(run)
            for a, b, lit in _overlay(start, end, selected):
                segments.extend(self._segments(a, b, row.block, run, style, lit))
        return Strip(segments).adjust_cell_length(self._width, plain)

    def _pieces(self, row: Row) -> Iterator[tuple[int, int, Run]]:
        """The stretches of a row that look the same, without the white space at its end."""
        text, runs = self._page.text, self._page.runs
        end = row.start + len(text[row.start : row.end].rstrip(" \t"))
        index = bisect_right(runs, row.start, key=attrgetter("start")) - 1
        start = row.start
        while start < end:
            following = runs[index + 1].start if index + 1 < len(runs) else end
            yield start, min(following, end), runs[index]
            start, index = following, index + 1

    def look(self, run: Run) -> Style:
        """How a run looks. A subclass may know more of it than its classes."""
        return self.get_visual_style(*run.classes).rich_style

    def _segments(
        self, start: int, end: int, block: int, run: Run, style: Style, lit: bool
    ) -> Iterator[Segment]:
        """Text with what a mouse needs to know of it: its place in its block, its mention."""
        if lit:
            style += self.screen.get_component_rich_style("screen--selection")
        x = start - self._page.blocks[block].start
        for part in self._page.text[start:end].replace("\t", "\0\t\0").split("\0"):
            if part:
                meta: dict[str, object] = {"offset": (x, block)}
                if run.mention >= 0:
                    meta["mention"] = run.mention
                yield Segment(TAB if part == "\t" else part, style + Style(meta=meta))
                x += len(part)

    # --- selecting with the mouse ---

    def _selected(self, row: Row) -> tuple[int, int]:
        """The page offsets of `row`'s block that are selected."""
        block, selection = self._page.blocks[row.block], self.text_selection
        span = selection.get_span(row.block) if selection else None
        if span is None:
            return block.start, block.start
        return block.start + span[0], block.end if span[1] < 0 else block.start + span[1]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as the page has it, and what to end it with."""
        blocks = self._page.blocks
        if not blocks:
            return None
        start, end = 0, len(self._page.text)
        if selection.start is not None:
            start = blocks[min(selection.start.y, len(blocks) - 1)].start + selection.start.x
        if selection.end is not None:
            end = blocks[min(selection.end.y, len(blocks) - 1)].start + selection.end.x
        return self._page.text[start:end], "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Shows the new selection."""
        self.refresh()


def _overlay(start: int, end: int, lit: tuple[int, int]) -> Iterator[tuple[int, int, bool]]:
    """The stretch from `start` to `end`, cut where `lit` begins and ends."""
    first, last = (clamp(edge, start, end) for edge in lit)
    for a, b, is_lit in ((start, first, False), (first, last, True), (last, end, False)):
        if a < b:
            yield a, b, is_lit
