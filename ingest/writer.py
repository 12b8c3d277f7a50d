"""Puts clean text together block by block and keeps where its formatting lies."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from core.clean import clean_body, clean_characters
from core.types import Mark, MarkKind, RichText

_SPACES = re.compile(r"\s+")
_LINE_END = re.compile(r"[ \t]+\n")
_INDENT = re.compile(r"(^|\n)([ \t]+)")
_NBSP = "\xa0"

DEPTH_LIMIT = 8
"""Marks of one sort that may lie within each other: deeper ones say nothing to a reader."""


@dataclass(slots=True)
class _Block:
    """One paragraph, heading, row or list item; marks count from its start."""

    text: str
    marks: list[Mark]
    is_row: bool


class _Open(NamedTuple):
    """A mark whose end is not reached; `start` counts characters (inline) or blocks."""

    kind: MarkKind
    start: int
    target: str


class RichWriter:
    """Takes text and formatting in reading order; `result` is the text with its marks.

    The text is what `clean_body` leaves untouched, whatever came in.
    """

    def __init__(self) -> None:
        self._blocks: list[_Block] = []
        self._pieces: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._inline: list[_Open] = []
        self._around: list[_Open] = []
        self._spans: list[tuple[MarkKind, int, int, str]] = []

    def text(self, text: str, *, preformatted: bool = False) -> None:
        """Adds running text; white space is folded unless it is `preformatted`."""
        text = clean_characters(text)
        if preformatted:
            text = self._keep_layout(text)
        else:
            text = _SPACES.sub(" ", text)
            if self._at_space():
                text = text.removeprefix(" ")
        self._add(text)

    def line_break(self) -> None:
        """A new line, or a new block where the line is already empty."""
        if self._pieces and self._pieces[-1].endswith("\n"):
            self.end_block()
        elif self._pieces:
            self._drop_trailing_space()
            self._add("\n")

    def separate(self, mark: str) -> None:
        """Adds `mark` between two cells of a row; nothing at the start of a block."""
        if "".join(self._pieces[-2:]).strip():
            self._drop_trailing_space()
            self._add(mark)

    def end_block(self, *, is_row: bool = False) -> None:
        """Ends the block; rows that follow each other are parted by one newline only."""
        raw, marks = "".join(self._pieces), self._marks
        marks += [Mark(o.kind, o.start, self._length, o.target) for o in self._inline]
        self._pieces, self._length, self._marks = [], 0, []
        self._inline = [o._replace(start=0) for o in self._inline]
        text = raw.strip()
        if not text:
            return
        if clean_body(text) != text:
            # Characters of neighbouring pieces joined into one: the offsets are off.
            text, marks = clean_body(text), []
        edge = len(raw) - len(raw.lstrip())
        kept = [mark for m in marks if (mark := _trimmed(m, edge, text))]
        self._blocks.append(_Block(text, kept, is_row))

    def open_inline(self, kind: MarkKind, target: str = "") -> None:
        """Formatting begins within a block; it is carried over the ends of blocks."""
        self._inline.append(_Open(kind, self._length, target))

    def close_inline(self) -> None:
        """The innermost formatting within a block ends."""
        opened = self._inline.pop()
        if opened.start < self._length:
            self._marks.append(Mark(opened.kind, opened.start, self._length, opened.target))

    @property
    def in_block(self) -> bool:
        """Whether the block that is being written has text."""
        return any(piece.strip() for piece in self._pieces)

    @property
    def block_count(self) -> int:
        """How many blocks are ended."""
        return len(self._blocks)

    def mark_blocks(self, kind: MarkKind, first: int, after: int, target: str = "") -> None:
        """Marks the ended blocks from the one numbered `first` to that before `after`, if any."""
        if first < after:
            self._spans.append((kind, first, after, target))

    def open_around(self, kind: MarkKind) -> None:
        """Formatting of whole blocks begins; ends the block before it."""
        self._around.append(_Open(kind, len(self._blocks), ""))

    def close_around(self) -> None:
        """The innermost formatting of whole blocks ends."""
        opened = self._around.pop()
        self.mark_blocks(opened.kind, opened.start, len(self._blocks))

    def may_nest(self, kind: MarkKind, *, inline: bool) -> bool:
        """Whether another mark of this kind may open here."""
        limit = 1 if inline else DEPTH_LIMIT
        opened = self._inline if inline else self._around
        return len(opened) < DEPTH_LIMIT * 4 and sum(o.kind is kind for o in opened) < limit

    def result(self) -> RichText:
        """The text so far with its marks, in the order of their starts."""
        self.end_block()
        parts: list[str] = []
        starts: list[int] = []
        marks: list[Mark] = []
        length, was_row = 0, False
        for block in self._blocks:
            gap = "" if not parts else "\n" if block.is_row and was_row else "\n\n"
            start = length + len(gap)
            parts += (gap, block.text)
            starts.append(start)
            marks += [Mark(m.kind, start + m.start, start + m.end, m.target) for m in block.marks]
            length, was_row = start + len(block.text), block.is_row
        ends = [start + len(b.text) for start, b in zip(starts, self._blocks, strict=True)]
        marks += [
            Mark(k, starts[first], ends[after - 1], to) for k, first, after, to in self._spans
        ]
        marks.sort(key=lambda m: (m.start, -m.end))
        return RichText("".join(parts), tuple(marks))

    def _add(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def _at_space(self) -> bool:
        return not self._pieces or self._pieces[-1][-1] in " \n"

    def _drop_trailing_space(self) -> None:
        """A cleaned piece ends in one space at most; marks that reach over it are trimmed."""
        if self._pieces[-1].endswith(" "):
            last = self._pieces.pop()[:-1]
            self._length -= len(last) + 1
            self._add(last)

    def _keep_layout(self, text: str) -> str:
        """Indentation as no-break spaces, which cleaning leaves at the start of a line."""
        text = _LINE_END.sub("\n", text)
        if self._pieces and not self._pieces[-1].endswith("\n"):
            text = "\x00" + text
        text = _INDENT.sub(
            lambda m: m[1] + _NBSP * len(m[2].expandtabs(4)),
            text,
        )
        return text.removeprefix("\x00")


def _trimmed(mark: Mark, edge: int, text: str) -> Mark | None:
    """`mark` counted from the first of `text` and cut to its outermost letters."""
    start, end = max(mark.start - edge, 0), min(mark.end - edge, len(text))
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip())
    return Mark(mark.kind, start, end, mark.target) if start < end else None
