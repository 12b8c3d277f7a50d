"""How does each kind of actor look, and how are dates written?

Colours are theme variables; each kind also has text attributes of its own, so
that it can be told from the others on a terminal without colour.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from core.types import Kind

Clock = Callable[[], datetime]
"""Gives the present moment; its time zone is the one that dates are shown in."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of actor is shown: its letter, its component class, and that of references."""

    letter: str
    component: str
    reference: str


LOOKS: Final[dict[Kind, Look]] = {
    Kind.PERSON: Look("P", "actor--person", "reference--person"),
    Kind.ORGANISATION: Look("O", "actor--organisation", "reference--organisation"),
    Kind.PLACE: Look("L", "actor--place", "reference--place"),
    Kind.GROUP: Look("G", "actor--group", "reference--group"),
    Kind.OTHER: Look("·", "actor--other", "reference--other"),
}
"""All kinds, in the order in which a reader is asked to choose one."""

ACTOR_CLASSES: Final = frozenset(look.component for look in LOOKS.values())
REFERENCE_CLASSES: Final = frozenset(look.reference for look in LOOKS.values())

ACTOR_CSS: Final = """
    & > .actor--person { color: $text-primary; text-style: bold; }
    & > .actor--organisation { color: $text-warning; text-style: underline; }
    & > .actor--place { color: $text-success; text-style: italic; }
    & > .actor--group { color: $text-error; text-style: italic underline; }
    & > .actor--other { color: $text-secondary; text-style: bold italic; }
"""
"""Rules for the component classes of the kinds, to stand inside a widget's own block."""

REFERENCE_CSS: Final = """
    & > .reference--person { color: $text-primary; text-style: dim; }
    & > .reference--organisation { color: $text-warning; text-style: dim; }
    & > .reference--place { color: $text-success; text-style: dim; }
    & > .reference--group { color: $text-error; text-style: dim; }
    & > .reference--other { color: $text-secondary; text-style: dim; }
"""
"""The same for words that mean an actor without its name ("the president"): fainter."""

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def utc_now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def local_now() -> datetime:
    """The present moment in the time zone of the machine."""
    return datetime.now().astimezone()


def short_date(when: datetime, now: datetime, *, brief: bool = False) -> str:
    """`14:02` today, `12 Jun` this year, else `2018-06-12`, in the time zone of `now`.

    `brief` leaves `2018` of the last.
    """
    when = when.astimezone(now.tzinfo)
    if when.date() == now.date():
        return f"{when:%H:%M}"
    if when.year == now.year:
        return f"{when.day} {_MONTHS[when.month - 1][:3]}"
    return f"{when.year:04}" if brief else f"{when.year:04}-{when:%m-%d}"


def long_date(when: datetime, now: datetime) -> str:
    """`12 June 2018, 14:02`, in the time zone of `now`."""
    when = when.astimezone(now.tzinfo)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}, {when:%H:%M}"
