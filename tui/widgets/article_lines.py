"""What does each line of an article's page begin with, and on which ground does it stand?"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from rich.cells import cell_len

from core.types import Field, Mark, MarkKind
from tui.looks.symbols import Symbols
from tui.widgets.page import Block
from tui.widgets.places import Places

# A list item that brings its own bullet or number needs none from us.
_OWN_BULLET = re.compile(r"(?:[-*•‣◦–·]|\(?\d{1,3}[.)])\s")

PARAGRAPH: Final = 120
"""Characters from which a line is a paragraph: verses, tables and addresses have shorter ones."""

_MOST_BARS: Final = 3
_MOST_INDENTS: Final = 4


@dataclass(slots=True)
class _Line:
    """The marks that a line stands in, how deep in quotes and lists, and where they begin."""

    quotes: int = 0
    items: int = 0
    is_item: bool = False
    is_heading: bool = False
    in_caption: bool = False
    is_caption: bool = False
    is_code: bool = False


def blocks(text: str, marks: Iterable[Mark], places: Places, symbols: Symbols) -> Iterator[Block]:
    """The lines of the page `text`.

    Args:
        marks: those of the body, all within what the page shows of it.
    """
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    marked = _marked(marks, places, [*starts, len(text) + 1])
    for index, (line, start) in enumerate(zip(lines, starts, strict=True)):
        end = start + len(line)
        if index not in marked:
            before = lines[index - 1] if start > places.body_start else ""
            yield Block(start, end, above=int(_is_new_paragraph(before, line)))
            continue
        stands = marked[index]
        lead, hang = _gutter(line, stands, symbols)
        above = int(stands.is_heading and start > places.body_start)
        ground = "article--code" if stands.is_code else ""
        yield Block(start, end, lead, hang, above, ground)


def _is_new_paragraph(before: str, line: str) -> bool:
    """Whether two lines that no blank one parts are paragraphs, as in much scraped text."""
    return bool(before.strip() and line.strip()) and max(len(before), len(line)) >= PARAGRAPH


def _gutter(line: str, stands: _Line, symbols: Symbols) -> tuple[str, str]:
    """What the first row of a line begins with, and its other rows."""
    bars = f"{symbols.bar} " * min(stands.quotes, _MOST_BARS)
    lead = hang = "  " * min(stands.items, _MOST_INDENTS)
    if stands.is_item:
        bullet = symbols.bullets[min(stands.items, len(symbols.bullets)) - 1]
        lead = hang[:-2] + ("" if _OWN_BULLET.match(line) else f"{bullet} ")
    if stands.in_caption:
        sign = f"{symbols.image} "
        hang += " " * cell_len(sign)
        lead = lead + sign if stands.is_caption else hang
    if stands.is_code:
        lead, hang = f"{lead} ", f"{hang} "
    return bars + lead, bars + hang


def _marked(marks: Iterable[Mark], places: Places, starts: Sequence[int]) -> dict[int, _Line]:
    """The lines that formatting of whole lines stands on, by index.

    Args:
        starts: where the lines begin, and where one more would.
    """
    lines: defaultdict[int, _Line] = defaultdict(_Line)
    for mark in marks:
        if mark.kind not in (MarkKind.EMPHASIS, MarkKind.LINK):
            stretch = _stretch(mark, places, starts)
            for index in stretch:
                _note(lines[index], mark.kind, is_first=index == stretch.start)
    return lines


def _stretch(mark: Mark, places: Places, starts: Sequence[int]) -> range:
    """The lines that a mark stands on; those of a listing only where it fills them."""
    start, end = places.start(Field.BODY, mark.start), places.end(Field.BODY, mark.end)
    if mark.kind is MarkKind.CODE:
        # A whole line ends one character, its newline, before the next begins.
        return range(bisect_left(starts, start), bisect_right(starts, end + 1) - 1)
    return range(bisect_right(starts, start) - 1, bisect_right(starts, end - 1))


def _note(line: _Line, kind: MarkKind, *, is_first: bool) -> None:
    """Notes that a mark stands on the line, and whether it begins there."""
    match kind:
        case MarkKind.QUOTE:
            line.quotes += 1
        case MarkKind.ITEM:
            line.items += 1
            line.is_item |= is_first
        case MarkKind.HEADING:
            line.is_heading |= is_first
        case MarkKind.IMAGE:
            line.in_caption = True
            line.is_caption |= is_first
        case MarkKind.CODE:
            line.is_code = True
