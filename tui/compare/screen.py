"""The screen that puts two articles side by side."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import Static

from core.comparisons import Comparison
from core.errors import NewscastError
from tui.compare.compare_view import CompareView
from tui.compare.evidence import evidence
from tui.compare.keys import COMPARE_KEYS
from tui.compare.names_strip import NamesStrip
from tui.keys.line import KeyLine
from tui.leaving import leave
from tui.looks.symbols import symbols_of
from tui.messages import Failed
from tui.walks import ActorPlace, ArticlePlace, Given, WalkScreen
from tui.widgets.mention_view import MentionView
from tui.widgets.trail import Trail


@dataclass
class Compared(Message):
    """What two articles have in common is known."""

    found: Comparison


class CompareScreen(WalkScreen):
    """Two articles in two columns that scroll together; one at a time where there is no room."""

    BINDINGS: ClassVar[list[BindingType]] = COMPARE_KEYS

    DEFAULT_CSS = """
    CompareScreen {
        & > #compare-evidence { height: auto; max-height: 2; padding: 0 1; color: $text-muted; }
        & > Horizontal { height: 1fr; }
        &.-narrow > Horizontal > .column { border: none; }
        &.-narrow > Horizontal > .-aside { display: none; }
    }
    """

    def __init__(self, given: Given, left: int, right: int) -> None:
        super().__init__(given)
        self._ids = (left, right)
        width = given.settings.width
        self._views = (CompareView(width), CompareView(width))
        self._strips = (NamesStrip(), NamesStrip())
        self._trail = Trail(given.trail)
        self._evidence = Static(markup=False, id="compare-evidence")
        self._found: Comparison | None = None
        self._gap = 0
        """Rows by which the right text is further down than the left one."""

    def compose(self) -> ComposeResult:
        """Where one came from, what the two have in common, the two, the keys."""
        yield self._trail
        yield self._evidence
        with Horizontal():
            for strip, view in zip(self._strips, self._views, strict=True):
                yield Vertical(strip, view, classes="column")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begins in the left column."""
        for view in self._views:
            view.placeholder = "Comparing"
        self._go_to(0)
        self.renew()

    def renew(self) -> None:
        """Compares the two anew."""
        self._compare()

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def _compare(self) -> None:
        library = self.given.writer.library
        if library is None:
            return
        try:
            found = library.compare(*self._ids)
        except NewscastError as error:
            self.post_message(Failed(str(error)))
        else:
            self.post_message(Compared(found))

    def on_failed(self, message: Failed) -> None:
        """Says it where the text would be, too; what was compared before stays."""
        for view in self._views:
            view.placeholder = "Nothing to compare"

    def on_compared(self, message: Compared) -> None:
        """Shows both articles, and what both have in each."""
        found = self._found = message.found
        self._trail.show((*self.given.trail, f"{found.left.row.title} compared"))
        sides = (
            (found.left, found.left_common, found.only_left),
            (found.right, found.right_common, found.only_right),
        )
        for strip, view, side in zip(self._strips, self._views, sides, strict=True):
            article, common, only = side
            strip.show(only, found.both)
            view.show(article, common, {entry.actor_id for entry in only}, self.given.clock())
        self._say()

    def _say(self) -> None:
        """The line of evidence, and at which passage the reader is."""
        if self._found is None:
            return
        parts = list(evidence(self._found))
        if position := self._views[self._side].stops.position:
            parts.append(f"passage {position}")
        self._evidence.update(Content(symbols_of(self).separator.join(parts)))

    # --- from one to the other ---

    @property
    def _side(self) -> int:
        """0 while the keys are in the left column, else 1."""
        return int(self._views[1].has_focus)

    def _go_to(self, side: int) -> None:
        """Gives the keys to a column."""
        self._set_aside(1 - side)
        self._views[side].focus()

    def _set_aside(self, side: int) -> None:
        """Hides a column where there is room for one only."""
        for index, column in enumerate(self.query(".column")):
            column.set_class(index == side, "-aside")

    def action_other(self) -> None:
        """To the other column, which is where this one is."""
        self._go_to(1 - self._side)

    def on_descendant_focus(self) -> None:
        """A click gives the keys to a column, too."""
        self._set_aside(1 - self._side)
        self._say()

    @on(CompareView.Moved)
    def _lead(self, message: CompareView.Moved) -> None:
        """Moves the other text by as many rows; both may end before that."""
        left, right = self._views
        if message.view is left:
            right.lead_to(left.scroll_offset.y + self._gap)
        else:
            left.lead_to(right.scroll_offset.y - self._gap)

    def on_resize(self, _event: Resize) -> None:
        """Rows are others: both texts stay where they are."""
        self.call_after_refresh(self._measure)

    def _measure(self) -> None:
        self._gap = self._views[1].scroll_offset.y - self._views[0].scroll_offset.y

    # --- common passages ---

    def action_passage(self, step: int) -> None:
        """Shows the next common passage, or the one before, in both texts."""
        found, side = self._found, self._side
        if found is None:
            return
        view, other = self._views[side], self._views[1 - side]
        index = view.stops.following(step, view.top_offset, view.is_in_view)
        if index is None:
            self.notify(_no_more(view, step), markup=False, timeout=2)
            return
        meets = found.right_meets if side else found.left_meets
        view.go_to_stop(index)
        other.go_to_stop(meets[index])
        self._measure()
        self._say()

    # --- going on ---

    def action_open(self) -> None:
        """To the article that has the keys."""
        leave(self, ArticlePlace(self._ids[self._side]))

    @on(MentionView.ActorChosen)
    def _open_actor(self, message: MentionView.ActorChosen) -> None:
        """To the dossier of an actor whose name was clicked."""
        leave(self, ActorPlace(message.actor_id))


def _no_more(view: CompareView, step: int) -> str:
    if not view.stops.places:
        return "The two have no passage in common"
    return "No further common passage" if step > 0 else "No common passage before"
