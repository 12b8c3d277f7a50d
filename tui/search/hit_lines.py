"""What is said of an article that a search found?

Lines are those of `tui.widgets.pieces`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rich.cells import cell_len

from core.query import Query
from core.types import ArticleRow, Hit
from tui.looks.symbols import Symbols
from tui.search.marking import Marks, clipped, excerpt, word_marks
from tui.widgets.pieces import Line, cut
from tui.widgets.styles import LOOKS, short_date
from tui.widgets.wrapping import clip, one_line

_NARROW: Final = 50
"""Width below which dates are brief, so that actors have room."""

_DIM: Final = "hit--dim"
_FOUND: Final = "hit--found"


@dataclass(frozen=True, slots=True)
class HitStyle:
    """What all hits of a search have in common; `snippets` tells whether there are any."""

    symbols: Symbols
    now: datetime
    query: Query
    snippets: bool

    @property
    def height(self) -> int:
        """The lines that a hit takes."""
        return 3 if self.snippets else 2


def hit_lines(hit: Hit, width: int, style: HitStyle) -> list[Line]:
    """The lines of a hit, as many as `style.height`, none wider than `width` cells."""
    lines = [_title_line(hit.row, width, style), _line_below(hit.row, width, style)]
    if style.snippets:
        indent = _indent(style.symbols)
        room, ellipsis = width - cell_len(indent), style.symbols.ellipsis
        snippet = hit.snippet.replace("…", ellipsis)  # the store's own, where it cuts
        text, marks = excerpt(snippet, hit.marks, room, ellipsis)
        lines.append([(indent, ""), *_marked(text, marks, _DIM)])
    return lines


def _title_line(row: ArticleRow, width: int, style: HitStyle) -> Line:
    """Whether it is unread, and the title."""
    symbols = style.symbols
    sign = f"{symbols.unread}{_gap(symbols)}" if row.unread else _indent(symbols)
    title = row.title or "(untitled)"
    room = width - cell_len(sign)
    text, marks = clipped(title, word_marks(title, style.query), room, symbols.ellipsis)
    name = "hit--unread" if row.unread else "hit--title"
    return [(sign, "hit--mark"), *_marked(text, marks, name)]


def _line_below(row: ArticleRow, width: int, style: HitStyle) -> Line:
    """Whether it is starred, the source, the date and the actors, as far as there is room."""
    symbols = style.symbols
    sign = f"{symbols.star}{_gap(symbols)}" if row.starred else _indent(symbols)
    date = short_date(row.dated, style.now, brief=width < _NARROW)
    room = width - cell_len(sign + symbols.separator + date)
    source = clip(row.source, max(room, 0), symbols.ellipsis)
    said = symbols.separator.join(filter(None, (source, date)))
    line = [(sign, "hit--star"), (said, _DIM)]
    for number, actor in enumerate(row.actors):
        line.append((", " if number else symbols.separator, _DIM))
        line.append((one_line(actor.name), LOOKS[actor.kind].component))
    return cut(line, width, symbols.ellipsis)


def _indent(symbols: Symbols) -> str:
    """What stands where there is no sign: nothing is heard of it."""
    return "" if symbols.plain else "  "


def _gap(symbols: Symbols) -> str:
    return symbols.separator if symbols.plain else " "


def _marked(text: str, marks: Marks, name: str) -> Iterator[tuple[str, str]]:
    """Pieces of a text that has been cut to its room."""
    at = 0
    for start, end in marks:
        yield text[at:start], name
        yield text[max(at, start) : end], _FOUND
        at = max(at, end)
    yield text[at:], name
