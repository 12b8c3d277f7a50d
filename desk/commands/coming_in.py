"""`newscast refresh`, `import` and `annotate`: takes articles in and has them analysed.

What fetches, parses and analyses is imported where it is called: each of the three is slow to load.
"""

import argparse
from contextlib import closing

from core.drafts import AnnotateOutcome, Failure
from core.paths import Paths, expanded
from core.settings import load_settings
from desk.commands.output import records, report
from desk.commands.output.console import Progress, emit_or_say, narrate
from desk.threads import thread_waiting
from ingest.feedlist import load_feeds
from language.models import Models
from store import failures, queue, upkeep
from store.engine import Store, open_store
from store.models import RELATE


def run_refresh(options: argparse.Namespace, paths: Paths) -> bool:
    """Fetches the feeds and analyses what came; whether all of it could be done.

    Raises:
        FeedListError, NotFoundError, StoreError: as `desk.refresh`.
    """
    from desk.refresh import refresh

    store, specs = open_store(paths.store), load_feeds(paths.feeds)
    well = True
    pages: list[Failure] = []
    with Progress("refresh", len(options.names) or len(specs), "feeds") as progress:
        for outcome in refresh(
            store, specs, options.names, at_once=options.now, on_page_failure=pages.append
        ):
            well &= not outcome.error
            progress.advance()
            emit_or_say(options.json, records.feed_record, report.feed, outcome)
    for failure in pages:
        narrate(f"newscast: {failure.what}: no full text: {failure.why}")
    return _annotate_waiting(paths) and well


def run_import(options: argparse.Namespace, paths: Paths) -> bool:
    """Takes files and folders in and analyses them; whether all of it could be done.

    Raises:
        FeedListError, StoreError: as `desk.importing`.
    """
    from desk.importing import import_paths

    with Progress("import") as progress:
        outcome = import_paths(
            open_store(paths.store),
            [expanded(path) for path in options.paths],
            load_feeds(paths.feeds),
            on_failure=lambda failure: report.not_taken(failure, options.json),
            on_taken=progress.advance,
        )
    emit_or_say(options.json, records.import_record, report.imported, outcome)
    return (options.later or _annotate_waiting(paths)) and not outcome.failures


def run_annotate(options: argparse.Namespace, paths: Paths) -> bool:
    """Analyses what waits for it, or everything; whether all of it could be.

    Raises:
        LanguageError, StoreError: as `desk.annotate`.
    """
    models = _models(paths)
    with closing(open_store(paths.store)) as store:
        outcome = _annotate(store, models, redo=options.all)
        _find_stories(store)
        _tell_failed(store, outcome)
    emit_or_say(options.json, records.annotate_record, report.annotated, outcome)
    return not outcome.failed


def _annotate_waiting(paths: Paths) -> bool:
    """Analyses what a refresh or an import has brought; spaCy loads only if there is any."""
    models = _models(paths)
    with closing(open_store(paths.store)) as store:
        queue.enqueue_outdated(store, models.version)
        waiting = queue.waiting(store)
        outcome = _annotate(store, models, waiting) if waiting else AnnotateOutcome()
        _find_stories(store)
        _tell_failed(store, outcome)
    return not outcome.failed


def _annotate(
    store: Store, models: Models, waiting: int | None = None, *, redo: bool = False
) -> AnnotateOutcome:
    """Analyses what waits, `waiting` articles if that is known."""
    from desk.annotate import annotate

    with Progress("annotate", waiting) as progress:
        outcome = annotate(store, models, redo=redo, on_progress=progress.advance)
    upkeep.merge_index(store)
    return outcome


def _find_stories(store: Store) -> None:
    """Finds the stories of articles that were analysed before there were any, or half-way."""
    with Progress("stories", queue.waiting(store, RELATE)) as progress:
        thread_waiting(store, on_progress=lambda ids: progress.advance(len(ids)))


def _tell_failed(store: Store, outcome: AnnotateOutcome) -> None:
    """Says which articles could not be analysed, and why."""
    if outcome.failed:
        for failure in failures.failed_analyses(store):
            narrate(f"newscast: {failure.what}: not analysed: {failure.why}")


def _models(paths: Paths) -> Models:
    """What reads which language, as config.toml says."""
    return Models(load_settings(paths.config).language)
