"""Which panes are there, and which of them has the keys?"""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Static

from tui.widgets.article_view import ArticleView
from tui.widgets.cast_pane import CastPane
from tui.widgets.list_pane import ListPane
from tui.widgets.related_pane import RelatedPane


class Panes(Horizontal):
    """List, article, and beside them the cast above what is related.

    The class `-at-list`, `-at-article` or `-at-side` tells the style sheet where the reader
    is: narrow screens show that column alone.
    """

    def __init__(
        self, list_pane: ListPane, view: ArticleView, cast: CastPane, related: RelatedPane
    ) -> None:
        super().__init__(classes="-at-list")
        self._list_pane = list_pane
        self._panes = {"list": list_pane.list, "article": view, "cast": cast, "related": related}
        self._going = ""

    def compose(self) -> ComposeResult:
        """Three columns."""
        yield self._list_pane
        with Vertical(id="article-pane"):
            yield self._panes["article"]
        with Vertical(id="side"):
            yield Static("Cast", classes="pane-title", markup=False)
            yield self._panes["cast"]
            yield Static("Related", classes="pane-title", markup=False)
            yield self._panes["related"]

    def go(self, name: str) -> None:
        """Gives a pane the keys, and the screen where there is room for one.

        Args:
            name: list, article, cast or related.
        """
        self._going = name
        # A pane that is hidden with the focus would take it away, from whoever has it by then.
        self.screen.set_focus(None)
        self._be_at(name)
        self.screen.call_after_refresh(self._arrive, self._panes[name])

    def _arrive(self, pane: Widget) -> None:
        """Gives a pane the focus once it is shown: what is hidden takes none."""
        pane.focus()
        self._going = ""

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Follows the focus, however it was moved; not the one that Textual moves when we go."""
        for name, pane in self._panes.items():
            if event.widget is pane and self._going in ("", name):
                self._be_at(name)

    def _be_at(self, name: str) -> None:
        here = name if name in ("list", "article") else "side"
        for place in ("list", "article", "side"):
            self.set_class(place == here, f"-at-{place}")
