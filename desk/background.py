"""The screen's handle on the background process: start it, ask, listen, stop it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from desk.messages import Event, Request, Trouble, decode, encode


class Background:
    """A running background process; `send` and `events` may be used from different threads."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    @classmethod
    def start(cls, store: str, feeds: Path | None, log: Path) -> "Background":
        """Starts the process; what it and its libraries complain of goes to `log`."""
        command = [sys.executable, "-m", "desk.worker", "--store", store]
        if feeds:
            command += ["--feeds", str(feeds)]
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
        requests = self._process.stdin
        try:
            if requests and not requests.closed:
                requests.write(encode(request) + "\n")
                requests.flush()
        except BrokenPipeError:
            pass  # events() tells of the end

    def events(self) -> Iterator[Event]:
        """What the process says, as it says it, until it ends; blocks between events."""
        said: IO[str] | None = self._process.stdout
        for line in said or ():
            yield decode(line)
        if self._process.wait() != 0:
            yield Trouble("the background process ended unexpectedly; see the log")

    def stop(self) -> None:
        """Ends the process: at once, since its queue is in the store."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(timeout=0.3)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
