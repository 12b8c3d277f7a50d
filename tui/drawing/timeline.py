"""The line along a timeline, and the dots on it."""

from enum import StrEnum

from tui.looks.symbols import Symbols


class Gutter(StrEnum):
    """What stands beside a line of a timeline."""

    DOT = "dot"  # something happened
    NEW = "new"  # something that the reader has not seen
    LINE = "line"  # it goes on
    GAP = "gap"  # it goes on after a long while
    NONE = "none"  # it has ended, or not begun


def timeline_gutter(kind: Gutter, symbols: Symbols) -> str:
    """Two cells that stand left of a line of a timeline; nothing for listening."""
    if symbols.plain:
        return ""
    gap = ":" if symbols.is_ascii else "┆"
    signs = {
        Gutter.DOT: "+" if symbols.is_ascii else "○",
        Gutter.NEW: symbols.unread,
        Gutter.LINE: symbols.bar,
        Gutter.GAP: gap,
        Gutter.NONE: " ",
    }
    return f"{signs[kind]} "
