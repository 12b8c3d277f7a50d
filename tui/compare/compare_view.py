"""The text of an article beside another: what both have is marked, and whom only it names."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from operator import itemgetter
from typing import ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from core.comparisons import Span
from core.types import Article, Field, RichText
from tui.compare.stops import Stops
from tui.looks.symbols import Symbols, symbols_of
from tui.widgets.article_header import body_proper
from tui.widgets.article_looks import ARTICLE_CLASSES, ARTICLE_CSS
from tui.widgets.article_text import compose
from tui.widgets.mention_view import MentionView
from tui.widgets.page import Page, Row
from tui.widgets.page_view import Light

_ABOVE = 2
"""Rows above a passage that is gone to: it stands at the same height in both texts."""


class CompareView(MentionView):
    """Common passages have a ground, and a bar beside them that needs no colour."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *ARTICLE_CLASSES,
        "compare--common",
        "compare--here",
        "compare--only",
        "compare--bar",
        "compare--bar-here",
    }

    DEFAULT_CSS = f"""
    CompareView {{
        height: 1fr;
        {ARTICLE_CSS}
        & > .compare--common {{ background: $panel; }}
        & > .compare--here {{ background: $primary 22%; }}
        & > .compare--only {{ background: $accent 24%; text-style: underline; }}
        & > .compare--bar {{ color: $text-primary; }}
        & > .compare--bar-here {{ color: $text-accent; text-style: bold; }}
        &:ansi > .compare--common {{ background: ansi_default; }}
        &:ansi > .compare--here {{ background: ansi_default; }}
        &:ansi > .compare--bar-here {{ text-style: bold reverse; }}
        &:ansi > .compare--only {{ background: ansi_default; text-style: reverse; }}
    }}
    """

    @dataclass
    class Moved(Message):
        """The reader scrolled this text; a text that was led along does not say so."""

        view: "CompareView"

    def __init__(self, width: int) -> None:
        super().__init__(width=width)
        self._led = False
        self._common: Sequence[tuple[int, int]] = ()
        self._only: Sequence[tuple[int, int]] = ()
        self.stops = Stops()

    def show(
        self, article: Article, common: Sequence[Span], only: Collection[int], now: datetime
    ) -> None:
        """Shows the article proper.

        Args:
            common: offsets in its body of what the other text has too, in order.
            only: the actors whom the other text does not name.
        """
        page = _page_of(article, now, symbols_of(self))
        start, end = page.places.start, page.places.end
        self._common = [(start(Field.BODY, a), end(Field.BODY, b)) for a, b in common]
        self._only = [
            (spot.start, spot.end)
            for spot in page.spots
            if spot.mention.by_name and spot.mention.actor_id in only
        ]
        before, self.stops = self.stops, Stops([first for first, _ in self._common])
        if self.stops.places == before.places:
            self.stops.current = before.current
        self.set_page(page, self.top_offset)

    # --- scrolling together ---

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Moves are not the reader's meanwhile."""
        led, self._led = self._led, True
        yield
        self._led = led

    def lead_to(self, row: int) -> None:
        """Moves along with the other text."""
        with self._quietly():
            self.go_to_row(row)

    def go_to_stop(self, index: int) -> None:
        """Shows a common passage, near the top."""
        self.stops.current = index
        self.lead_to(self.row_of(self.stops.places[index]) - _ABOVE)
        self.refresh()

    def is_in_view(self, offset: int) -> bool:
        """Whether an offset of the page is on the screen."""
        return self.cell_of(offset) is not None

    def _wrap(self) -> None:
        with self._quietly():
            super()._wrap()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Says that the reader moved."""
        super().watch_scroll_y(old_value, new_value)
        if not self._led and self.is_attached and round(old_value) != round(new_value):
            self.post_message(self.Moved(self))

    # --- drawing ---

    def lights(self, row: Row) -> list[Light]:
        """What the other text has of the row, and whom it does not name."""
        here = self.stops.current
        common = [
            (a, b, "compare--here" if index == here else "compare--common")
            for index, (a, b) in _within(self._common, row)
        ]
        only = [(a, b, "compare--only") for _, (a, b) in _within(self._only, row)]
        return [*common, *only, *super().lights(row)]

    def _draw(self, row: Row) -> Strip:
        """The row, with a bar in the cell left of the text where the other one has it too."""
        strip = super()._draw(row)
        edge = len(self._margin) - 1
        passages = [index for index, _ in _within(self._common, row)]
        if edge < 0 or not passages:
            return strip
        symbols = symbols_of(self)
        look = "compare--bar-here" if self.stops.current in passages else "compare--bar"
        bar = Segment("=" if symbols.is_ascii else symbols.bar, self.rich_look(look))
        return Strip.join([strip.crop(0, edge), Strip([bar]), strip.crop(edge + 1)])


def _page_of(article: Article, now: datetime, symbols: Symbols) -> Page:
    """The page of an article without the unrelated lines past its end."""
    text = body_proper(article)
    body = RichText(text, article.body.marks)
    return compose(replace(article, body=body, body_end=len(text)), now, symbols=symbols)


def _within(spans: Sequence[tuple[int, int]], row: Row) -> Iterator[tuple[int, tuple[int, int]]]:
    """The spans that touch a row, each with its index."""
    first = max(0, bisect_right(spans, row.start, key=itemgetter(0)) - 1)
    for index in range(first, len(spans)):
        start, end = spans[index]
        if start >= row.end:
            break
        if end > row.start:
            yield index, (start, end)
