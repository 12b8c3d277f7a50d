"""Nothing that a terminal obeys is drawn, whichever text it stands in."""

import re
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_OBEYED: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters, and those that end a line or turn the direction of what follows."""


class Harmless(LineFilter):
    """Blanks what a terminal obeys.

    Articles have none of it, they are cleaned when they come in; errors, paths and what is
    pasted into a line may.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line, as wide as they were."""
        if not any(_OBEYED.search(segment.text) for segment in segments):
            return segments
        return [Segment(_OBEYED.sub(_blank, text), style) for text, style, _ in segments]


def _blank(found: re.Match[str]) -> str:
    return " " * cell_len(found[0])
