"""Who is that? A small window beside the text that says what the store knows of an actor."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.content import Content, Span
from textual.geometry import Offset
from textual.reactive import var
from textual.widget import Widget

from core.types import ActorRow, Companion
from tui.looks.symbols import Symbols, symbols_of
from tui.widgets.styles import LOOKS, REFERENCE_CLASSES, REFERENCE_CSS, Clock, short_date, utc_now
from tui.widgets.wrapping import clip, fit, one_line

WIDTH: Final = 46
HEIGHT: Final = 10
"""The cells that the window takes at most, its frame counted."""

_AROUND: Final = 4
"""Columns of frame and padding."""

_COMPANIONS: Final = HEIGHT - 2 - 5
"""What is left of the lines after name, role, other names, counts and a heading."""


class Peek(Widget):
    """Shows an actor over the panes, next to a cell, and takes no keys.

    It goes when it is closed, clicked, or the keys go to another pane. Its layer, `over`, must be
    one of the screen's.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {*REFERENCE_CLASSES, "peek--name", "peek--dim"}

    DEFAULT_CSS = f"""
    Peek {{
        layer: over;
        constrain: inside inflect;
        margin: 1 0;
        display: none;
        width: auto;
        height: auto;
        max-height: {HEIGHT};
        padding: 0 1;
        border: round $primary;
        background: $surface;
        color: $foreground;
        text-wrap: nowrap;
        {REFERENCE_CSS}
        & > .peek--name {{ text-style: bold; }}
        & > .peek--dim {{ color: $foreground-muted; }}
        &:ansi {{ background: ansi_default; }}
    }}
    """

    is_open: var[bool] = var(False)

    def __init__(self, clock: Clock = utc_now) -> None:
        super().__init__()
        self._clock = clock
        self._lines: Sequence[Content] = ()

    def open(self, actor: ActorRow, companions: Sequence[Companion], at: Offset) -> None:
        """Shows an actor and who is named beside it, below or above the cell `at`."""
        symbols, room = symbols_of(self), self.screen.size.width
        width = (room if symbols.plain else min(WIDTH, room)) - _AROUND
        self._lines = peek_lines(actor, companions, symbols, self._clock(), width)
        self.absolute_offset = at
        self.is_open = True
        self.refresh(layout=True)

    def close(self) -> None:
        """Shows nothing."""
        self.is_open = False

    def watch_is_open(self) -> None:
        """Comes and goes."""
        self.display = self.is_open

    def on_mount(self) -> None:
        """Follows the keys: who moves on is done with peeking."""
        self.watch(self.screen, "focused", self.close, init=False)

    def on_click(self) -> None:
        """Goes away."""
        self.close()

    def render(self) -> Content:
        """All lines."""
        return Content("\n").join(self._lines)


def peek_lines(
    actor: ActorRow,
    companions: Sequence[Companion],
    symbols: Symbols,
    now: datetime,
    width: int = WIDTH - _AROUND,
) -> list[Content]:
    """Name and kind, newest role, other names, how often and when named, and beside whom.

    A line is `width` cells wide at most; there are as many as the window has room for.
    """
    dim = ".peek--dim"
    said = [role.title for role in actor.roles[:1]]
    said += [f"also {', '.join(names)}"] if (names := _other_names(actor)) else []
    said += [_figures(actor, symbols.separator, now)]
    lines = [_head(actor, symbols, width)]
    lines += [Content.styled(clip(line, width, symbols.ellipsis), dim) for line in said]
    beside = [_companion(one, symbols, width) for one in companions[:_COMPANIONS]]
    return [*lines, Content.styled("named with", dim), *beside] if beside else lines


def _head(actor: ActorRow, symbols: Symbols, width: int) -> Content:
    """The name, and at the right edge the kind and whether the actor is followed."""
    words = [actor.kind.value, *(["followed"] if actor.followed else [])]
    kind = symbols.separator.join(words)
    if symbols.plain:
        line = f"{one_line(actor.name)}{symbols.separator}{kind}"
        return Content(line, [Span(0, len(one_line(actor.name)), ".peek--name")])
    name = fit(actor.name, width - cell_len(kind) - 4, symbols.ellipsis)
    return Content.assemble(
        (symbols.kind(actor.kind), f".{LOOKS[actor.kind].reference}"),
        "  ",
        (name, ".peek--name"),
        (f" {kind}", ".peek--dim"),
    )


def _other_names(actor: ActorRow) -> list[str]:
    """The first few of the aliases, in one line each."""
    return [one_line(alias) for alias in actor.aliases if alias != actor.name][:4]


def _figures(actor: ActorRow, separator: str, now: datetime) -> str:
    """`12 articles · 2016-06-12 to today`."""
    seen = [_day(when, now) for when in (actor.first_seen, actor.last_seen) if when]
    dates = " to ".join(dict.fromkeys(seen))
    return separator.join(filter(None, (_number(actor.articles, "article"), dates)))


def _day(when: datetime, now: datetime) -> str:
    return "today" if when.astimezone(now.tzinfo).date() == now.date() else short_date(when, now)


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _companion(companion: Companion, symbols: Symbols, width: int) -> Content:
    """Sign, name, and at the right edge in how many articles both are named."""
    sign, count = symbols.kind(companion.kind), _number(companion.articles, "article")
    if symbols.plain:
        return Content(symbols.separator.join((one_line(companion.name), sign, count)))
    name = fit(companion.name, width - cell_len(count) - 4, symbols.ellipsis)
    look = f".{LOOKS[companion.kind].reference}"
    return Content.assemble((sign, look), "  ", name, (f" {count}", ".peek--dim"))
