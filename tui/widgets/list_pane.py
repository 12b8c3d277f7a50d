"""Which articles are listed? Those of a source, narrowed by a filter, in an order."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static
from textual.worker import Worker, get_current_worker

from core.errors import NewscastError, QueryError
from core.query import today_query
from core.types import ArticleRow, Grouping, Listing, Order
from tui.faults import say_fault
from tui.looks.symbols import symbols_of
from tui.messages import Failed, Listed, Slip, UnreadFound
from tui.widgets.staying import CursorMemory, with_kept
from tui.widgets.styles import Clock
from tui.widgets.virtual_list import ArticleList
from tui.widgets.wrapping import one_line

if TYPE_CHECKING:
    from desk.library import Library

FILTER_PAUSE = 0.15
"""Seconds without a key after which a filter is applied while it is typed."""

RELOAD_PAUSE = 0.5
"""Seconds in which changes of the store are gathered into one reload of the list."""

RELOAD_SHARE = 20
"""Times as long as a reload takes, the least pause before the next: keys come first."""

_ORDER_WORDS = {
    Order.OLDEST: "oldest first",
    Order.SOURCE: "by source",
    Order.TITLE: "by title",
    Order.UNREAD: "unread first",
}
_GROUPING_WORDS = {
    Grouping.DATE: "by day",
    Grouping.SOURCE: "by source",
    Grouping.STORY: "by story",
}
# What the title of the list says of its order; what is usual is not said.


EVERYTHING = "All articles"
"""The name of the source that leaves nothing out."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is listed and how: the source's query and name, and what the reader chose.

    `today` marks the source of today's articles, whose query changes with the day.
    """

    query: str = ""
    name: str = EVERYTHING
    filter: str = ""
    unread_only: bool = False
    order: Order = Order.NEWEST
    grouping: Grouping = Grouping.NONE
    today: bool = False

    def source_query(self, now: datetime) -> str:
        """The source's query; that of today is of the day of `now`."""
        return today_query(now) if self.today else self.query

    def same_but_narrowed(self, other: "Selection") -> bool:
        """Whether two differ at most in the filter and in that they leave out what is read."""
        return replace(self, filter=other.filter, unread_only=other.unread_only) == other

    @property
    def narrows(self) -> bool:
        """Whether anything may be left out for its query or filter."""
        return bool(self.query or self.filter)


class ListPane(Vertical):
    """A title that says what is listed, a filter line, and the articles.

    The screen hears `Listed` when the list has changed, `Slip` when the filter makes no sense.
    """

    DEFAULT_CSS = """
    ListPane #filter { height: 1; border: none; padding: 0 1; display: none; background: $boost; }
    ListPane #filter.-open { display: block; }
    """

    def __init__(self, clock: Clock, *, actors: bool = True) -> None:
        super().__init__(id="list-pane")
        self.list = ArticleList(self.rows, clock=clock, actors=actors)
        self._clock = clock
        self._title = Static(classes="pane-title", markup=False)
        self._filter = Input(placeholder="filter: words actor:name is:unread …", id="filter")
        self._library: Library | None = None
        self._pause: Timer | None = None
        self._reloading = False
        self._took = 0.0  # seconds of the last reload
        self._listed: Selection | None = None
        self._shown = Listing(array("q"))
        self._kept: set[int] = set()
        self._memory = CursorMemory()
        self.selection = Selection()

    def compose(self) -> ComposeResult:
        """The title and the list."""
        yield self._title
        yield self.list

    def on_mount(self) -> None:
        """The list has the keys first. The first paint does without the filter line."""
        self.call_after_refresh(self._complete)
        self.list.placeholder = "Opening the store …"
        self._say_title()
        self.list.focus()

    def _complete(self) -> None:
        if self.is_attached:  # the app may have ended meanwhile
            self.mount(self._filter, before=self.list)

    def rows(self, ids: Sequence[int]) -> Sequence[ArticleRow]:
        """The rows of a page of the list: at most 256 by primary key."""
        try:
            return self._library.rows(ids) if self._library else ()
        except NewscastError as error:
            self.post_message(Failed(str(error)))
            return ()

    # --- reading the store, on worker threads ---

    def start(self, library: "Library") -> None:
        """Lists what the store holds."""
        self._library = library
        self.reload()

    def select(self, selection: Selection) -> None:
        """Lists what another selection finds."""
        self.selection = selection
        if selection.filter != self._filter.value:
            with self.prevent(Input.Changed):
                self._filter.value = selection.filter
        self._filter.set_class(bool(selection.filter), "-open")
        self._say_title()
        self.renew()

    def renew(self) -> None:
        """Lists what the selection finds and nothing else, because the reader asks for it."""
        self._kept.clear()
        self.reload()

    def keep(self, ids: Iterable[int]) -> None:
        """Leaves articles in the list, whatever the reader made of them, until it is renewed.

        A list that lost each article as it is read would put the next one under the keys.
        """
        self._kept.update(ids)

    @work(thread=True, exclusive=True, group="list", exit_on_error=False)
    def reload(self) -> None:
        """Reads the listing anew."""
        if self._library is None:
            return
        selection, started = self.selection, monotonic()
        try:
            listing = self._library.listing(
                selection.source_query(self._clock()),
                typed=selection.filter,
                unread_only=selection.unread_only,
                order=selection.order,
                grouping=selection.grouping,
                offset=self._clock().utcoffset() or timedelta(),
            )
            found: Message = Listed(listing, self._library.counts(), selection)
        except QueryError as error:
            found = Slip(str(error), selection)
        except NewscastError as error:
            found = Failed(str(error))
        self._took = monotonic() - started
        if not get_current_worker().is_cancelled:
            self.post_message(found)

    def reload_soon(self) -> None:
        """Reads the listing once for all changes of the next moment, longer for a large store."""
        if not self._reloading:
            self._reloading = True
            self.set_timer(max(RELOAD_PAUSE, RELOAD_SHARE * self._took), self._reload_now)

    def _reload_now(self) -> None:
        self._reloading = False
        self.reload()

    def on_listed(self, message: Listed) -> None:
        """Shows the list; the cursor stays on its article."""
        selection, listing = message.selection, message.listing
        empty = "Nothing found" if selection.narrows else "No articles yet: R reads the feeds"
        self.list.placeholder = "No unread articles" if selection.unread_only else empty
        if selection == self._listed:
            listing = with_kept(listing, self._shown, self._kept)
        self._show(listing, selection)
        self._say_title(len(listing.ids))

    def _show(self, listing: Listing, selection: Selection) -> None:
        """Lists; where that is another list, the cursor stays on its article if it is narrowed."""
        was, self._listed, self._shown = self._listed, selection, listing
        wanted = self._memory.wanted(self.list.article_id)
        days = selection.grouping is Grouping.DATE
        self.list.set_listing(listing.ids, listing.groups, days=days)
        self.list.invalidate()
        if was is None or was == selection:
            return
        if not was.same_but_narrowed(selection):
            wanted = None
        if wanted is None or not self.list.go_to(wanted):
            self.list.action_first()
        self._memory.note(wanted, self.list.article_id)

    @property
    def is_current(self) -> bool:
        """Whether what is listed is what is selected, and not what was before."""
        return self._listed == self.selection

    def on_slip(self, message: Slip) -> None:
        """Says instead of the list why there is none.

        Lists everything where nothing was listed yet: a filter was left half written.
        """
        if self._listed is None:
            self.select(replace(self.selection, query="", name=EVERYTHING, filter=""))
            return
        self.list.placeholder = message.text
        self._show(Listing(array("q")), message.selection)
        self._say_title(0)

    def _say_title(self, count: int | None = None) -> None:
        selection = self.selection
        parts = [
            one_line(selection.name),
            "unread only" if selection.unread_only else "",
            _GROUPING_WORDS.get(selection.grouping) or _ORDER_WORDS.get(selection.order),
            "" if count is None else f"{count:,}",
        ]
        self._title.update(Content(symbols_of(self).separator.join(filter(None, parts))))

    @work(thread=True, exclusive=True, group="unread", exit_on_error=False)
    def find_unread(self, step: int, open_id: int | None) -> None:
        """Says which article of the list is the nearest unread one in one direction.

        Where the list has none further on, the nearest of the whole store.
        """
        if self._library is None:
            return
        try:
            query, typed = self.selection.source_query(self._clock()), self.selection.filter
            unread = set(self._library.article_ids(query, typed=typed, unread_only=True))
            ids, places = self.list.ids, self.places(step, open_id)
            found = next((ids[p] for p in places if ids[p] in unread), None)
            elsewhere = found is None and self.selection.narrows
            if elsewhere:
                others = self._library.article_ids("", unread_only=True)
                found = next(iter(others if step > 0 else reversed(others)), None)
        except NewscastError as error:
            self.post_message(Failed(str(error)))
            return
        self.post_message(UnreadFound(found, elsewhere and found is not None))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Says it where a worker of the pane broke."""
        say_fault(self, event)

    def places(self, step: int, open_id: int | None) -> range:
        """The places of the list before or after the open article.

        Where that has left the list (it was read, the list shows unread ones), the
        cursor is on the one that came after it.
        """
        cursor, size = self.list.cursor or 0, len(self.list.ids)
        left = open_id is not None and open_id not in self.list.ids
        if step < 0:
            return range(cursor - 1, -1, -1)
        return range(cursor if left else cursor + 1, size)

    # --- filtering ---

    @property
    def filtering(self) -> bool:
        """Whether the filter line is open."""
        return self._filter.has_class("-open")

    def open_filter(self) -> None:
        """Shows the filter line and gives it the keys."""
        self._filter.add_class("-open")
        self.screen.call_after_refresh(self._filter.focus)

    def close_filter(self) -> None:
        """Lists everything of the source again."""
        self._filter.remove_class("-open")
        self._filter.value = ""
        self.list.focus()

    @on(Input.Changed, "#filter")
    def _filter_soon(self, event: Input.Changed) -> None:
        self.selection = replace(self.selection, filter=event.value)
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(FILTER_PAUSE, self.renew)

    @on(Input.Submitted, "#filter")
    def _filter_done(self) -> None:
        self.renew()
        self.list.focus()
