"""The menu of what can be said of an actor: a line and a key each."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from core.types import ActorRow, Correction, CorrectionKind
from tui.dialogs.asking import Choices, Dialog
from tui.keys.binding import key
from tui.leaving import leave
from tui.widgets.wrapping import one_line


def _key(keys: str, action: str, words: str, tooltip: str) -> Binding:
    name = f"correct.{action}"
    return key(keys, f"answer('{action}')", name, words, tooltip, priority=True)


MENU_KEYS: list[Binding] = [
    _key("m", "merge", "merge into …", "Show the actor as another one that it is"),
    _key("s", "split", "split a form off …", "Make one way of writing it an actor of its own"),
    _key("r", "rename", "rename …", "Show the actor by another name"),
    _key("t", "retype", "change kind …", "Show the actor as one of another kind"),
    _key("h", "hide", "hide", "Leave the actor out of every cast and list"),
    _key("u", "undo", "undo", "Take the last correction back, whenever it was given"),
    _key("C", "suggest", "suggestions …", "Judge pairs of actors that may be one"),
]

_FREE = {"undo", "suggest"}
"""What needs no actor."""


class CorrectMenu(Dialog[str]):
    """Asks what to say of an actor, or of nobody; the answer is the name of the correction.

    Args:
        actor: whom it is about, None where nobody is at hand.
        last: the last correction in words, '' where there is none to undo.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *MENU_KEYS,
        Binding("q", "close", "Close", show=False, id="correct.close", tooltip="Close the menu"),
    ]

    def __init__(self, actor: ActorRow | None, last: str) -> None:
        super().__init__(f"{actor.name} ({actor.kind})" if actor else "Corrections")
        self._last = last
        self._offered = [
            binding
            for binding in MENU_KEYS
            if (name := _name(binding)) in _FREE or actor
            if name != "undo" or last
        ]

    def parts(self) -> Sequence[Widget]:
        """The lines."""
        return [Choices()]

    def on_mount(self) -> None:
        """Starts at the first line."""
        self.query_one(Choices).offer([(i, self._line(b)) for i, b in enumerate(self._offered)])

    def _line(self, binding: Binding) -> Content:
        key = self.app.get_key_display(self._as_mapped(binding))
        words = binding.description
        if _name(binding) == "undo":
            words = one_line(f"undo: {self._last}")
        return Content.assemble((f"{key:<3}", "bold $text-accent"), Content(words))

    def _as_mapped(self, binding: Binding) -> Binding:
        """The binding with the key that the reader gave it."""
        mapped = (active.binding for active in self.active_bindings.values())
        return next((b for b in mapped if b.id == binding.id), binding)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of lines that are not there do nothing."""
        return action != "answer" or parameters[0] in [_name(binding) for binding in self._offered]

    def action_answer(self, name: str) -> None:
        """Answers with a correction."""
        leave(self, name)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answers with the line's correction."""
        leave(self, _name(self._offered[event.option_index]))


def _name(binding: Binding) -> str:
    return (binding.id or "").removeprefix("correct.")


def in_words(correction: Correction) -> str:
    """What a correction says: "Merged Sullivan into Jake Sullivan"."""
    actor, into, text = correction.actor, correction.into, correction.text
    match correction.action:
        case CorrectionKind.MERGE:
            return f"Merged {actor} into {into}"
        case CorrectionKind.SPLIT:
            return f"Split “{text}” off {actor}"
        case CorrectionKind.RENAME:
            return f"Renamed {actor} to {text}"
        case CorrectionKind.RETYPE:
            return f"Changed the kind of {actor} to {text}"
        case CorrectionKind.HIDE:
            return f"Hid {actor}"
