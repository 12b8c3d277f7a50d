"""The line in which a query is written; it keeps the keys while one moves among the hits."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widgets import Input

from tui.search.keys import MOVE_KEYS

_OWN: Final = frozenset(
    name for b in MOVE_KEYS if isinstance(b, Binding) for name in b.key.split(",")
)


class QueryLine(Input):
    """An input line without frame."""

    DEFAULT_CSS = """
    QueryLine, QueryLine:focus {
        height: 1;
        border: none;
        padding: 0 1;
        background: $panel;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = MOVE_KEYS

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Keeps the keys for moving from the app, whose own come first (ctrl+p, its palette)."""
        return key in _OWN or super().check_consume_key(key, character)
