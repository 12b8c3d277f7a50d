"""From article to actor, to story, to article: places to go to, and the way back."""

from asyncio import to_thread
from typing import ClassVar, Literal

from textual import work
from textual.binding import BindingType

from core.errors import NewscastError
from tui.keys.binding import key
from tui.messages import Changed, Corrected, Failed, Judged
from tui.reader.actors import Actors
from tui.reader.places import names, screen_of
from tui.walks import (
    ActorPlace,
    ArticlePlace,
    ComparePlace,
    Given,
    Place,
    Step,
    StoriesPlace,
    StoryPlace,
    VersionsPlace,
    WalkScreen,
)

TRAIL = 5
"""Places that the line above a screen names, beside its own."""


class Walking(Actors):
    """Goes from place to place; articles are read here, the other places have screens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("d", "dossier", "dossier", "Dossier", "Tell all of the actor at hand", shown=True),
        key("T", "story", "story", "Story", "Tell the story of the article as it went on"),
        key("i", "compare", "compare", "Compare", "Put a related article beside this one"),
        key("D", "versions", "versions", "Versions", "Show what an article said before"),
        key("backspace", "history(-1)", "history-back", "Back", "Return to the place before"),
        key("alt+right", "history(1)", "history-forward", "Forward", "Go forward again"),
    ]

    def action_dossier(self) -> None:
        """Opens the dossier of the actor at hand."""
        if (actor_id := self._actor_at_hand) is None:
            self._say("Choose an actor first")
        else:
            self.walk(ActorPlace(actor_id))

    @work(exclusive=True, group="story", exit_on_error=False)
    async def action_story(self) -> None:
        """Opens the story of the article at hand."""
        row, library = self._target, self._writer.library
        if row is None or library is None:
            return
        try:
            story_id = await to_thread(library.story_of, row.id)
        except NewscastError as error:
            self.post_message(Failed(str(error)))
            return
        if story_id is None:
            self._say("No other article tells this story")
        else:
            self.walk(StoryPlace(story_id))

    def action_stories(self) -> None:
        """Lists the stories that the archive knows."""
        self.walk(StoriesPlace())

    def action_compare(self) -> None:
        """Puts the related article at the cursor beside the open one."""
        other = self._related.highlighted_id or self._related.first_id
        if self._wanted is None or other is None:
            self._say("Nothing to compare with")
        else:
            self.walk(ComparePlace(self._wanted, other))

    def action_versions(self) -> None:
        """Shows what the article at hand said before it was changed."""
        if row := self._target:
            self.walk(VersionsPlace(row.id))

    def action_history(self, step: Literal[-1, 1]) -> None:
        """Goes back to the place before, or forward again."""
        if place := self._history.step(step):
            self.walk(place, visit=False)

    @work(exclusive=True, group="walk", exit_on_error=False)
    async def walk(self, place: Place, *, visit: bool = True) -> None:
        """Goes to a place, and on from there until the reader is at an article again."""
        before: Place | None = None
        while not isinstance(place, ArticlePlace):
            if visit:
                self._history.visit(place)
            going = await self.app.push_screen_wait(await self._screen(place))
            if going is None:  # the way back leads over the screen that was left
                if self._wanted is not None:
                    self._history.visit(ArticlePlace(self._wanted))
                return
            before, visit = place, not isinstance(going, Step)
            # At either end of the way the place stays.
            place = self._history.step(going.steps) or place if isinstance(going, Step) else going
        self._arrive(place, before, visit=visit)

    def _arrive(self, place: ArticlePlace, before: Place | None, *, visit: bool) -> None:
        """Opens an article; where one came from an actor, at its first mention."""
        if isinstance(before, ActorPlace):
            actor_id = before.id

            def light() -> None:
                self._view.choose(actor_id)
                self._view.first_mention(actor_id)

            self.open_article(place.id, visit=visit, then=light)
        else:
            self.open_article(place.id, visit=visit)
        if place.id in self._list.ids:
            self._list.go_to(place.id)
        self._panes.go("article")

    async def _screen(self, place: Place) -> WalkScreen:
        library = self._writer.library
        trail = await to_thread(names, library, self._history.before(TRAIL)) if library else ()
        given = Given(
            self._writer, self._undo, self._clock, self._settings, self._keys, tuple(trail)
        )
        return screen_of(place, given, self._wanted)

    # --- what changes while a screen of a walk is open concerns it too ---

    def on_changed(self, _message: Changed) -> None:
        """Marks and follows."""
        self._renew()

    def on_corrected(self, message: Corrected) -> None:
        """Corrections of actors."""
        self._renew()

    def on_judged(self, _message: Judged) -> None:
        """Actors that were judged to be one."""
        self._renew()

    def _renew(self) -> None:
        if isinstance(self.app.screen, WalkScreen):
            self.app.screen.renew()
