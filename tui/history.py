"""Where the reader was before: back and forward, as in a browser."""

from dataclasses import dataclass, field

from tui.walks import Place


@dataclass
class History:
    """The places in the order in which they were gone to, and one among them."""

    _places: list[Place] = field(default_factory=list)
    _at: int = -1

    def visit(self, place: Place) -> None:
        """Notes a place gone to; what lay forward of the last one is forgotten."""
        if self._places[self._at : self._at + 1] == [place]:
            return
        del self._places[self._at + 1 :]
        self._places.append(place)
        self._at += 1

    def step(self, steps: int) -> Place | None:
        """Moves back (-1) or forward (1); the place there, or None at the end."""
        if not 0 <= self._at + steps < len(self._places):
            return None
        self._at += steps
        return self._places[self._at]

    def before(self, count: int) -> list[Place]:
        """The last places before the one the reader is at, in order."""
        return self._places[max(0, self._at - count) : max(0, self._at)]
