"""Which articles are listed: the search line, the unread filter and the list below them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import Worker, get_current_worker

from core.errors import NewscastError, QueryError
from core.types import ArticleRow
from tui.faults import say_fault
from tui.messages import Failed, Listed, Slip, UnreadFound
from tui.widgets.styles import Clock
from tui.widgets.virtual_list import ArticleList

if TYPE_CHECKING:
    from desk.library import Library

SEARCH_PAUSE = 0.15
"""Seconds without a key after which a search runs while it is typed."""

RELOAD_PAUSE = 0.5
"""Seconds in which changes of the store are gathered into one reload of the list."""


class ListPane(Vertical):
    """The articles that the search finds, newest first.

    The screen hears `Listed` when the list has changed, `Slip` when the search makes no sense.
    """

    def __init__(self, clock: Clock) -> None:
        super().__init__(id="list-pane")
        self.list = ArticleList(self.rows, clock=clock)
        self._search = Input(placeholder="search: words actor:name is:unread …", id="search")
        self._library: Library | None = None
        self._pause: Timer | None = None
        self._reloading = False
        self._listed = ""
        self.unread_only = False

    def compose(self) -> ComposeResult:
        """The search line, hidden until it is wanted, and the list."""
        yield self._search
        yield self.list

    def on_mount(self) -> None:
        """The list has the keys first."""
        self.list.placeholder = "Opening the store …"
        self.list.focus()

    def rows(self, ids: Sequence[int]) -> Sequence[ArticleRow]:
        """The rows of a page of the list: at most 256 by primary key, 2 ms."""
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

    @work(thread=True, exclusive=True, group="list", exit_on_error=False)
    def reload(self) -> None:
        """Searches anew."""
        if self._library is None:
            return
        query = self._search.value
        try:
            ids = self._library.article_ids(query, unread_only=self.unread_only)
            found = Listed(ids, self._library.counts(), query)
        except QueryError as error:
            self.post_message(Slip(str(error)))
        except NewscastError as error:
            self.post_message(Failed(str(error)))
        else:
            if not get_current_worker().is_cancelled:
                self.post_message(found)

    def reload_soon(self) -> None:
        """Searches anew once for all changes of the next half second."""
        if not self._reloading:
            self._reloading = True
            self.set_timer(RELOAD_PAUSE, self._reload_now)

    def _reload_now(self) -> None:
        self._reloading = False
        self.reload()

    def on_listed(self, message: Listed) -> None:
        """Shows the list; the cursor stays on its article."""
        empty = "Nothing found" if message.query else "No articles yet: R reads the feeds"
        self.list.placeholder = "No unread articles" if self.unread_only else empty
        self.list.set_ids(message.ids)
        self.list.invalidate()
        if message.query not in ("", self._listed):
            self.list.action_first()
        self._listed = message.query

    @work(thread=True, exclusive=True, group="unread", exit_on_error=False)
    def find_unread(self, step: int, open_id: int | None) -> None:
        """Says which article of the list is the nearest unread one in one direction."""
        if self._library is None:
            return
        try:
            unread = set(self._library.article_ids(self._search.value, unread_only=True))
        except NewscastError as error:
            self.post_message(Failed(str(error)))
            return
        ids = self.list.ids
        places = self.places(step, open_id)
        self.post_message(UnreadFound(next((ids[p] for p in places if ids[p] in unread), None)))

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

    # --- searching and filtering ---

    @property
    def searching(self) -> bool:
        """Whether the search line is open."""
        return self._search.has_class("-open")

    def open_search(self) -> None:
        """Shows the search line and gives it the keys."""
        self._search.add_class("-open")
        self.screen.call_after_refresh(self._search.focus)

    def close_search(self) -> None:
        """Lists everything again."""
        self._search.remove_class("-open")
        self._search.value = ""
        self.list.focus()

    def show_only(self, feed: str) -> None:
        """Lists the articles of one feed, by a search that escape leaves."""
        self._search.add_class("-open")
        self._search.value = f'feed:"{feed}"'

    def toggle_unread_only(self) -> None:
        """Lists only unread articles, or all again."""
        self.unread_only = not self.unread_only
        self.reload()

    @on(Input.Changed, "#search")
    def _search_soon(self) -> None:
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(SEARCH_PAUSE, self.reload)

    @on(Input.Submitted, "#search")
    def _search_done(self) -> None:
        self.reload()
        self.list.focus()
