"""How often, week by week? A curve one line high, and the same in words."""

from collections.abc import Sequence
from datetime import date, timedelta

from tui.looks.symbols import Symbols
from tui.widgets.styles import MONTHS


def sparkline(counts: Sequence[int], width: int, symbols: Symbols) -> str:
    """The counts as a curve of `width` cells, in eight levels scaled to the greatest.

    The lowest level is kept for nothing at all. A cell that stands for several counts shows the
    greatest of them; where there are fewer counts than cells, each takes several.
    """
    if not counts or width < 1:
        return ""
    most, top = max(counts), len(symbols.spark) - 1
    return "".join(
        symbols.spark[-(-max(0, count) * top // most) if most > 0 else 0]
        for count in resampled(counts, width)
    )


def resampled(counts: Sequence[int], width: int) -> list[int]:
    """`width` counts, each the greatest of those that fall on its place."""
    size = len(counts)
    bounds = [(i * size // width, -(-(i + 1) * size // width)) for i in range(width)]
    if size <= width:
        return [counts[start] for start, _ in bounds]
    return [max(counts[start:end]) for start, end in bounds]


def sparkline_words(counts: Sequence[int], first_week: date) -> str:
    """The same for listening: `most in week of 3 March 2025: 12, 40 in all`."""
    most = max(counts, default=0)
    if most < 1:
        return "never"
    week = first_week + timedelta(weeks=list(counts).index(most))
    return f"most in week of {day_words(week)}: {most:,}, {sum(counts):,} in all"


def day_words(day: date) -> str:
    """`3 March 2025`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
