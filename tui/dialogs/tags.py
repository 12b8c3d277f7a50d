"""Which tags? A line for several, completed from those that there are."""

from asyncio import to_thread
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input

from core.errors import NewscastError
from tui.dialogs.asking import NameInput, dialog_key
from tui.messages import Failed

TAG_KEYS: list[BindingType] = [
    dialog_key("tab", "complete", "complete", "Complete", "Take the tag that is shown ahead"),
]


def tags_in(line: str) -> list[str]:
    """The tags on a line, parted by commas, each once."""
    return list(dict.fromkeys(tag for part in line.split(",") if (tag := part.strip())))


def completed(line: str, known: Sequence[str]) -> str | None:
    """The line with its last tag completed: the first by the alphabet that is not on it yet."""
    before, comma, last = line.rpartition(",")
    begun, there = last.lstrip(), {tag.casefold() for tag in tags_in(before)}
    gap = last[: len(last) - len(begun)]
    for tag in known if begun else ():
        if tag.casefold().startswith(begun.casefold()) and tag.casefold() not in there:
            return f"{before}{comma}{gap}{begun}{tag[len(begun) :]}"
    return None


class _Known(Suggester):
    """Suggests what `completed` says; reads the tags when the first letter is typed."""

    def __init__(self, read: Callable[[], Sequence[str]]) -> None:
        super().__init__(case_sensitive=True)
        self._read = read
        self._tags: Sequence[str] | None = None

    async def get_suggestion(self, value: str) -> str | None:
        """The line as it may go on."""
        if self._tags is None:
            self._tags = await to_thread(self._read)
        return completed(value, self._tags)


class TagInput(NameInput):
    """Asks for tags; `read` gives all that there are, on a worker thread."""

    BINDINGS: ClassVar[list[BindingType]] = TAG_KEYS

    def __init__(self, title: str, read: Callable[[], Sequence[str]]) -> None:
        super().__init__(title, "")
        self._read = read

    def parts(self) -> Sequence[Widget]:
        """A line to write in, with what completes it."""
        return [Input(suggester=_Known(self._known))]

    def _known(self) -> Sequence[str]:
        try:
            return self._read()
        except NewscastError as error:
            self.post_message(Failed(str(error)))
            return ()

    def action_complete(self) -> None:
        """Takes what is shown ahead of what is written."""
        line = self.query_one(Input)
        line.action_end()
        line.action_cursor_right()
