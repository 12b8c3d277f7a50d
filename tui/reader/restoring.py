"""Going on where the reader was: the source, the order, the article and its line, the panes."""

from dataclasses import replace
from typing import TYPE_CHECKING

from core.errors import QueryError
from core.query import parse_query
from core.types import Grouping, Order
from tui.messages import Booted, Listed
from tui.reader.lists import Lists
from tui.session import Session
from tui.widgets.list_pane import EVERYTHING, Selection
from tui.widgets.panes import Arrangement

if TYPE_CHECKING:
    from tui.keys.register import Keys


class Restoring(Lists):
    """Takes up the last session of the store, and says what the next is to take up."""

    def on_mount(self) -> None:
        """The panes and the list are as they were left."""
        self._welcomed = self._session.welcomed
        was = self._session
        self._panes.restore(Arrangement(frozenset(was.hidden), was.widths))
        self._list_pane.select(_selection(was))

    def on_listed(self, _message: Listed) -> None:
        """Opens the article that was open, once there is a list; it may have left the list."""
        was, self._session = self._session, replace(self._session, article=0)
        if not (was.article and self._list_pane.rows([was.article])):
            return
        if was.article in self._list.ids:
            self._list.go_to(was.article)
        self.open_article(was.article, again=True, then=lambda: self._view.go_to_offset(was.offset))

    def on_booted(self, message: Booted) -> None:
        """The sources are there whatever the list says."""
        self._show_sources()

    def complete(self, keys: "Keys") -> None:
        """Says the first words to whoever has not read them."""
        super().complete(keys)
        if not self._welcomed:
            self.action_welcome()

    def action_welcome(self) -> None:
        """Says what this is and where one begins."""
        from desk.feed_file import feeds_path
        from tui.dialogs.welcome import WelcomeScreen

        def read(_: None) -> None:
            self._welcomed = True

        self.app.push_screen(WelcomeScreen(self._keys.of, feeds_path(self._paths)), read)

    @property
    def session_now(self) -> Session:
        """Where the reader is."""
        selection, panes = self._list_pane.selection, self._panes.arrangement
        return Session(
            article=self._wanted or self._session.article,
            offset=max(0, self._view.reading_offset) if self._wanted else self._session.offset,
            today=selection.today,
            query=selection.query,
            name=selection.name,
            filter=selection.filter,
            unread_only=selection.unread_only,
            order=selection.order.value,
            grouping=selection.grouping.value,
            hidden=tuple(sorted(panes.hidden)),
            widths=panes.widths,
            welcomed=self._welcomed,
        )


def _selection(was: Session) -> Selection:
    """What was listed; a word that is none of ours means what is usual."""
    try:
        parse_query(f"{was.query} {was.filter}")
    except QueryError:
        was = replace(was, query="", name="", filter="", today=False)
    orders, groupings = set(map(str, Order)), set(map(str, Grouping))
    return Selection(
        query=was.query,
        name=was.name if was.query or was.today else EVERYTHING,
        filter=was.filter,
        unread_only=was.unread_only,
        order=Order(was.order) if was.order in orders else Order.NEWEST,
        grouping=Grouping(was.grouping) if was.grouping in groupings else Grouping.NONE,
        today=was.today,
    )
