"""Who is it? The name, other names, and how often and when it was named, week by week."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from rich.cells import cell_len
from textual.content import Content

from core.dossiers import Dossier
from core.types import ActorRow
from tui.drawing.sparkline import sparkline, sparkline_words
from tui.looks.symbols import Symbols
from tui.widgets.option_pane import RowVisual, said
from tui.widgets.styles import LOOKS, MONTHS, short_date
from tui.widgets.wrapping import clip, line_starts, one_line

_MOST = 2
"""Lines of other names, and of figures."""

_WIDEST = 4
"""Cells that a week takes at most."""

_DIM = ".dossier--dim"


def number(count: int, what: str) -> str:
    """`1 article`, `2,000 articles`."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


class HeadRow(RowVisual):
    """Name and kind, whether it is followed, other names, and the first and last time."""

    def __init__(self, actor: ActorRow, symbols: Symbols, now: datetime) -> None:
        self._actor = actor
        self._symbols = symbols
        self._now = now

    def lines(self, width: int) -> list[Content]:
        """Two to five lines; for listening one sentence."""
        symbols = self._symbols
        if symbols.plain:
            return said(self._in_words(), symbols.separator, width)
        also = ", ".join(self._other_names())
        return [
            self._name(width),
            *(Content.styled(line, _DIM) for line in self._wrapped(also and f"also {also}", width)),
            *(Content.styled(line, _DIM) for line in self._wrapped(self._figures(), width)),
        ]

    def _name(self, width: int) -> Content:
        """The name, and at the right edge the kind and whether the actor is followed."""
        actor, symbols = self._actor, self._symbols
        look = LOOKS[actor.kind]
        mark = f"{symbols.separator}{symbols.followed} followed" if actor.followed else ""
        room = width - cell_len(actor.kind.value + mark) - 4
        return Content.assemble(
            (symbols.kind(actor.kind), f".{look.reference}"),
            "  ",
            (clip(actor.name, room, symbols.ellipsis), f".{look.component}"),
            " " * max(1, room - cell_len(clip(actor.name, room, symbols.ellipsis)) + 1),
            (actor.kind.value, _DIM),
            (mark, ".dossier--mark"),
        )

    def _wrapped(self, text: str, width: int) -> list[str]:
        """The first lines of a text, the last cut where there are more."""
        starts = line_starts(text, width)
        cut = starts[:_MOST]
        pieces = [text[start:end] for start, end in pairwise(cut)]
        return [
            clip(piece, width, self._symbols.ellipsis)
            for piece in [*pieces, text[cut[-1] :]]
            if piece
        ]

    def _other_names(self) -> list[str]:
        return [one_line(alias) for alias in self._actor.aliases if alias != self._actor.name]

    def _figures(self) -> str:
        """`34 mentions in 12 articles · first 2016-06-12 · last 14:02`."""
        actor = self._actor
        counts = f"{number(actor.mentions, 'mention')} in {number(actor.articles, 'article')}"
        first, last = (
            when and short_date(when, self._now) for when in (actor.first_seen, actor.last_seen)
        )
        seen = (
            f"first\xa0{first}" if first and first != last else "",
            f"last\xa0{last}" if last else "",
        )
        return self._symbols.separator.join(filter(None, (counts, *seen)))

    def _in_words(self) -> Iterator[str]:
        """For listening: all there is to know, the name first."""
        actor = self._actor
        yield from (actor.name, actor.kind.value, "followed" if actor.followed else "")
        if names := self._other_names():
            yield f"also {', '.join(names)}"
        yield self._figures()


class WeeksRow(RowVisual):
    """The curve of mentions week by week, its scale and its dates."""

    def __init__(self, dossier: Dossier, symbols: Symbols) -> None:
        self._dossier = dossier
        self._symbols = symbols

    def lines(self, width: int) -> list[Content]:
        """A blank line, the curve and its dates; for listening the same in words."""
        weeks, first = self._dossier.weeks, self._dossier.first_week
        if not weeks or first is None:
            return []
        if self._symbols.plain:
            words = f"mentions week by week: {sparkline_words(weeks, first)}"
            return said((words,), "", width)
        scale = f"  {max(weeks):,} a week at most"
        room = max(1, width - len(scale))
        cells = min(room, len(weeks) * max(1, min(_WIDEST, room // len(weeks))))
        last = first + timedelta(weeks=len(weeks) - 1)
        return [
            Content(" "),
            Content.assemble(
                (sparkline(weeks, cells, self._symbols), ".dossier--curve"), (scale, _DIM)
            ),
            Content.styled(_dates(_short(first), _short(last), cells), _DIM),
        ]


def _dates(first: str, last: str, cells: int) -> str:
    """The dates under both ends of a curve, or side by side where it is shorter."""
    if first == last:
        return f"week of {first}"
    apart = cells - len(first) - len(last)
    return f"{first}{' ' * apart}{last}" if apart > 0 else f"{first} to {last}"


def _short(day: date) -> str:
    """`3 Mar 2025`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
