"""The suggestions: pairs of actors that may be one, judged key by key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.content import Content, Span
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from core.errors import NewscastError
from core.types import Answer, Suggestion
from tui.dialogs.asking import CLOSE, Choices, Dialog, dialog_key
from tui.looks.symbols import Symbols, symbols_of
from tui.messages import Failed
from tui.widgets.option_pane import RowVisual
from tui.widgets.styles import LOOKS
from tui.widgets.wrapping import fit, one_line

SUGGESTION_KEYS: list[BindingType] = [
    dialog_key("y", "judge('y')", "yes", "One", "They are one: merge them"),
    dialog_key("n", "judge('n')", "no", "Two", "They are two: never ask again"),
    dialog_key("l", "judge('later')", "later", "Later", "Ask again after the others"),
    dialog_key("u", "undo", "undo", "Undo", "Take the last answer back"),
]


@dataclass
class Suggested(Message):
    """The pairs that the store suggests."""

    pairs: Sequence[Suggestion]


class SuggestionScreen(Dialog[None], inherit_bindings=False):
    """Lists the pairs, the likeliest first; an answer moves on to the next.

    Args:
        find: gives the pairs; called on a worker thread.
        judge: has an answer written; `renew` is to be called when it is.
        undo: takes the last answer back, likewise.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*SUGGESTION_KEYS, CLOSE]

    def __init__(
        self,
        find: Callable[[], Sequence[Suggestion]],
        judge: Callable[[Suggestion, Answer], None],
        undo: Callable[[], object],
    ) -> None:
        super().__init__("One actor or two?")
        self._find = find
        self._judge = judge
        self._undo = undo
        self._numbers: dict[tuple[int, int], int] = {}
        self._pairs: dict[int, Suggestion] = {}

    def parts(self) -> Sequence[Widget]:
        """The pairs."""
        return [Choices()]

    def on_mount(self) -> None:
        """Asks the store for pairs."""
        self.query_one(Choices).offer((), "Looking for actors that may be one …")
        self.renew()

    @work(thread=True, exclusive=True, group="suggestions", exit_on_error=False)
    def renew(self) -> None:
        """Asks the store for pairs again."""
        try:
            found = Suggested(self._find())
        except NewscastError as error:
            self.post_message(Failed(str(error)))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(found)

    def on_suggested(self, message: Suggested) -> None:
        """Lists what the store suggests; the cursor stays on its pair."""
        self._pairs = {self._number(pair): pair for pair in message.pairs}
        self._show()

    def _number(self, pair: Suggestion) -> int:
        return self._numbers.setdefault((pair.actor_id, pair.into_id), len(self._numbers))

    def _show(self) -> None:
        rows = [(number, PairLines(pair, symbols_of(self))) for number, pair in self._pairs.items()]
        self.query_one(Choices).offer(rows, "No two actors look like one")

    def action_judge(self, answer: str) -> None:
        """Answers for the highlighted pair and goes on to the next."""
        choices = self.query_one(Choices)
        number = choices.highlighted_id
        if number is None:
            return
        pair = self._pairs[number]
        choices.leave(number)
        del self._pairs[number]
        if answer == Answer.LATER:
            self._pairs[number] = pair
        elif answer == Answer.YES:
            gone = {n for n, p in self._pairs.items() if pair.actor_id in (p.actor_id, p.into_id)}
            self._pairs = {n: p for n, p in self._pairs.items() if n not in gone}
        self._show()
        self._judge(pair, Answer(answer))

    def action_undo(self) -> None:
        """Takes the last answer back; without one, what the reader did before."""
        self._undo()


class PairLines(RowVisual):
    """A pair of names, then why they may mean one actor."""

    def __init__(self, pair: Suggestion, symbols: Symbols) -> None:
        self._pair = pair
        self._kind = symbols.kind(pair.kind)
        self._separator = symbols.separator

    def lines(self, width: int) -> list[Content]:
        """Two lines."""
        pair, look = self._pair, LOOKS[self._pair.kind]
        names = fit(f"{self._kind}  {pair.actor}  =  {pair.into}", width)
        why = fit(f"   {self._separator.join(map(one_line, pair.why))}", width)
        return [
            Content(names, [Span(0, len(self._kind), f".{look.component}")]),
            Content(why, [Span(0, len(why), ".choice--dim")]),
        ]
