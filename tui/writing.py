"""Writes what the reader does to the store, off the screen's thread."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump

from core.errors import NewscastError
from tui.messages import Failed

if TYPE_CHECKING:
    from desk.library import Library

Change = Callable[["Library"], Message]
"""Something to be written, and the message that says so once it is."""


class Writer:
    """Makes one change after the other; none is lost when the app ends.

    Args:
        teller: where the messages go, of changes and of what went wrong.
        executor: one thread, which the app waits for at its end.
    """

    def __init__(self, teller: MessagePump, executor: Executor) -> None:
        self._teller = teller
        self._executor = executor
        self.library: Library | None = None

    def change(self, change: Change) -> None:
        """Has a change made; nothing before the store is open."""
        if self.library is not None:
            self._executor.submit(change, self.library).add_done_callback(self._tell)

    def _tell(self, done: "Future[Message]") -> None:
        error = done.exception()
        if error is None:
            self._teller.post_message(done.result())
        elif isinstance(error, NewscastError):
            self._teller.post_message(Failed(str(error)))
        else:
            self._teller.post_message(Failed(f"{type(error).__name__}: {error}"))
