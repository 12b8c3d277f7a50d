"""Text in several looks: cut to a row, wrapped to several, drawn.

A line is a list of pieces: a text and the component class that it is drawn with, "" for none.
"""

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.wrapping import cells, clip, line_starts

Line = list[tuple[str, str]]

_CELL = 16
"""Code points that a cell may take, with marks and joiners; more are not looked at."""


def cut(line: Line, width: int, ellipsis: str) -> Line:
    """As much of a line as fits."""
    kept: Line = []
    left = sum(cell_len(text) for text, _ in line)
    for text, name in line:
        fills = cell_len(text) == width < left
        piece = clip(text + ellipsis if fills else text, width, ellipsis)
        kept.append((piece, name))
        if piece != text:
            break
        width -= cell_len(piece)
        left -= cell_len(piece)
    return kept


def rows_of(text: str, width: int, most: int) -> int:
    """The rows that a text without line breaks takes at `width` cells, `most` at the most."""
    if most == 1 or len(text) * 2 <= width or cells(text[: width * _CELL]) <= width:
        return 1
    return min(most, len(line_starts(text[: width * most * _CELL], width)))


def wrapped(line: Line, width: int, most: int, ellipsis: str) -> list[Line]:
    """The rows of a line at `width` cells, as many as `rows_of` says; the last is cut."""
    text = "".join(text for text, _ in line)
    rows = rows_of(text, width, most)
    starts = [0] if rows == 1 else line_starts(text[: width * most * _CELL], width)[:rows]
    ends = [*starts[1:], len(text)]
    parts = [_between(line, start, end) for start, end in zip(starts, ends, strict=True)]
    return [*parts[:-1], cut(parts[-1], width, ellipsis)]


def _between(line: Line, start: int, end: int) -> Line:
    """The pieces of a line from one offset to another."""
    found: Line = []
    for text, name in line:
        if start < len(text) and end > 0:
            found.append((text[max(0, start) : end], name))
        start, end = start - len(text), end - len(text)
    return found


def drawn(widget: Widget, line: Line, width: int, *over: str) -> Strip:
    """A line as a widget's row of `width` cells; `over` are classes that lie over the whole."""
    style = widget.get_visual_style
    segments = [
        Segment(text, style(*over, *((name,) if name else ())).rich_style)
        for text, name in line
        if text
    ]
    return Strip(segments).adjust_cell_length(width, style(*over).rich_style)


def drawn_at_cursor(widget: Widget, line: Line, width: int, component: str) -> Strip:
    """The line at a list's cursor, `component` lying over the whole.

    A terminal's own colours cannot be thinned to a ground: there a list that has the keys draws
    it reversed, in one colour, since many at once would be motley.
    """
    if not (widget.has_focus and widget.app.native_ansi_color):
        return drawn(widget, line, width, component)
    strip = drawn(widget, [(text, "") for text, _ in line], width, component)
    return strip.apply_style(Style(reverse=True))
