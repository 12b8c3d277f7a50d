"""All stories, those with the newest articles first, narrowed while one types."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from core.errors import NewscastError
from core.stories import StoryRow
from tui.dialogs.asking import Choices
from tui.keys.line import KeyLine
from tui.leaving import leave
from tui.looks.symbols import symbols_of
from tui.search.finding import PAUSE
from tui.search.query_line import QueryLine
from tui.story.keys import STORIES_KEYS
from tui.story.story_lines import StoryLine
from tui.walks import Given, StoryPlace, WalkScreen
from tui.widgets.trail import Trail
from tui.widgets.wrapping import one_line

LIMIT = 200
"""Stories that are listed: an older one is found by its words."""


@dataclass
class StoriesFound(Message):
    """The stories that words find, or why they have no meaning."""

    text: str
    rows: Sequence[StoryRow] = ()
    fault: str = ""


class StoriesScreen(WalkScreen):
    """Asks which story to tell."""

    BINDINGS: ClassVar[list[BindingType]] = STORIES_KEYS

    DEFAULT_CSS = """
    StoriesScreen {
        & > Choices { height: 1fr; }
        & > #stories-status { height: 1; padding: 0 1; color: $text-muted; }
    }
    """

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._line = QueryLine(placeholder="Stories with these words")
        self._choices = Choices()
        self._status = Static(id="stories-status", markup=False)
        self._pause: Timer | None = None
        self._listed: str | None = None
        self._chosen = False

    def compose(self) -> ComposeResult:
        """The way here, a line to write in, the stories, how many there are, the keys."""
        yield Trail([*self.given.trail, "Stories"])
        yield self._line
        yield self._choices
        yield self._status
        yield KeyLine()

    def on_mount(self) -> None:
        """Lists all."""
        self._line.focus()
        self._find()

    def renew(self) -> None:
        """Reads the list anew, because the store has changed."""
        self._find()

    def on_input_changed(self) -> None:
        """Searches once no key has come for a moment, and not to open what was to be found."""
        self._chosen = False
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._find)

    def _find(self) -> None:
        self._read(self._line.value)

    @work(thread=True, exclusive=True, group="stories", exit_on_error=False)
    def _read(self, text: str) -> None:
        library = self.given.writer.library
        if library is None:
            return
        try:
            found = StoriesFound(text, library.stories(text, LIMIT))
        except NewscastError as error:
            found = StoriesFound(text, fault=str(error))
        if not get_current_worker().is_cancelled:
            self.post_message(found)

    def on_stories_found(self, message: StoriesFound) -> None:
        """Lists the stories of what is written; opens the first where enter came before them."""
        if message.text != self._line.value:
            return
        now, symbols, rows = self.given.clock(), symbols_of(self), message.rows
        again, self._listed = message.text == self._listed, message.text
        note = message.fault or ("No such story" if message.text.strip() else "No stories yet")
        self._choices.offer([(row.id, StoryLine(row, now, symbols)) for row in rows], note)
        if not again:
            self._choices.highlighted = 0 if rows else None
        self._status.update(Content(one_line(_how_many(len(rows)))))
        if self._chosen:
            self.action_open()

    def action_move(self, step: int) -> None:
        """Moves among the stories while the line keeps the keys."""
        if step > 0:
            self._choices.action_cursor_down()
        else:
            self._choices.action_cursor_up()

    def action_page(self, step: int) -> None:
        """A page of stories on or back."""
        if step > 0:
            self._choices.action_page_down()
        else:
            self._choices.action_page_up()

    def action_open(self) -> None:
        """Leaves to the story, once the list is of what is written."""
        self._chosen = self._listed != self._line.value
        story_id = self._choices.highlighted_id
        if not self._chosen and story_id is not None:
            leave(self, StoryPlace(story_id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Leaves to the story that was clicked."""
        event.stop()
        self.action_open()


def _how_many(count: int) -> str:
    """Under the list, how much of it there is."""
    if count >= LIMIT:
        return f"the latest {LIMIT} stories: words find older ones"
    return f"{count} stor{'y' if count == 1 else 'ies'}" if count else ""
