"""What is listed: a source, a filter, unread ones only, an order."""

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from core.errors import NewscastError
from core.types import Grouping, Order, Source, SourceKind
from tui.keys.binding import key
from tui.looks.symbols import symbols_of
from tui.messages import Changed, Failed, Listed, Slip, SourcesFound
from tui.reader.opening import Opening
from tui.undoing import Deed
from tui.widgets.list_pane import Selection
from tui.widgets.sources_pane import SourcesPane

_UNFINISHED = re.compile(r"(?:^|\s)-?\w{2,}$")

ARRANGEMENTS: list[tuple[str, Order, Grouping]] = [
    ("Newest first", Order.NEWEST, Grouping.NONE),
    ("Newest first, by day", Order.NEWEST, Grouping.DATE),
    ("Newest first, by story", Order.NEWEST, Grouping.STORY),
    ("Oldest first", Order.OLDEST, Grouping.NONE),
    ("Unread first", Order.UNREAD, Grouping.NONE),
    ("By source", Order.SOURCE, Grouping.SOURCE),
    ("By title", Order.TITLE, Grouping.NONE),
]
"""What the key for sorting offers."""

if TYPE_CHECKING:
    from desk.library import Library
    from tui.search.finding import SearchResult


class Lists(Opening):
    """Chooses what the list shows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("slash", "search", "search", "Search", "Search titles, texts, actors", shown=True),
        key("F", "filter", "filter", "Filter", "Narrow the list while you type"),
        key("U", "unread_only", "unread-only", "Only unread", "List only unread ones, or all"),
        key("S", "sort", "sort", "Sort", "Choose the order and the groups of the list"),
    ]

    def on_listed(self, message: Listed) -> None:
        """Says how much is listed, and counts what the sources have."""
        self._status.counts = message.counts
        self._status.filter_text = ""
        self._show_sources()

    def on_slip(self, message: Slip) -> None:
        """Says what is wrong with the filter where its result would stand."""
        self._status.filter_text = message.text

    @work(thread=True, exclusive=True, group="sources", exit_on_error=False)
    def _show_sources(self) -> None:
        """Reads the sources with their numbers of unread articles."""
        library = self._writer.library
        if library is None:
            return
        try:
            self.post_message(SourcesFound(library.sources(self._clock())))
        except NewscastError as error:
            self.post_message(Failed(str(error)))

    def on_sources_found(self, message: SourcesFound) -> None:
        """Shows the sources."""
        self._known_sources = message.sources
        current = self._list_pane.selection.source_query(self._clock())
        self._sources.show(message.sources, current)

    @on(SourcesPane.SourceChosen)
    def _list_source(self, event: SourcesPane.SourceChosen) -> None:
        source = event.source
        self.list_query(source.query, source.name, today=source.kind is SourceKind.TODAY)
        self._panes.go("list")

    @on(SourcesPane.SearchForgotten)
    def _forget(self, event: SourcesPane.SearchForgotten) -> None:
        self.forget_search(event.source)

    def forget_search(self, source: Source) -> None:
        """Forgets a saved search, until that is taken back."""
        self._undo.do(partial(_forgotten, source))

    @on(SourcesPane.SourceHighlighted)
    def _say_why_it_fails(self, event: SourcesPane.SourceHighlighted) -> None:
        self._status.filter_text = event.source.error

    def list_query(self, query: str, name: str, *, today: bool = False) -> None:
        """Lists what a query finds, in the order that there is."""
        now = self._list_pane.selection
        self._list_pane.select(
            Selection(query, name, order=now.order, grouping=now.grouping, today=today)
        )

    def action_search(self) -> None:
        """Opens the search screen with what was searched last."""
        from tui.search.screen import SearchScreen

        library = self._writer.library
        if library is None:
            return

        def found(result: "SearchResult | None") -> None:
            if result is None:
                return
            self._searched = result.query
            self._show_sources()  # a search may have been saved
            if result.article_id is not None:
                if result.article_id in self._list.ids:
                    self._list.go_to(result.article_id)
                self.open_article(result.article_id)
                self._panes.go("article")
            elif result.listed:
                self.list_query(_whole(result.query), result.query)
                self._panes.go("list")

        self.app.push_screen(SearchScreen(library, self._searched, self._clock), found)

    def action_filter(self) -> None:
        """Opens the filter line above the list."""
        self._panes.go("list")
        self._list_pane.open_filter()

    def action_unread_only(self) -> None:
        """Lists only unread articles, or all again."""
        now = self._list_pane.selection
        self._list_pane.select(replace(now, unread_only=not now.unread_only))

    def action_sort(self) -> None:
        """Asks for an order."""
        from tui.dialogs.asking import Choice

        now, check = self._list_pane.selection, symbols_of(self).check
        lines = [
            Content(f"{check if (order, by) == (now.order, now.grouping) else ' '} {words}")
            for words, order, by in ARRANGEMENTS
        ]

        def chosen(place: int | None) -> None:
            if place is not None:
                _, order, grouping = ARRANGEMENTS[place]
                self.sort_list(order, grouping)

        self.app.push_screen(Choice("List …", lines), chosen)

    def sort_list(self, order: Order, grouping: Grouping) -> None:
        """Lists the same in another order."""
        now = self._list_pane.selection
        self._list_pane.select(replace(now, order=order, grouping=grouping))


def _forgotten(source: Source, library: "Library") -> Changed:
    """Forgets a saved search, and says so."""
    library.remove_search(source.name)
    said = f"search {source.name} forgotten"

    def take_back(store: "Library") -> Message:
        store.save_search(source.name, source.query)
        return Changed((), words=f"Undone: {said}")

    return Changed((), Deed(said, take_back), said)


def _whole(query: str) -> str:
    """What a query finds while its last word may go on, as one that is finished."""
    return f"{query}*" if _UNFINISHED.search(query) else query
