"""The screen's handle on the background process: start it, ask, listen, stop it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from desk.messages import Event, Request, Trouble, decode, encode

PATIENCE = 0.3
"""Seconds that the process has to end by itself before it is killed."""


class Background:
    """A running background process; `send` and `events` may be used from different threads."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._heard = False
        self._stopped = False

    @classmethod
    def start(
        cls,
        store: str,
        feeds: Path | None,
        log: Path,
        config: Path | None = None,
        cache: Path | None = None,
    ) -> "Background":
        """Starts the process; what it and its libraries complain of goes to `log`."""
        command = [sys.executable, "-m", "desk.worker", "--store", store]
        if feeds:
            command += ["--feeds", str(feeds)]
        if config:
            command += ["--config", str(config)]
        if cache:
            command += ["--cache", str(cache)]
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as complaints:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                encoding="utf-8",
                start_new_session=True,  # ctrl+c in the terminal is the reader's, not the child's
            )
        return cls(process)

    def send(self, request: Request) -> None:
        """Asks for something; asking a process that has ended does nothing."""
        requests = _pipe(self._process.stdin)
        with suppress(BrokenPipeError):  # events() tells of the end
            if not requests.closed:
                requests.write(encode(request) + "\n")
                requests.flush()

    def events(self) -> Iterator[Event]:
        """What the process says, as it says it, until it ends; blocks between events."""
        if self._stopped:
            return
        self._heard = True
        with _pipe(self._process.stdout) as said:
            for line in said:
                if line.endswith("\n"):  # a killed process may leave half a line
                    yield decode(line)
        self._process.wait()
        if not self._stopped:
            yield Trouble("the background process has ended; start newscast again", "all")

    def stop(self) -> None:
        """Ends the process: at once, since its queue is in the store."""
        self._stopped = True
        with suppress(BrokenPipeError):
            _pipe(self._process.stdin).close()
        try:
            self._process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if not self._heard:
            _pipe(self._process.stdout).close()


def _pipe(stream: IO[str] | None) -> IO[str]:
    """The stream, which is there: `start` asks for both pipes."""
    assert stream is not None
    return stream
