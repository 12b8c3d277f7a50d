"""What is said of a story: in a list, and above its timeline?"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from core.stories import Story, StoryRow
from tui.looks.symbols import Symbols
from tui.widgets.option_pane import RowVisual, said
from tui.widgets.pieces import Line
from tui.widgets.spells import stretch
from tui.widgets.styles import LOOKS
from tui.widgets.wrapping import clip, fit, one_line

_CAST: Final = 12
"""Actors that are named above a timeline."""

_SOURCES: Final = 4
"""Sources that a list names of a story."""


def title_of(row: StoryRow) -> str:
    """The title of a story, which its first article may lack."""
    return one_line(row.title) or "(untitled)"


def counts(row: StoryRow, now: datetime, separator: str) -> str:
    """How much there is of a story: "5 articles · 2 unread · 3 sources · 2 to 9 March"."""
    said = (
        _count(row.articles, "article"),
        f"{row.unread:,} unread" if row.unread else "",
        _count(len(row.sources), "source"),
        stretch(row.first, row.last, now),
    )
    return separator.join(filter(None, said))


def header(story: Story, now: datetime, symbols: Symbols) -> Iterator[Line]:
    """What stands above a timeline: the title, how much there is, and who is in it."""
    yield [(title_of(story.row), "story--title")]
    yield [(counts(story.row, now, symbols.separator), "story--dim")]
    if story.cast:
        line: Line = [("with ", "story--dim")]
        for place, actor in enumerate(story.cast[:_CAST]):
            line.append((", " if place else "", "story--dim"))
            line.append((one_line(actor.name), LOOKS[actor.kind].reference))
        yield line


class StoryLine(RowVisual):
    """A story in a list: whether it has something unread, its title; below, how much there is."""

    def __init__(self, row: StoryRow, now: datetime, symbols: Symbols) -> None:
        self._symbols = symbols
        self._unread = bool(row.unread)
        self._title = title_of(row)
        sources = ", ".join(row.sources[:_SOURCES])
        self._below = symbols.separator.join(
            filter(None, (counts(row, now, symbols.separator), sources))
        )

    def lines(self, width: int) -> list[Content]:
        """Two lines; for listening a sentence."""
        symbols = self._symbols
        if symbols.plain:
            return said((self._title, self._below), symbols.separator, width)
        mark = f"{symbols.unread} " if self._unread else "  "
        room = max(1, width - cell_len(mark))
        look = ".choice--strong" if self._unread else ""
        return [
            Content.assemble(
                (mark, ".choice--mark"), (fit(self._title, room, symbols.ellipsis), look)
            ),
            Content.assemble(
                "  ", (clip(one_line(self._below), room, symbols.ellipsis), ".choice--dim")
            ),
        ]


def _count(count: int, name: str) -> str:
    return f"{count:,} {name}{'' if count == 1 else 's'}"
