"""Days by the reader's clock, told by SQLite from a column of moments."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, String, func, type_coerce

BEFORE_DAY_ONE = 1_721_425
"""What a day's number is more than that of `date.toordinal`, 1 for the first day of the year 1."""

_ROUNDING = 1e-8
"""Days, about a millisecond: Julian days are floating point, midnight has to be in its own day."""


def days(moment: ColumnElement[Any], offset: timedelta) -> ColumnElement[Any]:
    """Days, with their fraction, since a Monday long ago: Julian days from midnight on.

    Args:
        offset: of the reader's time from UTC.
    """
    shift = offset / timedelta(days=1) + 0.5 + _ROUNDING
    return func.julianday(type_coerce(moment, String)) + shift
