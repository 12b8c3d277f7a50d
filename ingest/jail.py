"""Runs code that may hang, crash or eat memory on hostile input in a process that can be killed."""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from core.errors import IngestError, ParseError

SECONDS = 10.0
"""What a call may take on a small input."""

SECONDS_PER_MIB = 6.0
"""What each MiB of bytes among the arguments adds; a feed of short items takes about three."""

MEMORY_LIMIT = 2 * 1024**3
"""Bytes of address space that the child may use."""

_START_SECONDS = 60.0
_GRACE_SECONDS = 5.0
_PARSER = "the parser"

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
                    raise ParseError(_PARSER, f"took longer than {limit:.0f} seconds")
                value, error = connection.recv()
            except ParseError:
                self._end()
                raise
            except (EOFError, OSError) as failure:
                self._end()
                raise ParseError(_PARSER, "crashed") from failure
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
        process = context.Process(target=_serve, args=(theirs,), daemon=True, name="newscast-jail")
        process.start()
        theirs.close()
        self._process, self._connection = process, ours
        if not ours.poll(_START_SECONDS):
            raise ParseError(_PARSER, "did not start")
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


def _serve(connection: Connection) -> None:
    """The child: answers calls until the other end goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _silence()
    _limit_memory()
    with contextlib.suppress(EOFError, OSError):
        connection.send(None)
        while True:
            function, args, limit = connection.recv()
            _set_alarm(limit + _GRACE_SECONDS)
            connection.send(_answer(function, args))
            _set_alarm(0)


def _set_alarm(seconds: float) -> None:
    """Lets the system end this process after `seconds`, should the parent be gone by then."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _answer(function: Callable[..., object], args: tuple[object, ...]) -> tuple[object, object]:
    """(value, None) or (None, error): hostile input may raise whatever it likes."""
    try:
        return function(*args), None
    except IngestError as error:
        return None, error
    except MemoryError:
        return None, ParseError(_PARSER, "took too much memory")
    except RecursionError:
        return None, ParseError(_PARSER, "nested too deeply")
    except Exception as error:  # noqa: BLE001 - the one place where anything may be raised
        return None, ParseError(_PARSER, f"failed on it ({type(error).__name__})")


def _silence() -> None:
    """Keeps the libraries that write to the screen from doing so."""
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        soft = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
