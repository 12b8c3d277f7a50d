"""What the reader did since the start, to be taken back one by one: marks, tags, corrections."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message

from tui.writing import Change, Writer


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done, in words, and how it is taken back; `correction` is its id if it is one."""

    words: str
    take_back: Change
    correction: int | None = None


@dataclass
class NotUndone(Message):
    """A deed could not be taken back: it is the last one again."""

    deed: Deed


class UndoStack:
    """The deeds that can be taken back, the last first."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._deeds: list[Deed] = []

    def did(self, deed: Deed) -> None:
        """Notes a deed."""
        self._deeds.append(deed)

    def undo(self) -> bool:
        """Has the last deed taken back; false where there is none."""
        if not self._deeds:
            return False
        deed = self._deeds.pop()
        self._writer.change(deed.take_back, if_failed=NotUndone(deed))
        return True

    def forget(self, useless: Callable[[Deed], bool]) -> None:
        """Drops deeds that were taken back in another way."""
        self._deeds = [deed for deed in self._deeds if not useless(deed)]
