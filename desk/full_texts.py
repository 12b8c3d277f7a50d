"""Gives the new articles of feeds with `full_text` the texts of their pages, beside a refresh."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Self

from core.drafts import Failure, FeedSpec
from core.errors import NewscastError, StoreError
from desk.full_text import PageReader, is_teaser
from ingest.clients import PAGE_TYPES, Clients
from ingest.hosts import HostSlots
from ingest.jail import Jail
from store import full_text
from store.engine import Store
from store.full_text import Arrival

READERS: Final = 4
"""Pages read at once; of one host the fewer, as of feeds."""

MOST: Final = 50
"""Pages of one feed in one refresh: a feed that is new may hold hundreds."""


class FullTexts:
    """Reads pages while it is open; leaving it waits for those that were asked for.

    Args:
        stopped: once it says so, no further page is read.
        on_failure: told, when it is left, of each page that could not be had.
    """

    def __init__(
        self, store: Store, stopped: Callable[[], bool], on_failure: Callable[[Failure], None]
    ) -> None:
        self._store = store
        self._stopped = stopped
        self._on_failure = on_failure
        self._asked: list[Future[Failure | None]] = []
        self._stack = ExitStack()
        self._threads = ThreadPoolExecutor(READERS, thread_name_prefix="page")

    def __enter__(self) -> Self:
        clients = self._stack.enter_context(closing(Clients(PAGE_TYPES)))
        self._reader = PageReader(clients, self._stack.enter_context(Jail()), HostSlots())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._stack:
            self._threads.shutdown(wait=kind is None, cancel_futures=kind is not None)
            for page in self._asked if kind is None else ():
                if failure := page.result():
                    self._on_failure(failure)

    def ask(self, feed_id: int, spec: FeedSpec, since: datetime) -> None:
        """Reads the pages of what came into a feed since a time, where its text is a teaser.

        Raises:
            StoreError: the store cannot be read.
        """
        for article in full_text.came_since(self._store, feed_id, since, MOST):
            if is_teaser(article.length, article.ending):
                self._asked.append(self._threads.submit(self._read, article, spec))

    def _read(self, article: Arrival, spec: FeedSpec) -> Failure | None:
        """In a thread: shows the text of an article's page; why not, as a value.

        Raises:
            StoreError: the store cannot be written.
        """
        if self._stopped():
            return None
        try:
            body = self._reader.text(article.url, spec, longer_than=article.length)
            full_text.show_page(self._store, article.id, body, datetime.now(UTC))
        except StoreError:
            raise
        except NewscastError as error:
            return Failure(error.what, error.why)
        except Exception as error:  # noqa: BLE001 - one page's trouble is not that of the feed
            return Failure(article.url, f"cannot be read ({type(error).__name__})")
        return None
