"""What the reader says of actors: asks what is meant, has it written, says what came of it."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.visual import Visual

from core.errors import CorrectionError, NewscastError
from core.types import ActorRow, Answer, Correction, CorrectionKind, Kind, Suggestion
from tui.dialogs.asking import ActorPicker, Choice, Dialog, NameInput
from tui.dialogs.correct_menu import CorrectMenu, in_words
from tui.dialogs.suggestions import SuggestionScreen
from tui.looks.symbols import symbols_of
from tui.messages import Corrected, Failed, Judged
from tui.undoing import Deed, Doing, UndoStack
from tui.widgets.styles import LOOKS
from tui.widgets.wrapping import one_line
from tui.writing import Writer

if TYPE_CHECKING:
    from desk.library import Library

Value = TypeVar("Value")

CANDIDATES = 50
"""Actors that are offered to merge into: whoever is not among them is found by more letters."""

PAIRS = 50
"""Suggestions that are listed at once."""


class Correcting:
    """Leads through the corrections of one session, which it can undo one by one.

    Args:
        screen: below the dialogs; it hears `Corrected` and `Failed`.
        undo: where what is corrected can be taken back.
        undo_key: the key that notices name.
    """

    def __init__(
        self, screen: Screen[None], writer: Writer, undo: UndoStack, undo_key: str
    ) -> None:
        self._screen = screen
        self._writer = writer
        self._undo = undo
        self._undo_key = undo_key

    # --- from asking to writing ---

    async def run(self, name: str, actor_id: int | None) -> None:
        """Corrects an actor in the way of this name; 'menu' asks for the way.

        'suggest' asks about pairs of actors and needs none.
        """
        try:
            if name == "menu":
                await self._menu(actor_id)
            elif name == "suggest":
                self._suggest()
            elif actor_id is None:
                self._screen.notify("Choose an actor first", markup=False)
            else:
                await self._correct(name, await self._read(lambda store: store.actor(actor_id)))
        except NewscastError as error:
            self._screen.post_message(Failed(str(error)))

    async def _menu(self, actor_id: int | None) -> None:
        actor = None
        if actor_id is not None:
            actor = await self._read(lambda library: library.actor(actor_id))
        last = next(iter(await self._read(lambda library: library.corrections())), None)
        name = await self._ask(CorrectMenu(actor, in_words(last) if last else ""))
        if name == "suggest":
            self._suggest()
        elif name == "undo" and last:
            self._take_back(last.id)
        elif name and actor:
            await self._correct(name, actor)

    async def _correct(self, name: str, actor: ActorRow) -> None:
        match name:
            case "merge":
                await self._merge(actor)
            case "split":
                await self._split(actor)
            case "rename":
                await self._rename(actor)
            case "retype":
                await self._retype(actor)
            case "hide":
                self._give(lambda library: library.hide(actor.id))

    async def _merge(self, actor: ActorRow) -> None:
        library = self._library

        def others(text: str) -> list[ActorRow]:
            found = [a for a in library.actors(text, CANDIDATES) if a.id != actor.id]
            return sorted(found, key=lambda a: a.kind is not actor.kind)

        last_word = actor.name.split()[-1]
        start = last_word if await asyncio.to_thread(others, last_word) else ""
        into = await self._ask(ActorPicker(f"Merge {actor.name} into …", start, others))
        if into:
            self._give(lambda library: library.merge(actor.id, into.id))

    async def _split(self, actor: ActorRow) -> None:
        if not actor.aliases:
            raise CorrectionError(actor.name, "is written in no other way", "rename it instead")
        lines: list[Visual] = [Content(one_line(form)) for form in actor.aliases]
        place = await self._ask(Choice(f"Split off {actor.name} …", lines))
        if place is not None:
            self._give(lambda library: library.split(actor.id, actor.aliases[place]))

    async def _rename(self, actor: ActorRow) -> None:
        name = await self._ask(NameInput(f"Rename {actor.name} to …", actor.name))
        if name is not None and name != actor.name:
            self._give(lambda library: library.rename(actor.id, name))

    async def _retype(self, actor: ActorRow) -> None:
        kinds = [kind for kind in LOOKS if kind is not actor.kind]
        place = await self._ask(Choice(f"{actor.name} is …", [self._kind_line(k) for k in kinds]))
        if place is not None:
            self._give(lambda library: library.retype(actor.id, kinds[place]))

    def _kind_line(self, kind: Kind) -> Content:
        symbol = symbols_of(self._screen).kind(kind)
        named = f"  {kind.value}" if symbol != kind.value else ""
        return Content.assemble((symbol, f".{LOOKS[kind].component}"), named)

    def _suggest(self) -> None:
        """Lists the pairs of actors that may be one, to be judged."""
        library = self._library

        def judge(pair: Suggestion, answer: Answer) -> None:
            self._undo.do(_judging(pair, answer))

        self._screen.app.push_screen(
            SuggestionScreen(lambda: library.suggestions(PAIRS), judge, self._undo.undo)
        )

    def undo_last(self) -> None:
        """Takes back the last correction of all, of whatever session."""
        self._take_back(None)

    def _give(self, correct: "Callable[[Library], Correction]") -> None:
        self._undo.do(lambda library: _given(correct(library)))

    def _take_back(self, correction_id: int | None) -> None:
        def taken_back(library: "Library") -> Message:
            correction = library.undo(correction_id)
            self._undo.forget(lambda deed: deed.correction == correction.id)
            return Corrected(correction, undone=True)

        self._writer.change(taken_back)

    # --- when it is written ---

    def say(self, message: Corrected) -> None:
        """Says what was corrected or undone; suggestions on the screen are renewed."""
        correction, app = message.correction, self._screen.app
        words = in_words(correction)
        if message.undone:
            app.clear_notifications()  # one of them offers this undo
            app.notify(f"Undone: {words}", markup=False)
        else:
            app.notify(f"{words}. {self._undo_key} undoes it", markup=False)
        self.renew_suggestions()

    def renew_suggestions(self) -> None:
        """Lists the suggestions anew where they are on the screen."""
        if isinstance(self._screen.app.screen, SuggestionScreen):
            self._screen.app.screen.renew()

    # --- reading and asking ---

    @property
    def _library(self) -> "Library":
        if self._writer.library is None:
            raise CorrectionError("the store", "is not open yet")
        return self._writer.library

    async def _read(self, read: "Callable[[Library], Value]") -> Value:
        """What the store says, asked on another thread."""
        return await asyncio.to_thread(read, self._library)

    async def _ask(self, dialog: Dialog[Value]) -> Value | None:
        """The answer of a dialog."""
        return await self._screen.app.push_screen_wait(dialog)


def _given(correction: Correction) -> Corrected:
    """Says that a correction is written, and how it is taken back."""

    def take_back(library: "Library") -> Message:
        return Corrected(library.undo(correction.id), undone=True)

    return Corrected(correction, deed=Deed(in_words(correction), take_back, correction.id))


def _judging(pair: Suggestion, answer: Answer) -> Doing:
    def take_back(library: "Library") -> Message:
        library.unjudge(pair.actor_id, pair.into_id)
        return Judged()

    def judged(library: "Library") -> Corrected | Judged:
        correction = library.judge(pair.actor_id, pair.into_id, answer)
        if correction:
            return _given(correction)
        two = Deed(f"{pair.actor} is not {pair.into}", take_back)
        return Judged(two if answer is Answer.NO else None)

    return judged


def hidden(message: Corrected) -> int | None:
    """The actor that is not shown any more, and nobody in its place."""
    given = message.correction
    hides = given.action is CorrectionKind.HIDE and not message.undone
    return given.actor_id if hides else None


def succession(message: Corrected) -> list[tuple[int, int]]:
    """Which actor is shown as which other one since: at most one pair."""
    given = message.correction
    if given.into_id is None or given.action is CorrectionKind.SPLIT:
        return []
    if not message.undone:
        return [(given.actor_id, given.into_id)]
    # Of a merge, what it was merged into is still there.
    retyped = given.action is CorrectionKind.RETYPE
    return [(given.into_id, given.actor_id)] if retyped else []
