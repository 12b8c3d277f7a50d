"""The bottom line: how much there is to read, and what goes on in the background."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from core.types import Counts


class StatusLine(Widget):
    """Counts on the left, the background's doings on the right."""

    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $text-muted;
    }
    """

    counts: reactive[Counts | None] = reactive(None)
    activity: reactive[str] = reactive("")
    filter_text: reactive[str] = reactive("")
    mention: reactive[str] = reactive("")

    def render(self) -> Content:
        """One line: left and right parts, the left one cut where they do not fit."""
        left, right = self._left(), " · ".join(filter(None, (self.mention, self.activity)))
        room = max(0, self.content_size.width - Content(right).cell_length - 2)
        content = Content(left).truncate(room, ellipsis=True)
        gap = max(1, self.content_size.width - content.cell_length - Content(right).cell_length)
        return Content.assemble(content, " " * gap, Content(right))

    def _left(self) -> str:
        if self.counts is None:
            return "opening the store …"
        parts = [f"{self.counts.unread:,} unread of {self.counts.articles:,}"]
        if self.filter_text:
            parts.append(self.filter_text)
        return " · ".join(parts)
