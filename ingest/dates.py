"""When was it published? Reads the dates that feeds, pages and file names carry."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

_YEARS = range(1900, 2101)
_LIMIT = 200
"""Code points of a date that are looked at; the longest honest ones have some 40."""

_ISO = re.compile(
    r"(?P<year>\d{4})[-/.]?(?P<month>\d\d)(?:[-/.]?(?P<day>\d\d))?"
    r"(?:[Tt\s]+(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<zone>[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)

_EAST_ASIAN = re.compile(
    r"(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]", re.ASCII
)

_YEAR_BELOW_1000 = re.compile(r"[A-Za-z]{3,}[\s-]+0\d{3}\b", re.ASCII)

_ISO_IN_NAME = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)", re.ASCII)

# Names of months as they start in the languages whose feeds write them out.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene gen янв",
            "feb fév fev фев",
            "mar mär mrt мар",
            "apr avr abr апр",
            "may mai mei mag maj май мая",
            "jun juin giu июн",
            "jul juil lug июл",
            "aug aoû aou ago авг",
            "sep set сен",
            "oct okt ott out окт",
            "nov ноя",
            "dec dez déc dic дек",
        ),
        1,
    )
    for name in names.split()
}

# [weekday,] 6 May 2024 [[at] 10:00[:30] [am] [zone]], or the month before the day.
_WRITTEN = re.compile(
    r"(?:[^\W\d_]+\.?,?\s+)?"
    r"(?:(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er|º)?[\s-]+(?:de\s+)?(?P<month>[^\W\d_]{3,})"
    r"|(?P<month2>[^\W\d_]{3,})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?)"
    r"[.,]?[\s-]+(?:de\s+)?(?P<year>\d{4})"
    r"(?:,?\s+(?:at\s+|à\s+|um\s+)?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>[Zz]\b|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)


def parse_date(text: str) -> datetime | None:
    """The moment that `text` names, in UTC; None where it names none between 1900 and 2100.

    Reads ISO 8601, RFC 822 with its usual faults, dates written out in the
    languages of Europe and East Asia, and Unix times. A time without a zone counts
    as UTC. Never raises.
    """
    text = text.strip()[:_LIMIT]
    for read in (_iso, _rfc822, _written, _east_asian, _epoch):
        try:
            moment = read(text)
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
        if moment is not None:
            return moment if moment.year in _YEARS else None
    return None


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


def _iso(text: str) -> datetime | None:
    match = _ISO.match(text)
    if not match or (match.end() < len(text) and text[match.end()].isdigit()):
        return None
    return _moment(match.groupdict())


def _rfc822(text: str) -> datetime | None:
    parts = parsedate_tz(text)
    if parts is None or not re.search("[A-Za-z]", text) or _YEAR_BELOW_1000.search(text):
        return None
    year, month, day, hour, minute, second = parts[:6]
    local = datetime(year, month, day, hour, minute, min(second, 59))
    return (local - timedelta(seconds=parts[9] or 0)).replace(tzinfo=UTC)


def _written(text: str) -> datetime | None:
    match = _WRITTEN.match(text)
    if not match:
        return None
    parts: dict[str, str | None] = match.groupdict()
    name = (parts["month"] or parts["month2"] or "").lower()
    month = _MONTHS.get(name[:4]) or _MONTHS.get(name[:3])
    if month is None:
        return None
    hour = int(parts["hour"] or 0)
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"].lower().startswith("p") else 0)
    day = parts["day"] or parts["day2"]
    return _moment(parts | {"month": str(month), "day": day, "hour": str(hour)})


def _east_asian(text: str) -> datetime | None:
    match = _EAST_ASIAN.match(text)
    return _moment(match.groupdict()) if match else None


def _epoch(text: str) -> datetime | None:
    """Seconds (10 digits) or milliseconds (13) since 1970, which some feeds send."""
    if not re.fullmatch(r"\d{10}(?:\d{3})?", text, re.ASCII):
        return None
    return from_timestamp(int(text[:10]))


def _moment(parts: dict[str, str | None]) -> datetime:
    """The moment of a match's groups; a leap second counts as the one before it."""
    year, month, day, hour, minute, second = (
        int(parts.get(name) or default)
        for name, default in (
            ("year", 0),
            ("month", 1),
            ("day", 1),
            ("hour", 0),
            ("minute", 0),
            ("second", 0),
        )
    )
    zone = _zone(parts.get("zone") or "")
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone).astimezone(UTC)


def _zone(text: str) -> timezone:
    digits = re.sub(r"\D", "", text)
    if not digits:
        return UTC
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-offset if text.startswith("-") else offset)
