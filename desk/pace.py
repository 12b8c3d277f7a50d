"""Is it time to tell the screen again?"""

from collections.abc import Callable
from time import monotonic

SECONDS = 0.2
"""Between two reports of one piece of work: more often than five times a second nobody reads."""


class Pace:
    """Lets a report through at once, and the next ones no more often than every `seconds`."""

    def __init__(self, seconds: float = SECONDS, clock: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._next = clock()

    def is_due(self) -> bool:
        """Whether to report; a yes counts as reported."""
        now = self._clock()
        if now < self._next:
            return False
        self._next = now + self._seconds
        return True
