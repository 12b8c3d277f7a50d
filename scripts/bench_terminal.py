"""How fast does the reader answer, and how large is it? Drives it as a terminal would, over a pty.

The pseudo-terminal has 120 columns and 40 lines and says that it draws whole frames (mode 2026),
so that the app marks where each one ends.
"""

import os
import pty
import re
import select
import shutil
import statistics
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from scripts.bench_store import write_feeds
from tui.session import Session, save_session

ROOT = Path(__file__).parents[1]
COLUMNS, LINES = 120, 40
PATIENCE = 120.0  # seconds after which the app counts as broken
LOST = 2.0  # seconds after which a key counts as unanswered, and as having taken so long

BARE_APP = """
from textual.app import App
from textual.widgets import Footer, Static

class Bare(App):
    BINDINGS = [("q", "quit", "Leave")]

    def compose(self):
        yield Static("nothing else")
        yield Footer()

Bare().run()
"""
BARE = [sys.executable, "-c", BARE_APP]
BARE_WORDS = (b"nothing else", b"Leave")
READER_WORDS = (b"opening the store", b"Search")
"""What stands on the status line, or for the bare app in the body, and in the footer."""

PAINTS = 7  # starts of each app, in turn
LIST_KEYS = 200
ARTICLES = 10  # that are opened, each with:
MENTION_KEYS, PAGE_KEYS = 10, 10
PAUSE = 0.04  # seconds between an answer and the next key: a key that is held down
SETTLE = 0.4  # after opening an article; its list is reloaded 0.5 s after
FOLDERS, FILES = 30, 200  # local feeds, and files of each

_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_FRAME_END = b"\x1b[?2026l"
_MOVE = re.compile(rb"\x1b\[(\d+);\d+H")


class Terminal:
    """A program under a pseudo-terminal of its own."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._master, slave = pty.openpty()
        termios.tcsetwinsize(slave, (LINES, COLUMNS))
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=ROOT
        )
        os.close(slave)
        self._begun = b""

    def close(self) -> None:
        """Ends the program at once; the reader's background ends with it."""
        self.process.kill()
        self.process.wait()
        os.close(self._master)

    def write(self, keys: bytes) -> None:
        """Types."""
        os.write(self._master, keys)

    def wait_for(self, *words: bytes) -> float:
        """Seconds from the start of the program until all of `words` have been painted.

        Raises:
            TimeoutError: the program ended first, or PATIENCE did.
        """
        output, asked = b"", False
        for chunk in self._chunks(PATIENCE):
            output += chunk
            if not asked and _ASKED in output:
                asked = True
                self.write(_ANSWER)
            if all(word in output for word in words):
                return time.perf_counter() - self.started
        raise TimeoutError(f"{words} not painted, but {output[-2000:]!r}")

    def press(self, key: bytes) -> float:
        """Seconds from a key until the end of the first frame that draws anything in the panes.

        The status line and the footer do not count. LOST where no such frame comes.
        """
        self.watch(PAUSE)
        pressed = time.perf_counter()
        self.write(key)
        for frame in self._frames(LOST):
            if draws_panes(frame):
                return time.perf_counter() - pressed
        return LOST

    def watch(self, seconds: float) -> bytes:
        """What is painted in this time."""
        return b"".join(self._frames(seconds))

    def memory(self) -> float | None:
        """Resident megabytes of the program itself; None where the system does not say."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        except OSError:
            return None
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else None

    def _frames(self, seconds: float) -> Iterator[bytes]:
        """Each whole frame as it ends."""
        for chunk in self._chunks(seconds):
            *whole, self._begun = (self._begun + chunk).split(_FRAME_END)
            yield from whole

    def _chunks(self, seconds: float) -> Iterator[bytes]:
        """What the program writes within so many seconds, as it comes."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if not select.select([self._master], [], [], left)[0]:
                return
            try:
                yield os.read(self._master, 65_536)
            except OSError:  # how Linux says that the program has gone
                return


def draws_panes(frame: bytes) -> bool:
    """Whether a frame draws above the last two lines; its last move only parks the cursor."""
    return any(int(line) <= LINES - 2 for line in _MOVE.findall(frame)[:-1])


@dataclass(frozen=True)
class KeyTimes:
    """Seconds from key to painted; `busy` if refresh and annotation outlasted the keys."""

    busy: bool
    in_list: list[float] = field(default_factory=list)
    in_article: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Screens:
    """Runs of the reader on a copy of a store, and of the bare app beside it."""

    folder: Path
    """Where the copy, the reader's own files and the folders of feeds go."""

    store: Path

    def first_paint(self) -> tuple[float, float]:
        """Median seconds from exec until both lines of words stand, of the reader and the bare app.

        They start in turn, after one start of each that warms the caches.
        """
        reader, bare = [], []
        for _ in range(PAINTS + 1):
            with self._running(self._reader()) as terminal:
                reader.append(terminal.wait_for(*READER_WORDS))
            with self._running(BARE) as terminal:
                bare.append(terminal.wait_for(*BARE_WORDS))
        return statistics.median(reader[1:]), statistics.median(bare[1:])

    def memory(self) -> tuple[float, float] | None:
        """Megabytes of the reader with an article open, and of the bare app."""
        with self._running(self._reader()) as terminal:
            terminal.wait_for(b"unread of")
            terminal.press(b"\r")
            terminal.watch(2.0)
            reader = terminal.memory()
        with self._running(BARE) as terminal:
            terminal.wait_for(*BARE_WORDS)
            terminal.watch(2.0)
            bare = terminal.memory()
        return (reader, bare) if reader and bare else None

    def key_times(self) -> KeyTimes:
        """Times of j in the list, and of next mention and pages in articles.

        Meanwhile the background reads FOLDERS folders again and again, takes their articles in
        and annotates them. A reload of the list that falls between a key and its own frame
        counts as the answer.
        """
        feeds = write_feeds(self.folder / "feeds", FOLDERS, FILES)
        with self._running([*self._reader(), "--feeds", str(feeds)]) as terminal:
            terminal.wait_for(b"unread of")
            terminal.write(b"R")
            terminal.wait_for(b"analysing")
            in_list = [terminal.press(b"j") for _ in range(LIST_KEYS)]
            in_article = []
            for opening in [b"g\r", *[b"J"] * (ARTICLES - 1)]:
                terminal.write(b"R" + opening)
                in_article += self._read_article(terminal)
            last = terminal.watch(3.0)
        return KeyTimes(b"analysing" in last, in_list, in_article)

    def _read_article(self, terminal: Terminal) -> list[float]:
        """Times of the keys in one article, longer than the pane, that has just been opened."""
        terminal.watch(SETTLE)
        times = [terminal.press(b"}") for _ in range(MENTION_KEYS)]
        terminal.write(b"g")
        return times + [terminal.press(key) for key in (b" ", b"b") * (PAGE_KEYS // 2)]

    def _reader(self) -> list[str]:
        self.folder.mkdir(parents=True, exist_ok=True)
        copy = self.folder / "copy.db"
        if not copy.exists():
            shutil.copy(self.store, copy)
            save_session(self.folder / "newscast/state.json", str(copy), Session(welcomed=True))
        return [sys.executable, "-m", "tui", "--store", str(copy)]

    @contextmanager
    def _running(self, command: Sequence[str]) -> Iterator[Terminal]:
        own = {f"XDG_{name}_HOME": str(self.folder) for name in ("CONFIG", "DATA", "STATE")}
        own |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}
        # An installed program has its bytecode, wherever these measurements are taken.
        own["PYTHONPYCACHEPREFIX"] = str(self.folder / "bytecode")
        others = ("COLUMNS", "LINES", "NO_COLOR", "PYTHONDONTWRITEBYTECODE")
        kept = {name: value for name, value in os.environ.items() if name not in others}
        terminal = Terminal(command, kept | own)
        try:
            yield terminal
        finally:
            terminal.close()
