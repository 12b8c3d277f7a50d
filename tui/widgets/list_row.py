"""What does a row of the article list say, and what a heading between the rows?

A line is a list of pieces: a text and the component class that it is drawn with, "" for none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from rich.cells import cell_len

from core.types import ArticleRow, Group, LeadActor
from tui.looks.symbols import Symbols
from tui.widgets.styles import LOOKS, short_date
from tui.widgets.wrapping import clip, fit, one_line

Line = list[tuple[str, str]]

TWO_LINES: Final = range(24, 120)
"""Widths at which a row with actors takes two lines: below them there is no room for a source
either, above them there is room for actors beside most titles."""

_ROOMY: Final = 50
"""Below this width there are no tags, and no source beside a title."""

_FULL_DATE_FROM: Final = 80
"""Below this width a row of one line gives of a date in another year that year alone."""

_TIME, _BRIEF, _DATE = len("14:02"), len("12 Jun"), len("2018-06-12")

_LONGEST_NAME: Final = 32
"""Cells that the name of an actor may take; names of offices go on for longer."""

_LEAST: Final = 8
"""Cells below which no name is shown: one that is cut shorter says nothing."""

_DIM: Final = "list--dim"


@dataclass(frozen=True, slots=True)
class RowStyle:
    """What the rows of a list have in common.

    `actors` tells whether they name the main actors. Under headings that are `days` they give
    the time alone.
    """

    symbols: Symbols
    now: datetime
    actors: bool = True
    days: bool = False

    def height(self, width: int) -> int:
        """The lines that a row takes."""
        return 2 if self.actors and width in TWO_LINES and not self.symbols.plain else 1


def row_lines(row: ArticleRow, width: int, style: RowStyle, *, is_open: bool = False) -> list[Line]:
    """The lines of a row, as many as `style.height`, none wider than `width` cells."""
    if style.symbols.plain:
        return [_in_words(row, style, is_open)]
    if style.height(width) > 1:
        return [_title_line(row, width, style, is_open), _line_below(row, width, style)]
    return [_only_line(row, width, style, is_open)]


def heading_line(group: Group, width: int, style: RowStyle) -> Line:
    """The title of a group and how many articles it has."""
    title = day_title(group.title, style.now) if style.days else group.title
    count = f"{style.symbols.separator}{group.count:,} "
    room = width - 1 - cell_len(count)
    title = clip(title or "(no source)", room, style.symbols.ellipsis)
    return [(f" {title}{count}", "")]


def day_title(day: str, now: datetime) -> str:
    """A day ("2018-06-12") in words: Today, Yesterday, else Tuesday 12 June 2018."""
    when = date.fromisoformat(day)
    if when == now.date():
        return "Today"
    if when == now.date() - timedelta(days=1):
        return "Yesterday"
    return f"{when:%A} {when.day} {when:%B} {when.year}"


# --- the three forms of a row ---


def _title_line(row: ArticleRow, width: int, style: RowStyle, is_open: bool) -> Line:
    return [_state(row, style.symbols, is_open), _title(row, width - 3, style, is_open)]


def _line_below(row: ArticleRow, width: int, style: RowStyle) -> Line:
    """Under the title: star, source and actors; at the right edge tags, copies and age."""
    roomy = width >= _ROOMY
    tags = _tags(row, width // 3, style.symbols) if roomy else []
    edge = [*tags, *_copies(row, "  ", brief=not roomy), (_age(row, style, brief=not roomy), _DIM)]
    left = [_star(row, style.symbols)]
    left += _from_whom(row, width - _width(left) - _width(edge) - 3, style.symbols)
    return _spread(left, edge, width)


def _only_line(row: ArticleRow, width: int, style: RowStyle, is_open: bool) -> Line:
    """State, star, title, actors; at the right edge tags, source, copies and age."""
    brief = width < _FULL_DATE_FROM
    age = _age(row, style, brief=brief).rjust(_TIME if style.days else _BRIEF if brief else _DATE)
    edge = [(age, _DIM)]
    if width >= _ROOMY:
        source = fit(row.source, min(20, width // 5), style.symbols.ellipsis)
        copies = _copies(row, "  ")
        edge = [*_tags(row, width // 6, style.symbols), (f"{source}  ", _DIM), *copies, *edge]
    left = [_state(row, style.symbols, is_open), _star(row, style.symbols)]
    room = width - _width(left) - _width(edge) - 3
    names = _beside(row, room, style) if width >= TWO_LINES.stop else []
    left += [_title(row, room - _width(names), style, is_open), *names]
    return _spread(left, edge, width)


def _in_words(row: ArticleRow, style: RowStyle, is_open: bool) -> Line:
    """For listening: words in place of signs and commas in place of columns, what counts first."""
    symbols = style.symbols
    said = ["open"] if is_open else []
    said += [symbols.unread] if row.unread else []
    said += [symbols.star] if row.starred else []
    said += [
        _headline(row),
        row.source,
        *(text for text, _ in _copies(row)),
        *(actor.name for actor in row.actors),
    ]
    said += [short_date(row.dated, style.now), *(f"{symbols.tag} {tag}" for tag in row.tags)]
    return [(one_line(symbols.separator.join(filter(None, said))), "")]


# --- pieces ---


def _state(row: ArticleRow, symbols: Symbols, is_open: bool) -> tuple[str, str]:
    if is_open:
        return f"{symbols.arrow} ", "list--open"
    return f"{symbols.unread if row.unread else ' '} ", "list--mark"


def _star(row: ArticleRow, symbols: Symbols) -> tuple[str, str]:
    return f"{symbols.star if row.starred else ' '} ", "list--star"


def _headline(row: ArticleRow) -> str:
    return row.title or "(untitled)"


def _title(row: ArticleRow, room: int, style: RowStyle, is_open: bool) -> tuple[str, str]:
    name = "list--open" if is_open else "list--unread" if row.unread else ""
    return clip(_headline(row), room, style.symbols.ellipsis), name


def _age(row: ArticleRow, style: RowStyle, *, brief: bool) -> str:
    if style.days:
        return f"{row.dated.astimezone(style.now.tzinfo):%H:%M}"
    return short_date(row.dated, style.now, brief=brief)


def _tags(row: ArticleRow, room: int, symbols: Symbols) -> Line:
    """The first tags that there is room for, each with a gap behind it."""
    line: Line = []
    for tag in row.tags:
        text = f"{symbols.tag}{clip(tag, _LONGEST_NAME, symbols.ellipsis)}  "
        room -= cell_len(text)
        if room < 0:
            break
        line.append((text, "list--tag"))
    return line


def _copies(row: ArticleRow, gap: str = "", *, brief: bool = False) -> Line:
    """How many other feeds have the text: "+2 sources", "+2" where it is brief."""
    number = row.other_sources
    what = "" if brief else " sources" if number > 1 else " source"
    return [(f"+{number:,}{what}{gap}", _DIM)] if number else []


def _from_whom(row: ArticleRow, room: int, symbols: Symbols) -> Line:
    """The source and the actors; the source gives way so that the first is named whole.

    Where that would leave next to nothing of it, both have half of the room.
    """
    gap = symbols.separator if row.source else ""
    first = cell_len(gap + clip(row.actors[0].name, _LONGEST_NAME)) if row.actors else 0
    left = room - first if room - first >= _LEAST else room // 2
    source = clip(row.source, left, symbols.ellipsis)
    names = _names(row.actors, room - cell_len(source + gap), symbols)
    if not names:
        return [(clip(row.source, room, symbols.ellipsis), _DIM)]
    return [(source + gap, _DIM), *names]


def _beside(row: ArticleRow, room: int, style: RowStyle) -> Line:
    """The actors behind a title: where that leaves less than a third of the room, it is cut."""
    if not style.actors:
        return []
    left = max(room - cell_len(clip(_headline(row), room)), room // 3)
    names = _names(row.actors, left - 2, style.symbols)
    return [("  ", ""), *names] if names else []


def _names(actors: Sequence[LeadActor], room: int, symbols: Symbols) -> Line:
    """As many names as there is room for, whole but for the first."""
    line: Line = []
    if room < _LEAST:
        return line
    for actor in actors:
        gap = ", " if line else ""
        most = _LONGEST_NAME if line else min(room, _LONGEST_NAME)
        name = clip(actor.name, most, symbols.ellipsis)
        room -= cell_len(gap + name)
        if room < 0:
            break
        line += [(gap, _DIM), (name, LOOKS[actor.kind].reference)]
    return line


def _spread(left: Line, right: Line, width: int) -> Line:
    """Pieces at the left edge and pieces at the right one, a cell short of it."""
    gap = width - 1 - _width(left) - _width(right)
    return [*left, (" " * gap, ""), *right]


def _width(line: Line) -> int:
    return sum(cell_len(text) for text, _ in line)
