"""The lines of a dossier's sections: headings, roles, companions, numbers, and what is folded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap

from core.dossiers import Tie
from core.types import ActorRow, Companion, Role
from tui.dossier.head import number
from tui.drawing.bars import bar
from tui.drawing.network import network_lines
from tui.drawing.timeline import Gutter, timeline_gutter
from tui.looks.symbols import Symbols
from tui.widgets.option_pane import RowVisual, said
from tui.widgets.styles import LOOKS, short_date
from tui.widgets.wrapping import clip, fit

_BAR = 16
"""Cells of the longest bar."""

_DIM = ".dossier--dim"


class HeadingRow(RowVisual):
    """A blank line and the title of a section, with a remark where there is room."""

    def __init__(self, title: str, remark: str, symbols: Symbols) -> None:
        self._title = title
        self._remark = f"{symbols.separator}{remark}" if remark else ""
        self._ellipsis = symbols.ellipsis

    def lines(self, width: int) -> list[Content]:
        """Two lines."""
        remark = clip(self._remark, width - len(self._title), self._ellipsis)
        return [Content(" "), Content.assemble((self._title, ".dossier--heading"), (remark, _DIM))]

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Two; nothing is composed to know that."""
        return 2


class OneLine(RowVisual):
    """A row that is one line high wherever it is not listened to."""

    def __init__(self, symbols: Symbols) -> None:
        self._symbols = symbols

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One; nothing is composed to know that, of which there may be thousands."""
        return super().get_height(rules, width) if self._symbols.plain else 1


class RoleRow(OneLine):
    """What the actor was called, and when last."""

    def __init__(self, role: Role, symbols: Symbols, now: datetime) -> None:
        super().__init__(symbols)
        self._role = role
        self._day = short_date(role.dated, now)

    def lines(self, width: int) -> list[Content]:
        """A dot on a timeline, the day, the title."""
        if self._symbols.plain:
            return said((self._role.title, self._day), self._symbols.separator, width)
        dot = timeline_gutter(Gutter.DOT, self._symbols)
        room = width - cell_len(dot) - 12
        title = clip(self._role.title, room, self._symbols.ellipsis)
        return [Content.assemble((dot, _DIM), (f"{self._day:<10}  ", _DIM), title)]


class Network:
    """The drawing of who is named with whom; kept for the width that it was made for last."""

    def __init__(
        self,
        actor: ActorRow,
        companions: Sequence[Companion],
        ties: Sequence[Tie],
        symbols: Symbols,
    ) -> None:
        self._drawn = (actor, companions, ties)
        self.symbols = symbols
        self._width = -1
        self._lines: Sequence[Content] = ()

    def lines(self, width: int) -> Sequence[Content]:
        """A line for each companion."""
        if width != self._width:
            self._width, self._lines = width, network_lines(*self._drawn, width, self.symbols)
        return self._lines


class NetworkRow(OneLine):
    """The line of one companion in the network."""

    def __init__(self, network: Network, place: int) -> None:
        super().__init__(network.symbols)
        self._network = network
        self._place = place

    def lines(self, width: int) -> list[Content]:
        """One line, more only for listening."""
        line = self._network.lines(width)[self._place]
        return list(line.wrap(width)) if self._symbols.plain else [line]


@dataclass(frozen=True, slots=True)
class Scale:
    """What rows with bars share: the cells of the longest name, and the greatest number."""

    name: int
    most: int


def scale_of(counted: Sequence[tuple[str, int]]) -> Scale:
    """The scale of names with their numbers."""
    longest = max((cell_len(name[:60]) for name, _ in counted), default=1)
    return Scale(longest, max((count for _, count in counted), default=1))


class CountRow(OneLine):
    """A name, a bar and a number of articles; an actor has the sign of its kind.

    Args:
        who: an actor, or the name of a source with its number of articles.
    """

    def __init__(self, who: Companion | tuple[str, int], scale: Scale, symbols: Symbols) -> None:
        super().__init__(symbols)
        self._kind = who.kind if isinstance(who, Companion) else None
        self._name, self._count = who[:2] if isinstance(who, tuple) else (who.name, who.articles)
        self._scale = scale

    def lines(self, width: int) -> list[Content]:
        """One line, more only for listening."""
        symbols, kind = self._symbols, self._kind
        sign = symbols.kind(kind) if kind else ""
        if symbols.plain:
            words = (self._name, sign, number(self._count, "article"))
            return said(words, symbols.separator, width)
        digits = len(f"{self._scale.most:,}")
        longest = max(0, min(_BAR, (width - digits - 6) // 3))
        room = max(1, min(self._scale.name, width - longest - digits - 5))
        look = f".{LOOKS[kind].reference}" if kind else ""
        drawn = bar(self._count, self._scale.most, longest, symbols)
        return [
            Content.assemble(
                (f"{sign:<3}", look),
                fit(self._name, room, symbols.ellipsis),
                f" {self._count:>{digits},} ",
                (drawn, ".dossier--bar"),
            )
        ]


class MoreRow(OneLine):
    """Says how many rows are folded away."""

    def __init__(self, count: int, symbols: Symbols) -> None:
        super().__init__(symbols)
        self._words = f"{symbols.fold}  {count:,} more"

    def lines(self, width: int) -> list[Content]:
        """One line."""
        return [Content.styled(clip(self._words, width, self._symbols.ellipsis), _DIM)]


class NoteRow(RowVisual):
    """A remark in place of rows."""

    def __init__(self, text: str) -> None:
        self._text = text

    def lines(self, width: int) -> list[Content]:
        """As many lines as it takes."""
        return list(Content.styled(self._text, _DIM).wrap(width))
