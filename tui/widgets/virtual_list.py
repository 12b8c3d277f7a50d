"""The list of articles: any number of rows, read from the store as they come into view."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from core.types import ArticleRow, Group
from tui.keys.binding import key
from tui.looks.symbols import symbols_of
from tui.widgets.list_row import Line, RowStyle, heading_line, row_lines
from tui.widgets.list_scroll import ListScroll
from tui.widgets.option_pane import CURSOR
from tui.widgets.pieces import drawn, drawn_at_cursor
from tui.widgets.row_pages import Load, RowPages
from tui.widgets.styles import REFERENCE_CLASSES, REFERENCE_CSS, Clock, cursor_css, utc_now
from tui.widgets.wrapping import centred


class ArticleList(ListScroll, can_focus=True, inherit_bindings=False):
    """A cursor over article ids, under headings where they are grouped."""

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *REFERENCE_CLASSES,
        "list--unread",
        "list--open",
        "list--mark",
        "list--star",
        "list--tag",
        "list--dim",
        "list--heading",
        "list--cursor",
    }

    DEFAULT_CSS = f"""
    ArticleList {{
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .list--unread {{ text-style: bold; }}
        & > .list--open {{ color: $text-accent; text-style: bold; }}
        & > .list--mark {{ color: $text-primary; }}
        & > .list--star {{ color: $text-warning; }}
        & > .list--tag {{ color: $text-secondary; }}
        & > .list--dim {{ color: $text-muted; }}
        & > .list--heading {{ color: $text-muted; background: $panel; text-style: bold; }}
        {REFERENCE_CSS}
        {cursor_css("list--cursor")}
    }}
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("j,down", "cursor(1)", "list.down", "Down", "Next article"),
        key("k,up", "cursor(-1)", "list.up", "Up", "Previous article"),
        key("ctrl+d", "half_page(1)", "list.half-page-down", "Half page down", "Half a page down"),
        key("ctrl+u", "half_page(-1)", "list.half-page-up", "Half page up", "Half a page up"),
        key("pagedown", "page(1)", "list.page-down", "Page down", "One page down"),
        key("pageup", "page(-1)", "list.page-up", "Page up", "One page up"),
        key("g,home", "first", "list.first", "First", "First article"),
        key("G,end", "last", "list.last", "Last", "Last article"),
        key("enter,l", "open", "list.open", "Open", "Read the article"),
    ]

    placeholder: reactive[str] = reactive("No articles")
    """What an empty list says."""

    open_id: reactive[int | None] = reactive(None)
    """The article that is open, whose row says so."""

    @dataclass
    class Highlighted(Message):
        """The cursor is on another article."""

        article_id: int

        def can_replace(self, message: Message) -> bool:
            """While a key is held, only the last one counts."""
            return isinstance(message, ArticleList.Highlighted)

    @dataclass
    class Opened(Message):
        """The reader wants to read an article."""

        article_id: int

    def __init__(
        self,
        load: Load,
        *,
        clock: Clock = utc_now,
        actors: bool = True,
        id: str | None = None,  # noqa: A002, Textual's name for it
        classes: str | None = None,
    ) -> None:
        """`actors` tells whether the rows name the main actors where there is room."""
        super().__init__(id=id, classes=classes)
        self._clock = clock
        self._actors = actors
        self._days = False
        self._pages = RowPages(load)

    # --- what is listed ---

    @property
    def ids(self) -> Sequence[int]:
        """The ids of the listed articles, in order."""
        return self._ids

    @property
    def cursor(self) -> int | None:
        """The index under the cursor, None in an empty list."""
        return self._cursor

    @property
    def article_id(self) -> int | None:
        """The article under the cursor, None in an empty list."""
        return None if self._cursor is None else self._ids[self._cursor]

    def above(self) -> Sequence[int]:
        """The articles from the first to the one under the cursor."""
        return self._ids[: (self._cursor or 0) + 1]

    def below(self) -> Sequence[int]:
        """The articles from the one under the cursor to the last."""
        return self._ids[self._cursor or 0 :]

    def set_listing(
        self,
        ids: Sequence[int],
        groups: Sequence[Group] = (),
        *,
        days: bool = False,
        keep: int | None = None,
    ) -> None:
        """Lists `ids` in place of what was listed, under the headings of `groups`.

        The cursor goes to article `keep`, else stays on its article, else goes to
        the article that has taken its place. What stays listed stays where it is
        on the screen.

        Args:
            groups: in the order of `ids`, their counts adding up to them all.
            days: the titles of the groups are days ("2018-06-12"), to be put in words.
        """
        was, was_on = self._cursor, self.article_id
        anchor, row = self._anchor()
        anchor_id = None if anchor is None else self._ids[anchor]
        self._ids, self._groups, self._days = array("q", ids), groups, days
        self._pages.relist(self._ids)
        self._cursor = self._find(keep, was_on, was or 0)
        moved = self._index(anchor_id)
        if moved is None and anchor is not None and anchor == was:
            moved = self._cursor
        self._lay_out(moved, row)
        if keep is not None or anchor == was:
            with self._placed():
                self._bring_into_view()
        self.refresh()
        self._report(was_on)

    def go_to(self, article_id: int) -> bool:
        """Puts the cursor on an article, false where it is not listed."""
        index = self._index(article_id)
        if index is not None:
            with self._placed():
                self._move(index)
        return index is not None

    def invalidate(self, ids: Iterable[int] | None = None) -> None:
        """Reads the rows of `ids`, or all of them, again when they are next drawn."""
        self._pages.forget(ids)
        self.refresh()

    def row(self, index: int) -> ArticleRow | None:
        """The row at `index`, None where its article is gone from the store."""
        return self._pages.row(index)

    def _index(self, article_id: int | None) -> int | None:
        try:
            return None if article_id is None else self._ids.index(article_id)
        except ValueError:
            return None

    def _find(self, keep: int | None, was_on: int | None, near: int) -> int | None:
        for article_id in (keep, was_on):
            if (index := self._index(article_id)) is not None:
                return index
        return min(near, len(self._ids) - 1) if self._ids else None

    # --- the cursor ---

    def action_cursor(self, step: int) -> None:
        """An article on or back."""
        self._move((self._cursor or 0) + step)

    def action_page(self, step: int) -> None:
        """A page on or back, a row of which stays in view."""
        self._move_lines(step * (self._height - self._lead - self._lines.height))

    def action_half_page(self, step: int) -> None:
        """Half a page on or back."""
        self._move_lines(step * (self._height - self._lead) // 2)

    def action_first(self) -> None:
        """To the first article."""
        self._move(0)

    def action_last(self) -> None:
        """To the last article."""
        self._move(len(self._ids) - 1)

    def action_open(self) -> None:
        """Asks for the article under the cursor to be opened."""
        if (article_id := self.article_id) is not None:
            self.post_message(self.Opened(article_id))

    def on_click(self, event: Click) -> None:
        """Moves the cursor to the row clicked; opens it where the cursor was there already."""
        y = event.y - self.gutter.top
        line = self.scroll_offset.y + y
        if not self._lead <= y < self._height or line >= self._lines.lines:
            return
        index = self._lines.at(line).article
        if index is None:
            return
        if index == self._cursor:
            self.action_open()
        else:
            self._move(index)

    def _move_lines(self, lines: int) -> None:
        """Moves the cursor by the articles on so many lines, by one at least."""
        if self._cursor is None:
            return
        line = self._lines.line(self._cursor) + lines
        index = self._lines.nearest(min(max(line, 0), self._lines.lines - 1))
        down = max(index, self._cursor + 1)
        self._move(down if lines > 0 else min(index, self._cursor - 1))

    def _move(self, index: int) -> None:
        if self._cursor is None:
            return
        was, was_on = self._cursor, self.article_id
        self._cursor = min(max(index, 0), len(self._ids) - 1)
        for changed in (was, self._cursor):
            self.refresh_lines(self._lines.line(changed), self._lines.height)
        self._bring_into_view()
        self._report(was_on)

    def _report(self, was_on: int | None) -> None:
        article_id = self.article_id
        if article_id is not None and article_id != was_on:
            self.post_message(self.Highlighted(article_id))

    # --- drawing ---

    def watch_placeholder(self) -> None:
        """Shows the new text."""
        self.refresh()

    def watch_open_id(self) -> None:
        """Marks another row."""
        self.refresh()

    @property
    def row_height(self) -> int:
        """One line or two; one as long as the width is not known."""
        return self._style.height(self._width) if self._width else 1

    @property
    def _style(self) -> RowStyle:
        return RowStyle(symbols_of(self), self._clock(), self._actors, self._days)

    def render_line(self, y: int) -> Strip:
        """Draws what stands `y` rows from the top: a line of an article, or a heading."""
        line = self.scroll_offset.y + y
        if not self._ids:
            text = centred(self.placeholder, self._width, self.size.height)[y]
            return drawn(self, [(text, "list--dim")], self._width)
        if line >= self._lines.lines:
            return drawn(self, [], self._width)
        place = self._lines.at(line)
        if place.article is None or y < self._lead:
            heading = heading_line(self._groups[place.group], self._width, self._style)
            return drawn(self, heading, self._width, "list--heading")
        pieces = self._article_lines(place.article)[place.part]
        here = place.article == self._cursor
        if symbols_of(self).plain:
            pieces = [(CURSOR if here else " " * len(CURSOR), ""), *pieces]
        if here:
            return drawn_at_cursor(self, pieces, self._width, "list--cursor")
        return drawn(self, pieces, self._width)

    def _article_lines(self, index: int) -> list[Line]:
        row = self.row(index)
        if row is None:
            lines: list[Line] = [[(f"    {symbols_of(self).ellipsis}", "list--dim")]]
        else:
            lines = row_lines(row, self._width, self._style, is_open=row.id == self.open_id)
        # The last one is for rows of one line where two are laid out: those that are gone, and
        # all for the one frame that Textual draws before it says that the size is another.
        return [*lines, []]
