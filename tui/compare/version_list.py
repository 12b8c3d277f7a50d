"""The list of an article's earlier texts, by when each was replaced."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from core.comparisons import TextVersion
from tui.widgets.option_pane import OptionPane, RowVisual
from tui.widgets.styles import long_date
from tui.widgets.wrapping import fit


class VersionList(OptionPane):
    """Earlier texts, the last replaced first."""

    @dataclass
    class Highlighted(Message):
        """The cursor is at a version."""

        version_id: int

    def show(self, versions: Sequence[TextVersion], now: datetime) -> None:
        """Lists versions, their dates in the time zone of `now`."""
        rows = [(v.id, _VersionRow(f"until {long_date(v.replaced_at, now)}")) for v in versions]
        self.replace(rows, "")
        if self.highlighted is None and rows:
            with self.prevent(OptionList.OptionHighlighted):
                self.highlighted = 0

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Says at which version the cursor is."""
        event.stop()
        if (version_id := self.id_at(event.option_index)) is not None:
            self.post_message(self.Highlighted(version_id))


class _VersionRow(RowVisual):
    """One line."""

    def __init__(self, text: str) -> None:
        self._text = text

    def lines(self, width: int) -> list[Content]:
        """The line, cut where it is too long."""
        return [Content(fit(self._text, width))]
