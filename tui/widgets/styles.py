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
    """The component class of a kind of actor, and that of references to one."""

    component: str
    reference: str


LOOKS: Final[dict[Kind, Look]] = {
    Kind.PERSON: Look("actor--person", "reference--person"),
    Kind.ORGANISATION: Look("actor--organisation", "reference--organisation"),
    Kind.PLACE: Look("actor--place", "reference--place"),
    Kind.GROUP: Look("actor--group", "reference--group"),
    Kind.OTHER: Look("actor--other", "reference--other"),
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
    & > .reference--person { color: $text-primary; }
    & > .reference--organisation { color: $text-warning; }
    & > .reference--place { color: $text-success; }
    & > .reference--group { color: $text-error; }
    & > .reference--other { color: $text-secondary; }
"""
"""The same for words that mean an actor without its name ("the president"): colour alone."""

REFERENCE_DIM_CSS: Final = """
    &:nocolor > .reference--person, &:nocolor > .reference--organisation,
    &:nocolor > .reference--place, &:nocolor > .reference--group,
    &:nocolor > .reference--other { text-style: dim; }
"""
"""Where there is no colour, such words are dimmed in a text: it takes a third of the contrast.

In lists nothing needs to be told from a name, and a cursor has a ground of its own.
"""


def cursor_css(component: str) -> str:
    """Rules for the line of a list's cursor, strong where the list has the keys.

    The ground is thin enough for the colours of the kinds to be read on it (`tui.looks.legible`
    counts on that). A terminal's own colours cannot be thinned: there it is underlined, and a list
    that has the keys draws it reversed (`reverse` is no style that Textual's lists would pass on).

    Args:
        component: the component class of the line, `list--cursor`.
    """
    return f"""
    & > .{component} {{ color: $text; background: $primary 14%; text-style: none; }}
    &:focus > .{component} {{ color: $text; background: $primary 30%; text-style: none; }}
    &:ansi > .{component} {{
        color: ansi_default; background: ansi_default; text-style: underline;
    }}
    """


MONTHS: Final = (
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
        return f"{when.day} {MONTHS[when.month - 1][:3]}"
    return f"{when.year:04}" if brief else f"{when.year:04}-{when:%m-%d}"


def long_date(when: datetime, now: datetime) -> str:
    """`12 June 2018, 14:02`, in the time zone of `now`."""
    when = when.astimezone(now.tzinfo)
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}, {when:%H:%M}"
