"""At which days does an axis of time have its marks, and how are they called?"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

_DAYS: Final = (1, 2, 7, 14)
_MONTHS: Final = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_DAYS_A_MONTH: Final = 30.44
_MONDAY: Final = date(2001, 1, 1)


def ticks(first: date, last: date, limit: int) -> list[tuple[date, str]]:
    """About `limit` round days from `first` to `last` at most, each with its name.

    Days count from Mondays, months from the beginning of a century.
    """
    span = (last - first).days
    for step in _DAYS:
        if span / step < limit:
            return [(day, f"{day.day} {day:%b}") for day in _by_days(first, last, step)]
    for step in _MONTHS:
        if span / (step * _DAYS_A_MONTH) < limit or step == _MONTHS[-1]:
            break
    return [(day, _month(day, step)) for day in _by_months(first, last, step)]


def later(day: date, days: int) -> date:
    """So many days after a day, the last that there is at most."""
    return day + timedelta(min(days, (date.max - day).days))


def _by_days(first: date, last: date, step: int) -> Iterator[date]:
    ahead = -((first - _MONDAY).days) % step
    for days in range(ahead, (last - first).days + 1, step):
        yield first + timedelta(days)


def _by_months(first: date, last: date, step: int) -> Iterator[date]:
    begun = first.year * 12 + first.month - 1
    for month in range(-(-begun // step) * step, last.year * 12 + last.month, step):
        day = date(month // 12, month % 12 + 1, 1)
        if first <= day <= last:
            yield day


def _month(day: date, step: int) -> str:
    return str(day.year) if step >= 12 else f"{day:%b} {day.year}"
