"""What does a command of the reader's own say when it is given a text?"""

import os
import re
import signal
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from tempfile import TemporaryFile
from time import monotonic
from typing import Final

from core.clean import clean_characters
from core.errors import NewscastError

SECONDS: Final = 30.0
"""What a command may take."""

LINES: Final = 8
"""Lines of what it says that are kept."""

_WIDTH: Final = 200
_READ: Final = 16_384
_LOOK: Final = 0.1

_HINT: Final = "the command is `pipe` in config.toml"

# Colours and titles that programs send to terminals: CSI and OSC sequences.
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?)")


def pipe(
    command: Sequence[str],
    text: str,
    *,
    seconds: float = SECONDS,
    stopped: Callable[[], bool] = lambda: False,
) -> str:
    """The first lines that a command prints when `text` is its standard input, made harmless.

    It gets no terminal and no shell; what it leaves running may go on.

    Args:
        command: the program and its arguments.
        seconds: the time after which it is ended.
        stopped: whether the answer is wanted no more; asked ten times a second.

    Raises:
        NewscastError: it cannot be started, fails, takes too long, or was stopped.
    """
    # Files, not pipes: a program that stays in the background would hold a pipe open.
    with TemporaryFile() as given, TemporaryFile() as said:
        given.write(text.encode())
        given.seek(0)
        try:
            process = subprocess.Popen(
                command,
                stdin=given,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise NewscastError(command[0], why, _HINT) from error
        code = _ended(process, seconds, stopped)
        said.seek(0)
        words = _first_lines(said.read(_READ).decode("utf-8", "replace"))
    if code is None:
        raise NewscastError(command[0], f"was ended, after {seconds:.0f} seconds at most", _HINT)
    if code:
        raise NewscastError(command[0], words or f"failed with exit code {code}", _HINT)
    return words


def _ended(
    process: "subprocess.Popen[bytes]", seconds: float, stopped: Callable[[], bool]
) -> int | None:
    """The exit code of a process, None where it had to be killed with all that it started."""
    deadline = monotonic() + seconds
    while not stopped() and (left := deadline - monotonic()) > 0:
        with suppress(subprocess.TimeoutExpired):
            return process.wait(min(left, _LOOK))
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
    return None


def _first_lines(said: str) -> str:
    """What a program printed, without what a terminal would obey, cut to a few short lines."""
    lines = [
        line.strip()
        for line in clean_characters(_SEQUENCE.sub("", said)).split("\n")
        if line.strip()
    ]
    kept = [line if len(line) <= _WIDTH else f"{line[:_WIDTH]}…" for line in lines[:LINES]]
    return "\n".join(kept + ["…"] * (len(lines) > LINES))
