"""Where on a page does a character of the article stand, and which character stands there?"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from core.types import Field


class Insert(NamedTuple):
    """Text that the page has before the character `at` of the body, and how it looks.

    `link` is the number of the link that it stands for, 0 for none.
    """

    at: int
    text: str
    look: str = ""
    link: int = 0


class Places:
    """Turns offsets of title and body into offsets of the page and back.

    A page begins with the title; the body begins at `body_start`, with `inserts` in it, in order.
    """

    def __init__(self, body_start: int = 0, inserts: Sequence[Insert] = ()) -> None:
        self.body_start = body_start
        self._inserts = tuple(inserts)
        self._at = [insert.at for insert in inserts]
        self._before = [0, *accumulate(len(insert.text) for insert in inserts)]
        self._starts = [body_start + a + n for a, n in zip(self._at, self._before, strict=False)]

    def start(self, field: Field, offset: int) -> int:
        """Where the character at `offset` of `field` stands."""
        if field is Field.TITLE:
            return offset
        return self.body_start + offset + self._before[bisect_right(self._at, offset)]

    def end(self, field: Field, offset: int) -> int:
        """Just behind the character before `offset` of `field`."""
        return self.start(field, offset - 1) + 1

    def offset(self, place: int) -> int:
        """The offset in the body of what stands at `place`, negative above the body.

        That of an insert is the offset of the character behind it.
        """
        count = bisect_right(self._starts, place)
        offset = place - self.body_start - self._before[count]
        return max(offset, self._at[count - 1]) if count else offset

    def insert_at(self, place: int) -> Insert | None:
        """What is inserted at `place`, None where the article's own text stands."""
        index = bisect_right(self._starts, place) - 1
        if index < 0 or place >= self._starts[index] + len(self._inserts[index].text):
            return None
        return self._inserts[index]

    @property
    def inserts(self) -> list[tuple[int, int]]:
        """Start and end on the page of what is not the article's own text."""
        sizes = (b - a for a, b in zip(self._before, self._before[1:], strict=False))
        return [(start, start + size) for start, size in zip(self._starts, sizes, strict=True)]
