"""The pane that lists the articles that belong with the open one, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from core.types import Related
from tui.looks.symbols import Symbols, symbols_of
from tui.widgets.option_pane import OptionPane, RowVisual, said
from tui.widgets.styles import Clock, short_date, utc_now
from tui.widgets.wrapping import fit

_INDENT = "  "


class RelatedPane(OptionPane):
    """Related articles, the closest first, each with its evidence."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"related--why", "related--unread", "related--mark"}

    DEFAULT_CSS = """
    RelatedPane {
        & > .related--why { color: $foreground-muted; }
        & > .related--unread { text-style: bold; }
        & > .related--mark { color: $text-primary; }
    }
    """

    @dataclass
    class RelatedChosen(Message):
        """The reader wants to read a related article."""

        pane: "RelatedPane"
        article_id: int

        @property
        def control(self) -> "RelatedPane":
            """The pane that sent it."""
            return self.pane

    def __init__(
        self,
        *,
        clock: Clock = utc_now,
        id: str | None = None,  # noqa: A002, Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._clock = clock

    def show(self, related: Sequence[Related], note: str = "") -> None:
        """Lists `related` in their order; `note` stands in where there are none."""
        now, symbols = self._clock(), symbols_of(self)
        rows = [(item.article.id, _RelatedRow(item, now, symbols)) for item in related]
        self.replace(rows, note)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Keeps to itself where the cursor is."""
        event.stop()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Says which article the option is."""
        event.stop()
        if (article_id := self.id_at(event.option_index)) is not None:
            self.post_message(self.RelatedChosen(self, article_id))


class _RelatedRow(RowVisual):
    """A title, then a line each for where it is from, whom it shares and which words."""

    def __init__(self, item: Related, now: datetime, symbols: Symbols) -> None:
        row, why = item.article, item.why
        self._symbols = symbols
        self._title = row.title or "(untitled)"
        self._unread = row.unread
        self._below = [
            symbols.separator.join(filter(None, (row.source, short_date(row.dated, now)))),
            f"shares {', '.join(why.actors)}" if why.actors else "",
            f"words {', '.join(why.terms)}" if why.terms else "",
        ]

    def lines(self, width: int) -> list[Content]:
        """Two to four lines; for listening one sentence."""
        if self._symbols.plain:
            unread = self._symbols.unread if self._unread else ""
            return said((unread, self._title, *self._below), self._symbols.separator, width)
        room = width - len(_INDENT)
        title = fit(self._title, room, self._symbols.ellipsis)
        mark = f"{self._symbols.unread} " if self._unread else _INDENT
        look = ".related--unread" if self._unread else ""
        below = (fit(line, room, self._symbols.ellipsis) for line in self._below if line)
        return [
            Content.assemble((mark, ".related--mark"), (title, look)),
            *(Content.assemble(_INDENT, (line, ".related--why")) for line in below),
        ]
