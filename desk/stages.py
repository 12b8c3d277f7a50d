"""The work of the background process; each stage tells the screen how far it is."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.drafts import Failure, FeedSpec
from desk.jobs import Job
from desk.messages import (
    Annotated,
    Event,
    FeedRead,
    FeedsChanged,
    FetchFullText,
    FetchPicture,
    Finished,
    FullTextRead,
    Import,
    Imported,
    PictureRead,
    Refresh,
    Stopped,
    Taking,
)
from desk.pace import Pace
from language.models import Models
from store import feeds as stored_feeds
from store import queue
from store.engine import Store
from store.failures import failed_analyses

if TYPE_CHECKING:
    from desk.importing import Reading

BATCH = 8
"""Articles analysed together: the open one waits at most for so many others."""

SHOWN_FAILURES = 200
"""Files that an import names as not taken in; of more it gives the number."""

THREADED_SECONDS = 5.0
"""Between reports of stories found in old articles: each has the screen read its list anew."""

Say = Callable[[Event], None]


def take_in(
    store: Store, specs: Sequence[FeedSpec], job: Job[Refresh | Import], say: Say
) -> tuple[Event, ...]:
    """Refreshes or imports, until all is read or the job is stopped.

    Returns:
        what is to be said when the job is over.

    Raises:
        NotFoundError: a feed that is named is not there.
        StoreError: the store cannot be written; what was taken in stays.
    """
    before = _shown_feeds(store)
    request = job.request
    if isinstance(request, Refresh):
        closing = _refresh(store, specs, request, job.stopped, say)
    else:
        closing = _import(store, specs, request, job.stopped, say)
    return closing if _shown_feeds(store) == before else (FeedsChanged(), *closing)


def _shown_feeds(store: Store) -> set[tuple[int, str]]:
    return {(feed.id, feed.title) for feed in stored_feeds.feeds(store)}


def _refresh(
    store: Store,
    specs: Sequence[FeedSpec],
    request: Refresh,
    stopped: Callable[[], bool],
    say: Say,
) -> tuple[Event, ...]:
    from desk.refresh import refresh

    counts: list[int] = []
    done = failed = 0
    reading = refresh(
        store, specs, request.feeds, at_once=True, on_count=counts.append, stopped=stopped
    )
    for done, read in enumerate(reading, 1):
        failed += bool(read.error)
        say(FeedRead(read.feed, read.new, read.changed, read.error, done, counts[0]))
    finished = Finished(failed)
    return (Stopped("refresh", done, counts[0]), finished) if stopped() else (finished,)


def _import(
    store: Store, specs: Sequence[FeedSpec], request: Import, stopped: Callable[[], bool], say: Say
) -> tuple[Event, ...]:
    from desk.importing import Reading, import_paths

    pace, last = Pace(), Reading()

    def progress(reading: Reading) -> None:
        nonlocal last
        last = reading
        if pace.is_due():
            say(_taking(reading))

    paths = [Path(path) for path in request.paths]
    done = import_paths(store, paths, specs, on_progress=progress, stopped=stopped)
    failures = _pairs(done.failures[:SHOWN_FAILURES])
    more = len(done.failures) - len(failures)
    imported = Imported(done.added, done.updated, done.feeds, failures, more)
    return (Stopped("import", last.done, last.files), imported) if stopped() else (imported,)


def _taking(reading: "Reading") -> Taking:
    taken = reading.taken
    fresh = taken.new + taken.changed
    return Taking(
        fresh + taken.unchanged, fresh, reading.done, reading.files, len(reading.failures)
    )


def annotate(store: Store, models: Models, urgent: Callable[[], int], say: Say) -> None:
    """Analyses what waits and finds its stories; spaCy loads with the first article.

    Args:
        urgent: the id of the article on the screen, of which the screen hears at once.

    Raises:
        LanguageError: a recogniser cannot be loaded.
        StoreError: the store cannot be read or written.
    """
    from desk.annotate import annotate_batch
    from desk.threads import thread

    pace, done, waiting = Pace(), 0, 0
    ids: list[int] = []
    failures: list[Failure] = []
    try:
        while batch := queue.take(store, models.version, BATCH):
            failed, _ = annotate_batch(store, batch, models)
            analysed = [article_id for article_id, _, _ in batch]
            ids += analysed
            thread(store, analysed)
            failures += failed_analyses(store, analysed) if failed else ()
            done += len(batch)
            waiting = queue.waiting(store)
            if not waiting or urgent() in ids or pace.is_due():
                say(Annotated(tuple(ids), waiting, done, _pairs(failures)))
                ids, failures = [], []
    finally:
        if ids:
            say(Annotated(tuple(ids), waiting, done, _pairs(failures)))


def find_stories(store: Store, stopped: Callable[[], bool], say: Say) -> None:
    """Finds the stories of articles that were analysed before, until there is other work.

    Raises:
        StoreError: the store cannot be read or written.
    """
    from desk.threads import thread_waiting

    pace = Pace(THREADED_SECONDS)
    ids: list[int] = []

    def threaded(batch: Sequence[int]) -> None:
        ids.extend(batch)
        if pace.is_due():
            say(Annotated(tuple(ids), 0))
            ids.clear()

    try:
        thread_waiting(store, on_progress=threaded, stopped=stopped)
    finally:
        if ids:
            say(Annotated(tuple(ids), 0))


def _pairs(failures: Sequence[Failure]) -> tuple[tuple[str, str], ...]:
    return tuple((failure.what, failure.why) for failure in failures)


def look_up(
    store: Store, specs: Sequence[FeedSpec], pictures: Path, request: FetchFullText | FetchPicture
) -> FullTextRead | PictureRead:
    """Reads the page or the picture that is asked for.

    Args:
        specs: the feeds of feeds.toml: a page is asked for as its feed is.
        pictures: the folder that pictures are kept in.
    """
    if isinstance(request, FetchPicture):
        return _read_picture(store, pictures, request)
    return _read_page(store, specs, request.article_id)


def _read_page(store: Store, specs: Sequence[FeedSpec], article_id: int) -> FullTextRead:
    """Swaps the text of an article for the other one; what hinders it is told, not raised."""
    from core.errors import NewscastError
    from desk.full_text import swap_full_text

    try:
        return FullTextRead(article_id, "", swap_full_text(store, article_id, specs))
    except NewscastError as error:
        return FullTextRead(article_id, error.why)


def _read_picture(store: Store, pictures: Path, request: FetchPicture) -> PictureRead:
    """Fetches a picture; what hinders it is told, not raised."""
    from core.errors import NewscastError
    from desk.pictures import picture_file

    try:
        path = picture_file(store, request.article_id, request.url, pictures)
    except NewscastError as error:
        return PictureRead(request.url, "", error.why)
    return PictureRead(request.url, str(path))
