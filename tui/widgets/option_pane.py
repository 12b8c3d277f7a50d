"""What the smaller panes share: a borderless list of options that lay themselves out by width."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.binding import BindingType
from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Offset
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual, visualize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.keys.binding import key
from tui.looks.symbols import symbols_of
from tui.widgets.styles import cursor_css
from tui.widgets.wrapping import one_line

FOLD: Final = -1
"""Stands for no entry, as None does, but can be highlighted and chosen."""

CURSOR: Final = "> "
"""What says in plain mode where the cursor is."""

_REVERSE: Final = RichStyle(reverse=True, color="default", bgcolor="default")


class OptionPane(OptionList, inherit_bindings=False):
    """An option list without frame, whose keys can be remapped and whose text is never markup."""

    DEFAULT_CSS = f"""
    OptionPane, OptionPane:focus {{
        min-width: 8;  /* Textual cannot wrap text to no width */
        height: 1fr;
        border: none;
        padding: 0;
        background: transparent;
        background-tint: transparent;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .option-list--option {{ padding: 0 1; }}
        & > .option-list--option-disabled {{ color: $text-muted; }}
        & > .option-list--option-hover {{ background: $primary 8%; }}
        {cursor_css("option-list--option-highlighted")}
    }}
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("j,down", "cursor_down", "pane.down", "Down", "Next entry"),
        key("k,up", "cursor_up", "pane.up", "Up", "Previous entry"),
        key("pagedown", "page_down", "pane.page-down", "Page down", "One page down"),
        key("pageup", "page_up", "pane.page-up", "Page up", "One page up"),
        key("g,home", "first", "pane.first", "First", "First entry"),
        key("G,end", "last", "pane.last", "Last", "Last entry"),
        key("enter,l", "select", "pane.choose", "Choose", "Choose this entry"),
    ]

    def replace(self, rows: Sequence[tuple[int | None, Visual]], note: str) -> None:
        """Lists `rows`, each with the id it stands for; or else `note`.

        The id is None for a heading, `FOLD` for a line that does something else. The line that
        is highlighted stays so where it is listed again.
        """
        was = None if self.highlighted is None else self._row_id(self.highlighted)
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
            others = (*ids[at + 1 :], *reversed(ids[:at]))
            left = [i for i in others if i not in (None, FOLD, row_id)]
            self.highlighted = ids.index(left[0]) if left else None

    def on_focus(self) -> None:
        """The keys need an entry to start from."""
        if self.highlighted is None:
            self.action_first()
        self.call_after_refresh(self._point)

    def action_page_up(self) -> None:
        """A page back; Textual has no lines to count where there is no room for any."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """A page on, likewise."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Shows the heading above the entry with it: nothing else would lead there."""
        super().scroll_to_highlight(top)
        above = (self.highlighted or 0) - 1
        line = self._index_to_line.get(above, 0)
        if above >= 0 and self._row_id(above) is None and line < self.scroll_offset.y:
            self.scroll_to(y=line, animate=False, force=True, immediate=True)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Goes where the cursor goes."""
        super().watch_highlighted(highlighted)
        self.call_after_refresh(self._point)

    def _point(self) -> None:
        """For listening, leads the terminal's own cursor along: screen readers speak its line."""
        if symbols_of(self).plain and self.has_focus and self.highlighted is not None:
            padding = self.get_component_styles("option-list--option").padding
            width = self.scrollable_content_region.width - padding.width
            above = (option.prompt for option in self.options[: self.highlighted])
            visuals = (visualize(self, one, markup=False) for one in above)
            row: int = sum(visual.get_height({}, width) for visual in visuals)
            start = self.content_region.offset - self.scroll_offset
            self.app.cursor_position = start + Offset(0, row)

    @property
    def highlighted_id(self) -> int | None:
        """The id of the highlighted entry."""
        return None if self.highlighted is None else self.id_at(self.highlighted)

    def id_at(self, index: int) -> int | None:
        """The id that the entry at `index` stands for, None for lines that are no entry."""
        row_id = self._row_id(index)
        return None if row_id == FOLD else row_id

    def is_fold(self, index: int) -> bool:
        """Whether the line at `index` is one that folds and unfolds."""
        return self._row_id(index) == FOLD

    def _row_id(self, index: int) -> int | None:
        return self._row_ids[index] if index < len(self._row_ids) else None

    def render_line(self, y: int) -> Strip:
        """Draws a line; that of the cursor reversed where no colour can show it, or with a sign."""
        strip = super().render_line(y)
        line = self.scroll_offset.y + y
        if symbols_of(self).plain and self._lines[line : line + 1] == [(self.highlighted, 0)]:
            sign = Segment(CURSOR, next(iter(strip)).style)
            strip = Strip([sign, *strip.crop(len(CURSOR))], strip.cell_length)
        if not (self.app.native_ansi_color and self.has_focus) or self.highlighted is None:
            return strip
        styles = [segment.style or RichStyle() for segment in strip]
        if all(style.meta.get("option") != self.highlighted for style in styles):
            return strip
        texts = (segment.text for segment in strip)
        return Strip(map(Segment, texts, (style + _REVERSE for style in styles)), strip.cell_length)

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


def said(parts: Iterable[str], separator: str, width: int) -> list[Content]:
    """An entry for listening: its parts one after the other, wrapped and never cut."""
    return Content(one_line(separator.join(filter(None, parts)))).wrap(width)
