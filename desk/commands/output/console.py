"""Standard output is data, standard error is narration: the only place that writes to either."""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVarTuple

from tqdm import tqdm

from core.clean import clean_characters

_What = TypeVarTuple("_What")


def prepare_streams() -> None:
    """Lets any text out: what the terminal's encoding lacks is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def json_line(record: dict[str, Any]) -> str:
    """A record as one line of JSON; what a terminal would obey in it is escaped."""
    line = json.dumps(record, ensure_ascii=False)
    return line if clean_characters(line) == line else json.dumps(record)


def emit(record: dict[str, Any]) -> None:
    """A record as a line of JSON on standard output."""
    print(json_line(record))  # noqa: T201


def say(text: str = "") -> None:
    """Text for a person on standard output."""
    print(clean_characters(text))  # noqa: T201


def emit_or_say(
    as_json: bool,
    record: Callable[[*_What], dict[str, Any]],
    report: Callable[[*_What], None],
    *what: *_What,
) -> None:
    """Emits the record of something, or has it reported to a person."""
    if as_json:
        emit(record(*what))
    else:
        report(*what)


def write(piece: str) -> None:
    """A piece of a document on standard output."""
    print(clean_characters(piece), end="")  # noqa: T201


def narrate(text: str) -> None:
    """A remark on standard error, above any progress bar; to nobody where that is closed."""
    if sys.stderr is not None:
        tqdm.write(clean_characters(text), file=sys.stderr)


def let_out() -> None:
    """Writes what is held back.

    Raises:
        OSError: the disk is full, or whoever read it has gone.
    """
    if sys.stdout is not None:
        sys.stdout.flush()


def give_up() -> None:
    """Drops what is held back, which Python would try to write once more when it ends."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def ask(question: str) -> str:
    """What a person types after a question on standard error; empty where the input ends."""
    print(clean_characters(question), end="", file=sys.stderr, flush=True)  # noqa: T201
    return "" if sys.stdin is None else sys.stdin.readline().strip().lower()


class Progress:
    """A progress bar on standard error, drawn only where that is a terminal."""

    def __init__(self, what: str, total: int | None = None, unit: str = "articles") -> None:
        self._bar = tqdm(
            total=total,
            desc=what,
            unit=f" {unit}",
            file=sys.stderr,
            disable=None if sys.stderr else True,
            leave=False,
        )

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def advance(self, steps: int = 1) -> None:
        """So many more are done."""
        self._bar.update(steps)
