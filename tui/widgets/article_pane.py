"""The article above the line in which one searches it."""

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.widgets.article_view import ArticleView
from tui.widgets.find_line import FindLine
from tui.widgets.styles import Clock


class ArticlePane(Vertical):
    """Shows one article; `view` takes the keys."""

    def __init__(self, clock: Clock, width: int, fold_key: str) -> None:
        super().__init__(id="article-pane")
        self.view = ArticleView(clock=clock, width=width, fold_key=fold_key)
        self._find = FindLine(self.view)

    def compose(self) -> ComposeResult:
        """The article, and the line below it, hidden until it is wanted."""
        yield self.view
        yield self._find

    def open_find(self) -> None:
        """Shows the line and gives it the keys."""
        self._find.open()
