"""The pane that shows one article with its actors marked, and walks from mention to mention."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.events import Click
from textual.geometry import Size, clamp
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from core.types import ActorMention, Article
from tui.widgets.article_text import Page, Row, Run, compose, row_at, wrap
from tui.widgets.mention_walk import MentionWalk
from tui.widgets.reading_scroll import ReadingScroll
from tui.widgets.styles import ACTOR_CLASSES, ACTOR_CSS, LOOKS, Clock, utc_now
from tui.widgets.wrapping import TAB, centred

_EMPTY = Page("", (), (), (), 0)


class ArticleView(ReadingScroll):
    """Shows an article as wrapped text, drawing only the rows in view.

    Text can be selected with the mouse; what is copied is the article's own
    text, without the breaks of the wrapping.
    """

    MEASURE: ClassVar[int] = 72
    """The most cells that a line of text takes: longer ones are hard to follow."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *ACTOR_CLASSES,
        "actor--chosen",
        "actor--current",
        "article--title",
        "article--heading",
        "article--quote",
        "article--code",
        "article--emphasis",
        "article--link",
        "article--dim",
    }

    DEFAULT_CSS = f"""
    ArticleView {{
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        {ACTOR_CSS}
        & > .actor--chosen {{ background: $primary 30%; text-style: bold underline; }}
        & > .actor--current {{ text-style: bold reverse; }}
        & > .article--title {{ text-style: bold; }}
        & > .article--heading {{ text-style: bold; }}
        & > .article--quote {{ color: $text-muted; }}
        & > .article--code {{ background: $foreground 8%; }}
        & > .article--emphasis {{ text-style: italic; }}
        & > .article--link {{ text-style: underline dim; }}
        & > .article--dim {{ color: $text-muted; text-style: dim; }}
    }}
    """

    placeholder: reactive[str] = reactive("Nothing open")
    """What the pane says while nothing is open."""

    @dataclass
    class ActorChosen(Message):
        """A mention was clicked."""

        view: "ArticleView"
        actor_id: int

        @property
        def control(self) -> "ArticleView":
            """The view that sent it."""
            return self.view

    @dataclass
    class MentionMoved(Message):
        """The mention cursor moved; `position` counts from 1: (3, 7) is the third of seven."""

        view: "ArticleView"
        mention: ActorMention
        position: tuple[int, int]

        @property
        def control(self) -> "ArticleView":
            """The view that sent it."""
            return self.view

    def __init__(
        self,
        *,
        clock: Clock = utc_now,
        id: str | None = None,  # noqa: A002, Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.auto_links = False
        self._clock = clock
        self._article: Article | None = None
        self._page = _EMPTY
        self._rows: list[Row] = []
        self._walk = MentionWalk(())
        self._strips: LRUCache[int, Strip] = LRUCache(1024)
        self._top = 0

    @property
    def article(self) -> Article | None:
        """The article that is open."""
        return self._article

    def show(self, article: Article | None) -> None:
        """Opens `article` at its start; the one already open is renewed where it stands."""
        before, offset, walk = self._article, self.reading_offset, self._walk
        self._article = article
        self._page = compose(article, self._clock()) if article else _EMPTY
        self._walk = MentionWalk(self._page.spots)
        self._top = 0
        if article and before and article.row.id == before.row.id:
            self._walk.resume(walk)
            self._top = max(0, self._page.body_start + offset)
        self._wrap()

    @property
    def progress(self) -> float:
        """How far down the article the view is, from 0 to 1."""
        if self._article is None:
            return 0.0
        return clamp(self.scroll_y / self.max_scroll_y, 0.0, 1.0) if self.max_scroll_y else 1.0

    @property
    def reading_offset(self) -> int:
        """The offset in the body of what stands on the first row, negative above the body."""
        return self._top - self._page.body_start

    def go_to_offset(self, offset: int) -> None:
        """Puts the row that holds `offset` of the body on top."""
        self.go_to_row(row_at(self._rows, self._page.body_start + offset))

    # --- mentions ---

    def choose(self, actor_id: int | None) -> None:
        """Lights up the mentions of one actor and confines `next_mention` to them."""
        self._walk.choose(actor_id)
        self._redraw()

    @property
    def chosen(self) -> int | None:
        """The actor whose mentions are lit up."""
        return self._walk.chosen

    @property
    def position(self) -> tuple[int, int] | None:
        """Which of how many mentions the cursor is on, from 1; None where it is on none."""
        return self._walk.position

    @property
    def current_actor(self) -> int | None:
        """The actor whose mention the cursor is on."""
        current = self._walk.current
        return None if current is None else self._page.spots[current].mention.actor_id

    def next_mention(self, step: int = 1) -> bool:
        """Moves the mention cursor by `step`, false where there is no further mention.

        Without a cursor it starts at what is in view. The mention is brought
        about a third from the top unless it is in view already.
        """
        if not self._walk.move(step, self._top):
            return False
        self._show_cursor()
        return True

    def _show_cursor(self) -> None:
        current, position = self._walk.current, self._walk.position
        if current is None or position is None:
            return
        spot = self._page.spots[current]
        row, top, height = row_at(self._rows, spot.start), self.scroll_offset.y, self.size.height
        if not top <= row < top + height:
            self.go_to_row(row - height // 3)
        self._redraw()
        self.post_message(self.MentionMoved(self, spot.mention, position))

    def on_click(self, event: Click) -> None:
        """Puts the cursor on a mention that is clicked, unless the mouse selected text."""
        index = event.style.meta.get("mention")
        if index is not None and self.text_selection is None:
            self._walk.current = index
            self._show_cursor()
            self.post_message(self.ActorChosen(self, self._page.spots[index].mention.actor_id))

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
        self._redraw()

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
        self._top = self._rows[row].start if row < len(self._rows) else 0

    # --- drawing ---

    def notify_style_update(self) -> None:
        """Forgets what was drawn with the old styles."""
        self._strips.clear()
        super().notify_style_update()

    def watch_placeholder(self) -> None:
        """Shows the new text."""
        self._redraw()

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draws the row that stands `y` cells from the top."""
        if self._article is None:
            style = self.get_visual_style("article--dim").rich_style
            text = centred(self.placeholder, self._width, self.size.height)[y]
            return Strip([Segment(text, style)]).adjust_cell_length(self._width, style)
        index = self.scroll_offset.y + y
        if index >= len(self._rows):
            return Strip.blank(self._width, self.get_visual_style().rich_style)
        if self.text_selection is not None:
            return self._draw(self._rows[index], self.text_selection)
        if (strip := self._strips.get(index)) is None:
            strip = self._strips[index] = self._draw(self._rows[index], None)
        return strip

    def _draw(self, row: Row, selection: Selection | None) -> Strip:
        block = self._page.blocks[row.block]
        plain = self.get_visual_style().rich_style
        margin = " " * ((self._width - self._measure) // 2)
        gutter = block.lead if row.start == block.start else block.hang
        segments = [
            Segment(margin, plain),
            Segment(gutter, self.get_visual_style("article--dim").rich_style),
        ]
        selected = self._selected(row, selection)
        for start, end, run in self._pieces(row):
            style = self._style(run)
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

    def _style(self, run: Run) -> Style:
        names = run.classes
        if run.mention >= 0:
            mention = self._page.spots[run.mention].mention
            names += (LOOKS[mention.kind].component,)
            if mention.actor_id == self._walk.chosen:
                names += ("actor--chosen",)
        if run.mention < 0 or run.mention != self._walk.current:
            return self.get_visual_style(*names).rich_style
        # A visual style has no place for `reverse`, so the cursor's attributes are added apart.
        attributes = self.get_component_styles("actor--current").text_style
        return self.get_visual_style(*names, "actor--current").rich_style + attributes

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

    def _selected(self, row: Row, selection: Selection | None) -> tuple[int, int]:
        """The page offsets of `row`'s block that are selected."""
        block = self._page.blocks[row.block]
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
