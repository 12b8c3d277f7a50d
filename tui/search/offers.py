"""The values that may stand where one is typing a filter of a query."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import work
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.worker import Worker, get_current_worker

from core.errors import NewscastError
from tui.faults import say_fault
from tui.looks.symbols import symbols_of
from tui.messages import Failed
from tui.search.completing import Place, completed, place_at
from tui.widgets.option_pane import OptionPane, RowVisual
from tui.widgets.wrapping import clip

Complete = Callable[[str, str], Sequence[str]]
"""Gives the values of a filter, by its name, that a text may be the beginning of."""

ROWS = 6
"""Values in view at once."""

WIDEST = 44


@dataclass
class Offered(Message):
    """The values for a place in the query have come from the store."""

    place: Place
    values: Sequence[str]


class Offers(OptionPane, can_focus=False):
    """A list under the query, open while there is something to complete.

    Args:
        complete: called on a worker thread.
    """

    DEFAULT_CSS = f"""
    Offers {{
        layer: over;
        position: absolute;
        constrain: inside none;
        display: none;
        height: auto;
        max-height: {ROWS};
        padding: 0;
        background: $panel;
        scrollbar-gutter: auto;
        & > .option-list--option-highlighted {{ background: $primary 30%; }}
    }}
    """

    @dataclass
    class Taken(Message):
        """The reader takes a value: the query with it, and where the cursor goes."""

        text: str
        cursor: int

    def __init__(self, complete: Complete) -> None:
        super().__init__()
        self._complete = complete
        self._text = ""
        self._values: Sequence[str] = ()
        self._wanted = False
        self.place: Place | None = None

    def follow(self, text: str, cursor: int) -> None:
        """Offers what fits a query with the cursor at an offset; nothing outside of filters."""
        place = place_at(text, cursor)
        if (place, text) == (self.place, self._text):
            return
        self.place, self._text, self._wanted = place, text, False
        self._values = ()
        if place is None:
            self.close()
        else:
            self._look(place)

    @work(thread=True, exclusive=True, group="offers", exit_on_error=False)
    def _look(self, place: Place) -> None:
        try:
            values = self._complete(place.field.value, place.typed)
        except NewscastError as error:
            self.post_message(Failed(str(error)))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(Offered(place, values))

    def on_offered(self, message: Offered) -> None:
        """Opens with the values, unless the reader has typed on or the only one is written."""
        message.stop()
        if message.place != self.place:
            return
        self._values, self.highlighted = message.values, None
        done = [value.casefold() for value in self._values] == [self.place.typed.casefold()]
        if self._wanted and self._values:
            self.take()
        elif self._values and not done:
            self._open()
        else:
            self.close()

    def _open(self) -> None:
        ellipsis = symbols_of(self).ellipsis
        self.replace([(i, _Value(v, ellipsis)) for i, v in enumerate(self._values)], "")
        longest = max(cell_len(value[:WIDEST]) for value in self._values)
        self.styles.width = min(longest, WIDEST) + 4
        self.display = True

    def close(self) -> None:
        """Goes away until the reader types on."""
        self.highlighted = None
        self.display = False

    @property
    def entered(self) -> bool:
        """Whether the reader has moved to one of the values."""
        return self.display and self.highlighted is not None

    def move(self, step: int) -> None:
        """To the next value or the one before; up from the first, out."""
        at = -1 if self.highlighted is None else self.highlighted
        to = min(at + step, len(self._values) - 1)
        self.highlighted = to if to >= 0 else None

    def take(self) -> None:
        """Takes the value with the cursor, else the first; where none has come yet, when it does.

        The screen hears `Taken`.
        """
        self._wanted = not self._values
        if self.place is not None and self._values:
            value = self._values[self.highlighted or 0]
            self.close()
            self.post_message(self.Taken(*completed(self._text, self.place, value)))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Keeps to itself where the cursor is."""
        event.stop()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Takes the value clicked."""
        event.stop()
        self.highlighted = event.option_index
        self.take()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Says it where looking for values broke."""
        say_fault(self, event)


class _Value(RowVisual):
    """A value on one line."""

    def __init__(self, value: str, ellipsis: str) -> None:
        self._value = value
        self._ellipsis = ellipsis

    def lines(self, width: int) -> list[Content]:
        """The value, cut to the width."""
        return [Content(clip(self._value, width, self._ellipsis))]
