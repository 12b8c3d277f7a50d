"""The bottom line: how much there is to read, where the reader is, what goes on besides."""

from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from core.types import Counts
from tui.looks.symbols import UNICODE, Symbols, symbols_of

BAR_CELLS = 8

GAP = 2
"""Cells between what stands on the left, in the middle and on the right."""

LEAST = 12
"""Cells below which a text that is cut says nothing."""

_FORMS = ((0, 0), (0, 1), (1, 1), (1, 2), (2, 2))
"""Forms of the left and the right part, from the longest: the bar goes first, then the number
of all articles, then all activities but the first, then the number of unread articles."""


@dataclass(frozen=True, slots=True)
class Status:
    """What there is to say; `fraction` and `position` go from 0 to 1."""

    counts: Counts | None = None
    filter_text: str = ""
    mention: str = ""
    position: float | None = None
    activity: str = ""
    fraction: float | None = None


class StatusLine(Widget):
    """Counts on the left, the reader's place in the middle, the background's doings on the right.

    `position` is how much of the open article is read, `fraction` how much of the activity is
    done, both from 0 to 1.
    """

    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $text-muted;
    }
    """

    counts: reactive[Counts | None] = reactive(None)
    filter_text: reactive[str] = reactive("")
    mention: reactive[str] = reactive("")
    position: reactive[float | None] = reactive(None)
    activity: reactive[str] = reactive("")
    fraction: reactive[float | None] = reactive(None)

    def render(self) -> Content:
        """One line, whatever the width."""
        status = Status(
            self.counts,
            self.filter_text,
            self.mention,
            self.position,
            self.activity,
            self.fraction,
        )
        return status_line(status, self.content_size.width, symbols_of(self))


def status_line(status: Status, width: int, symbols: Symbols = UNICODE) -> Content:
    """`status` in `width` cells; where they are few, the reader's place stays the longest."""
    left, right = _left(status, symbols), _right(status, symbols)
    middle = Content(symbols.separator.join(filter(None, (status.mention, _percent(status)))))
    for less, fewer in _FORMS:
        if _length(left[less], middle, right[fewer]) <= width:
            return _placed(left[less], middle, right[fewer], width)
    for last in (right[2], Content()):
        room = width - _length(Content(), middle, last) - GAP * bool(middle or last)
        if room >= LEAST:
            return _placed(_cut(left[2], room, symbols), middle, last, width)
    return _cut(middle or left[2], width, symbols)


def _left(status: Status, symbols: Symbols) -> tuple[Content, Content, Content]:
    """Counts and what the list shows, in three lengths."""
    if status.counts is None:
        opening = Content(f"opening the store {symbols.ellipsis}")
        return opening, opening, opening
    unread, shown = f"{status.counts.unread:,} unread", status.filter_text
    whole = f"{unread} of {status.counts.articles:,}"
    longest, shorter = ((n, shown) if shown else (n,) for n in (whole, unread))
    joined = symbols.separator.join
    return Content(joined(longest)), Content(joined(shorter)), Content(shown or unread)


def _right(status: Status, symbols: Symbols) -> tuple[Content, Content, Content]:
    """The activity: with a bar, without, and the first of several."""
    parts = status.activity.replace(UNICODE.ellipsis, symbols.ellipsis).split(UNICODE.separator)
    text = Content(symbols.separator.join(parts))
    bar = _bar(status.fraction, symbols)
    return Content(" ").join([bar, text]) if bar else text, text, Content(parts[0])


def _bar(fraction: float | None, symbols: Symbols) -> Content:
    if fraction is None or symbols.plain:
        return Content()
    full = int(BAR_CELLS * fraction)
    return Content(symbols.bar_full * full + symbols.bar_empty * (BAR_CELLS - full))


def _percent(status: Status) -> str:
    return "" if status.position is None else f"{int(100 * status.position)} %"


def _length(*parts: Content) -> int:
    """The cells that parts take side by side."""
    lengths = [part.cell_length for part in parts if part]
    return sum(lengths) + GAP * max(0, len(lengths) - 1)


def _placed(left: Content, middle: Content, right: Content, width: int) -> Content:
    """The parts at the edges and in the middle of the line, or as near to it as there is room."""
    start = left.cell_length
    if middle:
        most = width - middle.cell_length - right.cell_length - GAP * bool(right)
        start = max(start + GAP * bool(left), min(most, (width - middle.cell_length) // 2))
    before = " " * (start - left.cell_length)
    after = " " * (width - start - middle.cell_length - right.cell_length)
    return Content.assemble(left, before, middle, after, right)


def _cut(text: Content, width: int, symbols: Symbols) -> Content:
    """`text`, or as much of it as fits with an ellipsis."""
    if text.cell_length <= width:
        return text
    sign = Content(symbols.ellipsis if width else "")
    return text.truncate(max(0, width - sign.cell_length)) + sign
