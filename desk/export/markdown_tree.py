"""Which quotes, lists and other pieces is a body made of? Its marks, as far as they nest."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Final, NamedTuple

from core.types import Mark, MarkKind, RichText

DEPTH_LIMIT: Final = 7
"""Boxes within each other, with a row in them: who reads Markdown here follows eight."""

# A run of lines, none of them blank, without the white space around it; and one line of it.
_CHUNK = re.compile(r"\S(?:[^\n]*\S)?(?:[^\S\n]*\n[^\S\n]*\S(?:[^\n]*\S)?)*")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")

_WHOLE: Final = (MarkKind.CODE, MarkKind.HEADING, MarkKind.IMAGE)
_ORDER: Final = {k: place for place, k in enumerate((MarkKind.QUOTE, MarkKind.ITEM, *_WHOLE))}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch of the text that is written in one piece; a paragraph has no kind."""

    start: int
    end: int
    kind: MarkKind | None = None
    target: str = ""


class Row(NamedTuple):
    """An item of a list whose items follow line upon line; `depth` counts from 1."""

    depth: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rows:
    """Such a list, from its first row to its last."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What is quoted."""

    children: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Items:
    """A list whose items are parted by blank lines, with what is in each of them."""

    items: "tuple[tuple[Node, ...], ...]"


Node = Leaf | Rows | Quote | Items


def tree(body: RichText) -> tuple[Node, ...]:
    """The pieces of a body in order.

    Chunks are what blank lines part. Items that cover a part of one are its rows; all other
    marks of blocks count where they cover whole chunks and do not cross each other.
    """
    return _Tree(body).nodes()


class _Span(NamedTuple):
    """A mark over whole chunks, from the one numbered `first` to that before `after`."""

    kind: MarkKind
    first: int
    after: int
    target: str


class _Item(NamedTuple):
    """An item that is still to be put together with its neighbours."""

    children: tuple[Node, ...]


class _Tree:
    """The chunks of a body, and the marks over them."""

    def __init__(self, body: RichText) -> None:
        self._text = body.text
        self._edges = [match.span() for match in _CHUNK.finditer(body.text)]
        self._starts = [start for start, _ in self._edges]
        spans = {span for mark in body.marks for span in self._spans_of(mark)}
        self._spans = sorted(spans, key=lambda s: (s.first, -s.after, _ORDER[s.kind], s.target))
        self._items: dict[int, list[Mark]] = {}
        for mark in body.marks:
            if mark.kind is MarkKind.ITEM:
                self._items.setdefault(bisect_right(self._starts, mark.start) - 1, []).append(mark)
        self._rows = {chunk: self._rows_of(chunk) for chunk in self._items if chunk >= 0}

    def nodes(self) -> tuple[Node, ...]:
        """All chunks in order."""
        return self._nodes(range(len(self._edges)), 0, len(self._spans), 0)

    def _spans_of(self, mark: Mark) -> Iterator[_Span]:
        """The mark over the whole chunks that it covers, if it covers no part of another."""
        first, after = (bisect_left(self._starts, edge) for edge in (mark.start, mark.end))
        if mark.kind not in _ORDER or first >= after:
            return
        if (mark.start, mark.end) != (self._edges[first][0], self._edges[after - 1][1]):
            return
        if mark.kind is MarkKind.HEADING:
            yield from (_Span(mark.kind, n, n + 1, "") for n in range(first, after))
        elif mark.kind is not MarkKind.IMAGE or first + 1 == after:
            yield _Span(mark.kind, first, after, mark.target)

    def _rows_of(self, chunk: int) -> tuple[Row, ...]:
        """The rows of a chunk; none where its first line is in no item, or one item is all."""
        start, end = self._edges[chunk]
        lines = [match.span() for match in _LINE.finditer(self._text, start, end)]
        items = [(m.start, m.end) for m in self._items[chunk] if m.end <= end]
        if set(items) <= {(start, end)}:
            return ()
        begins, depths = _depths(lines, items)
        rows: list[Row] = []
        for number, (first, last) in enumerate(lines):
            if number in begins:
                deepest = rows[-1].depth + 1 if rows else 1
                rows.append(Row(min(depths[number], deepest), first, last))
            elif rows:
                rows[-1] = rows[-1]._replace(end=last)
            else:
                return ()
        return tuple(rows)

    def _nodes(self, chunks: range, low: int, high: int, depth: int) -> tuple[Node, ...]:
        """These chunks, of which the spans numbered `low` to before `high` say what they are."""
        found: list[Node | _Item] = []
        at = chunks.start
        while low < high:
            span = self._spans[low]
            low += 1
            if span.first < at or span.after > chunks.stop or not self._is_said(span, depth):
                continue
            inside = bisect_left(self._spans, span.after, low, high, key=lambda s: s.first)
            found += map(self._plain, range(at, span.first))
            found.append(self._node(span, low, inside, depth))
            at, low = span.after, inside
        found += map(self._plain, range(at, chunks.stop))
        return tuple(_listed(found))

    def _is_said(self, span: _Span, depth: int) -> bool:
        """Whether a span can be said here: an item around rows is one of them."""
        if span.kind in _WHOLE:
            return True
        is_row = span.kind is MarkKind.ITEM and span.first + 1 == span.after
        return depth < DEPTH_LIMIT and not (is_row and self._rows.get(span.first))

    def _node(self, span: _Span, low: int, high: int, depth: int) -> Node | _Item:
        if span.kind in _WHOLE:
            start, end = self._edges[span.first][0], self._edges[span.after - 1][1]
            return Leaf(start, end, span.kind, span.target)
        children = self._nodes(range(span.first, span.after), low, high, depth + 1)
        return Quote(children) if span.kind is MarkKind.QUOTE else _Item(children)

    def _plain(self, chunk: int) -> Node:
        """A chunk that no span covers."""
        rows = self._rows.get(chunk)
        return Rows(rows) if rows else Leaf(*self._edges[chunk])


def _depths(
    lines: Sequence[tuple[int, int]], items: Iterable[tuple[int, int]]
) -> tuple[set[int], list[int]]:
    """The lines at which items begin, and in how many items each line is."""
    firsts = {start: number for number, (start, _) in enumerate(lines)}
    lasts = {end: number for number, (_, end) in enumerate(lines)}
    begins, steps = set(), [0] * (len(lines) + 1)
    for start, end in items:
        if start in firsts and end in lasts:
            begins.add(firsts[start])
            steps[firsts[start]] += 1
            steps[lasts[end] + 1] -= 1
    return begins, list(accumulate(steps))


def _listed(found: Iterable[Node | _Item]) -> Iterator[Node]:
    """The nodes with items that follow each other as one list."""
    for is_item, group in groupby(found, key=lambda node: isinstance(node, _Item)):
        if is_item:
            yield Items(tuple(item.children for item in group if isinstance(item, _Item)))
        else:
            yield from (node for node in group if not isinstance(node, _Item))
