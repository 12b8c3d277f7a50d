"""The timeline of a story on the screen: any number of pieces, only those in view laid out."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from textual.events import Click
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from core.stories import Piece, Story
from tui.looks.symbols import symbols_of
from tui.story.timeline_lines import Entry, TimelineStyle, timeline
from tui.widgets.pieces import drawn, drawn_at_cursor
from tui.widgets.styles import REFERENCE_CLASSES, REFERENCE_CSS, Clock, cursor_css
from tui.widgets.wrapping import centred


class Timeline(ScrollView, can_focus=True, inherit_bindings=False):
    """The pieces of a story under a cursor; the day of the first in view stays on the top row."""

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *REFERENCE_CLASSES,
        "timeline--mark",
        "timeline--unread",
        "timeline--star",
        "timeline--dim",
        "timeline--day",
        "timeline--since",
        "timeline--new",
        "timeline--number",
        "timeline--cursor",
    }

    DEFAULT_CSS = f"""
    Timeline {{
        height: 1fr;
        padding: 0 1;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .timeline--mark {{ color: $text-primary; }}
        & > .timeline--unread {{ text-style: bold; }}
        & > .timeline--star {{ color: $text-warning; }}
        & > .timeline--dim {{ color: $foreground-muted; }}
        & > .timeline--day {{ color: $foreground-muted; text-style: bold; }}
        & > .timeline--since {{ color: $text-accent; text-style: bold; }}
        & > .timeline--new {{ color: $text-accent; }}
        & > .timeline--number {{ color: $text-secondary; }}
        {REFERENCE_CSS}
        {cursor_css("timeline--cursor")}
    }}
    """

    @dataclass
    class Chosen(Message):
        """The reader wants to read a piece."""

        article_id: int

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._note = ""
        self._pieces: Sequence[Piece] = ()
        self._fresh: frozenset[int] = frozenset()
        self._entries: Sequence[Entry] = ()
        self._starts = [0]
        self._laid_out = 0  # cells; not yet the width in the first frame after a resize
        self._at: Sequence[int] = ()
        self._cursor = 0

    # --- what is shown ---

    def show(self, story: Story, fresh: frozenset[int]) -> None:
        """Shows a story; the cursor stays on its piece, else goes where that was."""
        was = self.piece
        self._pieces, self._fresh = story.pieces, fresh
        self._entries = timeline(story, fresh, self._style)
        self._at = [at for at, entry in enumerate(self._entries) if entry.piece is not None]
        self._lay_out()
        if was is None or not self.go_to(was.article.id):
            self.move(0)

    def say(self, note: str) -> None:
        """Says in place of pieces why there are none."""
        self._note, self._pieces, self._entries, self._at = note, (), (), ()
        self._lay_out()
        self.refresh()

    @property
    def piece(self) -> Piece | None:
        """The piece under the cursor, None where there are none."""
        return self._pieces[self._cursor] if self._cursor < len(self._pieces) else None

    @property
    def piece_before(self) -> Piece | None:
        """The piece before that, None where it is the first."""
        return self._pieces[self._cursor - 1] if self._cursor and self._pieces else None

    @property
    def _style(self) -> TimelineStyle:
        return TimelineStyle(symbols_of(self), self._clock())

    # --- the cursor ---

    def go_to(self, article_id: int) -> bool:
        """Puts the cursor on an article, false where it is no piece of the story."""
        ids = [piece.article.id for piece in self._pieces]
        if article_id in ids:
            self._go(ids.index(article_id))
        return article_id in ids

    def move(self, step: int) -> None:
        """Moves the cursor by so many pieces, as far as there are any."""
        self._go(self._cursor + step)

    def page(self, step: int) -> None:
        """Moves the cursor by the pieces on a page, by one at least."""
        if not self._at:
            return
        line = self._line(self._cursor) + step * (self.size.height - 1)
        places = range(len(self._at))
        if step > 0:
            self._go(max(bisect_right(places, line, key=self._line) - 1, self._cursor + 1))
        else:
            self._go(min(bisect_left(places, line, key=self._line), self._cursor - 1))

    def move_to_new(self, step: int) -> bool:
        """To the next (1) or previous (-1) piece that is fresh or unread, false without one."""
        beyond = len(self._pieces) if step > 0 else -1
        for place in range(self._cursor + step, beyond, step):
            row = self._pieces[place].article
            if row.unread or row.id in self._fresh:
                self._go(place)
                return True
        return False

    def _go(self, place: int) -> None:
        self._cursor = max(0, min(place, len(self._pieces) - 1))
        self._show_cursor()
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Moves the cursor to the piece clicked; opens it where the cursor was there already."""
        y = event.y - self.gutter.top
        entry = self._entry_at(self.scroll_offset.y + y)
        if y < 1 or entry is None or entry.piece is None:
            return
        if entry.piece == self._cursor:
            self.choose()
        else:
            self._go(entry.piece)

    def choose(self) -> None:
        """Asks for the piece under the cursor to be opened."""
        if piece := self.piece:
            self.post_message(self.Chosen(piece.article.id))

    # --- where things stand ---

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def on_resize(self) -> None:
        """Keeps the cursor in view."""
        self._lay_out()
        self._show_cursor()

    def _lay_out(self) -> None:
        width, style = self._width, self._style
        self._laid_out = width
        heights = (entry.height(width, style) if width else 0 for entry in self._entries)
        self._starts = [0, *accumulate(heights)]
        self.virtual_size = Size(width, self._starts[-1])

    def _line(self, place: int) -> int:
        """The first row of a piece."""
        return self._starts[self._at[place]]

    def _entry_at(self, line: int) -> Entry | None:
        at = bisect_right(self._starts, line) - 1
        return self._entries[at] if at < len(self._entries) else None

    def _show_cursor(self) -> None:
        """Brings the piece under the cursor into view, below the row of its day."""
        if not self._at or not self.size.height:
            return
        first, beyond = self._line(self._cursor), self._starts[self._at[self._cursor] + 1]
        top = max(self.scroll_offset.y, beyond - self.size.height)
        if self._cursor == 0:
            top = 0
        self.scroll_to(y=min(top, first - 1), animate=False, force=True)
        self.call_after_refresh(self._point)

    def _point(self) -> None:
        """For listening, leads the terminal's own cursor along: screen readers speak its line."""
        if symbols_of(self).plain and self.has_focus and self._at:
            row = self._line(self._cursor) - self.scroll_offset.y
            self.app.cursor_position = self.content_region.offset + Offset(0, row)

    # --- drawing ---

    def render_line(self, y: int) -> Strip:
        """Draws what stands `y` rows from the top; on the top row the day."""
        width, style = self._width, self._style
        if not self._entries:
            note = centred(self._note, width, self.size.height)[y]
            return drawn(self, [(note, "timeline--dim")], width)
        line = self.scroll_offset.y + y
        at = bisect_right(self._starts, line) - 1
        if at >= len(self._entries):
            return drawn(self, [], width)
        if not y:
            at = self._day_of(at)
            return drawn(self, self._entries[at].rows(self._laid_out, style)[0], width)
        entry = self._entries[at]
        row = entry.rows(self._laid_out, style)[line - self._starts[at]]
        if entry.piece == self._cursor:
            return drawn_at_cursor(self, row, width, "timeline--cursor")
        return drawn(self, row, width)

    def _day_of(self, at: int) -> int:
        """The heading of the day that an entry stands under."""
        if self._entries[at].piece is None:
            at = next((after for after in self._at if after > at), at)
        while not self._entries[at].is_day:
            at -= 1
        return at
