"""How much of the most? A bar."""

from tui.drawing.strokes import Way, Weight, stroke
from tui.looks.symbols import Symbols


def bar(count: int, most: int, width: int, symbols: Symbols) -> str:
    """A bar of `width` cells for `most`, shorter for less; one cell for anything at all."""
    if count < 1 or most < 1 or width < 1:
        return ""
    cells = max(1, round(width * min(count, most) / most))
    return stroke(Way.ACROSS, Weight.THICK, symbols) * cells
