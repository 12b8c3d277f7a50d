"""The pane that lists who is named in an article, by kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content, Span
from textual.message import Message
from textual.visual import Visual
from textual.widgets import OptionList

from core.types import CastEntry
from tui.widgets.option_pane import OptionPane, RowVisual
from tui.widgets.styles import ACTOR_CLASSES, ACTOR_CSS, LOOKS
from tui.widgets.wrapping import fit


class CastPane(OptionPane):
    """The cast of an article: headings by kind, an actor a row with its mentions."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*ACTOR_CLASSES}

    DEFAULT_CSS = f"CastPane {{ {ACTOR_CSS} }}"

    @dataclass
    class ActorHighlighted(Message):
        """The reader moved to an actor."""

        pane: "CastPane"
        actor_id: int

        @property
        def control(self) -> "CastPane":
            """The pane that sent it."""
            return self.pane

    @dataclass
    class ActorChosen(Message):
        """The reader chose an actor."""

        pane: "CastPane"
        actor_id: int

        @property
        def control(self) -> "CastPane":
            """The pane that sent it."""
            return self.pane

    def show(self, entries: Sequence[CastEntry], note: str = "") -> None:
        """Lists `entries`, in their order within each kind; `note` stands in where none are."""
        self.replace(list(_rows(entries)), note)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Says which actor the option is."""
        event.stop()
        if (actor_id := self.id_at(event.option_index)) is not None:
            self.post_message(self.ActorHighlighted(self, actor_id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Says which actor the option is."""
        event.stop()
        if (actor_id := self.id_at(event.option_index)) is not None:
            self.post_message(self.ActorChosen(self, actor_id))


class _ActorRow(RowVisual):
    """Letter, name, and at the right edge the number of mentions."""

    def __init__(self, entry: CastEntry) -> None:
        self._entry = entry

    def lines(self, width: int) -> list[Content]:
        """One line."""
        look = LOOKS[self._entry.kind]
        count = str(self._entry.mentions)
        name = fit(self._entry.name, width - len(count) - 4)
        spans = [Span(0, 1, f".{look.component}")]
        return [Content(f"{look.letter}  {name} {count}", spans)]


def _rows(entries: Sequence[CastEntry]) -> Iterator[tuple[int | None, Visual]]:
    for kind, look in LOOKS.items():
        members = [entry for entry in entries if entry.kind is kind]
        if members:
            yield None, Content(look.heading)
        for entry in members:
            yield entry.actor_id, _ActorRow(entry)
