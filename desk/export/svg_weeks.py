"""How often was an actor named, week by week? Drawn as columns over an axis of time."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from desk.export.html_tree import Element, Node, element
from desk.export.svg_scale import later, ticks
from desk.export.svg_text import drawing, label, text_width

WIDTH: Final = 720.0
_HEIGHT: Final = 150.0
_TOP: Final = 16.0
_FOOT: Final = 26.0
_RIGHT: Final = 8.0

_COLUMNS: Final = 180
"""Columns at most; thinner ones could not be told apart. Weeks beyond that share them."""

_WIDEST: Final = 32.0
"""Of a column: a few weeks are no wall."""


def weeks_svg(weeks: Sequence[int], first_week: date, name: str) -> Element:
    """Mentions a week from the week of `first_week` on.

    Args:
        name: whom they name, for who has the drawing read aloud.
    """
    each = max(1, -(-len(weeks) // _COLUMNS))
    counts = [sum(weeks[at : at + each]) for at in range(0, len(weeks), each)]
    most = max(counts, default=0)
    left = 10 + text_width(f"{most:,}")
    room = WIDTH - left - _RIGHT
    step = min(_WIDEST, room / max(1, len(counts)))
    unit = "week" if each == 1 else f"{each} weeks"
    return drawing(
        "weeks",
        WIDTH,
        _HEIGHT,
        f"Mentions of {name} a {unit}" if each == 1 else f"Mentions of {name} in each {unit}",
        _words(weeks, first_week),
        *_axes(most, left, left + step * len(counts)),
        *_columns(counts, most, left, step, first_week, each),
        *_days(first_week, len(weeks), left, step / each),
    )


def _words(weeks: Sequence[int], first_week: date) -> str:
    """What the drawing shows, for who does not see it."""
    most = max(weeks, default=0)
    if most < 1:
        return "No mentions."
    best = later(first_week, 7 * list(weeks).index(most))
    total = f"{sum(weeks):,} in {len(weeks):,} weeks from {first_week}"
    return f"{total}; most in the week of {best}: {most:,}."


def _axes(most: int, left: float, right: float) -> Iterator[Node]:
    """The ground, the line at the greatest count, and what both stand for."""
    ground = _HEIGHT - _FOOT
    for y, count in ((ground, 0), (_TOP, most)):
        if y == _TOP and not most:
            continue
        yield element(
            "line",
            x1=left,
            x2=right,
            y1=y,
            y2=y,
            stroke="currentColor",
            stroke_opacity=0.25 if count else 0.6,
            stroke_dasharray="2 3" if count else None,
        )
        yield label(left - 6, y + 4, f"{count:,}", text_anchor="end", fill_opacity=0.75)


def _columns(
    counts: Sequence[int], most: int, left: float, step: float, first_week: date, each: int
) -> Iterator[Node]:
    """A column for each count that is not nought."""
    room = _HEIGHT - _FOOT - _TOP
    gap = min(2.0, step * 0.2)
    for place, count in enumerate(counts):
        if count < 1:
            continue
        height = max(1.5, room * count / most)
        week = later(first_week, 7 * place * each)
        yield element(
            "rect",
            element("title", f"{week}: {count:,}"),
            x=left + place * step + gap / 2,
            y=_HEIGHT - _FOOT - height,
            width=step - gap,
            height=height,
            fill="#2a5a95",
            class_="column",
        )


def _days(first: date, weeks: int, left: float, a_week: float) -> Iterator[Node]:
    """The marks of the axis; those whose names would touch are left out."""
    last = later(first, 7 * weeks - 1)
    free = left
    for day, name in ticks(first, last, 9) if weeks else ():
        x = left + (day - first).days / 7 * a_week
        half = text_width(name) / 2
        if x - half < free or x + half > WIDTH:
            continue
        free = x + half + 10
        y = _HEIGHT - _FOOT
        yield element("line", x1=x, x2=x, y1=y, y2=y + 5, stroke="currentColor", stroke_opacity=0.6)
        yield label(x, y + 19, name, text_anchor="middle", fill_opacity=0.75)
