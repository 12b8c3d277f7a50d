"""What stays in a list, and where is its cursor, when the store is asked for it again?"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeVar

from core.types import Group, Listing

Entry = TypeVar("Entry", int, tuple[str, int])

_Parts = dict[tuple[str, int], Sequence[int]]
"""The articles of each group by its title, and by how many groups before it have that title."""


def with_kept(listing: Listing, before: Listing, kept: set[int]) -> Listing:
    """A listing, and what the one before it had of `kept`: each article where it stood.

    An article that stays alone of its group stays under its heading.
    """
    gone = kept.difference(listing.ids)
    if gone.isdisjoint(before.ids):
        return listing
    was, now = _parts(before), _parts(listing)
    left = {key for key, ids in was.items() if not gone.isdisjoint(ids)}
    parts = {
        key: _woven(was.get(key, ()), now.get(key, ()), gone) for key in _woven(was, now, left)
    }
    groups = [Group(title, len(ids)) for (title, _), ids in parts.items() if ids]
    ids = type(listing.ids)("q", chain.from_iterable(parts.values()))
    return Listing(ids, tuple(groups) if listing.groups or before.groups else ())


def _parts(listing: Listing) -> _Parts:
    parts: _Parts = {}
    seen: Counter[str] = Counter()
    start = 0
    for group in listing.groups or (Group("", len(listing.ids)),):
        parts[group.title, seen[group.title]] = listing.ids[start : start + group.count]
        seen[group.title] += 1
        start += group.count
    return parts


def _woven(before: Iterable[Entry], after: Iterable[Entry], kept: set[Entry]) -> list[Entry]:
    """`after`, and those of `before` in `kept` that it lacks, each ahead of what it stood ahead of.

    What is new in a list comes first in most orders, so what follows an entry is its neighbour.
    """
    after = list(after)
    there = set(after)
    ahead: dict[Entry, list[Entry]] = {}
    waiting: list[Entry] = []
    for entry in before:
        if entry in there:
            ahead[entry], waiting = waiting, []
        elif entry in kept:
            waiting.append(entry)
    return [*chain.from_iterable((*ahead.get(entry, ()), entry) for entry in after), *waiting]


class CursorMemory:
    """The article that the cursor had to leave when the list was narrowed, to go back to it."""

    def __init__(self) -> None:
        self._left: int | None = None
        self._landed: int | None = None

    def wanted(self, here: int | None) -> int | None:
        """The article that the cursor is to be on: `here`, unless it was sent there."""
        return here if self._left is None or here != self._landed else self._left

    def note(self, wanted: int | None, landed: int | None) -> None:
        """Says on which article the cursor came to be in place of that wanted."""
        self._left, self._landed = wanted, landed
