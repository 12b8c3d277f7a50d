"""The pane that lists the articles that belong with the open one, by what they have to do with it.

Those with the same text, those about the same event and those in the background stand under
headings of their own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from textual.content import Content
from textual.message import Message
from textual.visual import Visual
from textual.widgets import OptionList

from core.relations import Related, Relation, Why
from tui.looks.symbols import Symbols, symbols_of
from tui.widgets.option_pane import OptionPane, RowVisual, said
from tui.widgets.spells import apart
from tui.widgets.styles import Clock, short_date, utc_now
from tui.widgets.wrapping import clip, fit

HEADINGS: Final = {
    Relation.SAME_TEXT: "Same text",
    Relation.SAME_EVENT: "Same event",
    Relation.BACKGROUND: "Background",
}
"""The relations, the closest first."""

_INDENT = "  "

_LEAST_COMMON: Final = 0.1
"""Share of a text below which that it is shared says nothing: agencies open and close alike."""


class RelatedPane(OptionPane):
    """Related articles under their relations, each with its evidence."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "related--why",
        "related--unread",
        "related--mark",
        "related--heading",
    }

    DEFAULT_CSS = """
    RelatedPane {
        & > .related--why { color: $foreground-muted; }
        & > .related--unread { text-style: bold; }
        & > .related--mark { color: $text-primary; }
        & > .related--heading { color: $foreground-muted; text-style: bold; }
    }
    """

    @dataclass
    class RelatedChosen(Message):
        """The reader wants to read a related article."""

        article_id: int

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
        """Lists `related`, each under its relation; `note` stands in where there are none."""
        self.replace(list(self._rows(related)), note)

    @property
    def first_id(self) -> int | None:
        """The closest of the articles, None where there are none."""
        return next((row_id for row_id in self._row_ids if row_id is not None), None)

    def _rows(self, related: Sequence[Related]) -> Iterator[tuple[int | None, Visual]]:
        now, symbols = self._clock(), symbols_of(self)
        for relation, heading in HEADINGS.items():
            listed = [item for item in related if item.relation is relation]
            if listed:
                yield None, _Heading(heading, len(listed), symbols)
            for item in listed:
                yield item.article.id, _RelatedRow(item, now, symbols)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Keeps to itself where the cursor is."""
        event.stop()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Says which article the option is."""
        event.stop()
        if (article_id := self.id_at(event.option_index)) is not None:
            self.post_message(self.RelatedChosen(article_id))


def evidence(why: Why, separator: str) -> tuple[str, str]:
    """Why two articles belong together, for a reader: whom they share, then what they share."""
    actors = f"shares {', '.join(why.actors)}" if why.actors else ""
    common = f"{why.common:.0%}".replace("%", " % of the text")
    words = f"words {', '.join(why.terms)}" if why.terms else ""
    return actors, separator.join(filter(None, (common * (why.common >= _LEAST_COMMON), words)))


class _Heading(RowVisual):
    """A relation and how many articles have it."""

    def __init__(self, title: str, count: int, symbols: Symbols) -> None:
        self._text = f"{title}{symbols.separator}{count}"

    def lines(self, width: int) -> list[Content]:
        """One line."""
        return [Content.assemble((clip(self._text, width), ".related--heading"))]


class _RelatedRow(RowVisual):
    """A title, then a line each for where it is from, whom it shares and what it shares."""

    def __init__(self, item: Related, now: datetime, symbols: Symbols) -> None:
        row, why = item.article, item.why
        self._symbols = symbols
        self._relation = HEADINGS[item.relation]
        self._title = row.title or "(untitled)"
        self._unread = row.unread
        days = "" if why.days is None else apart(why.days)
        about = (row.source, short_date(row.dated, now), days)
        self._below = [
            symbols.separator.join(filter(None, about)),
            *evidence(why, symbols.separator),
        ]

    def lines(self, width: int) -> list[Content]:
        """Two to four lines; for listening one sentence."""
        if self._symbols.plain:
            unread = self._symbols.unread if self._unread else ""
            parts = (unread, f"{self._relation}: {self._title}", *self._below)
            return said(parts, self._symbols.separator, width)
        room = width - len(_INDENT)
        title = fit(self._title, room, self._symbols.ellipsis)
        mark = f"{self._symbols.unread} " if self._unread else _INDENT
        look = ".related--unread" if self._unread else ""
        below = (fit(line, room, self._symbols.ellipsis) for line in self._below if line)
        return [
            Content.assemble((mark, ".related--mark"), (title, look)),
            *(Content.assemble(_INDENT, (line, ".related--why")) for line in below),
        ]
