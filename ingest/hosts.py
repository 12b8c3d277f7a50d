"""Whose turn is it to be asked? Hosts take turns, and none gets many requests at once."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from time import monotonic
from typing import Final, Generic, TypeVar

import httpx

PER_HOST: Final = 2
"""Requests under way at once to one host."""

T = TypeVar("T")


def host_of(address: str) -> str:
    """The host of an address with its port where that is unusual; '' where it is no address."""
    try:
        return httpx.URL(address).netloc.decode("ascii")
    except (httpx.InvalidURL, ValueError):
        return ""


class HostSlots:
    """Holds the requests to each host to `PER_HOST` at once, redirected ones too."""

    def __init__(self) -> None:
        self._slots: dict[str, BoundedSemaphore] = {}
        self._lock = Lock()

    @contextmanager
    def at(self, host: str, deadline: float) -> Iterator[None]:
        """Waits for a slot at `host` and gives it back at the end.

        Args:
            deadline: on the monotonic clock.

        Raises:
            httpx.PoolTimeout: no slot came free in time.
        """
        with self._lock:
            slot = self._slots.setdefault(host, BoundedSemaphore(PER_HOST))
        if not slot.acquire(timeout=max(deadline - monotonic(), 0)):
            raise httpx.PoolTimeout(f"{host} is busy")
        try:
            yield
        finally:
            slot.release()


class Turns(Generic[T]):
    """What waits for its host: `take` goes from host to host, so that none waits for another.

    Args:
        waiting: the things to do; those of one host keep their order.
        host: the host of one.
    """

    def __init__(self, waiting: Iterable[T], host: Callable[[T], str]) -> None:
        self._host = host
        self._queues: dict[str, deque[T]] = {}
        for item in waiting:
            self._queues.setdefault(host(item), deque()).append(item)
        self._hosts = deque(self._queues)
        self._taken: Counter[str] = Counter()

    def take(self) -> T | None:
        """The next thing, of a host that may be asked; None where all are busy or nothing waits."""
        for _ in range(len(self._hosts)):
            host = self._hosts.popleft()
            queue = self._queues[host]
            if self._taken[host] >= PER_HOST:
                self._hosts.append(host)
                continue
            self._taken[host] += 1
            item = queue.popleft()
            if queue:
                self._hosts.append(host)
            return item
        return None

    def done(self, item: T) -> None:
        """Says that what was taken is over."""
        self._taken[self._host(item)] -= 1
