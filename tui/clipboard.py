"""Which program of the system puts a text on its clipboard?"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from typing import Final

_SECONDS: Final = 2.0
"""What a tool may take: over a slow connection to an X server it may hang."""


def copy_with_tool(text: str) -> bool:
    """Gives `text` to the clipboard's own program; false where there is none that takes it.

    Blocks until the program has taken it.
    """
    return any(_taken(command, text) for command in _tools() if shutil.which(command[0]))


def _tools() -> Iterator[tuple[str, ...]]:
    """The programs that could know the clipboard of the screen that newscast runs on."""
    yield ("pbcopy",)
    if os.environ.get("WAYLAND_DISPLAY"):
        yield ("wl-copy",)
    if os.environ.get("DISPLAY"):
        yield ("xclip", "-selection", "clipboard")
        yield ("xsel", "--clipboard", "--input")


def _taken(command: tuple[str, ...], text: str) -> bool:
    try:
        subprocess.run(
            command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True
