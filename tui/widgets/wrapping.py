"""Where does text break, and how much of it fits a row of terminal cells?

Nothing here changes the text: lines are given as offsets into it. Widths are
in cells: a wide character takes two, a combining mark none, a tab four.
"""

import re
from functools import lru_cache

from rich.cells import cell_len, set_cell_size

TAB = "    "
"""What a tab is shown as."""

# Scripts and signs in which every character takes one cell, so that a length is a width:
# Latin, Greek, Cyrillic, typographic punctuation, currencies. Most news never leaves them.
_NARROW = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)

# No-break space is not among the places where a line may break.
_WORD = re.compile(r"([^ \t]*)([ \t]*)")

# A character with the variation selectors, skin tones and joined characters that belong to it.
_UNIT = re.compile("(?s).(?:\u200d.|[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff])*")

# At the end of a text it would join the padding to it, and make it take no room.
_JOINER = "\u200d"

_TO_SPACES = str.maketrans("\n\t", "  ")


def cells(text: str) -> int:
    """The width of `text`."""
    return cell_len(text) + text.count("\t") * len(TAB)


def line_starts(text: str, width: int) -> list[int]:
    """The offsets at which the lines of one paragraph begin when it is wrapped to `width`.

    Lines break after white space, which hangs at the end of its line; a word
    wider than a whole line is broken where the line is full. Takes time in
    proportion to the text.
    """
    starts = [0]
    if len(text) <= width // 2:
        return starts
    measure = len if _NARROW.fullmatch(text) else cells
    used = 0
    for match in _WORD.finditer(text):
        word, space = match.groups()
        size = measure(word)
        if used + size > width:
            if size > width:
                size = _fold(word, match.start(), used, width, starts)
                used = 0
            elif used:
                starts.append(match.start())
                used = 0
        used += size + measure(space)
    return starts


def _fold(word: str, offset: int, used: int, width: int, starts: list[int]) -> int:
    """Adds the breaks of a word too wide for a line; gives the width of its last piece."""
    for unit in _UNIT.findall(word):
        size = _unit_cells(unit)
        if used and used + size > width:
            starts.append(offset)
            used = 0
        used += size
        offset += len(unit)
    return used


# Without it, a megabyte of Chinese or Japanese takes four times as long to wrap.
_unit_cells = lru_cache(4096)(cells)


def one_line(text: str) -> str:
    """`text` with its line breaks and tabs as spaces."""
    # Looking first takes a tenth of the time, and there are none in most texts of one line.
    return text.translate(_TO_SPACES) if "\n" in text or "\t" in text else text


def clip(text: str, width: int, ellipsis: str = "…") -> str:
    """`text` on one line of at most `width` cells, cut with an ellipsis where it is wider."""
    if width < 1:
        return ""
    # Sixteen code points a cell leave room for marks and joiners, and bound the work.
    line = one_line(text[: width * 16]).rstrip(_JOINER)
    if cell_len(line) > width:
        kept = set_cell_size(line, width - 1)
        while cell_len(kept) >= width:  # of joiners that join nothing Rich keeps too much
            kept = kept[:-1]
        line = kept.rstrip(_JOINER + " ") + ellipsis
    return line


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """`text` on one line of exactly `width` cells: padded, or cut with an ellipsis."""
    return set_cell_size(clip(text, width, ellipsis), max(0, width))


def centred(text: str, width: int, height: int) -> list[str]:
    """`height` lines with `text` wrapped in the middle of them."""
    room = max(2, width - 4)
    starts = line_starts(one_line(text), room)
    pieces = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    lines = [" " * ((width - cell_len(piece)) // 2) + piece for piece in pieces][:height]
    above = (height - len(lines)) // 2
    return [""] * above + lines + [""] * (height - above - len(lines))
