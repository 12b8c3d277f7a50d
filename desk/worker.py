"""The background process: fetches, imports and annotates while the reader reads.

Requests come in as lines on standard input, events go out on standard output;
the work itself is queued in the store, so a crash loses nothing. The process
ends when its input does.
"""

import argparse
import os
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from core.errors import NewscastError
from core.types import FeedSpec, Text
from desk.messages import (
    Annotated,
    Event,
    FeedRead,
    Finished,
    Focus,
    Import,
    Refresh,
    Request,
    Taking,
    Trouble,
    decode,
    encode,
)
from language.version import VERSION
from store import queue
from store.engine import Store, open_store
from store.upkeep import merge_index

BATCH = 8
"""Articles analysed together: the open one waits at most for so many others."""


class Worker:
    """One store's background work: a thread that takes articles in, one that annotates."""

    def __init__(self, store: Store, feeds: Path | None) -> None:
        self._store = store
        self._feeds = feeds
        self._work_waits = threading.Event()
        self._taking = threading.Lock()
        self._speaking = threading.Lock()

    def run(self, lines: Iterable[str]) -> None:
        """Serves requests until `lines` end."""
        threading.Thread(target=self._annotate_for_ever, daemon=True).start()
        for line in lines:
            self._serve(decode(line))

    def _serve(self, request: Request) -> None:
        match request:
            case Refresh():
                threading.Thread(target=self._guarded, args=(self._refresh,), daemon=True).start()
            case Import(paths):
                threading.Thread(
                    target=self._guarded, args=(self._import, paths), daemon=True
                ).start()
            case Focus(article_id):
                queue.prioritise(self._store, article_id)
        self._work_waits.set()

    def _say(self, event: Event) -> None:
        with self._speaking:
            sys.stdout.write(encode(event) + "\n")
            sys.stdout.flush()

    def _guarded(self, work: Callable[..., None], *args: object) -> None:
        """Runs one taking-in at a time; what stops it is told to the screen."""
        with self._taking:
            try:
                work(*args)
            except NewscastError as error:
                self._say(Trouble(str(error)))

    def _specs(self) -> tuple[FeedSpec, ...]:
        from ingest.feedlist import load_feeds

        return load_feeds(self._feeds)

    def _refresh(self) -> None:
        from desk.refresh import refresh

        specs = self._specs()
        new = changed = failed = 0
        for done, outcome in enumerate(refresh(self._store, specs), 1):
            new, changed = new + outcome.new, changed + outcome.changed
            failed += bool(outcome.error)
            self._say(
                FeedRead(
                    outcome.feed, outcome.new, outcome.changed, outcome.error, done, len(specs)
                )
            )
            self._work_waits.set()
        self._say(Finished(new, changed, failed))

    def _import(self, paths: tuple[str, ...]) -> None:
        from desk.importing import import_paths

        def taken(count: int) -> None:
            self._say(Taking(count))
            self._work_waits.set()

        outcome = import_paths(self._store, [Path(p) for p in paths], self._specs(), on_taken=taken)
        self._say(Finished(outcome.added, outcome.updated, len(outcome.failures), outcome.feeds))

    def _annotate_for_ever(self) -> None:
        """Works through the queue whenever there is one; spaCy loads with the first article.

        What stops it is told to the screen; the next request tries again.
        """
        while True:
            try:
                queue.enqueue_outdated(self._store, VERSION)
                if queue.waiting(self._store):
                    self._empty_queue()
            except NewscastError as error:
                self._say(Trouble(str(error)))
            self._work_waits.wait()
            self._work_waits.clear()

    def _empty_queue(self) -> None:
        from desk.annotate import annotate_batch

        while batch := queue.take(self._store, VERSION, BATCH):
            annotate_batch(self._store, batch)
            self._say(Annotated(_ids(batch), queue.waiting(self._store)))
        merge_index(self._store)


def _ids(batch: Iterable[tuple[int, Text, str]]) -> tuple[int, ...]:
    return tuple(article_id for article_id, _, _ in batch)


def main() -> None:
    """Runs the background process for the store and feed list named on the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--store", required=True)
    parser.add_argument("--feeds", type=Path)
    options = parser.parse_args()
    if hasattr(os, "nice"):
        os.nice(5)  # the reader's own process comes first on a busy machine
    try:
        Worker(open_store(options.store), options.feeds).run(sys.stdin)
    except NewscastError as error:
        print(encode(Trouble(str(error))), flush=True)  # noqa: T201 - the event channel
    os._exit(0)  # daemon threads may sit in native code; the store is safe at any moment


if __name__ == "__main__":
    main()
