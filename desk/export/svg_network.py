"""Beside whom is an actor named, and who of these with whom? Drawn as a net around it.

The actor stands in the middle. Its companions lie on two arcs at its sides, each at a height of
its own, with their names outward: so no two names can touch, whatever they are. Those with the
strongest ties stand next to each other; the same dossier always gives the same drawing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot, pi, sin, sqrt
from typing import Final

from core.dossiers import Dossier, Tie
from core.types import Companion, Kind
from desk.export.html_tree import Element, Node, element
from desk.export.svg_text import drawing, fitted, label, text_width

WIDTH: Final = 720.0
COMPANIONS: Final = 16
"""Of an actor that are drawn, those named with it most."""

_TIES: Final = 20
"""Ties that are drawn, the strongest: more would be a tangle."""

_ROW: Final = 30.0
_NAMES: Final = 205.0
"""Room for names at either side."""

_INWARD: Final = 70.0
"""How far the ends of an arc lie nearer to the middle than its centre."""

_BENT: Final = 500.0
"""A tie over a tenth of this is bent by a tenth of the way to the middle."""

_WIDEST: Final = 7.0
"""The line of the companion named with the actor most."""

_COLOURS: Final = {
    Kind.PERSON: "#1c4a85",
    Kind.ORGANISATION: "#6f4800",
    Kind.PLACE: "#1f5a2c",
    Kind.GROUP: "#8c2525",
    Kind.OTHER: "#54398c",
}


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a companion is drawn, and on which side of the middle: 1 right, -1 left."""

    companion: Companion
    x: float
    y: float
    side: int


def network_svg(dossier: Dossier) -> Element:
    """The actor, its foremost companions and the ties among them; lines by number of articles."""
    companions = dossier.companions[:COMPANIONS]
    name = dossier.actor.name
    rows = max(1, (len(companions) + 1) // 2)
    height = _ROW * (rows + 1)
    spots = _spots(_neighbourly(companions, dossier.ties), rows)
    return drawing(
        "network",
        WIDTH,
        height,
        f"Named together with {name}",
        _words(companions),
        *_ties(dossier.ties, spots),
        *_spokes(spots, height / 2),
        *(node for spot in spots.values() for node in _companion(spot)),
        *_middle(name, dossier.actor.kind, height / 2),
    )


def _words(companions: Sequence[Companion]) -> str:
    """What the drawing shows, for who does not see it."""
    said = ", ".join(f"{c.name} in {c.articles:,}" for c in companions)
    return f"Articles that name both: {said}." if said else "Nobody is named beside it."


def _neighbourly(companions: Sequence[Companion], ties: Sequence[Tie]) -> list[Companion]:
    """An order in which each is followed by whom it has the strongest tie to, of those left."""
    strength = {frozenset((t.first.id, t.second.id)): t.articles for t in ties}
    left = list(companions)
    ordered = left[:1]
    del left[:1]
    while left:
        last = ordered[-1].id
        following = max(left, key=lambda c: (strength.get(frozenset((last, c.id)), 0), c.articles))
        left.remove(following)
        ordered.append(following)
    return ordered


def _spots(companions: Sequence[Companion], rows: int) -> dict[int, _Spot]:
    """Clockwise: down the right side, up the left."""
    spots = {}
    for place, companion in enumerate(companions):
        is_right = place < rows
        row = place if is_right else len(companions) - 1 - place
        beside = rows if is_right else len(companions) - rows
        middle = (rows + 1) / 2
        y = _ROW * (middle + (row - (beside - 1) / 2))
        bulge = sin(pi * (row + 0.5) / beside)
        reach = WIDTH / 2 - _NAMES - _INWARD * (1 - bulge)
        side = 1 if is_right else -1
        spots[companion.id] = _Spot(companion, WIDTH / 2 + side * reach, y, side)
    return spots


def _thickness(articles: int, most: int) -> float:
    return max(1.0, _WIDEST * sqrt(articles / most)) if articles > 0 else 1.0


def _spokes(spots: dict[int, _Spot], middle: float) -> Iterator[Node]:
    """The lines from the actor to its companions."""
    most = max((spot.companion.articles for spot in spots.values()), default=1)
    for spot in spots.values():
        yield element(
            "line",
            x1=WIDTH / 2,
            y1=middle,
            x2=spot.x,
            y2=spot.y,
            stroke=_COLOURS[spot.companion.kind],
            stroke_opacity=0.55,
            stroke_width=_thickness(spot.companion.articles, most),
            stroke_linecap="round",
            class_=f"spoke {spot.companion.kind}",
        )


def _ties(ties: Sequence[Tie], spots: dict[int, _Spot]) -> Iterator[Node]:
    """The lines among companions, bent towards the middle of the drawing."""
    among = [tie for tie in ties if tie.first.id in spots and tie.second.id in spots]
    drawn = sorted(among, key=lambda tie: -tie.articles)[:_TIES]
    most = max((tie.articles for tie in drawn), default=1)
    for tie in drawn:
        one, two = spots[tie.first.id], spots[tie.second.id]
        bend = min(0.5, hypot(one.x - two.x, one.y - two.y) / _BENT)
        x = (1 - bend) * (one.x + two.x) / 2 + bend * WIDTH / 2
        y = (one.y + two.y) / 2
        yield element(
            "path",
            element("title", f"{tie.first.name} and {tie.second.name}: {tie.articles:,}"),
            d=f"M{one.x:.1f} {one.y:.1f}Q{x:.1f} {y:.1f} {two.x:.1f} {two.y:.1f}",
            fill="none",
            stroke="currentColor",
            stroke_opacity=0.22,
            stroke_width=0.6 * _thickness(tie.articles, most),
        )


def _companion(spot: _Spot) -> Iterator[Node]:
    """A dot of the kind's colour, and outward of it the name and the number of articles."""
    colour, count = _COLOURS[spot.companion.kind], f" {spot.companion.articles:,}"
    yield element(
        "circle",
        cx=spot.x,
        cy=spot.y,
        r=5,
        fill=colour,
        class_=f"node {spot.companion.kind}",
    )
    start = spot.x + spot.side * 12
    room = (WIDTH - start if spot.side > 0 else start) - text_width(count) - 6
    yield label(
        start,
        spot.y + 4.5,
        element("title", f"{spot.companion.name}: {spot.companion.articles:,} articles"),
        element("tspan", fitted(spot.companion.name, room), unicode_bidi="isolate"),
        element("tspan", count, fill_opacity=0.65),
        text_anchor="start" if spot.side > 0 else "end",
    )


def _middle(name: str, kind: Kind, y: float) -> Iterator[Node]:
    """The actor, on a ground that keeps the lines off its name."""
    size = 14.0
    shown = fitted(name, 190, size)
    width = text_width(shown, size) * 1.08 + 22
    yield element(
        "rect",
        element("title", name),
        x=(WIDTH - width) / 2,
        y=y - 14,
        width=width,
        height=28,
        rx=14,
        fill="#ffffff",
        stroke=_COLOURS[kind],
        stroke_width=2,
        class_=f"actor {kind}",
    )
    yield label(WIDTH / 2, y + 5, shown, text_anchor="middle", font_size=size, font_weight=600)
