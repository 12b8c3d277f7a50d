"""`newscast export`: writes articles, a story or an actor as a document.

Articles are read and written one by one, so that a document may hold any number of them.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from core.errors import NotFoundError, QueryError
from core.numbers import number
from core.paths import Paths, expanded
from core.query import parse_query
from core.types import Article, ArticleRow, CastEntry
from desk.commands.output.console import Progress, json_line, narrate, write
from desk.commands.output.records import show_record
from desk.dossier import dossier
from desk.export.documents import Form, dossier_document, form_of, story_document
from desk.export.html_articles import articles_page
from desk.export.markdown_articles import articles_markdown
from desk.export.story_words import counted
from desk.export.writing import write_file
from desk.stories import story
from store import articles, cast
from store.engine import Store, open_store

_Whole = tuple[Article, Sequence[CastEntry]]

STANDARD_OUTPUT: Final = Path("-")

_BATCH: Final = 128
"""Articles that are read at once: that takes 2 ms each, one by one 10."""


def run_export(options: argparse.Namespace, paths: Paths) -> bool:
    """Writes the document that `options` ask for.

    Raises:
        NewscastError: nothing of that id, or the file cannot be written.
        QueryError: the query or the options together make no sense.
    """
    is_one = options.story is not None or options.actor is not None
    if is_one and (options.query or _form(options) is Form.JSON_LINES):
        raise QueryError("export", "a story or an actor is written alone, as md or html")
    with closing(open_store(paths.store, make=False)) as store:
        if is_one:
            _write(_one(store, options), options.output, "1 document")
            return True
        ids = articles.article_ids(store, parse_query(" ".join(options.query)))
        if not ids:
            narrate("newscast: nothing found")
        _write(_many(store, ids, options), options.output, counted(len(ids), "article"))
    return True


def _write(pieces: Iterable[str], output: Path, what: str) -> None:
    if output == STANDARD_OUTPUT:
        for piece in pieces:
            write(piece)
        return
    path = expanded(output)
    write_file(pieces, path)
    narrate(f"newscast: {what} written to {path}")


def _one(store: Store, options: argparse.Namespace) -> Iterator[str]:
    """A story or a dossier."""
    form = _form(options)
    if options.story is not None:
        yield story_document(story(store, _id(options.story, "story", "stories")), form)
    else:
        found = dossier(store, _id(options.actor, "actor", "actors"), datetime.now().astimezone())
        yield dossier_document(found, form)


def _id(text: str, what: str, command: str) -> int:
    """The id that `text` writes."""
    found = number(text)
    if found is None:
        raise NotFoundError(text, f"there is no such {what}", f"newscast {command} lists them")
    return found


def _many(store: Store, ids: Sequence[int], options: argparse.Namespace) -> Iterator[str]:
    """Articles as a document, in pieces."""
    whole, query = _whole(store, ids), " ".join(options.query)
    if options.output != STANDARD_OUTPUT:
        whole = _watched(whole, len(ids))
    match _form(options):
        case Form.JSON_LINES:
            return (f"{json_line(show_record(*found))}\n" for found in whole)
        case Form.HTML:
            title = f"Articles: {query}" if query else "Articles"
            return articles_page(title, _rows(store, ids) if len(ids) > 1 else (), whole)
        case Form.MARKDOWN:
            return articles_markdown(whole)


def _rows(store: Store, ids: Sequence[int]) -> Iterator[ArticleRow]:
    for start in range(0, len(ids), _BATCH):
        yield from articles.rows(store, ids[start : start + _BATCH])


def _whole(store: Store, ids: Sequence[int]) -> Iterator[_Whole]:
    """Each article with its cast; one that has gone since it was found is left out."""
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        casts = cast.casts(store, batch, sources=True)
        for article in articles.whole_articles(store, batch):
            yield article, casts[article.row.id]


def _watched(whole: Iterator[_Whole], total: int) -> Iterator[_Whole]:
    """The same with a progress bar."""
    with Progress("export", total) as progress:
        for found in whole:
            progress.advance()
            yield found


def _form(options: argparse.Namespace) -> Form:
    return Form(options.format) if options.format else form_of(options.output)
