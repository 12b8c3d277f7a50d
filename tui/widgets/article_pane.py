"""The article above the line in which one searches it."""

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.widgets.article_view import ArticleView
from tui.widgets.find_line import FindLine
from tui.widgets.styles import Clock


class ArticlePane(Vertical):
    """Shows one article; `view` takes the keys."""

    def __init__(self, clock: Clock, width: int) -> None:
        super().__init__(id="article-pane")
        self.view = ArticleView(clock=clock, width=width)
        self._find = FindLine(self.view)

    def compose(self) -> ComposeResult:
        """The article."""
        yield self.view

    def on_mount(self) -> None:
        """Adds the line below it, hidden until it is wanted: the first paint does without."""
        self.call_after_refresh(self._complete)

    def _complete(self) -> None:
        if self.is_attached:  # the app may have ended meanwhile
            self.mount(self._find)

    def open_find(self) -> None:
        """Shows the line and gives it the keys, once it is there."""
        if self._find.is_mounted:
            self._find.open()
