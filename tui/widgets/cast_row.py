"""What does a row of the cast say, and who has one only while the fold is open?"""

from collections.abc import Iterable, Iterator
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from core.types import CastEntry
from tui.looks.symbols import Symbols
from tui.widgets.option_pane import RowVisual, said
from tui.widgets.styles import LOOKS
from tui.widgets.wrapping import fit

PASSING: Final = 0.2
"""Salience that one mention reaches only in the headline or the lead.

Elsewhere it gives 0.11 to 0.19: 0.07 for being one, 0.04 for its spread, up to 0.08 for coming
early (`language.salience`). Two thirds of all entries are named once and so.
"""

FEWEST_FOLDED: Final = 3
"""Passing mentions that are worth a fold: fewer take no more room than the line that says so."""

_LEAST_ROLE: Final = 8
"""Cells below which a role is left out: what is cut shorter says nothing."""


def passing(entries: Iterable[CastEntry]) -> list[CastEntry]:
    """Those that the article only names in passing: once, neither in the headline nor the lead.

    Nobody who is followed or has a title here is: whom an article introduces plays a part in it,
    and speaks or acts in half of the cases, others in one of six. None is where all would be or
    so few that a fold gains nothing.
    """
    entries = list(entries)
    few = [entry for entry in entries if _passes(entry)]
    return few if FEWEST_FOLDED <= len(few) < len(entries) else []


def _passes(entry: CastEntry) -> bool:
    return (
        entry.mentions <= 1 and entry.salience < PASSING and not entry.roles and not entry.followed
    )


def mark_of(entry: CastEntry, symbols: Symbols) -> str:
    """Says who is followed, else who is in no other article of the store."""
    if entry.followed:
        return symbols.followed
    return symbols.new if entry.articles == 1 else ""


class CastRow(RowVisual):
    """Sign, name, role where there is room, and at the right edge mark and number of mentions.

    Args:
        count: the number, as wide as the widest of the list.
        edge: cells that all rows keep for the right edge.
    """

    def __init__(self, entry: CastEntry, symbols: Symbols, count: str, edge: int) -> None:
        self._entry = entry
        self._symbols = symbols
        self._count = count
        self._edge = edge

    def lines(self, width: int) -> list[Content]:
        """One line, more only for listening."""
        if self._symbols.plain:
            return said(self._in_words(), self._symbols.separator, width)
        entry, symbols = self._entry, self._symbols
        room, mark = width - 3 - self._edge, mark_of(entry, symbols)
        taken = cell_len(entry.name[: room + 1])
        left = room - taken - cell_len(symbols.separator)
        role = f"{symbols.separator}{entry.roles[0]}" if entry.roles and left >= _LEAST_ROLE else ""
        role = fit(role, room - taken, symbols.ellipsis) if role else ""
        name = fit(entry.name, taken if role else room, symbols.ellipsis)
        return [
            Content.assemble(
                (symbols.kind(entry.kind), f".{LOOKS[entry.kind].reference}"),
                f"  {name}",
                (role, ".cast--role"),
                " ",
                (mark, ".cast--mark"),
                self._count.rjust(self._edge - 1 - cell_len(mark)),
            )
        ]

    def _in_words(self) -> Iterator[str]:
        """For listening: the name first, then all there is to know."""
        entry, symbols = self._entry, self._symbols
        yield from (entry.name, symbols.kind(entry.kind), *entry.roles[:1])
        yield f"{entry.mentions} mention{'' if entry.mentions == 1 else 's'}"
        yield mark_of(entry, symbols)
