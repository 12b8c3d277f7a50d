"""`newscast articles`, `show`, `related`: prints many articles, one, or what belongs with it."""

import argparse

from core.paths import Paths
from core.query import parse_query
from desk.commands.output import records, report
from desk.commands.output.console import emit_or_say, narrate
from desk.relate import related_to
from store import articles, cast
from store.engine import open_store

_BATCH = 256
"""Articles that are read at once."""


def run_articles(options: argparse.Namespace, paths: Paths) -> bool:
    """Lists the articles that a query finds.

    Raises:
        QueryError: the query makes no sense.
        StoreError: there is no store, or it cannot be read.
    """
    query = parse_query(" ".join(options.query))
    store = open_store(paths.store, make=False)
    ids = articles.article_ids(store, query)
    if not ids:
        narrate("newscast: nothing found")
    for start in range(0, len(ids), _BATCH):
        for row in articles.rows(store, ids[start : start + _BATCH]):
            emit_or_say(options.json, records.article_record, report.article_line, row)
    return True


def run_show(options: argparse.Namespace, paths: Paths) -> bool:
    """Prints one article with its cast.

    Raises:
        NotFoundError: there is no such article.
        StoreError: there is no store, or it cannot be read.
    """
    store = open_store(paths.store, make=False)
    article = articles.article(store, articles.find(store, options.id))
    members = cast.cast(store, article.row.id, sources=True)
    emit_or_say(options.json, records.show_record, report.article, article, members)
    return True


def run_related(options: argparse.Namespace, paths: Paths) -> bool:
    """Lists what belongs with one article, or with each of all.

    Raises:
        NotFoundError: there is no such article.
        StoreError: there is no store, or it cannot be read.
    """
    store = open_store(paths.store, make=False)
    ids = articles.article_ids(store) if options.all else [articles.find(store, options.id)]
    for article_id in ids:
        article = articles.article(store, article_id)
        found = related_to(store, article)
        emit_or_say(options.json, records.related_record, report.related, article.row, found)
    return True
