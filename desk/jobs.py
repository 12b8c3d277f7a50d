"""Which requests has the screen made, which is under way, and which are to stop?"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

_Request = TypeVar("_Request")


@dataclass(eq=False, frozen=True, slots=True)
class Job(Generic[_Request]):
    """A request that has been asked for."""

    request: _Request
    stop: threading.Event = field(default_factory=threading.Event)

    def stopped(self) -> bool:
        """Whether it is to come to an end."""
        return self.stop.is_set()


class Jobs(Generic[_Request]):
    """Requests that one thread serves, one after the other; any thread may ask and stop.

    A request that waits or is under way is not taken twice, unless it is to stop.
    """

    def __init__(self) -> None:
        self._jobs: list[Job[_Request]] = []
        self._changed = threading.Condition()

    def ask(self, request: _Request) -> None:
        """Adds a request, unless the same one is being served or is going to be."""
        with self._changed:
            if all(job.stopped() or job.request != request for job in self._jobs):
                self._jobs.append(Job(request))
                self._changed.notify()

    def stop(self) -> None:
        """Tells the job under way and those that wait to come to an end."""
        with self._changed:
            for job in self._jobs:
                job.stop.set()

    @contextmanager
    def next(self) -> Iterator[Job[_Request]]:
        """The job to do, once there is one; it is over when the block is left.

        Whatever is said of its end is to be said after the block: who hears it may ask again.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._jobs)
            job = self._jobs[0]
        try:
            yield job
        finally:
            with self._changed:
                self._jobs.remove(job)
