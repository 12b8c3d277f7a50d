"""Who reported a story when? Drawn as a line for each source over an axis of time."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from core.stories import Piece, Story
from desk.export.html_tree import Element, Node, element
from desk.export.svg_scale import ticks
from desk.export.svg_text import drawing, fitted, label, text_width

WIDTH: Final = 720.0
_NAMES: Final = 190.0
"""Room for the names of sources."""

_LANE: Final = 24.0
_FOOT: Final = 30.0
_RIGHT: Final = 14.0
_DOT: Final = 5.0

_SOURCES: Final = 12
"""Sources with a line of their own, those with the most articles; the others share one."""

_OTHERS: Final = "other sources"


def timeline_svg(story: Story) -> Element:
    """The pieces of a story as dots; those that are fresh are full, the others rings."""
    lanes = _lanes(story.pieces)
    height = _LANE * max(1, len(lanes)) + _FOOT
    days = [piece.article.dated for piece in story.pieces]
    first, last = min(days, default=story.row.first), max(days, default=story.row.last)
    return drawing(
        "timeline",
        WIDTH,
        height,
        "When each source reported the story",
        _words(lanes, first, last),
        *_days(first, last, height - _FOOT),
        *(
            node
            for place, (name, pieces) in enumerate(lanes)
            for node in _lane(name, pieces, _LANE * (place + 0.5), first, last)
        ),
    )


def _lanes(pieces: Sequence[Piece]) -> list[tuple[str, list[Piece]]]:
    """The pieces of each source, in the order in which sources came to the story."""
    counts = Counter(piece.article.source for piece in pieces)
    own = {source for source, _ in counts.most_common(_SOURCES)}
    lanes: dict[str, list[Piece]] = {}
    for piece in pieces:
        lanes.setdefault(piece.article.source if piece.article.source in own else "", [])
    for piece in pieces:
        lanes[piece.article.source if piece.article.source in own else ""].append(piece)
    others = lanes.pop("", [])
    return [*lanes.items(), *([(_OTHERS, others)] if others else [])]


def _words(lanes: Sequence[tuple[str, Sequence[Piece]]], first: datetime, last: datetime) -> str:
    """What the drawing shows, for who does not see it."""
    said = ", ".join(f"{name} {len(pieces):,}" for name, pieces in lanes)
    return f"From {first:%Y-%m-%d} to {last:%Y-%m-%d}; articles by source: {said or 'none'}."


def _x(moment: datetime, first: datetime, last: datetime) -> float:
    """Where a moment lies; all in the middle where there is but one."""
    room = WIDTH - _NAMES - _RIGHT - 2 * _DOT
    span = (last - first).total_seconds()
    share = (moment - first).total_seconds() / span if span else 0.5
    return _NAMES + _DOT + room * share


def _lane(
    name: str, pieces: Sequence[Piece], y: float, first: datetime, last: datetime
) -> Iterator[Node]:
    """A source with its line and its dots; one dot where several would cover each other."""
    yield label(
        _NAMES - 12,
        y + 4.5,
        element("title", name),
        fitted(name, _NAMES - 16),
        text_anchor="end",
    )
    yield element(
        "line", x1=_NAMES, x2=WIDTH - _RIGHT, y1=y, y2=y, stroke="currentColor", stroke_opacity=0.15
    )
    heaps: list[tuple[float, list[Piece]]] = []
    for piece in pieces:
        x = _x(piece.article.dated, first, last)
        if heaps and x - heaps[-1][0] < 2 * _DOT:
            heaps[-1][1].append(piece)
        else:
            heaps.append((x, [piece]))
    yield from (_dot(x, y, heap) for x, heap in heaps)


def _dot(x: float, y: float, pieces: Sequence[Piece]) -> Element:
    """One article or several of about the same time; leads to the first of them in the page."""
    fresh = any(piece.fresh for piece in pieces)
    radius = _DOT + min(4.0, 0.8 * (len(pieces) - 1))
    titles = "\n".join(f"{p.article.dated:%Y-%m-%d %H:%M} {p.article.title}" for p in pieces[:9])
    more = f"\nand {len(pieces) - 9:,} more" if len(pieces) > 9 else ""
    circle = element(
        "circle",
        element("title", titles + more),
        cx=x,
        cy=y,
        r=radius,
        fill="#2a5a95" if fresh else "#ffffff",
        stroke="#2a5a95",
        stroke_width=2,
        class_="dot fresh" if fresh else "dot",
    )
    return element("a", circle, href=f"#a{pieces[0].article.id}")


def _days(first: datetime, last: datetime, ground: float) -> Iterator[Node]:
    """The axis; a story of hours has its first and last time, a longer one round days."""
    y = ground + 2
    yield element(
        "line",
        x1=_NAMES,
        x2=WIDTH - _RIGHT,
        y1=y,
        y2=y,
        stroke="currentColor",
        stroke_opacity=0.6,
    )
    free = _NAMES - 10
    for moment, name in _marks(first, last):
        x, half = _x(moment, first, last), text_width(name) / 2
        at = min(max(x, _NAMES - 10 + half), WIDTH - half - 2)
        if at - half < free:
            continue
        free = at + half + 10
        yield element(
            "line", x1=x, x2=x, y1=0, y2=y + 5, stroke="currentColor", stroke_opacity=0.15
        )
        yield label(at, y + 20, name, text_anchor="middle", fill_opacity=0.75)


def _marks(first: datetime, last: datetime) -> list[tuple[datetime, str]]:
    """Moments of the axis with their names."""
    if last - first < timedelta(days=2):
        ends = (first, last) if first < last else (first,)
        return [(moment, f"{moment.day} {moment:%b %H:%M}") for moment in ends]
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
    named = [
        (midnight + timedelta((day - first.date()).days), name)
        for day, name in ticks(first.date(), last.date(), 7)
    ]
    return [(moment, name) for moment, name in named if first <= moment <= last]
