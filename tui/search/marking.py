"""Where in a title are the words of a query, and which part of a text shows what was found?

Marks are pairs of offsets, start and end, in order.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from core.query import Query, Term
from tui.widgets.wrapping import clip, one_line

Marks = Sequence[tuple[int, int]]

_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
"""A word as the full-text index parts them: letters and digits with their accents."""


def word_marks(text: str, query: Query) -> list[tuple[int, int]]:
    """Where `text` has the words and phrases that `query` asks for, whatever case and accents."""
    words = [(_fold(match.group()), *match.span()) for match in _WORD.finditer(text)]
    asked = [(_words(term), term.begins) for term in query.words if not term.negated]
    found = {
        (words[at][1], words[at + len(wanted) - 1][2])
        for wanted, begins in asked
        for at in _found([word for word, _, _ in words], wanted, begins)
    }
    return sorted(found)


def clipped(
    text: str, marks: Marks, width: int, ellipsis: str
) -> tuple[str, list[tuple[int, int]]]:
    """The beginning of a text in `width` cells, with the marks in it."""
    line = clip(text, width, ellipsis)
    kept = len(line) if line == one_line(text) else len(line) - len(ellipsis)
    return line, [(start, min(end, kept)) for start, end in marks if start < kept]


def excerpt(
    text: str, marks: Marks, width: int, ellipsis: str
) -> tuple[str, list[tuple[int, int]]]:
    """The part of a text in `width` cells that shows the first mark, with the marks in it."""
    start = _start(one_line(text), marks, width)
    if not start:
        return clipped(text, marks, width, ellipsis)
    shift = len(ellipsis) - start
    moved = [(a + shift, b + shift) for a, b in marks if a >= start]
    return clipped(ellipsis + text[start:], moved, width, ellipsis)


def _start(text: str, marks: Marks, width: int) -> int:
    """The offset to begin at: that of a word so far before the first mark as there is room.

    That is a third of the width, or more where the text ends soon.
    """
    if not marks or cell_len(text[: marks[0][1]]) <= width * 2 // 3:
        return 0
    start = first = marks[0][0]
    text = text[: first + width * 16]
    while start:
        at = text.rfind(" ", 0, start - 1) + 1
        if cell_len(text[at:first]) > width // 3 and cell_len(text[at:]) >= width:
            break
        start = at
    return start


def _found(words: Sequence[str], wanted: Sequence[str], begins: bool) -> Iterator[int]:
    """The places in `words` where `wanted` stands, the last of which may go on."""
    if not wanted:
        return
    *whole, last = wanted
    for at in range(len(words) - len(whole)):
        end = words[at + len(whole)]
        if words[at : at + len(whole)] == whole and (
            end.startswith(last) if begins else end == last
        ):
            yield at


def _words(term: Term) -> list[str]:
    return [_fold(word) for word in _WORD.findall(term.value)]


def _fold(text: str) -> str:
    """`text` without case and accents."""
    signs = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in signs if not unicodedata.combining(sign))
