"""Where does a text stand in a page?

Small letters find capitals too, and letters without accents those with them; a capital asks for
the text as it is typed. Typographic quotes and dashes are found by those of the keyboard.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

_ALIKE = str.maketrans(
    "\u2018\u2019\u201a\u201b\u02bc\u201c\u201d\u201e\u201f\u2010\u2011\u2012\u2013\u2014"
    "\n\t\xa0\u202f",
    "'''''\"\"\"\"-----    ",
)


class _Searched(NamedTuple):
    """A text to search, and from which offset of the page each of its characters came."""

    text: str
    origins: Sequence[int]


class Finder:
    """Finds texts in one page."""

    def __init__(self, text: str, left_out: Iterable[tuple[int, int]] = ()) -> None:
        """`left_out` are the stretches, in order, that are searched as if they were not there."""
        self._text = text
        self._left_out = tuple(left_out)

    def matches(self, wanted: str) -> list[tuple[int, int]]:
        """Start and end of each place where `wanted` stands, in order; none for white space."""
        as_typed = wanted.translate(_ALIKE)
        if not as_typed.strip():
            return []
        exact = any(letter.isupper() for letter in as_typed)
        searched = self._exact if exact else self._folded
        return list(self._found(searched, as_typed if exact else folded(as_typed)))

    def _found(self, searched: _Searched, wanted: str) -> Iterator[tuple[int, int]]:
        text, origins = searched
        reached = 0
        at = text.find(wanted) if wanted else -1
        while at >= 0:
            start, end = origins[at], self._whole(origins[at + len(wanted) - 1] + 1)
            # Of one letter that is folded into two, both may be found.
            if start >= reached:
                reached = end
                yield start, end
            at = text.find(wanted, at + len(wanted))

    def _whole(self, end: int) -> int:
        """`end`, behind the accents of the character before it."""
        while end < len(self._text) and unicodedata.combining(self._text[end]):
            end += 1
        return end

    @cached_property
    def _exact(self) -> _Searched:
        if not self._left_out:
            return _Searched(self._text.translate(_ALIKE), range(len(self._text)))
        parts = list(self._parts())
        origins = [i for start, part in parts for i in range(start, start + len(part))]
        return _Searched("".join(part for _, part in parts), origins)

    @cached_property
    def _folded(self) -> _Searched:
        text, origins = self._exact
        table = {ord(letter): _fold(letter) for letter in set(text)}
        folds = text.translate(table)
        if any(len(fold) != 1 for fold in table.values()):
            counted = zip(origins, text, strict=True)
            origins = [origin for origin, letter in counted for _ in table[ord(letter)]]
        return _Searched(folds, origins)

    def _parts(self) -> Iterator[tuple[int, str]]:
        """What is searched, as (offset, text)."""
        done = 0
        text = self._text.translate(_ALIKE)
        for start, end in (*self._left_out, (len(text), len(text))):
            yield done, text[done:start]
            done = end


def folded(text: str) -> str:
    """`text` without case and accents."""
    return "".join(map(_fold, text))


@lru_cache(8192)
def _fold(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter).casefold()
    return "".join(part for part in plain if not unicodedata.combining(part))
