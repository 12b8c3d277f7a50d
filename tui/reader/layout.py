"""Which panes there are room for, and where the keys go: panes, zen, widths."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from tui.keys.binding import key
from tui.reader.lists import Lists
from tui.widgets.cast_pane import CastPane
from tui.widgets.list_pane import EVERYTHING
from tui.widgets.panes import COLUMN_OF
from tui.widgets.related_pane import RelatedPane

_NUMBERED = ("sources", "list", "article", "cast")


class Layout(Lists):
    """Moves between the panes, and hides or resizes them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("1", "pane('sources')", "sources-pane", "Sources", "Go to the sources"),
        key("2", "pane('list')", "list-pane", "List", "Go to the article list"),
        key("3", "pane('article')", "article-pane", "Article", "Go to the article"),
        key("a,4", "pane('cast')", "cast-pane", "Cast", "Go to the cast", shown=True),
        key("e", "pane('related')", "related-pane", "Related", "Go to what is related", shown=True),
        *(
            key(
                f"alt+{number}",
                f"toggle_pane('{name}')",
                f"hide-pane-{number}",
                f"Hide {name}",
                f"Hide the column of {name}, or show it",
            )
            for number, name in enumerate(_NUMBERED, 1)
        ),
        key("less_than_sign", "widen(-1)", "narrower", "Narrower", "Make the column narrower"),
        key("greater_than_sign", "widen(1)", "wider", "Wider", "Make the column wider"),
        key("z", "zen", "zen", "Zen", "Show the article alone, or everything again"),
        key("escape,h", "back", "back", "Back", "Leave what was entered last"),
        key("q", "back_or_quit", "back-or-quit", "Back/quit", "Go back; quit from the list"),
        key("Q", "app.quit", "quit-at-once", "Quit", "Leave newscast, wherever the keys are"),
    ]

    def action_pane(self, name: str) -> None:
        """Gives a pane the keys, and the screen where there is room for one."""
        self._zen(False)
        self._panes.go(name)

    def action_toggle_pane(self, name: str) -> None:
        """Hides the column of a pane, or shows it again."""
        self._panes.toggle(COLUMN_OF[name])

    def action_widen(self, steps: int) -> None:
        """Makes the column with the keys wider or narrower."""
        self._panes.widen(steps)

    def action_zen(self) -> None:
        """Shows the article alone, or all panes again."""
        self._zen(not self.has_class("-zen"))
        self._panes.go("article")

    def _zen(self, on: bool) -> None:
        self.set_class(on, "-zen")

    def action_back(self) -> None:
        """Leaves what was entered last: a line, the chosen actor, zen, the pane, the filter."""
        self.app.clear_notifications()
        if isinstance(self.focused, Input):
            self._list_pane.close_filter()
        elif self._peek.is_open:
            self._peek.close()
        elif self._lit and self._view.unlight():
            self._status.mention = ""
        elif self.has_class("-zen"):
            self._zen(False)
        elif isinstance(self.focused, CastPane | RelatedPane) and self._view.article:
            self._panes.go("article")
        elif self._panes.here != "list":
            self._panes.go("list")
        elif self._list_pane.filtering:
            self._list_pane.close_filter()
        elif self._list_pane.selection.unread_only:
            self.action_unread_only()
        elif self._list_pane.selection.query:
            self.list_query("", EVERYTHING)

    @property
    def _lit(self) -> bool:
        """Whether what is lit up in the text is in the way: an actor, or a mention that is near."""
        return self._view.chosen is not None or self._panes.here == "article"

    def action_back_or_quit(self) -> None:
        """Goes back to the list; from there, out."""
        if self._panes.here == "list" and not self._list_pane.filtering:
            self.app.exit()
        else:
            self.action_back()
