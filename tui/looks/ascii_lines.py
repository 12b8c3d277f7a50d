"""Which lines and blocks can a terminal draw that has ASCII alone? Those of typewriters."""

import unicodedata
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter


def _stand_in(sign: str) -> str:
    """What is drawn in place of a line or a block: its direction counts, not its strength."""
    name = unicodedata.name(sign)
    if name.startswith("BOX DRAWINGS"):
        across, down = "HORIZONTAL" in name, "VERTICAL" in name
        corner = " AND " in name or across == down
        return "+" if corner else "-" if across else "|"
    if name.startswith(("LOWER", "UPPER")):
        return " "  # the end of a scroll bar, whose ground says the rest
    return "|" if name.startswith(("LEFT", "RIGHT")) else "#"


_STAND_INS: Final = {code: _stand_in(chr(code)) for code in range(0x2500, 0x25A0)}


class AsciiLines(LineFilter):
    """Draws frames, rules and bars with ASCII, whoever draws them; words stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line, as wide as they were."""
        return [Segment(text.translate(_STAND_INS), style) for text, style, _ in segments]
