"""What is a page of text made of, and into which rows does it wrap?

A page is one string. All else is offsets (code points) into it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, NamedTuple

from core.types import ActorMention
from tui.widgets.wrapping import line_starts


class Block(NamedTuple):
    """One line of the page before wrapping; what its first and its other rows begin with."""

    start: int
    end: int
    lead: str = ""
    hang: str = ""


class Run(NamedTuple):
    """Component classes from `start` to the next run, and the mention there, -1 for none."""

    start: int
    classes: tuple[str, ...]
    mention: int


class Spot(NamedTuple):
    """Where on the page a mention stands."""

    start: int
    end: int
    mention: ActorMention


class Row(NamedTuple):
    """One row of the page after wrapping; `block` is an index."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Page:
    """An article ready to be wrapped and drawn. `spots` and `runs` are in order."""

    text: str
    blocks: tuple[Block, ...]
    runs: tuple[Run, ...]
    spots: tuple[Spot, ...]
    body_start: int


EMPTY: Final = Page("", (), (), (), 0)
"""The page of nothing."""


def wrap(page: Page, width: int) -> list[Row]:
    """The rows of `page` at `width` cells, in order."""
    rows: list[Row] = []
    for index, block in enumerate(page.blocks):
        room = max(2, width - len(block.hang))
        starts = [block.start + at for at in line_starts(page.text[block.start : block.end], room)]
        ends = [*starts[1:], block.end]
        rows.extend(Row(start, end, index) for start, end in zip(starts, ends, strict=True))
    return rows


def row_at(rows: Sequence[Row], offset: int) -> int:
    """The index of the row that holds `offset` of the page."""
    return max(0, bisect_right(rows, offset, key=attrgetter("start")) - 1)
