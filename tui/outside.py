"""How do other programs run beside newscast: on their own, or in its terminal for a while?"""

import os
import shlex
import signal
import subprocess
import threading
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Final

from textual.app import App, SuspendNotSupported

from core.errors import NewscastError

IN_TERMINAL: Final = frozenset(
    "browsh carbonyl cha chawan elinks links links2 lynx netrik retawq w3m".split()
)
"""Browsers that draw on the terminal they are started from."""


def draws_on_terminal(command: Sequence[str]) -> bool:
    """Whether a browser's command takes the terminal over; any other opens a window."""
    return Path(command[0]).name in IN_TERMINAL


def system_browser_is_text() -> bool | None:
    """Whether the system's browser takes the terminal over; None where there is no browser.

    May take a moment, since the system is asked.
    """
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return None
    # Python waits for the others of this kind to end: they are said to be of the terminal too.
    return type(browser) is webbrowser.GenericBrowser


def start(command: Sequence[str]) -> None:
    """Starts a program that goes on by itself; what it prints is lost.

    Raises:
        NewscastError: it cannot be started.
    """
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        raise _not_started(command[0], error) from error
    threading.Thread(target=process.wait, daemon=True).start()  # leaves no zombie


def lend_terminal(app: App[object], name: str, run: Callable[[], object]) -> None:
    """Lends the terminal to a program until it ends; call it on the app's own thread.

    Args:
        name: what the program is called.
        run: runs it, and returns when it has ended.

    Raises:
        NewscastError: it cannot be started, or the terminal cannot be lent.
    """
    failed: Exception | None = None
    try:
        with app.suspend(), _interrupts_left_to_it():
            try:
                run()
            except (OSError, ValueError) as error:
                failed = error  # the app must come back first
    except SuspendNotSupported as error:
        raise NewscastError(name, "this terminal cannot be lent to it") from error
    if failed:
        raise _not_started(name, failed) from failed


def editor() -> list[str]:
    """The command of the reader's editor, from VISUAL or EDITOR.

    Raises:
        NewscastError: neither says one, it is not there, or its quotes have no end.
    """
    said = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        command = shlex.split(said)
    except ValueError as error:
        raise NewscastError(said, str(error).lower(), "it is VISUAL or EDITOR") from error
    if not command:
        raise NewscastError("editor", "there is none", "set VISUAL or EDITOR")
    if not which(command[0]):
        raise NewscastError(command[0], "there is no such program", "it is VISUAL or EDITOR")
    return command


def _not_started(name: str, error: Exception) -> NewscastError:
    why = getattr(error, "strerror", None) or str(error)
    return NewscastError(name, why, "is it installed?")


@contextmanager
def _interrupts_left_to_it() -> Iterator[None]:
    """Lets ctrl+c end the program that has the terminal, not newscast."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
