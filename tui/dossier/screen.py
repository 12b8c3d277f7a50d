"""The dossier: reads an actor's record, shows it, and goes where the reader wants from there."""

from asyncio import to_thread
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.worker import get_current_worker

from core.dossiers import Dossier
from core.errors import NewscastError
from tui.dossier.keys import DOSSIER_KEYS
from tui.dossier.pane import DossierPane
from tui.dossier.sections import AT_FIRST, AT_ONCE, More, Section, sections
from tui.following import follow_or_not, follow_pair
from tui.keys.line import KeyLine
from tui.leaving import leave
from tui.looks.symbols import symbols_of
from tui.messages import Failed
from tui.walks import ActorPlace, Given, WalkScreen
from tui.widgets.trail import Trail

WIDE = 120
"""Columns from which what is said stands beside who is named."""


@dataclass
class DossierFound(Message):
    """What the store knows of an actor."""

    actor_id: int
    dossier: Dossier


class DossierScreen(WalkScreen):
    """All that the store knows of an actor, on one page or, where it is wide, on two."""

    BINDINGS: ClassVar[list[BindingType]] = DOSSIER_KEYS

    DEFAULT_CSS = """
    DossierScreen {
        #what { border-left: vkey $panel; }
        #what:focus { border-left: vkey $primary; }
    }
    """

    def __init__(self, given: Given, actor_id: int) -> None:
        super().__init__(given)
        self._actor_id = actor_id
        self._dossier: Dossier | None = None
        self._shown = dict(AT_FIRST)
        self._trail = Trail([*given.trail, ""])
        self._panes = (DossierPane(id="who"), DossierPane(id="what"))

    def compose(self) -> ComposeResult:
        """Where one came from, the two pages, the keys."""
        yield self._trail
        with Horizontal():
            yield from self._panes
        yield KeyLine()

    def on_mount(self) -> None:
        """Asks the store."""
        who, what = self._panes
        what.display = False
        who.show((), "…")
        who.focus()
        self.renew()

    # --- reading ---

    def renew(self) -> None:
        """Reads the actor anew, because the store has changed."""
        self._read(self._actor_id)

    @work(thread=True, exclusive=True, group="dossier", exit_on_error=False)
    def _read(self, actor_id: int) -> None:
        library = self.given.writer.library
        if library is None:
            return
        now = self.given.clock()
        try:
            found: Message = DossierFound(actor_id, library.dossier(actor_id, now))
        except NewscastError as error:
            found = Failed(str(error))
        if not get_current_worker().is_cancelled:
            self.post_message(found)

    def on_dossier_found(self, message: DossierFound) -> None:
        """Shows the actor; a late answer about another is none."""
        if message.actor_id != self._actor_id:
            return
        self._dossier = message.dossier
        self._trail.show([*self.given.trail, message.dossier.actor.name])
        self._show()

    def on_failed(self, message: Failed) -> None:
        """Says what went wrong, and where nothing is shown yet why that is so."""
        message.stop()
        self.notify(message.text, severity="error", markup=False)
        if self._dossier is None:
            self._panes[0].show((), message.text)

    # --- showing ---

    def on_resize(self) -> None:
        """One page or two."""
        if self._dossier and self._is_wide != self._panes[1].display:
            self._show()

    @property
    def _is_wide(self) -> bool:
        return self.size.width >= WIDE and not symbols_of(self).plain

    def _show(self) -> None:
        """Lays the sections out; the cursor stays on its row, whichever page that comes to."""
        if self._dossier is None:
            return
        who, what = self._panes
        spot, given = self._here.spot, self.given
        first, second = sections(self._dossier, self._shown, symbols_of(self), given.clock())
        pages: tuple[Sequence[Section], Sequence[Section]] = (first, second)
        if not (self._is_wide and second):
            pages = ([*first, *second], ())
        what.display = bool(pages[1])
        for pane, page in zip(self._panes, pages, strict=True):
            pane.show(page)
        if spot and self._here.spot != spot:
            other = next((pane for pane in self._panes if pane.go_to(spot)), who)
            other.focus()

    @property
    def _here(self) -> DossierPane:
        """The page with the keys."""
        return next((pane for pane in self._panes if pane.has_focus), self._panes[0])

    # --- moving ---

    def action_page(self, step: Literal[-1, 1]) -> None:
        """A page on or back."""
        if step > 0:
            self._here.action_page_down()
        else:
            self._here.action_page_up()

    def action_section(self, step: Literal[-1, 1]) -> None:
        """To the next section or the one before, around the end and on the other page too."""
        here = self._here
        if not here.next_section(step):
            others = [pane for pane in self._panes if pane.display and pane is not here]
            (others or [here])[0].enter(step)

    @on(DossierPane.Chosen)
    def _go(self, event: DossierPane.Chosen) -> None:
        """Goes where the row leads, or shows more of its section."""
        if isinstance(event.target, More):
            self._shown[event.target.title] += AT_ONCE
            at = event.pane.highlighted
            self._show()
            event.pane.highlighted = at
        else:
            leave(self, event.target)

    # --- following ---

    def action_follow(self) -> None:
        """Makes the actor a source, or no more."""
        if self._dossier:
            self.given.undo.do(follow_or_not(self._dossier.actor.id))

    def action_pair(self) -> None:
        """Makes a source of the articles that name the actor and the companion at the cursor."""
        spot, dossier = self._here.spot, self._dossier
        if dossier and spot and isinstance(spot[1], ActorPlace):
            self.given.undo.do(follow_pair(dossier.actor.id, spot[1].id))
        else:
            self.notify("Choose a companion first", markup=False, timeout=2)

    def action_undo(self) -> None:
        """Takes back what was done last."""
        self.given.undo.undo()

    # --- saving ---

    @work(group="save", exit_on_error=False)
    async def action_save(self) -> None:
        """Saves the dossier as Markdown in the folder that config.toml names."""
        from desk.export.documents import save_dossier

        if self._dossier is None:
            return
        try:
            saved = await to_thread(save_dossier, self._dossier, self.given.settings.saving)
        except NewscastError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.notify(str(saved), title="Saved", markup=False)
