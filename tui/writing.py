"""Writes what the reader does to the store, off the screen's thread."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
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

    def change(self, change: Change, *, if_failed: Message | None = None) -> None:
        """Has a change made; nothing before the store is open.

        Args:
            if_failed: what to tell beside the reason where the change fails.
        """
        if self.library is not None:
            done = self._executor.submit(change, self.library)
            done.add_done_callback(partial(self._tell, if_failed))

    def _tell(self, if_failed: Message | None, done: "Future[Message]") -> None:
        error = done.exception()
        if error is None:
            self._teller.post_message(done.result())
            return
        known = isinstance(error, NewscastError)
        text = str(error) if known else f"{type(error).__name__}: {error}"
        self._teller.post_message(Failed(text))
        if if_failed is not None:
            self._teller.post_message(if_failed)
