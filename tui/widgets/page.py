"""What is a page of text made of, and into which rows does it wrap?

A page is one string. All else is offsets (code points) into it.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final, NamedTuple

from rich.cells import cell_len

from core.types import ActorMention
from tui.widgets.article_links import NO_LINKS, LinkTable
from tui.widgets.places import Places
from tui.widgets.wrapping import line_starts


class Block(NamedTuple):
    """One line of the page before wrapping.

    `lead` and `hang` are what its first and its other rows begin with, `above` counts empty rows
    before it, and `ground` is the component class that fills its rows, '' for none.
    """

    start: int
    end: int
    lead: str = ""
    hang: str = ""
    above: int = 0
    ground: str = ""


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
    """One row of the page after wrapping; `block` is an index.

    One of the rows above a block has no text: it ends where it starts.
    """

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Page:
    """An article ready to be wrapped and drawn. `spots` and `runs` are in order.

    `fold` is the offset of the line that stands for the unrelated lines past the article's
    end, folded or not; None where there are none.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    runs: tuple[Run, ...] = ()
    spots: tuple[Spot, ...] = ()
    places: Places = field(default_factory=Places)
    links: LinkTable = NO_LINKS
    fold: int | None = None


EMPTY: Final = Page("")
"""The page of nothing."""


def runs(
    spans: Iterable[tuple[int, int, str]], spots: Sequence[Spot], order: Sequence[str]
) -> Iterator[Run]:
    """A page cut wherever its look changes, by one sweep over the edges.

    Args:
        spans: (start, end, component class), which may overlap.
        order: the classes; of a run's, the later has the last word on its look.
    """
    changes: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    for start, end, name in spans:
        if start < end:
            changes[start].append((name, 1))
            changes[end].append((name, -1))
    mentions = {spot.end: -1 for spot in spots}
    mentions |= {spot.start: index for index, spot in enumerate(spots)}
    depth: Counter[str] = Counter()
    classes: tuple[str, ...] = ()
    mention = -1
    look: tuple[tuple[str, ...], int] | None = None
    for offset in sorted({0} | changes.keys() | mentions.keys()):
        if offset in changes:
            for name, step in changes[offset]:
                depth[name] += step
            classes = tuple(name for name in order if depth[name])
        mention = mentions.get(offset, mention)
        before, look = look, (classes, mention)
        if look != before:
            yield Run(offset, *look)


def wrap(page: Page, width: int) -> list[Row]:
    """The rows of `page` at `width` cells, in order."""
    rows: list[Row] = []
    for index, block in enumerate(page.blocks):
        if block.above:
            rows.extend([Row(block.start, block.start, index)] * block.above)
        room = max(2, width)
        if block.lead or block.hang:
            room = max(2, width - max(cell_len(block.lead), cell_len(block.hang)))
        starts = [block.start + at for at in line_starts(page.text[block.start : block.end], room)]
        ends = [*starts[1:], block.end]
        rows.extend(Row(start, end, index) for start, end in zip(starts, ends, strict=True))
    return rows


def row_at(rows: Sequence[Row], offset: int) -> int:
    """The index of the row that holds `offset` of the page."""
    return max(0, bisect_right(rows, offset, key=attrgetter("start")) - 1)
