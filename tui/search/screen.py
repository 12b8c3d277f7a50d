"""The search screen: completing a query, moving among its hits, and what is done with them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message

from core.errors import NewscastError
from tui.dialogs.asking import NameInput
from tui.leaving import leave
from tui.messages import Failed
from tui.search.finding import Finding, SearchResult
from tui.search.hit_list import HitList
from tui.search.keys import SCREEN_KEYS
from tui.search.offers import Offers
from tui.widgets.styles import Clock, local_now
from tui.widgets.wrapping import cells

if TYPE_CHECKING:
    from desk.library import Library


@dataclass
class Saved(Message):
    """A search is a source from now on."""

    name: str


class SearchScreen(Finding):
    """Asks what to read; leaves with a `SearchResult`, whatever the reader does.

    Args:
        start: the query to begin with.
    """

    BINDINGS: ClassVar[list[BindingType]] = SCREEN_KEYS

    def __init__(self, library: "Library", start: str = "", clock: Clock = local_now) -> None:
        super().__init__(library, start, clock)

    def on_mount(self) -> None:
        """Watches where in the query the cursor is."""
        self.watch(self._line, "selection", self._follow, init=False)

    def on_input_changed(self) -> None:
        """What may be completed depends on what is written."""
        self._follow()

    # --- completing ---

    def _follow(self) -> None:
        """Offers what fits where the cursor is, under the filter that it stands in."""
        line, offers = self._line, self._offers
        offers.follow(line.value, line.cursor_position)
        if offers.place:
            column = cells(line.value[: offers.place.start]) - round(line.scroll_x)
            offers.absolute_offset = Offset(max(0, column), line.region.bottom)
        if self._asked != self._answered:
            self._search_soon()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is not always something to complete."""
        return self._offers.place is not None if action == "complete" else True

    def action_complete(self) -> None:
        """Takes what is offered."""
        self._offers.take()

    def on_offers_taken(self, event: Offers.Taken) -> None:
        """Writes the value that was taken."""
        self._line.value = event.text
        self._line.cursor_position = event.cursor

    # --- going on ---

    def action_move(self, step: int) -> None:
        """Moves among the completions while there are any, else among the hits."""
        if self._offers.display:
            self._offers.move(step)
        else:
            self._hits.move(step)

    def action_page(self, step: int) -> None:
        """A page of hits on or back."""
        self._hits.page(step)

    def action_sort(self) -> None:
        """Sorts by date in place of relevance, or the other way round."""
        self._newest_first = not self._newest_first
        self._search()

    def action_open(self) -> None:
        """Leaves to read the hit, once the hits are those of what is written."""
        if self._offers.entered:
            self._offers.take()
        else:
            self._once_found(self._open)

    def _open(self) -> None:
        if self._hits.article_id is not None:
            self._leave_to(self._hits.article_id)

    def on_hit_list_chosen(self, event: HitList.Chosen) -> None:
        """Leaves to read the hit that was clicked."""
        self._leave_to(event.article_id)

    def _leave_to(self, article_id: int) -> None:
        leave(self, SearchResult(article_id, self._line.value))

    def action_list(self) -> None:
        """Leaves to see the hits in the reader's list, once there are any."""
        self._once_found(self._leave_to_list)

    def _leave_to_list(self) -> None:
        if self._hits.article_id is not None:
            leave(self, SearchResult(None, self._asked.text, listed=True))

    def action_leave(self) -> None:
        """Closes the completions, or else leaves."""
        if self._offers.display:
            self._offers.close()
        else:
            leave(self, SearchResult(None, self._line.value))

    # --- saving ---

    def action_save(self) -> None:
        """Asks for a name to keep the search under."""
        query = self._line.value.strip()

        def named(name: str | None) -> None:
            if name is not None:
                self._save(name, query)

        if query:
            self.app.push_screen(NameInput("Save this search as", query), named)
        else:
            self.notify("There is no search to save yet", markup=False)

    @work(thread=True, group="save", exit_on_error=False)
    def _save(self, name: str, query: str) -> None:
        try:
            self._library.save_search(name, query)
        except NewscastError as error:
            self.post_message(Failed(str(error)))
        else:
            self.post_message(Saved(name))

    def on_saved(self, message: Saved) -> None:
        """Says that it is saved."""
        self.notify(f"Saved as “{message.name.strip()}”", markup=False)
