"""A sentence that names the actor, and where it stands."""

from datetime import datetime

from textual.content import Content, Span

from core.dossiers import Excerpt
from core.types import Kind
from tui.looks.symbols import Symbols
from tui.widgets.option_pane import RowVisual, said
from tui.widgets.styles import LOOKS, short_date
from tui.widgets.wrapping import clip, line_starts, one_line

_MOST = 3
"""Lines of a sentence; one that is longer is shown around the first name."""

_INDENT = "  "


class ExcerptRow(RowVisual):
    """The sentence with the actor's names in it, above its source, its day and the title."""

    def __init__(self, excerpt: Excerpt, kind: Kind, symbols: Symbols, now: datetime) -> None:
        row = excerpt.article
        self._excerpt = excerpt
        self._look = f".{LOOKS[kind].component}"
        self._symbols = symbols
        self._unread = row.unread
        self._from = (row.source, short_date(row.dated, now), row.title or "(untitled)")

    def lines(self, width: int) -> list[Content]:
        """Two to four lines; for listening one sentence after the other."""
        symbols = self._symbols
        if symbols.plain:
            unread = symbols.unread if self._unread else ""
            return said((unread, self._excerpt.text, *self._from), symbols.separator, width)
        room = max(1, width - len(_INDENT))
        origin = clip(symbols.separator.join(self._from), room, symbols.ellipsis)
        mark = symbols.unread if self._unread else " "
        sentence, is_start = self._sentence(room)
        before = " " if is_start else symbols.ellipsis
        return [
            Content.assemble((mark, ".dossier--mark"), before, sentence[0]),
            *(Content.assemble(_INDENT, line) for line in sentence[1:]),
            Content.assemble(_INDENT, (origin, ".dossier--dim")),
        ]

    def _sentence(self, room: int) -> tuple[list[Content], bool]:
        """The lines that there is room for, with the first name, and if they begin the sentence."""
        text = one_line(self._excerpt.text)
        starts = line_starts(text, room)
        ends = [*starts[1:], len(text)]
        named = min((start for start, _ in self._excerpt.spans), default=0)
        line = sum(start <= named for start in starts) - 1
        first = line - 1 if line >= _MOST else 0
        last = min(len(starts), first + _MOST) - 1
        shown = [self._line(text, starts[i], ends[i]) for i in range(first, last + 1)]
        if last < len(starts) - 1:
            shown[-1] = _shortened(shown[-1], room) + self._symbols.ellipsis
        return shown, first == 0

    def _line(self, text: str, start: int, end: int) -> Content:
        """A piece of the text with the names that reach into it."""
        piece = text[start:end].rstrip()
        inside = [
            Span(max(0, a - start), min(b - start, len(piece)), self._look)
            for a, b in self._excerpt.spans
            if a < start + len(piece) and b > start
        ]
        return Content(piece, inside)


def _shortened(line: Content, room: int) -> Content:
    """The line with a cell left for what follows."""
    return line if line.cell_length < room else line.truncate(room - 1)
