"""The pane that lists what there is to read from, and how much of it is unread."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.binding import BindingType
from textual.content import Content, Span
from textual.css.styles import RulesMap
from textual.message import Message
from textual.visual import Visual
from textual.widgets import OptionList

from core.types import Source, SourceKind
from tui.keys.binding import key
from tui.looks.symbols import Symbols, symbols_of
from tui.widgets.option_pane import OptionPane, RowVisual
from tui.widgets.wrapping import fit

_SECTIONS: Final = {
    SourceKind.SEARCH: "Searches",
    SourceKind.ACTOR: "Followed",
    SourceKind.TAG: "Tags",
    SourceKind.FEED: "Feeds",
    SourceKind.ARCHIVE: "Archives",
}
"""The headings; what every store has stands above them without one."""


SOURCE_KEYS: list[BindingType] = [
    key("minus,delete", "forget", "sources.forget", "Forget", "Forget the saved search"),
]


class SourcesPane(OptionPane):
    """Sources by section, each with its number of unread articles; that of the list is marked."""

    BINDINGS: ClassVar[list[BindingType]] = SOURCE_KEYS

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "sources--heading",
        "sources--current",
        "sources--read",
        "sources--count",
        "sources--error",
    }

    # The muted colours are those of the foreground: Textual would have `$text-muted` contrast with
    # the ground of an option, which is transparent.
    DEFAULT_CSS = """
    SourcesPane, SourcesPane:focus {
        & > .option-list--option { padding: 0; }
        & > .sources--heading { color: $foreground-muted; text-style: bold; }
        & > .sources--current { color: $text-accent; text-style: bold; }
        & > .sources--read { color: $foreground-muted; }
        & > .sources--count { color: $foreground-muted; }
        & > .sources--error { color: $text-error; }
    }
    """

    @dataclass
    class SourceHighlighted(Message):
        """The reader moved to a source; its `error` says why it could not be read."""

        source: Source

    @dataclass
    class SourceChosen(Message):
        """The reader wants the articles of a source."""

        source: Source

    @dataclass
    class SearchForgotten(Message):
        """The reader does not want a saved search any more."""

        source: Source

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._sources: dict[int, Source] = {}
        self._numbers: dict[tuple[SourceKind, str], int] = {}

    def show(self, sources: Sequence[Source], current_query: str | None) -> None:
        """Lists `sources` in their order, which is by kind; marks the one that is listed.

        The line of the cursor stays where it is on the screen.

        Args:
            current_query: what the list shows, None where that is no source's.
        """
        top, line = self.scroll_offset.y, self._cursor_line
        self._sources = {self._number(source): source for source in sources}
        current = next((source for source in sources if source.query == current_query), None)
        self.replace(list(self._rows(sources, current)), "")
        if self.highlighted is None and current:
            with self.prevent(OptionList.OptionHighlighted):
                self.highlighted = self._row_ids.index(self._number(current))
        elif line is not None and self._cursor_line is not None:
            self.scroll_to(y=top + self._cursor_line - line, animate=False, force=True)

    def source_at(self, index: int) -> Source | None:
        """The source on a line, None for headings."""
        number = self.id_at(index)
        return None if number is None else self._sources[number]

    @property
    def _search_at_hand(self) -> Source | None:
        """The saved search under the cursor."""
        source = None if self.highlighted is None else self.source_at(self.highlighted)
        return source if source and source.kind is SourceKind.SEARCH else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing but a saved search can be forgotten."""
        return action != "forget" or self._search_at_hand is not None

    def action_forget(self) -> None:
        """Says that the search under the cursor is to go."""
        if source := self._search_at_hand:
            self.post_message(self.SearchForgotten(source))

    @property
    def _cursor_line(self) -> int | None:
        """The line that the cursor is on: one for a source, two for a heading."""
        if self.highlighted is None:
            return None
        return self.highlighted + list(self._row_ids[: self.highlighted]).count(None)

    def _number(self, source: Source) -> int:
        """The same number for the same source, however often it is shown."""
        return self._numbers.setdefault((source.kind, source.query), len(self._numbers))

    def _rows(
        self, sources: Sequence[Source], current: Source | None
    ) -> Iterator[tuple[int | None, Visual]]:
        symbols = symbols_of(self)
        for heading, section in groupby(sources, lambda source: _SECTIONS.get(source.kind)):
            if heading:
                yield None, _Heading(heading)
            for source in section:
                yield self._number(source), _SourceRow(source, symbols, source is current)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Says which source the line is."""
        event.stop()
        if source := self.source_at(event.option_index):
            self.post_message(self.SourceHighlighted(source))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Says which source the line is."""
        event.stop()
        if source := self.source_at(event.option_index):
            self.post_message(self.SourceChosen(source))


class _Heading(RowVisual):
    """A blank line and the title of a section."""

    def __init__(self, title: str) -> None:
        self._title = title

    def lines(self, width: int) -> list[Content]:
        """Two lines."""
        return [
            Content(" "),
            Content(self._title, [Span(0, len(self._title), ".sources--heading")]),
        ]

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Two; nothing is composed to know that."""
        return 2


class _SourceRow(RowVisual):
    """A name, cut where it is long; at the right edge whether it failed and what is unread."""

    def __init__(self, source: Source, symbols: Symbols, is_current: bool) -> None:
        self._symbols = symbols
        self._mark = f"{symbols.arrow} " if is_current and not symbols.plain else "  "
        self._name = source.name
        self._error = f" {symbols.error}" if source.error else ""
        self._count = f" {unread_count(source.unread)}" if source.unread else ""
        if source.unread and symbols.plain:
            self._count += f" {symbols.unread}"
        if is_current and symbols.plain:
            self._count += f"{symbols.separator}listed"
        self._look = "current" if is_current else "" if source.unread else "read"

    def lines(self, width: int) -> list[Content]:
        """One line."""
        room = width - sum(map(cell_len, (self._mark, self._error, self._count)))
        pieces = [
            (self._mark + fit(self._name, room, self._symbols.ellipsis), self._look),
            (self._error, "error"),
            (self._count, "count"),
        ]
        return [Content.assemble(*((text, look and f".sources--{look}") for text, look in pieces))]

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One; nothing is composed to know that."""
        return 1


def unread_count(count: int) -> str:
    """A number of unread articles in at most four cells, `9999` or `10k`, up to a million."""
    return str(count) if count < 10_000 else f"{count // 1000}k"
