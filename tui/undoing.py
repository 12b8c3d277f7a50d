"""What the reader did since the start, to be taken back one by one: marks, tags, corrections."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from core.errors import NotFoundError
from tui.messages import Changed, Corrected, Judged
from tui.writing import Change, Writer

if TYPE_CHECKING:
    from desk.library import Library

Doing = Callable[["Library"], Changed | Corrected | Judged]
"""Something to be written, and the message that says so and how it is taken back."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done, in words, and how it is taken back; `correction` is its id if it is one."""

    words: str
    take_back: Change
    correction: int | None = None


class UndoStack:
    """The deeds that can be taken back, the last first.

    They are noted and taken back on the thread that writes, which does one thing after the other:
    what is taken back is what the reader did last, written by then or not.
    """

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._deeds: list[Deed] = []

    def do(self, doing: Doing) -> None:
        """Has something written that can be taken back."""

        def noted(library: "Library") -> Message:
            done = doing(library)
            if done.deed:
                self._deeds.append(done.deed)
            return done

        self._writer.change(noted)

    def undo(self) -> None:
        """Has the last deed taken back."""
        self._writer.change(self._take_back)

    def _take_back(self, library: "Library") -> Message:
        """What cannot be taken back stays the last deed, unless what it was done to is gone."""
        if not self._deeds:
            return Changed((), words="Nothing was done since the start")
        deed = self._deeds.pop()
        try:
            return deed.take_back(library)
        except NotFoundError:
            raise
        except Exception:
            self._deeds.append(deed)
            raise

    def forget(self, useless: Callable[[Deed], bool]) -> None:
        """Drops deeds that a change has taken back in another way; to be called by that change."""
        self._deeds = [deed for deed in self._deeds if not useless(deed)]
