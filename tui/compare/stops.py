"""From place to place of a page that one can step along: common passages, changes."""

from bisect import bisect_left
from collections.abc import Callable, Sequence


class Stops:
    """The places of a page in order, and the one the reader is at, if any.

    Args:
        places: offsets in the page.
    """

    def __init__(self, places: Sequence[int] = ()) -> None:
        self.places = places
        self.current: int | None = None

    def following(self, step: int, top: int, in_view: Callable[[int], bool]) -> int | None:
        """The index of the next stop (`step` 1) or the one before (-1), None where there is none.

        Args:
            top: the offset of what stands first on the screen: where the reader has scrolled away
                from the stop before, the stops are counted from there.
            in_view: whether an offset is on the screen.
        """
        if self.current is not None and in_view(self.places[self.current]):
            index = self.current + step
        else:
            index = bisect_left(self.places, top) - (step < 0)
        return index if 0 <= index < len(self.places) else None

    @property
    def position(self) -> str:
        """`2 of 7`, "" where the reader is at none."""
        return "" if self.current is None else f"{self.current + 1} of {len(self.places)}"
