"""newscast as a person starts it: a process of its own, with a home of its own."""

import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]

MEASURED = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
with open(sys.argv[1], "w") as report:
    report.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(code if code >= 0 else 128 - code)
"""
"""Runs a command and writes how much memory it took at most, in KiB, between a test and newscast.

To Linux a process has used at least what the one that started it did: 600 MiB of a test run.
"""

SECONDS = 240.0
"""After so long a process counts as stuck, on however slow a machine."""


@dataclass(frozen=True)
class Done:
    """How a process ended: exit code, outputs, and the most memory of it or a child, in MiB."""

    code: int
    out: str
    err: str
    peak: float


class Newscast:
    """Starts commands on one store, with feeds and settings that a test writes into `folder`.

    Nothing of the tests' own environment is handed on but the path to programs.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.home = folder, folder / "home"
        self.store, self.feeds = folder / "news.db", folder / "feeds.toml"
        self.home.mkdir(parents=True, exist_ok=True)
        if not self.feeds.exists():
            self.feeds.write_text("")
        self.environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "PYTHONPATH": str(ROOT),
        }

    def start(
        self,
        *words: str,
        out: IO[bytes] | int,
        err: IO[bytes] | int,
        flags: bool = True,
        before: tuple[str, ...] = (),
    ) -> subprocess.Popen[bytes]:
        """A command that runs; with `flags` on the store and the feeds of the folder.

        Python with the arguments `before` starts it where there are any.
        """
        starter = [sys.executable, *before] if before else []
        places = ["--store", str(self.store), "--feeds", str(self.feeds)] if flags else []
        return subprocess.Popen(
            [*starter, sys.executable, "-m", "tui", *words[:1], *places, *words[1:]],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )

    def __call__(self, *words: str, flags: bool = True) -> Done:
        """A command that has ended."""
        out, err = self.folder / "stdout", self.folder / "stderr"
        report = self.folder / "peak"
        before = ("-c", MEASURED, str(report))
        with out.open("wb") as to_out, err.open("wb") as to_err:
            code = _waited(self.start(*words, out=to_out, err=to_err, flags=flags, before=before))
        return Done(code, _text(out), _text(err), int(report.read_text()) / 1024)


def _waited(process: subprocess.Popen[bytes]) -> int:
    watch = threading.Timer(SECONDS, os.killpg, (process.pid, signal.SIGKILL))
    watch.start()
    try:
        return process.wait()
    finally:
        watch.cancel()


def _text(file: Path) -> str:
    """What was written, byte for byte: bytes that are no UTF-8 become lone surrogates."""
    return file.read_bytes().decode("utf-8", "surrogateescape")
