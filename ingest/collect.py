"""How are many feeds read at once? Each is fetched in its turn, then parsed, and none waits long.

A thread of its own says who is asked next; all that it keeps count of changes in that thread
alone, to which the others send calls. Requests and parsers never wait for each other, but for
one thing: nobody is asked while too many answers wait for whoever reads them.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from types import TracebackType
from typing import Final, Self

from ingest.calls import Answer, Call, asked, parsed
from ingest.clients import Clients
from ingest.fetch import TOTAL_SECONDS, late
from ingest.hosts import HostSlots, Turns, host_of
from ingest.jail import Jail

FETCHES: Final = 8
"""Requests under way at once."""

PARSERS: Final = 2
"""Feeds parsed at once: one that takes its time does not hold up the others."""

BACKLOG: Final = 32 * 1024**2
"""Bytes of answers that may wait to be parsed or taken; no feed is asked while more do."""

GRACE: Final = 1.0
"""Seconds after its limit at which a request is given up, whatever it hangs in: a resolver of
names cannot be interrupted."""


class Collector:
    """Asks feeds while it is open; iterate over it for the answers, in the order they come.

    Args:
        calls: each feed once.
        stopped: once it says so, nobody is asked any more.
        total_seconds: the limit of one fetch, redirects included.
    """

    def __init__(
        self,
        calls: Sequence[Call],
        stopped: Callable[[], bool],
        total_seconds: float = TOTAL_SECONDS,
    ) -> None:
        self._stopped = stopped
        self._closed = False
        self._seconds = total_seconds
        self._turns = Turns(calls, lambda call: host_of(call.address))
        self._asked: dict[int, tuple[Call, float]] = {}
        self._backlog = 0
        self._hosts = HostSlots()
        self._clients = Clients()
        self._heard: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._unparsed: SimpleQueue[Answer | None] = SimpleQueue()
        self._answers: SimpleQueue[Answer | None] = SimpleQueue()
        self._parsers: list[Thread] = []

    def __enter__(self) -> Self:
        Thread(target=self._coordinate, daemon=True, name="feeds").start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closed = True
        self._heard.put(lambda: None)
        self._clients.close()

    def __iter__(self) -> Iterator[Answer]:
        while answer := self._answers.get():
            yield answer
            self._heard.put(partial(self._taken, answer.size))
        for parser in self._parsers:
            parser.join()

    def _coordinate(self) -> None:
        """Asks and listens, and tells the others when there is nothing more to come."""
        try:
            self._ask_all()
        finally:
            for _ in self._parsers:
                self._unparsed.put(None)
            self._answers.put(None)

    def _ask_all(self) -> None:
        """Until every feed has answered and every answer is taken."""
        while not self._closed:
            self._ask_some()
            if not (self._asked or self._backlog):
                break
            try:
                self._heard.get(timeout=self._patience())()
            except Empty:
                self._give_up()

    def _ask_some(self) -> None:
        while len(self._asked) < FETCHES and self._backlog < BACKLOG and not self._stopped():
            call = self._turns.take()
            if call is None:
                break
            self._asked[call.feed.id] = (call, monotonic() + self._seconds + GRACE)
            Thread(target=self._ask, args=(call,), daemon=True, name="fetch").start()

    def _patience(self) -> float | None:
        """Seconds until the next request is late; None where there is none."""
        if not self._asked:
            return None
        return max(min(deadline for _, deadline in self._asked.values()) - monotonic(), 0)

    def _give_up(self) -> None:
        """Lets go of the requests that are late."""
        for call, deadline in list(self._asked.values()):
            if deadline <= monotonic():
                self._hear(call, Answer(call.feed, late(call.address, self._seconds)))

    def _hear(self, call: Call, answer: Answer) -> None:
        """Passes an answer on, unless its feed was given up before."""
        if self._asked.pop(call.feed.id, None) is None:
            return
        self._turns.done(call)
        if not answer.size:
            self._answers.put(answer)
            return
        if len(self._parsers) < PARSERS and (self._backlog or not self._parsers):
            self._parsers.append(Thread(target=self._parse, daemon=True, name="parse"))
            self._parsers[-1].start()
        self._backlog += answer.size
        self._unparsed.put(answer)

    def _taken(self, size: int) -> None:
        self._backlog -= size

    def _ask(self, call: Call) -> None:
        """In a thread of its own: fetches one feed."""
        answer = asked(call, self._clients, self._hosts, self._seconds)
        self._heard.put(partial(self._hear, call, answer))

    def _parse(self) -> None:
        """In a thread of its own: parses one answer after the other in a process."""
        with Jail() as jail:
            while answer := self._unparsed.get():
                self._answers.put(parsed(jail, answer))
