"""What stands above the timeline of a story."""

from itertools import chain
from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from core.stories import Story
from tui.looks.symbols import symbols_of
from tui.story.story_lines import header
from tui.widgets.pieces import Line, wrapped
from tui.widgets.styles import REFERENCE_CLASSES, REFERENCE_CSS, Clock


class StoryHeader(Widget):
    """The title of a story, how much there is of it, and who is in it; nothing before one is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*REFERENCE_CLASSES, "story--title", "story--dim"}

    DEFAULT_CSS = f"""
    StoryHeader {{
        height: auto;
        padding: 0 1;
        & > .story--title {{ text-style: bold; }}
        & > .story--dim {{ color: $foreground-muted; }}
        {REFERENCE_CSS}
    }}
    """

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.auto_links = False
        self._clock = clock
        self._parts: list[Line] = []

    def show(self, story: Story) -> None:
        """Says what there is to say of a story."""
        self._parts = list(header(story, self._clock(), symbols_of(self)))
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are at this width."""
        return len(self._rows(width))

    def render(self) -> Content:
        """The rows."""
        rows = self._rows(self.content_size.width)
        return Content("\n").join(
            Content.assemble(*((text, f".{name}") for text, name in row)) for row in rows
        )

    def _rows(self, width: int) -> list[Line]:
        """One row each; for listening all there is."""
        symbols = symbols_of(self)
        most = 9 if symbols.plain else 1
        rows = (wrapped(part, max(1, width), most, symbols.ellipsis) for part in self._parts)
        return list(chain.from_iterable(rows))
