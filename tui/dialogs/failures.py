"""What failed, and why: feeds, files, pages, the background itself."""

from collections.abc import Sequence

from textual.content import Content, Span
from textual.widget import Widget

from tui.dialogs.asking import Choices, Dialog
from tui.widgets.option_pane import RowVisual
from tui.widgets.wrapping import fit, line_starts, one_line


class FailuresScreen(Dialog[None]):
    """Lists failures.

    Args:
        failures: what failed and why, each.
    """

    def __init__(self, failures: Sequence[tuple[str, str]]) -> None:
        super().__init__("What failed")
        self._failures = failures

    def parts(self) -> Sequence[Widget]:
        """The failures."""
        return [Choices()]

    def on_mount(self) -> None:
        """Shows them."""
        rows = [(place, _FailureLines(*failure)) for place, failure in enumerate(self._failures)]
        self.query_one(Choices).offer(rows, "Nothing failed")


class _FailureLines(RowVisual):
    """What failed, then why on as many lines as it takes."""

    def __init__(self, what: str, why: str) -> None:
        self._what, self._why = what, one_line(why)

    def lines(self, width: int) -> list[Content]:
        """A line for what, some for why."""
        starts = line_starts(self._why, width - 2)
        why = [self._why[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)]
        dim = [f"  {line}" for line in why]
        return [
            Content(fit(self._what, width)),
            *(Content(line, [Span(0, len(line), ".choice--dim")]) for line in dim),
        ]
