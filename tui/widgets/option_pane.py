"""What the smaller panes share: a borderless list of options that lay themselves out by width."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.widgets.wrapping import one_line


def _binding(keys: str, action: str, name: str, description: str, tooltip: str) -> Binding:
    return Binding(keys, action, description, False, id=f"pane.{name}", tooltip=tooltip)


class OptionPane(OptionList, inherit_bindings=False):
    """An option list without frame, whose keys can be remapped and whose text is never markup."""

    DEFAULT_CSS = """
    OptionPane, OptionPane:focus {
        height: 1fr;
        border: none;
        padding: 0;
        background: transparent;
        background-tint: transparent;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-disabled { color: $text-muted; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        _binding("j,down", "cursor_down", "down", "Down", "Next entry"),
        _binding("k,up", "cursor_up", "up", "Up", "Previous entry"),
        _binding("pagedown", "page_down", "page-down", "Page down", "One page down"),
        _binding("pageup", "page_up", "page-up", "Page up", "One page up"),
        _binding("g,home", "first", "first", "First", "First entry"),
        _binding("G,end", "last", "last", "Last", "Last entry"),
        _binding("enter,l", "select", "choose", "Choose", "Choose this entry"),
    ]

    def replace(self, rows: Sequence[tuple[int | None, Visual]], note: str) -> None:
        """Lists `rows`, each with the id it stands for, None for a heading; or else `note`.

        The entry that is highlighted stays so where it is listed again.
        """
        was = self.highlighted_id
        self._row_ids = [row_id for row_id, _ in rows]
        options = [Option(visual, disabled=row_id is None) for row_id, visual in rows]
        if not options and note:
            options = [Option(Content(one_line(note)), disabled=True)]
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(options)
            if was is not None and was in self._row_ids:
                self.highlighted = self._row_ids.index(was)

    def become(self, old: int, new: int) -> None:
        """Lets the entries of one id stand for another, which the next `replace` will list."""
        self._row_ids = [new if row_id == old else row_id for row_id in self._row_ids]

    def leave(self, row_id: int) -> None:
        """Moves on from an entry that is about to go, to the next one or the one before."""
        if self.highlighted_id == row_id:
            ids = list(self._row_ids)
            at = ids.index(row_id)
            left = [i for i in (*ids[at + 1 :], *reversed(ids[:at])) if i not in (None, row_id)]
            self.highlighted = ids.index(left[0]) if left else None

    def on_focus(self) -> None:
        """The keys need an entry to start from."""
        if self.highlighted is None:
            self.action_first()

    @property
    def highlighted_id(self) -> int | None:
        """The id of the highlighted entry."""
        return None if self.highlighted is None else self.id_at(self.highlighted)

    def id_at(self, index: int) -> int | None:
        """The id that the entry at `index` stands for, None for headings and notes."""
        return self._row_ids[index] if index < len(self._row_ids) else None

    _row_ids: Sequence[int | None] = ()


class RowVisual(Visual):
    """An entry that composes its lines for the width it is given.

    A subclass implements `lines`; what is wider than the entry is cut.
    """

    def lines(self, width: int) -> list[Content]:
        """The entry's lines at `width` cells."""
        raise NotImplementedError

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draws the lines; part of Textual's protocol."""
        strips: list[Strip] = []
        for line in self.lines(width)[:height]:
            strips.extend(line.render_strips(width, 1, style, options))
        return strips

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The number of lines at `width`."""
        return len(self.lines(width))
