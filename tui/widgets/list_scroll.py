"""Which part of a long list is on the screen, what stays there, and what has been seen?"""

from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView

from core.types import Group
from tui.widgets.list_lines import ListLines

SEEN_PAUSE = 0.5
"""Seconds in which the articles that leave the screen are gathered into one message."""


class ListScroll(ScrollView):
    """Article ids under headings, one of them under a cursor; scrolled, not yet drawn.

    The heading of the first group in view stays on the top row while its articles scroll.
    A subclass says how high a row is.
    """

    @dataclass
    class Seen(Message):
        """Articles that stood on the screen have left it at the top; one message for a while."""

        article_ids: Sequence[int]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._ids = array("q")
        self._groups: Sequence[Group] = ()
        self._lines = ListLines(0)
        self._cursor: int | None = None
        self._height = 0
        self._placing = False
        self._seen: dict[int, None] = {}

    @property
    def row_height(self) -> int:
        """The lines of a row at the present width."""
        raise NotImplementedError

    # --- what stays where it is ---

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _lead(self) -> int:
        """Rows at the top of the screen that the heading of a group takes."""
        return int(self._lines.grouped)

    def _in_view(self, index: int) -> bool:
        row = self._lines.line(index) - self.scroll_offset.y
        return self._lead <= row <= self._height - self._lines.height

    def _anchor(self) -> tuple[int | None, int]:
        """An article in view, the cursor's if that is, and the screen row it stands on."""
        top, index = self.scroll_offset.y, self._cursor
        if index is not None and not self._in_view(index):
            index = self._lines.nearest(top + self._lead)
        return index, 0 if index is None else self._lines.line(index) - top

    def _lay_out(self, anchor: int | None, row: int) -> None:
        """Measures the list anew; the article at `anchor` goes to a row of the screen."""
        counts = [group.count for group in self._groups]
        self._lines = ListLines(len(self._ids), counts, self.row_height)
        with self._placed():
            self.virtual_size = Size(self._width, self._lines.lines)
            if anchor is not None and self._height:
                self._scroll(self._lines.line(anchor) - row)

    def _scroll(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, force=True)

    def _bring_into_view(self) -> None:
        if self._cursor is None or not self._height or self._in_view(self._cursor):
            return
        line = self._lines.line(self._cursor)
        least = line + self._lines.height - self._height
        top = max(self.scroll_offset.y, least)
        # A row of two lines that loses its first to the top of the screen could not be understood.
        if part := self._lines.at(top + self._lead).part:
            top += self._lines.height - part
        self._scroll(min(top, line - self._lead))

    def on_resize(self) -> None:
        """Keeps the cursor in view where it was."""
        anchor, row = self._anchor()
        was_in_view = not self._height or anchor == self._cursor
        self._height = self.size.height
        self._lay_out(anchor, row)
        if was_in_view:
            with self._placed():
                self._bring_into_view()

    # --- what has been seen ---

    @contextmanager
    def _placed(self) -> Iterator[None]:
        """Scrolls for another reason than that the reader goes on: nothing is seen by that."""
        before, self._placing = self._placing, True
        try:
            yield
        finally:
            self._placing = before

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scrolls; notes which articles were in view and are above it now."""
        super().watch_scroll_y(old_value, new_value)
        if new_value > old_value and not self._placing and self._ids:
            self._see(round(old_value), round(new_value))

    def _see(self, before: int, top: int) -> None:
        first, beyond, left = (
            self._lines.nearest(min(line, self._lines.lines - 1))
            for line in (before + self._lead, before + self._height, top + self._lead)
        )
        passed = self._ids[first : min(left, beyond)]
        if passed and not self._seen:
            self.set_timer(SEEN_PAUSE, self._say_seen)
        self._seen.update(dict.fromkeys(passed))

    def _say_seen(self) -> None:
        if seen := self.take_seen():
            self.post_message(self.Seen(seen))

    def take_seen(self) -> Sequence[int]:
        """The articles seen that no message has told yet, and none will."""
        seen = tuple(self._seen)
        self._seen.clear()
        return seen
