"""Is anything lost or doubled when newscast is killed? Kills it at random moments and looks.

    python scripts/kill_test.py [--kills 50] [--seed 6] [--feeds 40] [--files 2000]

A refresh of feeds on this machine and an import of small files are killed (SIGKILL) at moments
within the time that each takes, more of them early. After every kill the store must open and pass
the checks of `newscast doctor`, with every article there once and none less than before; after
every few the next run must finish the work. Prints a line for each of the two; ends with 1 on
trouble.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from store import articles, queue
from store.checks import check_store
from store.engine import open_store
from store.models import ANNOTATE, RELATE

ROOT = Path(__file__).parents[1]

STREAK = 3
"""Kills of one store before a run may finish."""

ENTRIES = 2
"""Articles of a feed."""

EARLY = 3
"""The power of an even chance that says when to kill: most of what is stored is stored early."""

TEXT = "Ada Byron met Tomas Quispe in Lisbon on Monday. The United Nations praised text {}."


@dataclass(frozen=True)
class Work:
    """What is killed: a command, its list of feeds, and the titles of all that it should bring."""

    name: str
    words: tuple[str, ...]
    feeds: str
    titles: frozenset[str]


@dataclass
class Result:
    """What came of the kills: articles at each, how many met a run that was over, and trouble."""

    articles: list[int] = field(default_factory=list)
    too_late: int = 0
    seconds: float = 0.0
    trouble: list[str] = field(default_factory=list)


class Trial:
    """One store and the command that works on it."""

    def __init__(self, folder: Path, work: Work) -> None:
        folder.mkdir()
        self.store, self._work, self._feeds = folder / "news.db", work, folder / "feeds.toml"
        self._feeds.write_text(work.feeds, "utf-8")
        self._environment = {
            **{name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
            **{"HOME": str(folder), "PYTHONPATH": str(ROOT)},
        }

    def run(self, *words: str, seconds: float | None = None) -> bool:
        """Runs the command, or that of `words`; whether it ended before it was killed."""
        places = ["--store", str(self.store), "--feeds", str(self._feeds)]
        process = subprocess.Popen(
            [sys.executable, "-m", "tui", *(words or self._work.words), *places],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return False
        return True

    def articles(self) -> int:
        """The number of articles."""
        return sum(self._titles().values())

    def trouble(self, *, done: bool) -> list[str]:
        """What is wrong with the store; with `done` also what is missing."""
        found = [f"{c.what}: {c.found}" for c in check_store(str(self.store)) if not c.ok]
        if found:
            return found
        titles = self._titles()
        found += _told("doubled", {title for title, number in titles.items() if number > 1})
        found += _told("unknown", titles.keys() - self._work.titles)
        found += _told("missing", self._work.titles - titles.keys() if done else set())
        return found

    def unfinished(self) -> int:
        """Articles that still wait for their actors or their story."""
        with closing(open_store(str(self.store))) as store:
            return queue.waiting(store, ANNOTATE) + queue.waiting(store, RELATE)

    def _titles(self) -> Counter[str]:
        if not self.store.exists():
            return Counter()
        with closing(open_store(str(self.store))) as store:
            ids = articles.article_ids(store)
            return Counter(row.title for row in articles.rows(store, ids))


def _told(what: str, titles: AbstractSet[str]) -> list[str]:
    """One line for all articles of one trouble, or none."""
    return [f"{what}: {len(titles):,}, {min(titles)} among them"] if titles else []


def torment(work: Work, folder: Path, kills: int, random: Random) -> Result:
    """Kills the work so many times and looks after each."""
    result = Result()
    trial = Trial(folder / "whole", work)
    started = time.perf_counter()
    trial.run()
    result.seconds = time.perf_counter() - started
    result.trouble += trial.trouble(done=True)
    if result.trouble:
        return result
    for number in range(kills):
        if number % STREAK == 0:
            trial = Trial(folder / str(number), work)
        _kill(trial, result, result.seconds * random.random() ** EARLY)
        if number % STREAK == STREAK - 1 or number == kills - 1:
            trial.run()
            result.trouble += trial.trouble(done=True)
    trial.run("annotate")
    result.trouble += trial.trouble(done=True)
    if waiting := trial.unfinished():
        result.trouble.append(f"{waiting} articles still wait")
    return result


def _kill(trial: Trial, result: Result, seconds: float) -> None:
    before = trial.articles()
    result.too_late += trial.run(seconds=seconds)
    result.trouble += trial.trouble(done=False)
    after = trial.articles()
    if after < before:
        result.trouble.append(f"lost: {before - after} articles")
    result.articles.append(after)


@contextmanager
def feeds(number: int) -> Iterator[Work]:
    """A refresh of so many feeds, which a server on this machine gives."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = _rss(int(self.path.strip("/")))
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}"
    listed = "".join(f'[[feed]]\nurl = "{root}/{n}"\n' for n in range(number))
    titles = frozenset(_title(n, entry) for n in range(number) for entry in range(ENTRIES))
    yield Work("refresh", ("refresh", "--now"), listed, titles)
    server.shutdown()
    server.server_close()


def _title(feed: int, entry: int) -> str:
    return f"Feed {feed} story {entry}"


def _rss(feed: int) -> bytes:
    items = "".join(
        f"<item><guid>urn:{feed}:{n}</guid><title>{_title(feed, n)}</title>"
        f"<description>{TEXT.format(feed * ENTRIES + n)}</description></item>"
        for n in range(ENTRIES)
    )
    return f'<rss version="2.0"><channel><title>{feed}</title>{items}</channel></rss>'.encode()


@contextmanager
def files(folder: Path, number: int) -> Iterator[Work]:
    """An import of so many small files, made in `folder`."""
    folder.mkdir()
    for n in range(number):
        (folder / f"{n:05}.txt").write_text(f"File {n}\n\n{TEXT.format(n)}\n", "utf-8")
    titles = frozenset(f"File {n}" for n in range(number))
    yield Work("import", ("import", "--later", str(folder)), "", titles)


def report(work: Work, result: Result, say: Callable[[str], object] = print) -> bool:
    """Says what came of it; whether all was well."""
    kills, seen = len(result.articles), result.articles or [0]
    say(
        f"{work.name}: {len(work.titles):,} articles in {result.seconds:.1f} s; {kills} kills, "
        f"{result.too_late} of them too late; articles after a kill: {min(seen):,} to "
        f"{max(seen):,}, median {median(seen):,.0f}; {len(result.trouble)} troubles"
    )
    for line in result.trouble:
        say(f"  {line}")
    return not result.trouble


def main() -> None:
    """Kills both kinds of work and prints what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for name, default in (("kills", 50), ("seed", 6), ("feeds", 40), ("files", 2_000)):
        parser.add_argument(f"--{name}", type=int, default=default, metavar="N")
    options = parser.parse_args()
    well = True
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        for made in (feeds(options.feeds), files(place / "files", options.files)):
            with made as work:
                (place / work.name).mkdir()
                result = torment(work, place / work.name, options.kills, Random(options.seed))
            well &= report(work, result)
    sys.exit(not well)


if __name__ == "__main__":
    main()
