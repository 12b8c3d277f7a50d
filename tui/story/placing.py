"""What belongs to a story? The reader has the last word, and can take it back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.message import Message

from core.stories import Piece, Standing, StoryRow
from tui.looks.symbols import symbols_of
from tui.messages import Changed
from tui.story.base import StoryBase
from tui.story.picker import StoryPicker, others
from tui.story.story_lines import title_of
from tui.undoing import Deed
from tui.widgets.wrapping import clip

if TYPE_CHECKING:
    from desk.library import Library

_TITLE = 40
"""Cells that a notice or a dialog has for a title."""

Place = Callable[["Library"], Sequence[Standing]]
"""Puts articles in stories; returns how they stood before."""


class Placing(StoryBase):
    """Says what is in the story and what is not, whatever the programs find."""

    def action_leave_out(self) -> None:
        """Says that the piece is not in this story, nor in another."""
        if piece := self._timeline.piece:
            ids = [piece.article.id]
            self._place(lambda library: library.pin(ids, None), f"{self._called(piece)} left out")

    def action_put(self) -> None:
        """Asks in which story the piece belongs."""
        piece = self._timeline.piece
        if piece is None:
            return
        ids, name = [piece.article.id], self._called(piece)

        def put(story: StoryRow) -> None:
            words = f"{name} put in {self._quoted(title_of(story))}"
            self._place(lambda library: library.pin(ids, story.id), words)

        self._ask(f"{name} belongs in …", piece.article.dated, piece.article.dated, put)

    def action_merge(self) -> None:
        """Asks which story is told here too."""
        if self._story is None:
            return
        row = self._story.row

        def merge(story: StoryRow) -> None:
            words = f"{self._quoted(title_of(story))} taken in"
            self._place(lambda library: library.merge_stories(story.id, row.id), words)

        self._ask("Take into this story …", row.first, row.last, merge)

    def _ask(
        self, title: str, first: datetime, last: datetime, then: Callable[[StoryRow], None]
    ) -> None:
        """Asks for another story, offering those between two days first."""
        library = self.given.writer.library
        if library is None:
            return

        def answered(story: StoryRow | None) -> None:
            if story is not None:
                then(story)

        find = others(library, self._story_id, first, last)
        self.app.push_screen(StoryPicker(title, find, self.given.clock), answered)

    def _place(self, place: Place, words: str) -> None:
        """Has articles placed, and says by which key that is taken back."""
        key = self.given.keys.of("story.undo")
        notice = f"{words}; {key} takes it back" if key else words

        def placed(library: "Library") -> Changed:
            before = place(library)
            ids = [standing.article_id for standing in before]

            def take_back(store: "Library") -> Message:
                store.restore_stories(before)
                return Changed(ids, words=f"Undone: {words}")

            return Changed(ids, Deed(words, take_back), notice)

        self.given.undo.do(placed)

    def _called(self, piece: Piece) -> str:
        return self._quoted(piece.article.title or "(untitled)")

    def _quoted(self, title: str) -> str:
        symbols = symbols_of(self)
        short = clip(title, _TITLE, symbols.ellipsis)
        return f'"{short}"' if symbols.is_ascii else f"“{short}”"
