"""The background process: fetches, imports and annotates while the reader reads.

Requests come in as lines on standard input, events go out on standard output;
the work itself is queued in the store, so a crash loses nothing. The process
ends when its input does.
"""

import argparse
import os
import sys
import threading
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import TextIO

from core.errors import NewscastError
from core.settings import load_settings
from core.types import FeedSpec
from desk.messages import (
    Annotated,
    Event,
    FeedRead,
    Finished,
    Focus,
    Import,
    Imported,
    Refresh,
    Request,
    Taking,
    Trouble,
    decode,
    encode,
)
from language.models import Models
from store import queue
from store.engine import Store, open_store
from store.upkeep import merge_index

BATCH = 8
"""Articles analysed together: the open one waits at most for so many others."""

SHOWN_FAILURES = 20
"""Files that an import names as not taken in; of more it gives the number."""


class Worker:
    """One store's background work: a thread that takes articles in, one that annotates."""

    def __init__(
        self, store: Store, feeds: Path | None, languages: Mapping[str, str], events: TextIO
    ) -> None:
        self._store = store
        self._models = Models(languages, lambda error: self._say(Trouble(str(error))))
        self._feeds = feeds
        self._events = events
        self._speaking = threading.Lock()
        self._wanted: SimpleQueue[Refresh | Import] = SimpleQueue()
        self._refresh_wanted = threading.Event()
        self._work_waits = threading.Event()

    def run(self, lines: Iterable[str]) -> None:
        """Serves requests until `lines` end."""
        for loop in (self._take_in_for_ever, self._annotate_for_ever):
            threading.Thread(target=loop, daemon=True).start()
        for line in lines:
            with self._guard():
                self._serve(decode(line))

    def _serve(self, request: Request) -> None:
        match request:
            case Focus(article_id):
                queue.prioritise(self._store, article_id)
            case Import():
                self._wanted.put(request)
            case Refresh() if not self._refresh_wanted.is_set():  # one at a time is enough
                self._refresh_wanted.set()
                self._wanted.put(request)
        self._work_waits.set()

    def _say(self, event: Event) -> None:
        with self._speaking:
            self._events.write(encode(event) + "\n")
            self._events.flush()

    @contextmanager
    def _guard(self) -> Iterator[None]:
        """Tells the screen what went wrong, and goes on: a thread that ends does so unseen."""
        try:
            yield
        except NewscastError as error:
            self._say(Trouble(str(error)))
        except Exception as error:  # noqa: BLE001 - the last edge; nothing is hidden
            traceback.print_exc()
            self._say(Trouble(f"{type(error).__name__}: {error}"))

    # --- taking in ---

    def _take_in_for_ever(self) -> None:
        """Refreshes and imports, one after the other, as they are asked for."""
        while True:
            request = self._wanted.get()
            with self._guard():
                if isinstance(request, Import):
                    self._import(request.paths)
                else:
                    self._refresh()
            if isinstance(request, Refresh):
                self._refresh_wanted.clear()
            self._work_waits.set()

    def _specs(self) -> tuple[FeedSpec, ...]:
        from ingest.feedlist import load_feeds

        return load_feeds(self._feeds)

    def _refresh(self) -> None:
        from desk.refresh import refresh

        specs = self._specs()
        failed = 0
        for done, read in enumerate(refresh(self._store, specs), 1):
            failed += bool(read.error)
            self._say(FeedRead(read.feed, read.new, read.changed, read.error, done, len(specs)))
            self._work_waits.set()
        self._say(Finished(failed))

    def _import(self, paths: tuple[str, ...]) -> None:
        from desk.importing import import_paths

        def taken(count: int) -> None:
            self._say(Taking(count))
            self._work_waits.set()

        done = import_paths(self._store, [Path(p) for p in paths], self._specs(), on_taken=taken)
        failures = tuple(f"{f.what}: {f.why}" for f in done.failures[:SHOWN_FAILURES])
        more = len(done.failures) - len(failures)
        if more:
            failures += (f"and {more} more",)
        self._say(Imported(done.added, done.updated, done.feeds, failures))

    # --- annotating ---

    def _annotate_for_ever(self) -> None:
        """Works through the queue whenever there is one; spaCy loads with the first article."""
        while True:
            with self._guard():
                queue.enqueue_outdated(self._store, self._models.version)
                if queue.waiting(self._store):
                    self._empty_queue()
            self._work_waits.wait()
            self._work_waits.clear()

    def _empty_queue(self) -> None:
        from desk.annotate import annotate_batch

        while batch := queue.take(self._store, self._models.version, BATCH):
            annotate_batch(self._store, batch, self._models)
            ids = tuple(article_id for article_id, _, _ in batch)
            self._say(Annotated(ids, queue.waiting(self._store)))
        merge_index(self._store)


def _event_stream() -> TextIO:
    """Standard output for the events alone: what a library prints goes to the log instead."""
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return events


def main() -> None:
    """Runs the background process for the files named on the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--store", required=True)
    parser.add_argument("--feeds", type=Path)
    parser.add_argument("--config", type=Path)
    options = parser.parse_args()
    if hasattr(os, "nice"):
        os.nice(5)  # the reader's own process comes first on a busy machine
    events = _event_stream()
    try:
        languages = load_settings(options.config).language if options.config else {}
        Worker(open_store(options.store), options.feeds, languages, events).run(sys.stdin)
    except NewscastError as error:
        events.write(encode(Trouble(str(error))) + "\n")
        events.flush()
    os._exit(0)  # daemon threads may sit in native code; the store is safe at any moment


if __name__ == "__main__":
    main()
