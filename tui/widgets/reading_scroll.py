"""How does a reader scroll through text with the keyboard?"""

from typing import ClassVar

from textual.binding import BindingType
from textual.scroll_view import ScrollView

from tui.keys.binding import key

_OVERLAP = 2
"""Rows of one page that are still in view on the next."""


class ReadingScroll(ScrollView, can_focus=True, inherit_bindings=False):
    """A scroll view that moves by rows and pages, at once and without animation."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("j,down", "scroll_down", "article.down", "Down", "One line down"),
        key("k,up", "scroll_up", "article.up", "Up", "One line up"),
        key("space,pagedown", "page_down", "article.page-down", "Page down", "One page down"),
        key("b,pageup", "page_up", "article.page-up", "Page up", "One page up"),
        key(
            "ctrl+d",
            "half_page_down",
            "article.half-page-down",
            "Half page down",
            "Half a page down",
        ),
        key("ctrl+u", "half_page_up", "article.half-page-up", "Half page up", "Half a page up"),
        key("g,home", "scroll_home", "article.top", "Top", "Start of the article"),
        key("G,end", "scroll_end", "article.end", "End", "End of the article"),
    ]

    def go_to_row(self, row: int) -> None:
        """Puts `row` on top, or as near to it as the text allows."""
        self.scroll_to(y=row, animate=False, force=True)

    def go_by(self, rows: int) -> None:
        """Moves down by `rows`, up where it is negative."""
        self.go_to_row(self.scroll_offset.y + rows)

    def action_scroll_down(self) -> None:
        """One row down."""
        self.go_by(1)

    def action_scroll_up(self) -> None:
        """One row up."""
        self.go_by(-1)

    def action_page_down(self) -> None:
        """A page down."""
        self.go_by(max(1, self.size.height - _OVERLAP))

    def action_page_up(self) -> None:
        """A page up."""
        self.go_by(-max(1, self.size.height - _OVERLAP))

    def action_half_page_down(self) -> None:
        """Half a page down."""
        self.go_by(max(1, self.size.height // 2))

    def action_half_page_up(self) -> None:
        """Half a page up."""
        self.go_by(-max(1, self.size.height // 2))

    def action_scroll_home(self) -> None:
        """To the start."""
        self.go_to_row(0)

    def action_scroll_end(self) -> None:
        """To the end."""
        self.go_to_row(self.virtual_size.height)
