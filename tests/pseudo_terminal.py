"""A pseudo-terminal with the reader in it: keys go in, every byte that comes out is kept."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

SECONDS = 60.0
"""How long a text may take to come, on however slow a machine."""

QUIET = 0.15
"""Seconds without a byte after which nothing more is on its way."""

ANSWER = 1.0
"""Seconds within which a key changes something on the screen, if it does."""

_SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]].*?(?:\x1b\\|\x07)|[ -/]*[0-~])", re.DOTALL
)


class Terminal:
    """newscast's reader on a terminal of `columns` by `rows`, which answers no queries."""

    def __init__(
        self,
        words: Sequence[str],
        environment: Mapping[str, str],
        folder: Path,
        columns: int = 120,
        rows: int = 40,
    ) -> None:
        self.raw = b""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._before = termios.tcgetattr(slave)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tui", *words],
            cwd=folder,
            env=dict(environment),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        self._slave = slave

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def text(self) -> str:
        """All that was written so far without the sequences, each of which becomes a space."""
        return " ".join(_SEQUENCE.sub(b" ", self.raw).decode("utf-8", "replace").split())

    def press(self, *keys: str) -> None:
        """Types the keys, one after the other, each when the screen has answered the one before.

        An escape and what follows it at once would be one key.
        """
        for key in keys:
            self._read_until_quiet()
            os.write(self._master, key.encode())
            self._read(ANSWER)
        self._read_until_quiet()

    def wait_for(self, *words: str) -> None:
        """Reads until the words, in spite of what stands between their letters, were written."""
        for word in words:
            if not self.shows(word, SECONDS):
                raise AssertionError(f"never shown: {word}; last {self.text[-2000:]!r}")

    def shows(self, words: str, seconds: float) -> bool:
        """Whether the words have been written, or come within so many seconds."""
        until = time.monotonic() + seconds
        while words not in self.text:
            if time.monotonic() > until or not self._read(0.2):
                return False
        return True

    def end(self) -> int:
        """Ends the reader by ctrl+q; its exit code."""
        os.write(self._master, b"\x11")
        until = time.monotonic() + SECONDS
        while self.process.poll() is None and time.monotonic() < until:
            self._read(0.1)
        while select.select([self._master], [], [], 0)[0] and self._read(0):
            pass
        if self.process.poll() is None:
            self.process.kill()
        return self.process.wait()

    def is_as_before(self) -> bool:
        """Whether the settings of the terminal are those of the start."""
        return termios.tcgetattr(self._slave) == self._before

    def close(self) -> None:
        """Ends whatever still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._master)
        os.close(self._slave)

    def _read(self, seconds: float) -> bool:
        """Takes what there is; False once the reader has ended and nothing is left."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if ready:
            self.raw += os.read(self._master, 65_536)
            return True
        return self.process.poll() is None

    def _read_until_quiet(self) -> None:
        while select.select([self._master], [], [], QUIET)[0]:
            self.raw += os.read(self._master, 65_536)
