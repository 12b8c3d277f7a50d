"""The list that a dossier is shown as: sections of rows that lead somewhere."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.geometry import Region
from textual.message import Message
from textual.visual import Visual
from textual.widgets import OptionList

from tui.dossier.sections import Section, Target, Title
from tui.drawing.network import LINE
from tui.widgets.option_pane import OptionPane
from tui.widgets.styles import ACTOR_CLASSES, ACTOR_CSS, REFERENCE_CLASSES, REFERENCE_CSS

Spot = tuple[Title | None, Target, int]
"""A row that leads somewhere: its section, where to, and the how-manieth of those there."""


class DossierPane(OptionPane):
    """Sections one below the other; the cursor goes along all that leads somewhere."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *ACTOR_CLASSES,
        *REFERENCE_CLASSES,
        LINE,
        "dossier--heading",
        "dossier--dim",
        "dossier--mark",
        "dossier--curve",
        "dossier--bar",
    }

    DEFAULT_CSS = f"""
    DossierPane, DossierPane:focus {{
        {ACTOR_CSS}
        {REFERENCE_CSS}
        & > .option-list--option-disabled {{ color: $foreground; }}
        & > .{LINE} {{ color: $foreground-muted; }}
        & > .dossier--heading {{ color: $text-accent; text-style: bold; }}
        & > .dossier--dim {{ color: $foreground-muted; }}
        & > .dossier--mark {{ color: $text-accent; }}
        & > .dossier--curve {{ color: $text-primary; }}
        & > .dossier--bar {{ color: $text-primary; }}
    }}
    """

    @dataclass
    class Chosen(Message):
        """The reader wants to go where a row leads."""

        pane: "DossierPane"
        target: Target

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002, Textual's name for it
        super().__init__(id=id)
        self._numbers: dict[Spot, int] = {}
        self._spots: dict[int, Spot] = {}
        self._sections: dict[int, int] = {}

    def show(self, sections: Sequence[Section], note: str = "") -> None:
        """Lists the sections, or else `note`; the cursor stays where it is if that is listed."""
        top = self.scroll_offset.y
        rows = list(self._rows(sections))
        self.replace([row for row, _ in rows], note)
        leads = [i for i, ((number, _), _) in enumerate(rows) if number is not None]
        self._sections = {}
        for first in (i for i, (_, begins) in enumerate(rows) if begins):
            if (start := next((i for i in leads if i >= first), None)) is not None:
                self._sections[start] = first
        if self.highlighted is not None:
            self.scroll_to(y=top, animate=False, force=True)
        elif self.has_focus:
            self.action_first()

    def _rows(
        self, sections: Sequence[Section]
    ) -> Iterator[tuple[tuple[int | None, Visual], bool]]:
        """Each row with its number, and whether a section begins with it."""
        self._spots = {}
        for section in sections:
            seen: Counter[Target] = Counter()
            for place, (target, visual) in enumerate(section.rows):
                number = None
                if target is not None:
                    spot = (section.title, target, seen[target])
                    seen[target] += 1
                    number = self._numbers.setdefault(spot, len(self._numbers))
                    self._spots[number] = spot
                yield (number, visual), place == 0

    # --- where the cursor is ---

    @property
    def spot(self) -> Spot | None:
        """The row of the cursor."""
        number = self.highlighted_id
        return None if number is None else self._spots[number]

    def go_to(self, spot: Spot) -> bool:
        """Moves the cursor to a row; false where it is not listed."""
        number = self._numbers.get(spot)
        found = number is not None and number in self._row_ids
        if found:
            self.highlighted = list(self._row_ids).index(number)
        return found

    def next_section(self, step: Literal[-1, 1]) -> bool:
        """Moves to the beginning of the next section, or of this or the one before."""
        here = -1 if self.highlighted is None else self.highlighted
        ahead = [i for i in self._sections if (i - here) * step > 0]
        if ahead:
            self._begin(ahead[0 if step > 0 else -1])
        return bool(ahead)

    def enter(self, step: Literal[-1, 1]) -> None:
        """Takes the keys, at the first section or the last."""
        self.focus()
        if self._sections:
            self._begin(list(self._sections)[0 if step > 0 else -1])

    def _begin(self, start: int) -> None:
        """Moves to the first row of a section, and its heading to the top."""
        self.highlighted = start
        heading = 0 if start == min(self._sections) else self._sections[start]
        line = self._index_to_line.get(heading, 0)
        self.scroll_to(y=line, animate=False, force=True, immediate=True)

    def action_page_up(self) -> None:
        """A page back; Textual loses the cursor where that is above the first entry."""
        super().action_page_up()
        if self.highlighted is None:
            self.action_first()

    def action_page_down(self) -> None:
        """A page on, likewise."""
        super().action_page_down()
        if self.highlighted is None:
            self.action_last()

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Shows the cursor with what only says something around it: headings, figures, drawings.

        What stands above goes as far as there is room for, what stands below the last row too.
        """
        super().scroll_to_highlight(top)
        if self.highlighted is None or self.highlighted not in self._index_to_line:
            return
        first = last = self.highlighted
        while first and self.options[first - 1].disabled:
            first -= 1
        if all(option.disabled for option in self.options[last + 1 :]):
            last = self.option_count - 1
        room, line = self.scrollable_content_region.height, self._index_to_line
        end = line[self.highlighted] + self._heights[self.highlighted]
        start = max(line[first], end - room)
        below = min(line[last] + self._heights[last], start + room)
        self.scroll_to_region(
            Region(0, start, 1, max(1, below - start)), force=True, animate=False, immediate=True
        )

    # --- what is chosen ---

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Keeps to itself where the cursor is."""
        event.stop()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Says where the row leads."""
        event.stop()
        number = self.id_at(event.option_index)
        if number is not None:
            self.post_message(self.Chosen(self, self._spots[number][1]))
