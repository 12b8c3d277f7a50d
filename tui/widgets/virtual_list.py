"""The list of articles: any number, one row each, read from the store as they come into view."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from core.types import ArticleRow
from tui.widgets.styles import Clock, short_date, utc_now
from tui.widgets.wrapping import centred, fit

Load = Callable[[Sequence[int]], Sequence[ArticleRow]]
"""Reads the rows of at most a page of article ids; those that are gone may be missing."""

_SOURCE_FROM = 50
"""Below this width the source is left out, so that titles stay readable."""

_DATE_WIDTH = len("2018-06-12")
_BRIEF_DATE_WIDTH = len("12 Jun")


def _binding(keys: str, action: str, name: str, description: str, tooltip: str) -> Binding:
    return Binding(keys, action, description, False, id=f"list.{name}", tooltip=tooltip)


class ArticleList(ScrollView, can_focus=True, inherit_bindings=False):
    """A cursor over article ids; rows are loaded a page at a time and kept while in use."""

    PAGE: ClassVar[int] = 256
    """Rows read from the store at once."""

    KEPT_PAGES: ClassVar[int] = 32

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--unread",
        "list--mark",
        "list--star",
        "list--dim",
        "list--cursor",
    }

    DEFAULT_CSS = """
    ArticleList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .list--unread { text-style: bold; }
        & > .list--mark { color: $text-primary; }
        & > .list--star { color: $text-warning; }
        & > .list--dim { color: $text-muted; }
        & > .list--cursor {
            color: $block-cursor-blurred-foreground;
            background: $block-cursor-blurred-background;
        }
        &:focus > .list--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
        }
        &:ansi > .list--cursor { text-style: underline; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        _binding("j,down", "cursor_down", "down", "Down", "Next article"),
        _binding("k,up", "cursor_up", "up", "Up", "Previous article"),
        _binding("pagedown", "page_down", "page-down", "Page down", "One page down"),
        _binding("pageup", "page_up", "page-up", "Page up", "One page up"),
        _binding("g,home", "first", "first", "First", "First article"),
        _binding("G,end", "last", "last", "Last", "Last article"),
        _binding("enter,l", "open", "open", "Open", "Read the article"),
    ]

    placeholder: reactive[str] = reactive("No articles")
    """What an empty list says."""

    @dataclass
    class Highlighted(Message):
        """The cursor is on another article."""

        view: "ArticleList"
        article_id: int

        @property
        def control(self) -> "ArticleList":
            """The list that sent it."""
            return self.view

        def can_replace(self, message: Message) -> bool:
            """While a key is held, only the last one counts."""
            return isinstance(message, ArticleList.Highlighted)

    @dataclass
    class Opened(Message):
        """The reader wants to read an article."""

        view: "ArticleList"
        article_id: int

        @property
        def control(self) -> "ArticleList":
            """The list that sent it."""
            return self.view

    def __init__(
        self,
        load: Load,
        *,
        clock: Clock = utc_now,
        id: str | None = None,  # noqa: A002, Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._load = load
        self._clock = clock
        self._ids = array("q")
        self._pages: LRUCache[int, dict[int, ArticleRow]] = LRUCache(self.KEPT_PAGES)
        self._cursor: int | None = None
        self._height = 0

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

    def set_ids(self, ids: Sequence[int], keep: int | None = None) -> None:
        """Lists `ids` in place of what was listed.

        The cursor goes to article `keep`, else stays on its article, else goes to
        the article that has taken its place. What stays listed stays where it is
        on the screen.
        """
        before, was_on, top = self._cursor, self.article_id, self.scroll_offset.y
        anchor = before if before is not None and self._in_view(before) else top
        anchor_id = self._ids[anchor] if anchor < len(self._ids) else None
        self._ids = array("q", ids)
        self._pages.clear()
        self.virtual_size = Size(self._width, len(self._ids))
        self._cursor = self._find(keep, was_on, before or 0)
        moved = self._index(anchor_id)
        if moved is None and anchor == before:
            moved = self._cursor
        if moved is not None:
            self._scroll(moved - (anchor - top))
        if keep is not None or before is None:
            self._bring_into_view()
        self.refresh()
        self._report(was_on)

    def go_to(self, article_id: int) -> bool:
        """Puts the cursor on an article, false where it is not listed."""
        index = self._index(article_id)
        if index is not None:
            self._move(index)
        return index is not None

    def invalidate(self, ids: Iterable[int] | None = None) -> None:
        """Reads the rows of `ids`, or all of them, again when they are next drawn."""
        if ids is None:
            self._pages.clear()
        else:
            changed = set(ids)
            for number in list(self._pages.keys()):
                if not changed.isdisjoint(self._pages[number]):
                    self._pages.discard(number)
        self.refresh()

    def row(self, index: int) -> ArticleRow | None:
        """The row at `index`, None where its article is gone from the store."""
        number = index // self.PAGE
        page = self._pages.get(number)
        if page is None:
            ids = self._ids[number * self.PAGE : (number + 1) * self.PAGE]
            page = self._pages[number] = {row.id: row for row in self._load(ids)}
        return page.get(self._ids[index])

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

    def action_cursor_down(self) -> None:
        """One article on."""
        self._move_by(1)

    def action_cursor_up(self) -> None:
        """One article back."""
        self._move_by(-1)

    def action_page_down(self) -> None:
        """A page on."""
        self._move_by(max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        """A page back."""
        self._move_by(-max(1, self.size.height - 1))

    def action_first(self) -> None:
        """To the first article."""
        self._move(0)

    def action_last(self) -> None:
        """To the last article."""
        self._move(len(self._ids) - 1)

    def action_open(self) -> None:
        """Asks for the article under the cursor to be opened."""
        if (article_id := self.article_id) is not None:
            self.post_message(self.Opened(self, article_id))

    def on_click(self, event: Click) -> None:
        """Moves the cursor to the row clicked; opens it where the cursor was there already."""
        index = event.y - self.gutter.top + self.scroll_offset.y
        if not 0 <= index < len(self._ids):
            return
        if index == self._cursor:
            self.action_open()
        else:
            self._move(index)

    def _move_by(self, step: int) -> None:
        self._move((self._cursor or 0) + step)

    def _move(self, index: int) -> None:
        if not self._ids:
            return
        was, was_on = self._cursor, self.article_id
        self._cursor = min(max(index, 0), len(self._ids) - 1)
        self.refresh_line(self._cursor)
        if was is not None:
            self.refresh_line(was)
        self._bring_into_view()
        self._report(was_on)

    def _report(self, was_on: int | None) -> None:
        article_id = self.article_id
        if article_id is not None and article_id != was_on:
            self.post_message(self.Highlighted(self, article_id))

    # --- scrolling ---

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def _in_view(self, index: int) -> bool:
        return 0 <= index - self.scroll_offset.y < self._height

    def _scroll(self, row: int) -> None:
        self.scroll_to(y=row, animate=False, force=True)

    def _bring_into_view(self) -> None:
        if self._cursor is None or not self._height or self._in_view(self._cursor):
            return
        below = self._cursor >= self.scroll_offset.y
        self._scroll(self._cursor - self._height + 1 if below else self._cursor)

    def on_resize(self) -> None:
        """Keeps the cursor in view where it was."""
        was_in_view = not self._height or (self._cursor is not None and self._in_view(self._cursor))
        self._height = self.size.height
        self.virtual_size = Size(self._width, len(self._ids))
        if was_in_view:
            self._bring_into_view()

    # --- drawing ---

    def watch_placeholder(self) -> None:
        """Shows the new text."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draws the article that stands `y` rows from the top."""
        index = self.scroll_offset.y + y
        if not self._ids:
            text = centred(self.placeholder, self._width, self.size.height)[y]
            return self._strip([(text, "list--dim")], ())
        if index >= len(self._ids):
            return self._strip([], ())
        row = self.row(index)
        parts = _parts(row, self._width, self._clock()) if row else [("    …", "list--dim")]
        return self._strip(parts, ("list--cursor",) if index == self._cursor else ())

    def _strip(self, parts: Iterable[tuple[str, str]], over: tuple[str, ...]) -> Strip:
        style = self.get_visual_style
        segments = [
            Segment(text, style(*((name,) if name else ()), *over).rich_style)
            for text, name in parts
        ]
        return Strip(segments).adjust_cell_length(self._width, style(*over).rich_style)


def _parts(row: ArticleRow, width: int, now: datetime) -> Iterator[tuple[str, str]]:
    """The pieces of a row with their component classes: marks, title, source, date."""
    if width >= _SOURCE_FROM:
        date = short_date(row.dated, now).rjust(_DATE_WIDTH)
        source = fit(row.source, min(20, width // 5)) + "  "
    else:
        date = short_date(row.dated, now, brief=True).rjust(_BRIEF_DATE_WIDTH)
        source = ""
    yield ("● " if row.unread else "  "), "list--mark"
    yield ("★ " if row.starred else "  "), "list--star"
    room = width - 4 - 2 - cell_len(source) - len(date) - 1
    yield fit(row.title, room), "list--unread" if row.unread else ""
    yield f"  {source}{date} ", "list--dim"
