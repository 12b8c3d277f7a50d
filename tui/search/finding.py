"""What does the query on the search screen find? The store is asked as one types."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from core.errors import NewscastError, QueryError
from core.query import parse_query
from core.types import Hit
from tui.faults import say_fault
from tui.keys.line import KeyLine
from tui.messages import Failed
from tui.search.completing import without_empty
from tui.search.guide import LIMIT, NOTHING, START, summary
from tui.search.hit_list import HitList
from tui.search.offers import Offers
from tui.search.query_line import QueryLine
from tui.widgets.styles import Clock

if TYPE_CHECKING:
    from desk.library import Library

PAUSE = 0.12
"""Seconds without a key after which the store is searched while a query is typed."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """How the reader left: to read an article, to see the hits `listed`, or neither.

    `query` is what was written last.
    """

    article_id: int | None
    query: str
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What the store is asked: a query whose last word may be unfinished, in an order."""

    text: str
    newest_first: bool


@dataclass
class HitsFound(Message):
    """What the store answers: the hits, or why the query has no meaning."""

    asked: Asked
    hits: Sequence[Hit] = ()
    fault: str = ""


class Finding(Screen[SearchResult]):
    """A query above its hits. An answer that comes late for what is written is dropped."""

    DEFAULT_CSS = """
    Finding {
        layers: base over;
        & > #search-status {
            height: 1;
            padding: 0 1;
            color: $text-muted;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
    }
    """

    def __init__(self, library: "Library", start: str, clock: Clock) -> None:
        super().__init__()
        self._library = library
        self._line = QueryLine(start, placeholder="Search titles and texts")
        self._status = Static(id="search-status", markup=False)
        self._hits = HitList(clock)
        self._offers = Offers(library.completions)
        self._pause: Timer | None = None
        self._newest_first = False
        self._answered: Asked | None = None
        self._then: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        """The query, the hits, how many there are, the keys, and what may be completed."""
        yield self._line
        yield self._hits
        yield self._status
        yield KeyLine()
        yield self._offers

    def on_mount(self) -> None:
        """The query has the keys and finds at once what it found before."""
        self._line.focus()
        self._search()

    @property
    def _asked(self) -> Asked:
        """What is written, without a filter that waits for its value."""
        line = self._line
        return Asked(without_empty(line.value, line.cursor_position), self._newest_first)

    def on_input_changed(self) -> None:
        """Searches for what is written now, and not to open what was to be found before."""
        self._then = None
        self._search_soon()

    def _search_soon(self) -> None:
        """Searches once no key has come for a moment."""
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._search)

    def _once_found(self, do: Callable[[], None]) -> None:
        """Does something as soon as the hits are those of what is written."""
        if self._answered == self._asked:
            do()
        else:
            self._then = do
            self._search()

    def _search(self) -> None:
        asked = self._asked
        if asked.text.strip():
            self._read(asked)
        else:
            self.workers.cancel_group(self, "search")
            self.post_message(HitsFound(asked))

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _read(self, asked: Asked) -> None:
        """Asks the store."""
        try:
            hits = self._library.hits(asked.text, newest_first=asked.newest_first, limit=LIMIT)
            found = HitsFound(asked, hits)
        except QueryError as error:
            found = HitsFound(asked, fault=str(error))
        except NewscastError as error:
            self.post_message(Failed(str(error)))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(found)

    def on_hits_found(self, message: HitsFound) -> None:
        """Lists what was found, or says why the query has no meaning."""
        if message.asked != self._asked:
            return
        self._answered = message.asked
        if message.fault:
            self._status.update(Content())
            self._hits.show_fault(message.fault)
        else:
            self._list(message.asked, message.hits)
        then, self._then = self._then, None
        if then:
            then()

    def _list(self, asked: Asked, hits: Sequence[Hit]) -> None:
        query = parse_query(asked.text, unfinished=True)
        asks = bool(asked.text.strip())
        said = summary(len(hits), query, newest_first=asked.newest_first) if asks else ""
        self._status.update(Content(said))
        self._hits.show(hits, query, NOTHING if asks else START)

    def on_failed(self, message: Failed) -> None:
        """Says what went wrong."""
        message.stop()
        self._then = None
        self.notify(message.text, severity="error", markup=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Says it where a worker of the screen broke."""
        say_fault(self, event)
