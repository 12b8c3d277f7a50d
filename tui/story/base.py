"""The screen of a story: it is read from the store, shown, and noted as seen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.message import Message
from textual.worker import get_current_worker

from core.errors import NewscastError
from core.stories import Piece, Story
from tui.keys.line import KeyLine
from tui.messages import Changed
from tui.story.header import StoryHeader
from tui.story.timeline import Timeline
from tui.walks import Given, WalkScreen
from tui.widgets.trail import Trail

if TYPE_CHECKING:
    from desk.library import Library


@dataclass
class StoryFound(Message):
    """A story as the store has it."""

    story: Story


@dataclass
class StoryGone(Message):
    """The story cannot be read, and why."""

    text: str


class StoryBase(WalkScreen):
    """A story from its first article to its last, the cursor where the reader left off.

    What was fresh when the screen was opened stays so until it is left.

    Args:
        here: the article at which the cursor starts where nothing is fresh.
    """

    def __init__(self, given: Given, story_id: int, here: int | None = None) -> None:
        super().__init__(given)
        self._story_id, self._here = story_id, here
        self._story: Story | None = None
        self._seen: datetime | None = None
        self._fresh: frozenset[int] = frozenset()
        self._header = StoryHeader(given.clock)
        self._timeline = Timeline(given.clock)

    def compose(self) -> ComposeResult:
        """The way here, the story in brief, its timeline, the keys."""
        yield Trail([*self.given.trail, "Story"])
        yield self._header
        yield self._timeline
        yield KeyLine()

    def on_mount(self) -> None:
        """Reads the story."""
        self._timeline.focus()
        self.renew()

    def renew(self) -> None:
        """Reads the story anew, because the store has changed."""
        self._read()

    @work(thread=True, exclusive=True, group="story", exit_on_error=False)
    def _read(self) -> None:
        library = self.given.writer.library
        if library is None:
            return
        try:
            found: Message = StoryFound(library.story(self._story_id))
        except NewscastError as error:
            found = StoryGone(str(error))
        if not get_current_worker().is_cancelled:
            self.post_message(found)

    def on_story_found(self, message: StoryFound) -> None:
        """Shows the story; notes it as seen, and starts at what is fresh, when it is new here."""
        opening, story = self._story is None, message.story
        if opening:
            self._seen = story.seen
        self._story = story = replace(story, seen=self._seen)
        if self._seen is not None or not opening:
            self._fresh |= {piece.article.id for piece in story.pieces if piece.fresh}
        self._header.show(story)
        self._timeline.show(story, self._fresh)
        if opening:
            self._start(story)
            self.given.writer.change(self._see)

    def _start(self, story: Story) -> None:
        """Puts the cursor where the reader left off, else on the article one came from."""
        ids = [piece.article.id for piece in story.pieces]
        start = next((i for i in ids if i in self._fresh), self._here)
        if start is not None:
            self._timeline.go_to(start)

    def _see(self, library: "Library") -> Changed:
        library.see_story(self._story_id, self.given.clock())
        return Changed(())

    def on_story_gone(self, message: StoryGone) -> None:
        """Says why there is nothing to show."""
        self._timeline.say(message.text)

    @property
    def _pieces(self) -> Sequence[Piece]:
        return self._story.pieces if self._story else ()

    def _say(self, text: str) -> None:
        """A remark that goes by itself."""
        self.notify(text, markup=False, timeout=2)
