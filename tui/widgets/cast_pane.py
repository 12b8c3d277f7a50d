"""The pane that lists who is named in an article, those it is most about first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.content import Content
from textual.message import Message
from textual.visual import Visual
from textual.widgets import OptionList

from core.types import CastEntry
from tui.looks.symbols import symbols_of
from tui.widgets.cast_row import CastRow, mark_of, passing
from tui.widgets.option_pane import FOLD, OptionPane
from tui.widgets.styles import REFERENCE_CLASSES, REFERENCE_CSS
from tui.widgets.wrapping import one_line

SOURCES_KEY: Final = "s"
"""The key that the line on left out sources names unless told otherwise."""


class CastPane(OptionPane):
    """The cast of an article: an actor a row, with its role and its mentions.

    Who is in passing is folded away. Who only reported the article, agencies and outlets,
    is left out until asked for. Both stay as the reader wants them from article to article.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {*REFERENCE_CLASSES, "cast--role", "cast--mark"}

    DEFAULT_CSS = f"""
    CastPane {{
        {REFERENCE_CSS}
        & > .cast--role {{ color: $foreground-muted; }}
        & > .cast--mark {{ color: $text-accent; }}
    }}
    """

    @dataclass
    class ActorHighlighted(Message):
        """The reader moved to an actor."""

        actor_id: int

    @dataclass
    class ActorChosen(Message):
        """The reader chose an actor."""

        actor_id: int

    def __init__(
        self,
        *,
        sources_key: str = SOURCES_KEY,
        id: str | None = None,  # noqa: A002, Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.sources_key = sources_key
        self._with_sources = False
        self._unfolded = False
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
        actors = [entry for entry in self._entries if not entry.source]
        sources = [entry for entry in self._entries if entry.source]
        folded = passing(actors)
        yield from self._rows_of(entry for entry in actors if entry not in folded)
        if folded:
            yield FOLD, Content(self._fold_line(len(folded)))
            yield from self._rows_of(folded if self._unfolded else ())
        if not sources:
            return
        if not actors and self._note:
            yield None, Content(one_line(self._note))
        yield None, Content(self._sources_line(len(sources)))
        yield from self._rows_of(sources if self._with_sources else ())

    def _rows_of(self, entries: Iterable[CastEntry]) -> Iterator[tuple[int, Visual]]:
        symbols, all_of_them = symbols_of(self), self._entries
        places = max((len(str(entry.mentions)) for entry in all_of_them), default=1)
        edge = places + (3 if any(mark_of(entry, symbols) for entry in all_of_them) else 1)
        for entry in entries:
            yield entry.actor_id, CastRow(entry, symbols, f"{entry.mentions:>{places}}", edge)

    def _fold_line(self, count: int) -> str:
        symbols, named = symbols_of(self), f"{count} in passing"
        sign = symbols.unfold if self._unfolded else symbols.fold
        return f"{named}{symbols.separator}{sign}" if symbols.plain else f"{sign}  {named}"

    def _sources_line(self, count: int) -> str:
        does = "leaves out" if self._with_sources else "lists"
        return f"{self.sources_key} {does} {count} source{'' if count == 1 else 's'}"

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Says which actor the option is."""
        event.stop()
        if (actor_id := self.id_at(event.option_index)) is not None:
            self.post_message(self.ActorHighlighted(actor_id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Says which actor the option is; folds or unfolds at the fold."""
        event.stop()
        if self.is_fold(event.option_index):
            self._unfolded = not self._unfolded
            self.show(self._entries, self._note)
        elif (actor_id := self.id_at(event.option_index)) is not None:
            self.post_message(self.ActorChosen(actor_id))
