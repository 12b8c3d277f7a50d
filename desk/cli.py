"""Runs one command of the command line and returns its exit code."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.drafts import Failure
from core.errors import NewscastError, QueryError
from core.paths import Paths, expanded
from core.query import parse_query
from desk import records, report
from desk.console import Progress, emit, give_up, let_out, narrate, prepare_streams, say
from desk.options import paths_of, settings_of

if TYPE_CHECKING:
    from language.models import Models
    from store.engine import Store

OK, SOME_FAILED, USAGE = 0, 1, 2

LISTED_STORIES = 10_000
"""Stories that `stories` lists at most."""


def run(options: argparse.Namespace) -> int:
    """Runs `options.command`; errors become one line on standard error.

    Returns:
        0, 1 where some input failed and the rest was done, 2 where the call makes no sense.
    """
    prepare_streams()
    try:
        code = COMMANDS[options.command](options, paths_of(options))
        let_out()
        return code
    except QueryError as error:
        narrate(f"newscast: {error}")
        return USAGE
    except NewscastError as error:
        narrate(f"newscast: {error}")
        return SOME_FAILED
    except BrokenPipeError:
        give_up()  # whoever read our output has gone; there is no one to tell
        return OK
    except OSError as error:
        give_up()
        narrate(f"newscast: {error.filename or 'output'}: {error.strerror or error}")
        return SOME_FAILED
    except KeyboardInterrupt:
        narrate("newscast: stopped; what was done is kept")
        return SOME_FAILED


def _refresh(options: argparse.Namespace, paths: Paths) -> int:
    from desk.refresh import refresh
    from ingest.feedlist import load_feeds
    from store.engine import open_store

    store, specs = open_store(paths.store), load_feeds(paths.feeds)
    failed = False
    pages: list[Failure] = []
    with Progress("refresh", len(options.names) or len(specs), "feeds") as progress:
        for outcome in refresh(
            store, specs, options.names, at_once=options.now, on_page_failure=pages.append
        ):
            failed |= bool(outcome.error)
            progress.advance()
            if options.json:
                emit(records.feed_record(outcome))
            else:
                report.feed(outcome)
    for failure in pages:
        narrate(f"newscast: {failure.what}: no full text: {failure.why}")
    return _annotate_waiting(paths) or (SOME_FAILED if failed else OK)


def _import(options: argparse.Namespace, paths: Paths) -> int:
    from desk.importing import import_paths
    from ingest.feedlist import load_feeds
    from store.engine import open_store

    def failed(failure: Failure) -> None:
        if options.json:
            emit(records.failure_record(failure))
        narrate(f"newscast: {failure.what}: {failure.why}")

    with Progress("import") as progress:
        outcome = import_paths(
            open_store(paths.store),
            [expanded(path) for path in options.paths],
            load_feeds(paths.feeds),
            on_failure=failed,
            on_taken=progress.advance,
        )
    if options.json:
        emit(records.import_record(outcome))
    else:
        report.imported(outcome)
    code = OK if options.later else _annotate_waiting(paths)
    return code or (SOME_FAILED if outcome.failures else OK)


def _annotate_waiting(paths: Paths) -> int:
    """Analyses what a refresh or an import has brought; spaCy loads only if there is any."""
    from store import queue
    from store.engine import open_store
    from store.upkeep import merge_index

    models = _models(paths)
    with closing(open_store(paths.store)) as store:
        queue.enqueue_outdated(store, models.version)
        waiting = queue.waiting(store)
        failed = 0
        if waiting:
            from desk.annotate import annotate

            with Progress("annotate", waiting) as progress:
                failed = annotate(store, models, on_progress=progress.advance).failed
            merge_index(store)
        _find_stories(store)
        if failed:
            _tell_failed(store)
    return SOME_FAILED if failed else OK


def _tell_failed(store: "Store") -> None:
    """Says which articles could not be analysed, and why."""
    from store.failures import failed_analyses

    for failure in failed_analyses(store):
        narrate(f"newscast: {failure.what}: not analysed: {failure.why}")


def _find_stories(store: "Store") -> None:
    """Finds the stories of articles that were analysed before there were any, or half-way."""
    from desk.threads import thread_waiting
    from store import queue
    from store.models import RELATE

    with Progress("stories", queue.waiting(store, RELATE)) as progress:
        thread_waiting(store, on_progress=lambda ids: progress.advance(len(ids)))


def _models(paths: Paths) -> "Models":
    """What reads which language, as config.toml says."""
    from core.settings import load_settings
    from language.models import Models

    return Models(load_settings(paths.config).language)


def _annotate(options: argparse.Namespace, paths: Paths) -> int:
    from desk.annotate import annotate
    from store.engine import open_store
    from store.upkeep import merge_index

    models = _models(paths)
    with closing(open_store(paths.store)) as store, Progress("annotate") as progress:
        outcome = annotate(store, models, redo=options.all, on_progress=progress.advance)
        merge_index(store)
        _find_stories(store)
        if outcome.failed:
            _tell_failed(store)
    if options.json:
        emit(records.annotate_record(outcome))
    else:
        say(
            f"{outcome.done} articles analysed, {outcome.failed} failed, "
            f"{outcome.words_per_second:,.0f} words a second"
        )
    return SOME_FAILED if outcome.failed else OK


def _articles(options: argparse.Namespace, paths: Paths) -> int:
    from store import articles
    from store.engine import open_store

    query = parse_query(" ".join(options.query))
    store = open_store(paths.store, make=False)
    ids = articles.article_ids(store, query)
    if not ids:
        narrate("newscast: nothing found")
    for start in range(0, len(ids), 256):
        for row in articles.rows(store, ids[start : start + 256]):
            if options.json:
                emit(records.article_record(row))
            else:
                report.article_line(row)
    return OK


def _show(options: argparse.Namespace, paths: Paths) -> int:
    from store import articles, cast
    from store.engine import open_store

    store = open_store(paths.store, make=False)
    article = articles.article(store, articles.find(store, options.id))
    members = cast.cast(store, article.row.id, sources=True)
    if options.json:
        emit(records.show_record(article, members))
    else:
        report.article(article, members)
    return OK


def _actors(options: argparse.Namespace, paths: Paths) -> int:
    from store import cast
    from store.companions import companions
    from store.engine import open_store

    store = open_store(paths.store, make=False)
    found = cast.actors(store, " ".join(options.query))
    if not found:
        narrate("newscast: nobody found")
    for actor in found:
        if options.json:
            emit(records.actor_record(actor, companions(store, actor.id, 5)))
        else:
            report.actor_line(actor)
    return OK


def _actor(options: argparse.Namespace, paths: Paths) -> int:
    from desk import dossier, dossier_report
    from store import cast
    from store.engine import open_store

    store = open_store(paths.store, make=False)
    found = dossier.dossier(store, cast.find(options.id), datetime.now().astimezone())
    if options.json:
        emit(dossier_report.record(found))
    else:
        dossier_report.report(found)
    return OK


def _correct(options: argparse.Namespace, paths: Paths) -> int:
    from desk.correct import correct

    correct(options, paths)
    return OK


def _related(options: argparse.Namespace, paths: Paths) -> int:
    from desk.relate import related_to
    from store import articles
    from store.engine import open_store

    store = open_store(paths.store, make=False)
    ids = articles.article_ids(store) if options.all else [articles.find(store, options.id)]
    for article_id in ids:
        article = articles.article(store, article_id)
        found = related_to(store, article)
        if options.json:
            emit(records.related_record(article.row, found))
        else:
            report.related(article.row, found)
    return OK


def _stories(options: argparse.Namespace, paths: Paths) -> int:
    from desk import story_report
    from store import stories
    from store.engine import open_store

    query = parse_query(" ".join(options.query))
    found = stories.stories(open_store(paths.store, make=False), query, LISTED_STORIES)
    if not found:
        narrate("newscast: no story found")
    for row in found:
        if options.json:
            emit(story_report.row_record(row))
        else:
            story_report.line(row)
    return OK


def _story(options: argparse.Namespace, paths: Paths) -> int:
    from desk import story_report
    from desk.stories import story
    from store import stories
    from store.engine import open_store

    store = open_store(paths.store, make=False)
    found = story(store, stories.find(options.id))
    if options.json:
        emit(story_report.record(found))
    else:
        story_report.report(found)
    return OK


def _export(options: argparse.Namespace, paths: Paths) -> int:
    from desk.export.command import export

    export(options, paths)
    return OK


def _feeds(options: argparse.Namespace, paths: Paths) -> int:
    from desk.feed_commands import feeds

    feeds(options, paths)
    return OK


def _opml(options: argparse.Namespace, paths: Paths) -> int:
    from desk.feed_commands import opml

    return OK if opml(options, paths) else SOME_FAILED


def _tag(options: argparse.Namespace, paths: Paths) -> int:
    from desk.tagging import tag_lines

    failed = False
    for item in tag_lines(_lines(options.file), _models(paths)):
        if isinstance(item, Failure):
            failed = True
            narrate(f"newscast: {item.what}: {item.why}")
        else:
            emit(item)
    return SOME_FAILED if failed else OK


def _lines(file: Path | None) -> Iterator[str]:
    if file is None:
        yield from sys.stdin or ()
        return
    try:
        with file.open(encoding="utf-8", errors="replace") as lines:
            yield from lines
    except OSError as error:
        raise NewscastError(str(file), error.strerror or str(error)) from error


def _doctor(options: argparse.Namespace, paths: Paths) -> int:
    from desk.upkeep_commands import doctor

    return OK if doctor(options, paths) else SOME_FAILED


def _backup(options: argparse.Namespace, paths: Paths) -> int:
    from desk.upkeep_commands import backup

    backup(options, paths)
    return OK


def _purge(options: argparse.Namespace, paths: Paths) -> int:
    from desk.purge_command import purge

    purge(options, paths)
    return OK


def _paths(options: argparse.Namespace, paths: Paths) -> int:
    from ingest.feedlist import default_feeds_path

    places = {
        "store": paths.store,
        "feeds": str(paths.feeds or default_feeds_path()),
        "config": str(paths.config),
        "themes": str(paths.themes),
        "state": str(paths.state),
        "log": str(paths.log),
    }
    if options.json:
        emit(places)
    else:
        for name, place in places.items():
            say(f"{name:8}{place}")
    return OK


def _config(options: argparse.Namespace, paths: Paths) -> int:
    from core import settings_text
    from core.settings import InForce, Settings

    in_force = InForce(Settings()) if options.default else settings_of(options)
    if options.json:
        for record in settings_text.records_in_force(in_force):
            emit(record)
    elif options.default:
        say(settings_text.default_text())
    else:
        say(settings_text.text_in_force(in_force, paths.config))
    return OK


COMMANDS: dict[str, Callable[[argparse.Namespace, Paths], int]] = {
    "refresh": _refresh,
    "import": _import,
    "annotate": _annotate,
    "articles": _articles,
    "show": _show,
    "actors": _actors,
    "actor": _actor,
    "correct": _correct,
    "related": _related,
    "stories": _stories,
    "story": _story,
    "export": _export,
    "feeds": _feeds,
    "opml": _opml,
    "tag": _tag,
    "doctor": _doctor,
    "backup": _backup,
    "purge": _purge,
    "paths": _paths,
    "config": _config,
}
"""Each command's function; heavy imports stand inside, so that `paths` need not load spaCy."""
