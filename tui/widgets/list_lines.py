"""On which line of a list that is scrolled does each article stand, and each heading?"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple


class Place(NamedTuple):
    """What a line shows: a part of an article, or the heading of a group.

    `group` is -1 in a list without groups; `article` is an index, None on a heading.
    """

    group: int
    article: int | None
    part: int


class ListLines:
    """Articles of `height` lines each under the headings of groups of one line each.

    Nothing is kept per article, and a place is found by bisection over the groups.
    """

    def __init__(self, count: int, sizes: Sequence[int] = (), height: int = 1) -> None:
        """`sizes` are the articles of each group, in order; the last has what remains."""
        starts = [0, *accumulate(sizes)][: len(sizes)] if count else []
        self._starts = [start for start in starts if start < count]
        self._headings = [start * height + group for group, start in enumerate(self._starts)]
        self.height = height
        self.lines = count * height + len(self._starts)

    @property
    def grouped(self) -> bool:
        """Whether headings part the articles."""
        return bool(self._starts)

    def line(self, index: int) -> int:
        """The first line of the article at `index`."""
        return index * self.height + bisect_right(self._starts, index)

    def at(self, line: int) -> Place:
        """What stands on a line of the list."""
        group = bisect_right(self._headings, line) - 1
        if group >= 0 and self._headings[group] == line:
            return Place(group, None, 0)
        return Place(group, *divmod(line - group - 1, self.height))

    def nearest(self, line: int) -> int:
        """The index of the article on a line, below it where that is a heading."""
        place = self.at(line)
        return self._starts[place.group] if place.article is None else place.article
