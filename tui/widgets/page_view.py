"""A widget that wraps a page of text to its width and draws the rows in view."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size, clamp
from textual.reactive import reactive
from textual.strip import Strip

from tui.widgets.page import EMPTY, Page, Row, Run, row_at, wrap
from tui.widgets.reading_scroll import ReadingScroll
from tui.widgets.wrapping import TAB, cells, centred

MEASURE: Final = 72
"""Cells that a line of text takes at most unless told otherwise: longer ones are hard to follow."""

Light = tuple[int, int, str]
"""A stretch of the page, from start to end, that stands on the ground of a component class."""


class PageView(ReadingScroll):
    """Shows a page. A row costs about a tenth of a millisecond to draw, so none is kept."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--dim", "page--gutter"}

    DEFAULT_CSS = """
    PageView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .page--dim { color: $foreground-muted; }
        & > .page--gutter { color: $foreground-muted; }
        &:ansi > .page--dim, &:ansi > .page--gutter { text-style: dim; }
    }
    """

    placeholder: reactive[str] = reactive("Nothing open")
    """What the widget says while its page is empty."""

    def __init__(
        self,
        *,
        width: int = MEASURE,
        id: str | None = None,  # noqa: A002, Textual's name for it
        classes: str | None = None,
    ) -> None:
        """`width` is the most cells that a line of text takes."""
        super().__init__(id=id, classes=classes)
        self.auto_links = False
        self._page = EMPTY
        self._rows: list[Row] = []
        self._top = 0
        self._most = width

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

    def go_to_place(self, offset: int) -> None:
        """Puts the row that holds `offset` of the page on top, once there are rows."""
        self.go_to_row(self.row_of(offset))
        if not self._rows:  # the pane is hidden
            self._top = offset

    def bring_into_view(self, offset: int) -> None:
        """Puts the row of a page offset a third from the top, unless it is in view."""
        row, top, height = self.row_of(offset), self.scroll_offset.y, self.size.height
        if not top <= row < top + height:
            self.go_to_row(row - height // 3)

    def cell_of(self, offset: int) -> tuple[int, int] | None:
        """Column and row, within the widget, of a page offset; None where it is out of view."""
        y = self.row_of(offset) - self.scroll_offset.y
        if not self._rows or not 0 <= y < self.size.height:
            return None
        row = self._rows[self.row_of(offset)]
        x = len(self._margin) + cells(self._gutter(row) + self._page.text[row.start : offset])
        return x + self.gutter.left, y + self.gutter.top

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
        return min(self._most, self._width - 2)

    @property
    def _margin(self) -> str:
        return " " * ((self._width - self._measure) // 2)

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
            style = self.rich_look("page--dim")
            text = centred(self.placeholder, self._width, self.size.height)[y]
            return Strip([Segment(text, style)]).adjust_cell_length(self._width, style)
        index = self.scroll_offset.y + y
        if index >= len(self._rows):
            return Strip.blank(self._width, self.rich_look())
        return self._draw(self._rows[index])

    def _draw(self, row: Row) -> Strip:
        ground = self._page.blocks[row.block].ground
        names = (ground,) if ground else ()
        segments = [
            Segment(self._margin, self.rich_look()),
            Segment(self._gutter(row), self.rich_look(*names, "page--gutter")),
        ]
        lights = self.lights(row)
        for start, end, run in self._pieces(row):
            for a, b, lit in _cut(start, end, lights):
                style = sum(map(self.light_look, lit), self.look(run))
                segments.extend(self._segments(a, b, row.block, run, style))
        strip = Strip(segments)
        if ground:
            edge = len(self._margin) + self._measure
            strip = strip.adjust_cell_length(edge, self.rich_look(ground))
        return strip.adjust_cell_length(self._width, self.rich_look())

    def _gutter(self, row: Row) -> str:
        block = self._page.blocks[row.block]
        is_first = row.start == block.start and (row.end > row.start or block.end == block.start)
        return block.lead if is_first else block.hang

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

    def rich_look(self, *names: str) -> Style:
        """The style of component classes, of which the later has the last word."""
        style = self.get_visual_style(*names).rich_style
        # A visual style has no place for `reverse`.
        if any(self.get_component_styles(name).text_style.reverse for name in names):
            style += Style(reverse=True)
        return style

    def look(self, run: Run) -> Style:
        """How a run looks. A subclass may know more of it than its classes."""
        return self.rich_look(*run.classes)

    def lights(self, row: Row) -> list[Light]:
        """The stretches of a row that stand out from what their runs look like."""
        return []

    def light_look(self, name: str) -> Style:
        """What a light adds to the look of what stands on it: ground and attributes."""
        ground = Style(bgcolor=self.rich_look(name).bgcolor)
        return ground + self.get_component_styles(name).text_style

    def _segments(
        self, start: int, end: int, block: int, run: Run, style: Style
    ) -> Iterator[Segment]:
        """Text with what a mouse needs to know of it: its place in its block, its mention."""
        x = start - self._page.blocks[block].start
        for part in self._page.text[start:end].replace("\t", "\0\t\0").split("\0"):
            if part:
                meta: dict[str, object] = {"offset": (x, block)}
                if run.mention >= 0:
                    meta["mention"] = run.mention
                drawn = TAB if part == "\t" else part.replace("\xa0", " ")
                yield Segment(drawn, style + Style(meta=meta))
                x += len(part)


def _cut(start: int, end: int, lights: Sequence[Light]) -> Iterator[tuple[int, int, list[str]]]:
    """The stretch from `start` to `end`, cut where lights begin and end, with those on it."""
    edges = {start, end, *(clamp(edge, start, end) for a, b, _ in lights for edge in (a, b))}
    for first, last in pairwise(sorted(edges)):
        yield first, last, [name for a, b, name in lights if a <= first and last <= b]
