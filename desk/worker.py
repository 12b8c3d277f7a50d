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
from typing import TextIO

from core.drafts import FeedSpec
from core.errors import NewscastError
from core.paths import default_paths
from core.settings import load_settings
from desk import stages
from desk.jobs import Jobs
from desk.messages import (
    Ends,
    Event,
    FetchFullText,
    FetchPicture,
    Focus,
    Import,
    Refresh,
    Request,
    Stop,
    Trouble,
    decode,
    encode,
)
from language.models import Models
from store import queue
from store.engine import Store, open_store
from store.upkeep import merge_index


class Worker:
    """One store's background work, in three threads.

    One takes articles in, one analyses them, one reads single pages and pictures.
    """

    def __init__(
        self,
        store: Store,
        feeds: Path | None,
        languages: Mapping[str, str],
        pictures: Path,
        events: TextIO,
    ) -> None:
        self._store = store
        self._pictures = pictures
        self._models = Models(languages, lambda error: self._say(Trouble(str(error))))
        self._feeds = feeds
        self._events = events
        self._speaking = threading.Lock()
        self._intake: Jobs[Refresh | Import] = Jobs()
        self._pages: Jobs[FetchFullText | FetchPicture] = Jobs()
        self._focus = 0
        self._work_waits = threading.Event()

    def run(self, lines: Iterable[str]) -> None:
        """Serves requests until `lines` end."""
        for loop in (self._take_in_for_ever, self._read_pages_for_ever, self._annotate_for_ever):
            threading.Thread(target=loop, daemon=True).start()
        for line in lines:
            with self._guard():
                self._serve(decode(line))

    def _serve(self, request: Request) -> None:
        match request:
            case Focus(article_id):
                self._focus = article_id
                queue.prioritise(self._store, article_id)
                self._work_waits.set()
            case Refresh() | Import():
                self._intake.ask(request)
            case FetchFullText() | FetchPicture():
                self._pages.ask(request)
            case Stop():
                self._intake.stop()

    def _say(self, event: Event) -> None:
        with self._speaking:
            self._events.write(encode(event) + "\n")
            self._events.flush()

    @contextmanager
    def _guard(self, ends: Ends = "") -> Iterator[None]:
        """Tells the screen what went wrong, and goes on: a thread that ends does so unseen.

        Args:
            ends: the work that is over when something goes wrong.
        """
        try:
            yield
        except NewscastError as error:
            self._say(Trouble(str(error), ends))
        except Exception as error:  # noqa: BLE001 - the last edge; nothing is hidden
            traceback.print_exc()
            self._say(Trouble(f"{type(error).__name__}: {error}", ends))

    def _take_in_for_ever(self) -> None:
        """Refreshes and imports, one after the other, as they are asked for."""
        while True:
            with self._guard("intake"):
                with self._intake.next() as job:
                    closing = stages.take_in(self._store, self._specs(), job, self._told)
                for event in closing:
                    self._say(event)
            self._work_waits.set()

    def _specs(self) -> tuple[FeedSpec, ...]:
        """The feed list as it is now: the reader may have made one since the start."""
        from ingest.feedlist import load_feeds

        return load_feeds(self._feeds or default_paths().feeds)

    def _told(self, event: Event) -> None:
        """Tells of articles that came in; they can be analysed while others come."""
        self._say(event)
        self._work_waits.set()

    def _read_pages_for_ever(self) -> None:
        """Reads pages and pictures, one after the other, as they are asked for."""
        while True:
            with self._guard("pages"):
                with self._pages.next() as job:
                    read = stages.look_up(self._store, self._specs(), self._pictures, job.request)
                self._say(read)
            self._work_waits.set()

    def _annotate_for_ever(self) -> None:
        """Works through the queue whenever there is one; old articles' stories come last."""
        while True:
            with self._guard("analysis"):
                queue.enqueue_outdated(self._store, self._models.version)
                if queue.waiting(self._store):
                    stages.annotate(self._store, self._models, lambda: self._focus, self._say)
                    merge_index(self._store)
                stages.find_stories(self._store, self._work_waits.is_set, self._say)
            self._work_waits.wait()
            self._work_waits.clear()


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
    parser.add_argument("--cache", type=Path, default=default_paths().cache)
    options = parser.parse_args()
    if hasattr(os, "nice"):
        os.nice(5)  # the reader's own process comes first on a busy machine
    events = _event_stream()
    try:
        languages = load_settings(options.config).language if options.config else {}
        store, pictures = open_store(options.store), options.cache / "pictures"
        Worker(store, options.feeds, languages, pictures, events).run(sys.stdin)
    except NewscastError as error:
        events.write(encode(Trouble(str(error), "all")) + "\n")
        events.flush()
    os._exit(0)  # daemon threads may sit in native code; the store is safe at any moment


if __name__ == "__main__":
    main()
