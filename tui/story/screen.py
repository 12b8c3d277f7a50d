"""The screen of a story: its timeline, and what is done along it."""

from asyncio import to_thread
from typing import ClassVar, Literal

from textual import work
from textual.binding import BindingType

from core.errors import NewscastError
from tui.leaving import leave
from tui.marking import flip_read, flip_star, mark_read, marked
from tui.story.keys import STORY_KEYS
from tui.story.placing import Placing
from tui.story.timeline import Timeline
from tui.walks import ArticlePlace, ComparePlace


class StoryScreen(Placing):
    """A story; leaves to the article or the comparison that the reader asks for."""

    BINDINGS: ClassVar[list[BindingType]] = STORY_KEYS

    def action_move(self, step: int) -> None:
        """So many pieces on or back."""
        self._timeline.move(step)

    def action_page(self, step: Literal[-1, 1]) -> None:
        """A page on or back."""
        self._timeline.page(step)

    def action_first(self) -> None:
        """To the first piece."""
        self._timeline.move(-len(self._pieces))

    def action_last(self) -> None:
        """To the last piece."""
        self._timeline.move(len(self._pieces))

    def action_new(self, step: Literal[-1, 1]) -> None:
        """To the nearest piece that is fresh or unread."""
        if not self._timeline.move_to_new(step):
            self._say(f"Nothing new {'after' if step > 0 else 'before'} this")

    def action_open(self) -> None:
        """Leaves to read the piece."""
        self._timeline.choose()

    def on_timeline_chosen(self, event: Timeline.Chosen) -> None:
        """Leaves to read the piece."""
        leave(self, ArticlePlace(event.article_id))

    def action_compare(self) -> None:
        """Leaves to see the piece beside the one before it."""
        before, piece = self._timeline.piece_before, self._timeline.piece
        if before and piece:
            leave(self, ComparePlace(before.article.id, piece.article.id))
        else:
            self._say("Nothing comes before it")

    def action_toggle_read(self) -> None:
        """Marks the piece as read or unread."""
        if piece := self._timeline.piece:
            self.given.undo.do(flip_read(piece.article.id))

    def action_star(self) -> None:
        """Puts a star on the piece or takes it away."""
        if piece := self._timeline.piece:
            self.given.undo.do(flip_star(piece.article.id))

    def action_mark_all_read(self) -> None:
        """Marks the whole story as read."""
        ids = [piece.article.id for piece in self._pieces]
        self.given.undo.do(
            lambda library: marked(library, mark_read, ids, True, "marked read", many=True)
        )

    def action_undo(self) -> None:
        """Takes back what was done last."""
        self.given.undo.undo()

    @work(group="save", exit_on_error=False)
    async def action_save(self) -> None:
        """Saves the story as Markdown in the folder that config.toml names."""
        from desk.export.documents import save_story

        if self._story is None:
            return
        try:
            saved = await to_thread(save_story, self._story, self.given.settings.saving)
        except NewscastError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.notify(str(saved), title="Saved", markup=False)
