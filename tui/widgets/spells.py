"""How is time said that lies between two days, or from one to the other?"""

from datetime import datetime
from typing import Final

from tui.widgets.styles import MONTHS

_UNITS: Final = ((730, 365.25, "year"), (60, 30.44, "month"), (14, 7, "week"), (1, 1, "day"))
"""From how many days on a unit is used, how many days it has, and its name."""


def apart(days: int) -> str:
    """How far a day lies from another: "same day", "a day later", "2 weeks earlier"."""
    if not days:
        return "same day"
    size = abs(days)
    length, name = next((length, name) for least, length, name in _UNITS if size >= least)
    count = int(size / length)
    amount = f"a {name}" if count == 1 else f"{count} {name}s"
    return f"{amount} {'later' if days > 0 else 'earlier'}"


def stretch(first: datetime, last: datetime, now: datetime) -> str:
    """From one day to another: "2 March", "2 to 9 March", "30 December 2017 to 2 January 2018".

    In the time zone of `now`; its year is not said.
    """
    first, last = first.astimezone(now.tzinfo), last.astimezone(now.tzinfo)
    end = _day(last) if last.year == first.year == now.year else f"{_day(last)} {last.year}"
    if first.date() == last.date():
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {end}"
    start = _day(first) if first.year == last.year else f"{_day(first)} {first.year}"
    return f"{start} to {end}"


def _day(when: datetime) -> str:
    return f"{when.day} {MONTHS[when.month - 1]}"
