"""How does a key look in the help? Keys, purpose and id in columns, for any width."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from tui.keys.binding import KeyHelp
from tui.looks.symbols import Symbols
from tui.widgets.option_pane import RowVisual
from tui.widgets.wrapping import fit, line_starts, one_line

WIDE: Final = 68
"""Cells from which the ids have a column of their own."""

_KEYS: Final = 9
"""Cells of the keys' column at least: "backspace" and "alt+right" are whole in them."""

_GAP: Final = "  "


@dataclass(frozen=True, slots=True)
class Columns:
    """What the widest keys and the widest id take, in cells."""

    keys: int
    names: int

    @classmethod
    def of(cls, lines: Sequence[KeyHelp]) -> "Columns":
        """The columns that hold all these keys."""
        keys = (cell_len(line.keys) for line in lines)
        names = (cell_len(line.name) for line in lines)
        return cls(max(keys, default=0), max(names, default=0))


def found(lines: Iterable[KeyHelp], wanted: str) -> list[KeyHelp]:
    """The keys of which every word of `wanted` says something: place, keys, purpose or id."""
    words = wanted.casefold().split()
    return [line for line in lines if all(word in _said(line) for word in words)]


def _said(line: KeyHelp) -> str:
    return f"{line.place} {line.keys} {line.purpose} {line.name}".casefold()


class PlaceLines(RowVisual):
    """The heading of a place, below a blank line unless it is the first."""

    def __init__(self, place: str, *, is_first: bool) -> None:
        self._place = place
        self._is_first = is_first

    def lines(self, width: int) -> list[Content]:
        """One or two lines, or more where there is little room."""
        heading = [
            Content.styled(piece, "bold $text-accent") for piece in _wrapped(self._place, width)
        ]
        return heading if self._is_first else [Content(), *heading]


class KeyLines(RowVisual):
    """One key; where there is little room its id stands behind the purpose."""

    def __init__(self, line: KeyHelp, columns: Columns, symbols: Symbols) -> None:
        self._line = line
        self._columns = columns
        self._symbols = symbols

    def lines(self, width: int) -> list[Content]:
        """As many lines as the keys or the purpose take."""
        line = self._line
        if self._symbols.plain:
            said = self._symbols.separator.join((line.keys, line.purpose, line.name))
            return [Content(piece.rstrip()) for piece in _wrapped(said, width)]
        return list(self._in_columns(width))

    def _in_columns(self, width: int) -> Iterator[Content]:
        line, has_names = self._line, width >= WIDE
        keys = min(self._columns.keys, max(_KEYS, width // 4))
        names = self._columns.names + len(_GAP) if has_names else 0
        room = width - keys - len(_GAP) - names
        left = _wrapped(line.keys, keys)
        middle = _wrapped(line.purpose if has_names else f"{line.purpose}{_GAP}{line.name}", room)
        dim_from = len(line.purpose)
        for row in range(max(len(left), len(middle))):
            key = fit(left[row].rstrip() if row < len(left) else "", keys) + _GAP
            words = middle[row] if row < len(middle) else ""
            plain, dim = words[:dim_from], words[dim_from:].rstrip()
            dim_from = max(0, dim_from - len(words))
            if has_names:
                plain, dim = fit(words.rstrip(), room) + _GAP, "" if row else line.name
            elif not dim:
                plain = plain.rstrip()
            yield Content.assemble((key, "bold $text-primary"), plain, (dim, "$foreground-muted"))


def _wrapped(text: str, width: int) -> list[str]:
    """`text` on lines of `width` cells, beyond which the space at which a line breaks hangs."""
    line = one_line(text)
    starts = line_starts(line, max(2, width))
    return [line[a:b] for a, b in zip(starts, [*starts[1:], len(line)], strict=True)]
