"""`newscast stories` and `story`: prints what articles tell together, or one story of them."""

import argparse

from core.paths import Paths
from core.query import parse_query
from desk.commands.output import story_report
from desk.commands.output.console import emit_or_say, narrate
from desk.stories import story
from store import stories
from store.engine import open_store

_LISTED = 10_000
"""Stories that are listed at most."""


def run_stories(options: argparse.Namespace, paths: Paths) -> bool:
    """Lists the stories that a query finds.

    Raises:
        QueryError: the query makes no sense.
        StoreError: there is no store, or it cannot be read.
    """
    query = parse_query(" ".join(options.query))
    found = stories.stories(open_store(paths.store, make=False), query, _LISTED)
    if not found:
        narrate("newscast: no story found")
    for row in found:
        emit_or_say(options.json, story_report.row_record, story_report.line, row)
    return True


def run_story(options: argparse.Namespace, paths: Paths) -> bool:
    """Prints one story, article by article.

    Raises:
        NotFoundError: there is no such story.
        StoreError: there is no store, or it cannot be read.
    """
    found = story(open_store(paths.store, make=False), stories.find(options.id))
    emit_or_say(options.json, story_report.record, story_report.report, found)
    return True
