"""Which panes are there, how wide are they, and which of them has the keys?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Static

from tui.widgets.article_pane import ArticlePane
from tui.widgets.cast_pane import CastPane
from tui.widgets.list_pane import ListPane
from tui.widgets.related_pane import RelatedPane
from tui.widgets.sources_pane import SourcesPane

COLUMNS: Final = ("sources", "list", "article", "side")
"""From left to right; the cast and the related articles share the last."""

COLUMN_OF: Final = {
    "sources": "sources",
    "list": "list",
    "article": "article",
    "cast": "side",
    "related": "side",
}
"""The column that each pane stands in."""

STEP: Final = 2
"""Cells by which a column grows or shrinks at a time."""

LEAST: Final = 14
"""Cells that every column keeps."""

ARTICLE_LEAST: Final = 30
"""Cells that the article keeps beside columns of the reader's own width."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the reader changed of the columns: hidden ones, and widths in cells."""

    hidden: frozenset[str] = frozenset()
    widths: dict[str, int] = field(default_factory=dict)


def fitted(widths: Mapping[str, int], room: int) -> dict[str, int]:
    """The widths, the widest cut until `room` is enough for all; each keeps LEAST."""
    fit = dict(widths)
    while sum(fit.values()) > room and max(fit.values(), default=LEAST) > LEAST:
        fit[max(fit, key=fit.__getitem__)] -= 1
    return fit


class Panes(Horizontal):
    """Sources, list, article, and beside them the cast above what is related.

    The class `-at-sources`, `-at-list`, `-at-article` or `-at-side` tells the style sheet where
    the reader is: narrow screens show that column alone. A hidden column, `-without-…`, is shown
    while the reader is there. `-zen` leaves the article alone.
    """

    def __init__(
        self,
        sources: SourcesPane,
        list_pane: ListPane,
        article_pane: ArticlePane,
        cast: CastPane,
        related: RelatedPane,
    ) -> None:
        super().__init__(classes="-at-list")
        self._panes: dict[str, Widget] = {
            "sources": sources,
            "list": list_pane.list,
            "article": article_pane.view,
            "cast": cast,
            "related": related,
        }
        self._list_pane = list_pane
        self._article_pane = article_pane
        self._arrangement = Arrangement()
        self._going = ""

    def compose(self) -> ComposeResult:
        """Four columns."""
        with Vertical(id="sources-column", classes="column"):
            yield from self._titled("Sources", "sources")
        with Vertical(id="list-column", classes="column"):
            yield self._list_pane
        with Vertical(id="article-column", classes="column"):
            yield self._article_pane
        with Vertical(id="side-column", classes="column"):
            yield from self._titled("Cast", "cast")
            yield from self._titled("Related", "related")

    def _titled(self, title: str, name: str) -> ComposeResult:
        with Vertical(classes="titled", id=f"titled-{name}"):
            yield Static(title, classes="pane-title", markup=False)
            yield self._panes[name]

    # --- where the keys are ---

    def go(self, name: str) -> None:
        """Gives a pane the keys, and the screen where there is room for one.

        Args:
            name: sources, list, article, cast or related.
        """
        self._going = name
        # A pane that is hidden with the focus would take it away, from whoever has it by then.
        self.screen.set_focus(None)
        self._be_at(name)
        self.screen.call_after_refresh(self._arrive, self._panes[name])

    def stay(self) -> None:
        """Gives the keys to the pane that the reader is at or on the way to."""
        column = self.here
        self.go(self._going or next(name for name in self._panes if COLUMN_OF[name] == column))

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
        self.update_classes({f"-at-{column}": COLUMN_OF[name] == column for column in COLUMNS})
        if self.is_mounted:
            self._set_widths()

    @property
    def here(self) -> str:
        """The column that the reader is at."""
        return next(column for column in COLUMNS if self.has_class(f"-at-{column}"))

    # --- what is shown, and how wide ---

    @property
    def arrangement(self) -> Arrangement:
        """What the reader changed."""
        return self._arrangement

    def restore(self, layout: Arrangement) -> None:
        """Hides and widens columns as they were."""
        widths = {c: max(LEAST, w) for c, w in layout.widths.items() if c in COLUMNS}
        self._arrangement = Arrangement(layout.hidden & set(COLUMNS), widths)
        hidden = self._arrangement.hidden
        self.update_classes({f"-without-{column}": column in hidden for column in COLUMNS})
        if self.is_mounted:
            self._set_widths()

    def on_mount(self) -> None:
        """Gives the columns the widths that they had."""
        self._set_widths()

    def on_resize(self) -> None:
        """There may be room for more columns, or for fewer."""
        self._set_widths()

    def toggle(self, column: str) -> None:
        """Hides a column, or shows it again."""
        self.restore(Arrangement(self._arrangement.hidden ^ {column}, self._arrangement.widths))
        if self.here == column:
            self.go("list" if column == "article" else "article")

    def widen(self, steps: int) -> None:
        """Gives the column that the reader is at more room, or less; the article has the rest."""
        column, grow = (self.here, steps) if self.here != "article" else ("list", -steps)
        width = self._column(column).outer_size.width + grow * STEP
        most = self.size.width // 2
        widths = {**self._arrangement.widths, column: max(LEAST, min(width, most))}
        self.restore(Arrangement(self._arrangement.hidden, widths))

    def _set_widths(self) -> None:
        """The widths are for columns beside others; one has the room that those leave."""
        own, beside = self._arrangement.widths, self._beside()
        if not own:
            return
        taken = sum(self._usual_width(column) for column in beside if column not in own)
        shown = {column: self._bounded(column, own[column]) for column in beside if column in own}
        fit = own | fitted(shown, self.screen.size.width - ARTICLE_LEAST - taken)
        for column in own:
            self._column(column).styles.width = None if self._is_free(column) else fit[column]

    def _is_free(self, column: str) -> bool:
        """Whether a column has all the room that there is, or that the others leave."""
        without_article = "article" in self._arrangement.hidden
        alone = self.screen.has_class("-narrow")
        alone |= self.screen.has_class("-middle") and without_article
        return alone or (column == "list" and without_article)

    def _beside(self) -> list[str]:
        """The columns that are shown beside the article."""
        here = self.here
        if self.screen.has_class("-middle"):
            return ["list" if here == "article" else here]
        hidden = self._arrangement.hidden - {here}
        return [column for column in COLUMNS if column not in hidden and column != "article"]

    def _usual_width(self, column: str) -> int:
        """The cells that the style sheet gives a column, near enough."""
        width = self._column(column).styles.width
        cells = int(width.resolve(self.screen.size, self.screen.size)) if width else 0
        return self._bounded(column, cells)

    def _bounded(self, column: str, width: int) -> int:
        """A width between the least and the most that the style sheet allows a column."""
        styles = self._column(column).styles
        least, most = (
            int(bound.resolve(self.screen.size, self.screen.size)) if bound else usual
            for bound, usual in ((styles.min_width, LEAST), (styles.max_width, width))
        )
        return max(least, min(width, most))

    def _column(self, name: str) -> Widget:
        return self.query_one(f"#{name}-column")
