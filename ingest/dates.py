"""When was it published? Reads the dates that feeds, pages and file names carry."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Final

from ingest.date_words import ZONES, month_named

_YEARS = range(1900, 2101)
_LIMIT = 200
"""Code points of a date that are looked at; the longest honest ones have some 60."""

_WORDS = 12
"""Words and numbers among which the day, the month and the year of a written date stand."""

_CENTURY: Final = 69
"""From which two digits of a year belong to the 20th century, as POSIX has it."""

_DAY: Final = timedelta(days=1)

_PLAIN = re.compile(
    r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d:[0-5]\d(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?", re.ASCII
)

_ZONE = (
    rf"(?:\s*(?P<name>{'|'.join(sorted(ZONES, key=len, reverse=True))})(?![a-z]))?"
    r"(?:\s*(?P<sign>[+−-])(?P<ahead>\d{1,2})(?::?(?P<past>\d\d))?(?!\d))?"
)

# 10:00[:30[.5]] [am] [zone], 10h30, 오후 3시 5분.
_TIME = re.compile(
    r"(?:(?P<east>[上下]午|午[前後]|오[전후])\s*)?(?<![\d+−-])(?P<hour>\d{1,2})\s?[:h時时시点]\s?(?P<minute>\d{1,2})"
    r"(?:[:分분]\s?(?P<second>\d{1,2})(?:[.,]\d+)?)?\s*분?(?:(?P<half>[ap])\.?m\b\.?)?" + _ZONE,
    re.IGNORECASE | re.ASCII,
)

_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?)?" + _ZONE,
    re.IGNORECASE | re.ASCII,
)

_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s?[-/.年년]\s*(?P<month>\d{1,2})(?:\s?[-/.月월]\s*(?P<day>\d{1,2}))?(?!\d|-?W)",
    re.ASCII,
)

_DAY_FIRST = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)", re.ASCII
)

_SLASHED = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)

_WORD = re.compile(r"\d+|[^\W\d_]+")

_ISO_IN_NAME = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)", re.ASCII)


def parse_date(text: str) -> datetime | None:
    """The moment that `text` names, in UTC; None where it names none between 1900 and 2100.

    Reads ISO 8601, RFC 822 with its usual faults, what C and JavaScript print, dates written
    out in the languages of `month_named` and of East Asia, and Unix times. A time without a
    zone counts as UTC. Never raises.
    """
    text = unicodedata.normalize("NFC", text.strip()[:_LIMIT])
    try:
        moment = _plain(text) or _epoch(text) or _compact(text) or _date_and_time(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment and moment.year in _YEARS else None


def date_in_name(name: str) -> datetime | None:
    """The day that a file name holds, as in `2024-05-06-floods.md`."""
    for match in _ISO_IN_NAME.finditer(name):
        if moment := parse_date("-".join(match.groups())):
            return moment
    return None


def from_timestamp(seconds: float) -> datetime | None:
    """The moment that a Unix time names, or None where it is out of range."""
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment.year in _YEARS else None


def _plain(text: str) -> datetime | None:
    """The form that most files have, 2024-05-06T10:00:00+00:00, in a tenth of the others' time."""
    if text[10:11] != "T" or not _PLAIN.fullmatch(text):
        return None
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _epoch(text: str) -> datetime | None:
    """Seconds (10 digits) or milliseconds (13) since 1970, which some feeds send."""
    if not re.fullmatch(r"\d{10}(?:\d{3}|\.\d+)?", text, re.ASCII):
        return None
    return from_timestamp(int(text[:10]))


def _compact(text: str) -> datetime | None:
    """Digits alone: 20240506, 20240506T100000Z."""
    match = _COMPACT.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    return datetime(year, month, day, tzinfo=UTC) + _since_midnight(match)


def _date_and_time(text: str) -> datetime | None:
    """A time of day, if there is one, and a date in what is before and after it."""
    time = _TIME.search(text)
    rest = f"{text[: time.start()]} {text[time.end() :]}" if time else text
    numbers = _in_numbers(rest) or _in_words(rest)
    if numbers is None:
        return None
    return datetime(*numbers, tzinfo=UTC) + (_since_midnight(time) if time else timedelta(0))


def _since_midnight(match: re.Match[str]) -> timedelta:
    """From midnight in UTC to a time of day; a leap second counts as the one before it.

    Raises:
        ValueError: no clock shows this time.
    """
    found = match.groupdict()
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    half = (found.get("half") or found.get("east") or "").lower()
    if half:
        later = half in ("p", "下午", "午後", "오후")
        hour = hour % 12 + (12 if later else 0) if hour <= 12 else hour
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and minute + second):
        raise ValueError(match[0])
    return timedelta(hours=hour, minutes=minute, seconds=min(second, 59)) - _ahead(found)


def _ahead(found: dict[str, str | None]) -> timedelta:
    """How far ahead of UTC a zone is: what its digits say, else its name."""
    if found["sign"] is None:
        return timedelta(hours=ZONES[(found["name"] or "UTC").upper()])
    offset = timedelta(hours=int(found["ahead"] or 0), minutes=int(found["past"] or 0))
    if offset >= _DAY:
        return timedelta(0)
    return offset if found["sign"] == "+" else -offset


def _in_numbers(text: str) -> tuple[int, int, int] | None:
    """Year, month and day where all are numbers; of 5/6/2024 nobody knows the month."""
    if match := _YEAR_FIRST.search(text) or _DAY_FIRST.search(text):
        return int(match["year"]), int(match["month"]), int(match["day"] or 1)
    if match := _SLASHED.search(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if second > 12:
            return year, first, second
        if first > 12:
            return year, second, first
    return None


def _in_words(text: str) -> tuple[int, int, int] | None:
    """Year, month and day where the month is a word; the others may stand in any order.

    The last word that may be a month is it: before it "Mar" may be a Tuesday.
    """
    year = month = day = None
    for word in _WORD.findall(text)[:_WORDS]:
        if not word.isdecimal():
            month = month_named(word) or month
        elif len(word) <= 2 and day is None:
            day = int(word)
        elif len(word) in (2, 4) and year is None:
            year = int(word)
            if len(word) == 2:
                year += 1900 if year >= _CENTURY else 2000
        else:
            return None
        if year is not None and month is not None and day is not None:
            return year, month, day
    return None
