"""Which mention by name is the next one, and how many are there?"""

from bisect import bisect_left
from collections.abc import Sequence

from tui.widgets.page import Spot


class MentionWalk:
    """A cursor over the mentions of a page, confined to one actor's while one is chosen.

    What only refers to an actor ("the president") is passed over.
    """

    def __init__(self, spots: Sequence[Spot]) -> None:
        self._spots = spots
        self.current: int | None = None
        self.choose(None)

    def choose(self, actor_id: int | None) -> None:
        """Confines the walk to one actor; a cursor on another actor's mention is dropped."""
        self.chosen = actor_id
        self._among = [
            index
            for index, spot in enumerate(self._spots)
            if spot.mention.by_name and actor_id in (None, spot.mention.actor_id)
        ]
        if self._rank is None:
            self.current = None

    def become(self, old: int, new: int) -> None:
        """Notes that a chosen actor is known as another in the state to come."""
        if self.chosen == old:
            self.chosen = new

    def resume(self, before: "MentionWalk") -> None:
        """Takes over choice and cursor from a walk over an earlier state of the same article."""
        self.choose(before.chosen)
        if before.current is not None:
            was = before._spots[before.current].mention
            for index in self._among:
                mention = self._spots[index].mention
                if (mention.field, mention.start) == (was.field, was.start):
                    self.current = index

    @property
    def _rank(self) -> int | None:
        """Where among the mentions walked over the cursor is."""
        if self.current is None:
            return None
        rank = bisect_left(self._among, self.current)
        return rank if self._among[rank : rank + 1] == [self.current] else None

    @property
    def position(self) -> tuple[int, int] | None:
        """Which of how many, from 1."""
        return None if self._rank is None else (self._rank + 1, len(self._among))

    def move(self, step: int, top: int) -> bool:
        """Moves the cursor by `step` mentions, false (and unmoved) past either end.

        Without a cursor, the first step forward goes to the first mention at or
        after the page offset `top`, the first step back to the last before it; to
        the nearest there is where there is none.
        """
        rank = self._rank
        if rank is None:
            ahead = bisect_left(self._among, top, key=lambda index: self._spots[index].start)
            rank = ahead if step > 0 else ahead - 1
            rank = min(max(rank, 0), len(self._among) - 1)
        else:
            rank += step
        if not 0 <= rank < len(self._among):
            return False
        self.current = self._among[rank]
        return True

    def to_end(self, *, last: bool) -> bool:
        """Puts the cursor on the first mention walked over, or the last; false for none."""
        if self._among:
            self.current = self._among[-1 if last else 0]
        return bool(self._among)
