"""Which story? Asked for while one types."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from textual.visual import Visual

from core.stories import StoryRow
from tui.dialogs.asking import Picker
from tui.looks.symbols import symbols_of
from tui.story.story_lines import StoryLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk.library import Library
    from tui.widgets.styles import Clock

OFFERED: Final = 50
"""Stories that are listed at once: whichever is not among them is found by more words."""

_AROUND: Final = timedelta(days=3)
"""How far from a day what is told of it may lie."""


class StoryPicker(Picker[StoryRow]):
    """Asks for a story."""

    HINT = "search by words of its articles"
    NOTHING = "No story has these words"

    def __init__(self, title: str, find: "Callable[[str], list[StoryRow]]", clock: "Clock") -> None:
        super().__init__(title, "", find)
        self._clock = clock

    def line(self, row: StoryRow) -> Visual:
        """The title, and how much there is of it."""
        return StoryLine(row, self._clock(), symbols_of(self))


def others(
    library: "Library", story_id: int, first: datetime, last: datetime
) -> "Callable[[str], list[StoryRow]]":
    """Finds stories but one by their words; without words, those of its days before the rest."""
    days = f"after:{first - _AROUND:%Y-%m-%d} before:{last + _AROUND:%Y-%m-%d}"

    def find(text: str) -> list[StoryRow]:
        found = library.stories(text, OFFERED)
        if not text.strip():
            found = [*library.stories(days, OFFERED), *found]
        rows = {row.id: row for row in found if row.id != story_id}
        return list(rows.values())[:OFFERED]

    return find
