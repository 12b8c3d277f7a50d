"""Who appears with whom? An actor, lines to its companions, and arcs between those.

A companion has a line of its own, so that a list can have each as an entry:

              ╭━━━ 9 ━ P  Tomas Quispe ━┳━╮
    Ada Byron ┼─── 5 ─ L  Mongolia     ━┛ │
              ╰┄┄┄ 1 ┄ L  Peru         ───╯
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from core.dossiers import Tie
from core.types import ActorRow, Companion
from tui.drawing.strokes import Way, Weight, stroke, weight_of
from tui.looks.symbols import Symbols
from tui.widgets.styles import LOOKS
from tui.widgets.wrapping import clip, fit, one_line

LINE: Final = "network--line"
"""The component class of the lines; a widget that shows a network has it and REFERENCE_CLASSES."""

WIDE: Final = 64
"""Cells from which there is room for the actor's own name."""

_NAME: Final = 20
"""Cells that the actor's own name takes at most."""

_LEAST: Final = 16
"""Cells that the names of companions keep before arcs get any."""

_MOST_ARCS: Final = 24
"""Arcs at most: more are a thicket."""

_LANES: Final = 8
"""Arcs side by side at most: more cannot be told apart."""

_STEP: Final = 2
"""Cells from arc to arc."""


def network_lines(
    actor: ActorRow,
    companions: Sequence[Companion],
    ties: Sequence[Tie],
    width: int,
    symbols: Symbols,
) -> list[Content]:
    """A line for each companion, `width` cells at most; sentences of any width for listening.

    Numbers are of articles that name both; the thicker a line, the more. Arcs are drawn for the
    strongest ties as far as there is room, and none where all are as strong.
    """
    if symbols.plain:
        return [Content(_in_words(one, ties, symbols)) for one in companions]
    drawing = _Drawing(companions, width, symbols, one_line(actor.name) if width >= WIDE else "")
    lanes = _lanes(_arcs(companions, ties), drawing.lanes)
    return [drawing.line(row, lanes) for row in range(len(companions))]


@dataclass(frozen=True, slots=True)
class _Arc:
    """A tie between the companions of two rows."""

    top: int
    bottom: int
    articles: int

    def ways(self, row: int) -> Way:
        """How it leaves the cell of its lane in a row."""
        if row in (self.top, self.bottom):
            return Way.LEFT | (Way.DOWN if row == self.top else Way.UP)
        return Way.ALONG if self.top < row < self.bottom else Way(0)


_Lane = list[_Arc]


def _arcs(companions: Sequence[Companion], ties: Sequence[Tie]) -> list[_Arc]:
    """The ties between those that are drawn, the strongest first."""
    places = {one.id: row for row, one in enumerate(companions)}
    found = []
    for tie in ties:
        if tie.first.id in places and tie.second.id in places:
            rows = sorted((places[tie.first.id], places[tie.second.id]))
            found.append(_Arc(rows[0], rows[1], tie.articles))
    return sorted(found, key=lambda arc: -arc.articles)


def _lanes(arcs: Sequence[_Arc], most: int) -> list[_Lane]:
    """The arcs that have room in so many lanes, the strongest first.

    Of equals all are drawn or none: where all are named together, that tells nothing.
    """
    kept: list[_Arc] = []
    for _, equals in groupby(arcs, lambda arc: arc.articles):
        asked = [*kept, *islice(equals, _MOST_ARCS)]
        if len(asked) > _MOST_ARCS or len(_packed(asked)) > most:
            break
        kept = asked
    return _packed(kept)


def _packed(arcs: Sequence[_Arc]) -> list[_Lane]:
    """Arcs in lanes from the inside out, the short ones first; in a lane no two touch."""
    lanes: list[_Lane] = []
    for arc in sorted(arcs, key=lambda arc: (arc.bottom - arc.top, arc.top)):
        free = (ln for ln in lanes if all(a.bottom < arc.top or arc.bottom < a.top for a in ln))
        lane = next(free, None)
        if lane is None:
            lanes.append([arc])
        else:
            lane.append(arc)
    return lanes


class _Drawing:
    """The columns of a network: the actor, the trunk, numbers, names, and the lanes of arcs."""

    def __init__(
        self, companions: Sequence[Companion], width: int, symbols: Symbols, actor: str
    ) -> None:
        self._companions = companions
        self._symbols = symbols
        self._actor = clip(actor, _NAME, symbols.ellipsis)
        self._digits = max((len(f"{one.articles:,}") for one in companions), default=1)
        self._most = max((one.articles for one in companions), default=0)
        self._dashes = 3 if actor else 1
        fixed = cell_len(self._actor) + 1 + self._edge_cells + 3
        room = max(1, width - fixed)
        longest = max((cell_len(one.name[:60]) for one in companions), default=0)
        self.lanes = min(_LANES, max(0, (room - min(longest, _LEAST) - 2) // _STEP))
        self._name = min(longest, room - (2 + self.lanes * _STEP if self.lanes else 0))
        self._name = max(1, self._name)

    @property
    def _edge_cells(self) -> int:
        """Trunk, dashes, number, a dash, and the spaces between."""
        return 1 + self._dashes + 1 + self._digits + 1 + 1 + 1

    def line(self, row: int, lanes: Sequence[_Lane]) -> Content:
        """The line of one companion."""
        one, symbols = self._companions[row], self._symbols
        return Content.assemble(
            self._trunk(row),
            self._edge(one),
            (symbols.kind(one.kind), f".{LOOKS[one.kind].reference}"),
            f"  {fit(one.name, self._name, symbols.ellipsis)} ",
            ("".join(self._arcs(row, lanes)).rstrip(), f".{LINE}"),
        )

    def _trunk(self, row: int) -> Content:
        """The actor's name in the middle row, and the line from which all others leave."""
        last = len(self._companions) - 1
        middle = row == last // 2
        ways = Way.RIGHT
        ways |= Way.UP if row or not self._actor else Way(0)
        ways |= Way.DOWN if row < last else Way(0)
        ways |= Way.LEFT if middle and self._actor else Way(0)
        name = self._actor if middle else " " * cell_len(self._actor)
        sign = stroke(ways, Weight.PLAIN, self._symbols)
        return Content.assemble((name, "bold"), " " if name else "", (sign, f".{LINE}"))

    def _edge(self, one: Companion) -> Content:
        """The line to a companion, with the number of articles on it."""
        dash = stroke(Way.ACROSS, weight_of(one.articles, self._most), self._symbols)
        return Content.assemble(
            (dash * self._dashes, f".{LINE}"),
            f" {one.articles:>{self._digits},} ",
            (dash, f".{LINE}"),
            " ",
        )

    def _arcs(self, row: int, lanes: Sequence[_Lane]) -> Iterator[str]:
        """The cells right of a name: a line to each arc that begins or ends here."""
        most = max((arc.articles for lane in lanes for arc in lane), default=0)
        here = [next((a for a in lane if a.ways(row)), None) for lane in lanes]
        ends = [i for i, arc in enumerate(here) if arc and row in (arc.top, arc.bottom)]
        outermost = ends[-1] if ends else -1
        for place, arc in enumerate(here):
            beyond = [a for i in ends if i >= place and (a := here[i])]
            run = max((weight_of(a.articles, most) for a in beyond), default=Weight.THIN)
            across = stroke(Way.ACROSS if beyond else Way(0), run, self._symbols)
            ways = arc.ways(row) if arc else Way(0)
            ways |= Way.LEFT if beyond else Way(0)
            ways |= Way.RIGHT if place < outermost else Way(0)
            own = weight_of(arc.articles, most) if arc else run
            if ways == Way.ACROSS | Way.ALONG and self._symbols.is_ascii:
                ways = Way.ALONG  # a plus sign would join what only crosses
            yield across * (_STEP - 1)
            yield stroke(ways, max(own, run) if ways & Way.ACROSS else own, self._symbols)


def _in_words(one: Companion, ties: Sequence[Tie], symbols: Symbols) -> str:
    """`Peru, place, 5 articles, and with Mongolia 3`."""
    tied = [(_other(tie, one), tie.articles) for tie in ties if one in (tie.first, tie.second)]
    others = symbols.separator.join(
        f"{one_line(other.name)} {count:,}" for other, count in tied[:5]
    )
    parts = [one_line(one.name), symbols.kind(one.kind)]
    parts += [f"{one.articles:,} article{'' if one.articles == 1 else 's'}"]
    parts += [f"and with {others}"] if others else []
    return symbols.separator.join(parts)


def _other(tie: Tie, one: Companion) -> Companion:
    """The other one of a tie."""
    return tie.second if tie.first == one else tie.first
