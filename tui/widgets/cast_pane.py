"""The pane that lists who is named in an article, those it is most about first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.content import Content, Span
from textual.message import Message
from textual.visual import Visual
from textual.widgets import OptionList

from core.types import CastEntry
from tui.widgets.option_pane import OptionPane, RowVisual
from tui.widgets.styles import ACTOR_CLASSES, ACTOR_CSS, LOOKS
from tui.widgets.wrapping import fit, one_line

SOURCES_KEY: Final = "s"
"""The key that the line on left out sources names unless told otherwise."""

_JOIN = " · "

_LEAST_ROLE = len(_JOIN) + 8
"""Cells below which a role is left out: what is cut shorter says nothing."""


class CastPane(OptionPane):
    """The cast of an article: an actor a row, with its role and its mentions.

    Who only reported the article, agencies and outlets, is left out until asked for.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {*ACTOR_CLASSES, "cast--role"}

    DEFAULT_CSS = f"""
    CastPane {{
        {ACTOR_CSS}
        & > .cast--role {{ color: $foreground-muted; }}
    }}
    """

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

    def __init__(
        self,
        *,
        sources_key: str = SOURCES_KEY,
        id: str | None = None,  # noqa: A002, Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._sources_key = sources_key
        self._with_sources = False
        self._entries: Sequence[CastEntry] = ()
        self._note = ""

    def show(self, entries: Sequence[CastEntry], note: str = "") -> None:
        """Lists `entries` in their order, sources apart; `note` stands in where nobody is."""
        self._entries, self._note = entries, note
        self.replace(list(self._rows()), note)

    @property
    def first_id(self) -> int | None:
        """Whom the article is most about."""
        return next((entry.actor_id for entry in self._entries if not entry.source), None)

    def toggle_sources(self) -> bool:
        """Lists the sources or leaves them out, from now on; false where there are none here."""
        self._with_sources = not self._with_sources
        self.show(self._entries, self._note)
        return any(entry.source for entry in self._entries)

    def _rows(self) -> Iterator[tuple[int | None, Visual]]:
        sources = [entry for entry in self._entries if entry.source]
        for entry in self._entries:
            if not entry.source:
                yield entry.actor_id, _ActorRow(entry)
        if not sources:
            return
        them = "it" if len(sources) == 1 else "them"
        if len(sources) == len(self._entries) and self._note:
            yield None, Content(one_line(self._note))
        if self._with_sources:
            yield None, Content(f"Sources ({self._sources_key} leaves {them} out)")
            yield from ((entry.actor_id, _ActorRow(entry)) for entry in sources)
        else:
            count = f"{len(sources)} source{'' if len(sources) == 1 else 's'}"
            yield None, Content(f"{count} left out ({self._sources_key} lists {them})")

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
    """Letter, name, role where there is room, and at the right edge the number of mentions."""

    def __init__(self, entry: CastEntry) -> None:
        self._entry = entry

    def lines(self, width: int) -> list[Content]:
        """One line."""
        entry, look = self._entry, LOOKS[self._entry.kind]
        count = str(entry.mentions)
        room = width - len(count) - 4
        taken = cell_len(entry.name[: room + 1])
        role = entry.roles[0] if entry.roles and room - taken >= _LEAST_ROLE else ""
        name = f"{look.letter}  {fit(entry.name, taken if role else room)}"
        role = fit(f"{_JOIN}{role}", room - taken) if role else ""
        spans = [
            Span(0, 1, f".{look.component}"),
            Span(len(name), len(name + role), ".cast--role"),
        ]
        return [Content(f"{name}{role} {count}", spans)]
