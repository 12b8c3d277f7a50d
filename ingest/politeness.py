"""When may a feed be asked again? What its server says, what the reader says, what failed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Final

from core.drafts import FeedRow, FeedSpec
from ingest.dates import parse_date

LONGEST: Final = timedelta(days=1)
"""What a server can make a feed wait, and the longest pause after failures."""

FIRST_PAUSE: Final = timedelta(minutes=5)
"""After one failure; each further one doubles it."""

_NONE: Final = timedelta(0)
_DOUBLINGS: Final = 16
_DIGITS: Final = 10


def due_at(feed: FeedRow, spec: FeedSpec, now: datetime) -> datetime | None:
    """When a feed that is not to be asked yet is due; None where it is.

    A feed that failed waits for its pause alone, however seldom the reader wants it. Times that
    lie where none can have been written mean that the clock was set back: they do not count.
    """
    times = [feed.next_fetch] if feed.next_fetch and feed.next_fetch <= now + LONGEST else []
    if spec.refresh and feed.fetched_at and feed.fetched_at <= now and not feed.failures:
        times.append(feed.fetched_at + spec.refresh)
    due = max(times, default=now)
    return due if due > now else None


def pause(failures: int, asked: timedelta = _NONE) -> timedelta:
    """How long to leave a feed alone that has failed so many times in a row.

    Args:
        failures: the last one counts.
        asked: what its server asks for.
    """
    doubled = FIRST_PAUSE * (1 << min(failures - 1, _DOUBLINGS))
    return min(max(doubled, asked), LONGEST)


def fresh_for(headers: Mapping[str, str], now: datetime) -> timedelta:
    """How long an answer stays fresh (RFC 9111 §4.2.1), at most `LONGEST`; 0 where it says nothing.

    Args:
        headers: of the answer, by lower-case name.
        now: used where the answer has no date of its own.
    """
    said = _directives(headers.get("cache-control", ""))
    if "no-cache" in said or "no-store" in said:
        return _NONE
    if "max-age" in said:
        return _within(_seconds(said["max-age"]) - _seconds(headers.get("age", "")))
    expires = parse_date(headers.get("expires", ""))
    sent = parse_date(headers.get("date", "")) or now
    return _within(expires - sent) if expires else _NONE


def wait_asked(status: int, headers: Mapping[str, str], now: datetime) -> timedelta:
    """How long the server of such an answer is left alone; what is gone is asked once a day."""
    if status == HTTPStatus.GONE:
        return LONGEST
    if status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        return _retry_after(headers.get("retry-after", ""), now)
    return _NONE


def _retry_after(value: str, now: datetime) -> timedelta:
    """Seconds, or a date."""
    if value.strip().isdecimal():
        return _within(_seconds(value))
    when = parse_date(value)
    return _within(when - now) if when else _NONE


def _directives(value: str) -> dict[str, str]:
    """The directives of Cache-Control, by lower-case name."""
    parts = (part.partition("=") for part in value.lower().split(","))
    return {name.strip(): said.strip(' \t"') for name, _, said in parts}


def _seconds(text: str) -> timedelta:
    """A number of seconds; of one that is too long for a clock only the first digits count."""
    digits = text.strip()[:_DIGITS]
    return timedelta(seconds=int(digits)) if digits.isdecimal() else _NONE


def _within(wait: timedelta) -> timedelta:
    return min(max(wait, _NONE), LONGEST)
