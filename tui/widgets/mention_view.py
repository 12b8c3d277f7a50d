"""A page on which actors are marked, with a cursor that walks from mention to mention."""

from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual.events import Click
from textual.message import Message

from core.types import ActorMention
from tui.widgets.find_view import FindView
from tui.widgets.mention_walk import MentionWalk
from tui.widgets.page import EMPTY, Page, Run
from tui.widgets.styles import (
    ACTOR_CLASSES,
    ACTOR_CSS,
    LOOKS,
    REFERENCE_CLASSES,
    REFERENCE_CSS,
    REFERENCE_DIM_CSS,
)


class MentionView(FindView):
    """Actors are coloured by kind; one of them can be lit up, which dims all else."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *ACTOR_CLASSES,
        *REFERENCE_CLASSES,
        "actor--chosen",
        "actor--chosen-reference",
        "actor--current",
        "actor--aside",
    }

    DEFAULT_CSS = f"""
    MentionView {{
        {ACTOR_CSS}
        {REFERENCE_CSS}
        {REFERENCE_DIM_CSS}
        & > .actor--chosen-reference {{ background: $primary 15%; }}
        &:nocolor > .actor--chosen-reference {{ text-style: not dim; }}
        & > .actor--chosen {{ background: $primary 30%; text-style: bold underline; }}
        & > .actor--current {{ text-style: bold reverse; }}
        & > .actor--aside {{ color: $foreground-muted; text-style: italic; }}
        &:ansi > .actor--chosen, &:ansi > .actor--chosen-reference {{ background: ansi_default; }}
        &:ansi > .actor--aside {{ text-style: dim italic; }}
    }}
    """

    @dataclass
    class ActorChosen(Message, namespace="article_view"):
        """A mention was clicked."""

        actor_id: int

    @dataclass
    class MentionMoved(Message, namespace="article_view"):
        """The mention cursor moved; `position` counts from 1: (3, 7) is the third of seven."""

        mention: ActorMention
        position: tuple[int, int]

    _walk = MentionWalk(EMPTY.spots)

    def set_page(self, page: Page, top: int = 0, *, resume: bool = False) -> None:
        """Shows `page`; choice and cursor stay where it is another state of the one before."""
        walk, self._walk = self._walk, MentionWalk(page.spots)
        if resume:
            self._walk.resume(walk)
        super().set_page(page, top)

    def choose(self, actor_id: int | None) -> None:
        """Lights up the mentions of one actor and confines `next_mention` to them."""
        self._walk.choose(actor_id)
        self.refresh()

    def unlight(self) -> bool:
        """Takes back choice and cursor; false where there was neither."""
        if self._walk.chosen is None and self._walk.current is None:
            return False
        self._walk.current = None
        self.choose(None)
        return True

    def become(self, old: int, new: int) -> None:
        """Lets a chosen actor be another in the article that is about to be shown again."""
        self._walk.become(old, new)

    @property
    def chosen(self) -> int | None:
        """The actor whose mentions are lit up."""
        return self._walk.chosen

    @property
    def position(self) -> tuple[int, int] | None:
        """Which of how many mentions the cursor is on, from 1; None where it is on none."""
        return self._walk.position

    @property
    def current_actor(self) -> int | None:
        """The actor whose mention the cursor is on."""
        current = self._walk.current
        return None if current is None else self._page.spots[current].mention.actor_id

    @property
    def mention_anchor(self) -> tuple[int, int] | None:
        """Column and row within the widget where the current mention begins; None out of view."""
        current = self._walk.current
        return None if current is None else self.cell_of(self._page.spots[current].start)

    def next_mention(self, step: int = 1) -> bool:
        """Moves the mention cursor by `step`, false where there is no further mention.

        Without a cursor it starts at what is in view. The mention is brought
        about a third from the top unless it is in view already.
        """
        return self._show_cursor(self._walk.move(step, self.top_offset))

    def first_mention(self, actor_id: int, *, last: bool = False) -> bool:
        """Lights up an actor, the cursor on its first mention or its last; false for none."""
        self.choose(actor_id)
        return self._show_cursor(self._walk.to_end(last=last))

    def _show_cursor(self, moved: bool) -> bool:
        current, position = self._walk.current, self._walk.position
        if moved and current is not None and position is not None:
            spot = self._page.spots[current]
            self.bring_into_view(spot.start)
            self.refresh()
            self.post_message(self.MentionMoved(spot.mention, position))
        return moved

    def on_click(self, event: Click) -> None:
        """Puts the cursor on a mention that is clicked, unless the mouse selected text."""
        index = event.style.meta.get("mention")
        if index is not None and self.text_selection is None:
            event.stop()
            mention = self._page.spots[index].mention
            if mention.by_name:
                self._walk.current = index
                self._show_cursor(moved=True)
            self.post_message(self.ActorChosen(mention.actor_id))

    def look(self, run: Run) -> Style:
        """How a run looks: a mention by its actor's kind, lit up where chosen."""
        names = run.classes
        if run.mention >= 0:
            names += self._actor_classes(run)
        elif self._walk.chosen is not None:
            names += ("page--dim",)
        if 0 <= run.mention == self._walk.current:
            names += ("actor--current",)
        return self.rich_look(*names)

    def _actor_classes(self, run: Run) -> tuple[str, ...]:
        """Those of a mention, fainter where it gives no name, or only says where and by whom."""
        mention, chosen = self._page.spots[run.mention].mention, self._walk.chosen
        kind, is_chosen = LOOKS[mention.kind], mention.actor_id == chosen
        if chosen is not None and not is_chosen:
            return ("actor--aside",)
        if not mention.by_name or "article--dateline" in run.classes:
            return (kind.reference, "actor--chosen-reference") if is_chosen else (kind.reference,)
        return (kind.component, "actor--chosen") if is_chosen else (kind.component,)
