"""Two lines above an article that is compared: whom only it names, and whom both name."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from core.types import CastEntry
from tui.looks.symbols import symbols_of
from tui.widgets.styles import ACTOR_CLASSES, ACTOR_CSS, LOOKS
from tui.widgets.wrapping import clip, one_line

_LEAST_NAME = 8
"""Cells below which a name is left out: what is cut shorter says nothing."""


class NamesStrip(Widget):
    """Names in the colours of their kinds; those that find no room are counted."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(ACTOR_CLASSES)

    DEFAULT_CSS = f"""
    NamesStrip {{
        height: 2; padding: 0 1; background: $panel; color: $text-muted;
        {ACTOR_CSS}
    }}
    """

    def __init__(self) -> None:
        super().__init__()
        self.auto_links = False
        self._lines: list[tuple[str, Sequence[CastEntry]]] = []

    def show(self, only: Sequence[CastEntry], both: Sequence[CastEntry]) -> None:
        """Lists whom only this article names, and whom both do."""
        self._lines = [("only here: ", only), ("both: ", both)]
        self.refresh()

    def render(self) -> Content:
        """The two lines."""
        return Content("\n").join([self._line(*line) for line in self._lines])

    def _line(self, label: str, entries: Sequence[CastEntry]) -> Content:
        """As many names as there is room for, and the number of the others."""
        if not entries:
            return Content(f"{label}nobody")
        width, symbols = self.content_size.width, symbols_of(self)
        parts: list[Content] = []
        room = width - cell_len(label)
        for index, entry in enumerate(entries):
            left = len(entries) - index
            more = cell_len(f", +{left - 1}") if left > 1 else 0
            size = cell_len(one_line(entry.name[:width])) + (2 if parts else 0)
            if parts and size + more > room:
                parts.append(Content(f"+{left}"))
                break
            name = clip(entry.name, max(_LEAST_NAME, room - more), symbols.ellipsis)
            parts.append(Content.styled(name, f".{LOOKS[entry.kind].component}"))
            room -= size
        return Content.assemble(label, Content(", ").join(parts))
