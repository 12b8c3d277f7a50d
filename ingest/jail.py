"""Runs code that may hang, crash or eat memory on hostile input in a process that can be killed."""

import multiprocessing
import sys
import threading
from collections.abc import Callable
from contextlib import redirect_stderr
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from core.errors import ParseError
from ingest.jailed import PARSER, serve

SECONDS = 10.0
"""What a call may take on a small input."""

SECONDS_PER_MIB = 6.0
"""What each MiB of bytes among the arguments adds; a feed of short items takes about three."""

_START_SECONDS = 60.0

P = ParamSpec("P")
T = TypeVar("T")


class Jail:
    """One child process that outlives calls and is replaced when it has to be killed.

    Started at the first call; safe to share between threads, which then take turns.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def call(self, function: Callable[..., T], *args: object, seconds: float = SECONDS) -> T:
        """The value of `function(*args)`, computed in the child.

        Args:
            function: a function at the top of a module; it and `args` must pickle.
            args: what it is called with.
            seconds: the wall-clock limit, to which the size of `args` adds.

        Raises:
            IngestError: the function raised one.
            ParseError: it raised anything else, ran out of time or memory, or crashed.
        """
        size = sum(len(arg) for arg in args if isinstance(arg, bytes | str))
        limit = seconds + SECONDS_PER_MIB * size / 1024**2
        with self._lock:
            try:
                connection = self._started()
                connection.send((function, args, limit))
                if not connection.poll(limit):
                    raise ParseError(PARSER, f"took longer than {limit:.0f} seconds")
                value, error = connection.recv()
            except ParseError:
                self._end()
                raise
            except (EOFError, OSError) as failure:
                self._end()
                raise ParseError(PARSER, "crashed") from failure
            except BaseException:
                self._end()
                raise
        if error is not None:
            raise error
        result: T = value
        return result

    def close(self) -> None:
        """Ends the child; the next call would start another."""
        with self._lock:
            self._end()

    def _started(self) -> Connection:
        if self._connection is not None and self._process and self._process.is_alive():
            return self._connection
        self._end()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs,), daemon=True, name="newscast-jail")
        # Python hands its standard error to a helper of the child: an app's own has no descriptor.
        with redirect_stderr(sys.__stderr__):
            process.start()
        theirs.close()
        self._process, self._connection = process, ours
        if not ours.poll(_START_SECONDS):
            raise ParseError(PARSER, "did not start")
        ours.recv()
        return ours

    def _end(self) -> None:
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection:
            connection.close()
        if process:
            process.kill()
            process.join()
            process.close()
