"""Writes what the reader does to the store, off the screen's thread."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump

from core.errors import NewscastError, StoreError
from tui.messages import Failed

if TYPE_CHECKING:
    from desk.library import Library

Change = Callable[["Library"], Message]
"""Something to be written, and the message that says so once it is."""


class Writer:
    """Makes one change after the other; none is lost unsaid when the app ends.

    Args:
        teller: where the messages go, of changes and of what went wrong.
        executor: one thread, which the app waits for at its end.
    """

    def __init__(self, teller: MessagePump, executor: Executor) -> None:
        self._teller = teller
        self._executor = executor
        self._unsaid: list[str] = []
        self._given_up = 0
        self.library: Library | None = None

    def change(self, change: Change) -> None:
        """Has a change made; nothing before the store is open."""
        if self.library is not None:
            self._executor.submit(change, self.library).add_done_callback(self._tell)

    @property
    def unsaid(self) -> list[str]:
        """Why changes were not written when nobody could be told any more; complete at the end."""
        more = [f"{self._given_up} more not written"] if self._given_up else []
        return self._unsaid + more

    def _tell(self, done: "Future[Message]") -> None:
        if done.cancelled():
            self._given_up += 1
            return
        error = done.exception()
        if error is None:
            self._teller.post_message(done.result())
            return
        known = isinstance(error, NewscastError)
        text = str(error) if known else f"{type(error).__name__}: {error}"
        if self._teller.post_message(Failed(text)):
            return
        self._unsaid.append(text)
        if isinstance(error, StoreError):
            # Each of the rest would wait for the store as long: the end would take minutes.
            self._executor.shutdown(wait=False, cancel_futures=True)
