"""The hits of a search, with a cursor; only the lines in view are laid out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from core.query import Query
from core.types import Hit
from tui.looks.symbols import symbols_of
from tui.search.guide import guide_lines
from tui.search.hit_lines import HitStyle, hit_lines
from tui.widgets.pieces import Line, drawn
from tui.widgets.styles import ACTOR_CLASSES, Clock


class HitList(ScrollView, can_focus=False, inherit_bindings=False):
    """Articles that a search found; the keys stay in the line above it."""

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *ACTOR_CLASSES,
        "hit--title",
        "hit--unread",
        "hit--found",
        "hit--mark",
        "hit--star",
        "hit--dim",
        "hit--example",
        "hit--fault",
        "hit--cursor",
    }

    DEFAULT_CSS = """
    HitList {
        height: 1fr;
        padding: 0 1;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .hit--unread { text-style: bold; }
        & > .hit--found { color: $text-accent; text-style: bold underline; }
        & > .hit--mark { color: $text-primary; }
        & > .hit--star { color: $text-warning; }
        & > .hit--dim { color: $foreground-muted; }
        & > .hit--example { color: $text-accent; }
        & > .hit--fault { color: $text-error; }
        & > .actor--person { color: $text-primary; }
        & > .actor--organisation { color: $text-warning; }
        & > .actor--place { color: $text-success; }
        & > .actor--group { color: $text-error; }
        & > .actor--other { color: $text-secondary; }
        & > .hit--cursor { background: $primary 30%; }
        &:ansi > .hit--cursor { background: ansi_default; text-style: underline; }
    }
    """

    @dataclass
    class Chosen(Message):
        """The reader wants to read a hit."""

        article_id: int

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._hits: Sequence[Hit] = ()
        self._query = Query()
        self._snippets = False
        self._note = ("", "")
        self._cursor = 0

    def show(self, hits: Sequence[Hit], query: Query, note: str = "") -> None:
        """Lists the hits of a query from the first on; `note` stands in where there are none."""
        self._hits, self._query = hits, query
        self._snippets = any(hit.snippet for hit in hits)
        self._renew(note, "")

    def show_fault(self, fault: str) -> None:
        """Says in place of hits why a query has no meaning."""
        self._hits = ()
        self._renew(fault, "hit--fault")

    def _renew(self, note: str, name: str) -> None:
        self._note = (note, name)
        self._cursor = 0
        self._lay_out()
        self.scroll_to(y=0, animate=False, force=True)
        self.refresh()

    @property
    def article_id(self) -> int | None:
        """The hit under the cursor, None where there is none."""
        return self._hits[self._cursor].row.id if self._hits else None

    def move(self, step: int) -> None:
        """Moves the cursor by so many hits, as far as there are any."""
        self._cursor = max(0, min(self._cursor + step, len(self._hits) - 1))
        self._show_cursor()
        self.refresh()

    def page(self, step: int) -> None:
        """Moves the cursor by a page."""
        self.move(step * max(1, self.size.height // self._style.height))

    def on_click(self, event: Click) -> None:
        """Opens the hit clicked."""
        line = self.scroll_offset.y + event.y - self.gutter.top
        index = line // self._style.height
        if index < len(self._hits):
            self.post_message(self.Chosen(self._hits[index].row.id))

    def on_resize(self) -> None:
        """Keeps the cursor in view."""
        self._lay_out()
        self._show_cursor()

    def _lay_out(self) -> None:
        lines = len(self._hits) * self._style.height or len(self._guide())
        self.virtual_size = Size(self._width, lines)

    def _show_cursor(self) -> None:
        height = self._style.height
        place = Region(0, self._cursor * height, self._width, height)
        self.scroll_to_region(place, animate=False, force=True)

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _style(self) -> HitStyle:
        return HitStyle(symbols_of(self), self._clock(), self._query, self._snippets)

    def _guide(self) -> list[Line]:
        return guide_lines(*self._note, self._width, symbols_of(self).ellipsis)

    def render_line(self, y: int) -> Strip:
        """Draws what stands `y` rows from the top."""
        line, style = self.scroll_offset.y + y, self._style
        index, part = divmod(line, style.height)
        if index < len(self._hits):
            over = ("hit--cursor",) if index == self._cursor else ()
            found = hit_lines(self._hits[index], self._width, style)[part]
            return drawn(self, found, self._width, *over)
        guide = [] if self._hits else self._guide()
        return drawn(self, guide[line] if line < len(guide) else [], self._width)
