"""What does the process in a jail do? It answers calls within its limits, and says nothing else."""

import contextlib
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Final

from core.errors import IngestError, ParseError

MEMORY_LIMIT: Final = 2 * 1024**3
"""Bytes of address space that it may use."""

PARSER: Final = "the parser"
"""What errors name."""

_GRACE_SECONDS = 5.0


def serve(connection: Connection) -> None:
    """Answers calls until the other end goes away.

    Takes (function, arguments, seconds) and gives what `_answer` says, after a first None.
    """
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
        return None, ParseError(PARSER, "took too much memory")
    except RecursionError:
        return None, ParseError(PARSER, "nested too deeply")
    except Exception as error:  # noqa: BLE001 - the one place where anything may be raised
        return None, ParseError(PARSER, f"failed on it ({type(error).__name__})")


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
