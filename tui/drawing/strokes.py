"""Which character draws a line that leaves a cell in these directions, that thick?"""

from enum import IntEnum, IntFlag
from typing import Final

from tui.looks.symbols import Symbols


class Way(IntFlag):
    """Directions in which lines leave a cell."""

    UP = 1
    DOWN = 2
    LEFT = 4
    RIGHT = 8
    ACROSS = LEFT | RIGHT
    ALONG = UP | DOWN


class Weight(IntEnum):
    """How thick a line is."""

    THIN = 0
    PLAIN = 1
    THICK = 2


_CORNERS: Final = {
    Way.DOWN | Way.RIGHT: "╭┏",
    Way.DOWN | Way.LEFT: "╮┓",
    Way.UP | Way.RIGHT: "╰┗",
    Way.UP | Way.LEFT: "╯┛",
    Way.ALONG | Way.RIGHT: "├┣",
    Way.ALONG | Way.LEFT: "┤┫",
    Way.ACROSS | Way.DOWN: "┬┳",
    Way.ACROSS | Way.UP: "┴┻",
    Way.ACROSS | Way.ALONG: "┼╋",
}
"""Corners and crossings, plain and thick."""

_DASHES: Final = {False: ("┄─━", "┆│┃"), True: (".-=", ":|#")}
"""Lines across and along from thin to thick, by whether only ASCII is drawn."""


def stroke(ways: Way, weight: Weight, symbols: Symbols) -> str:
    """The character; a space where no line leaves the cell."""
    across, along = _DASHES[symbols.is_ascii]
    if not ways:
        return " "
    if not ways & Way.ALONG:
        return across[weight]
    if not ways & Way.ACROSS:
        return along[weight]
    return "+" if symbols.is_ascii else _CORNERS[ways][weight is Weight.THICK]


def weight_of(count: int, most: int) -> Weight:
    """Thick from two thirds of the most on, thin below one third."""
    return Weight.THICK if 3 * count >= 2 * most else Weight(3 * count >= most)
