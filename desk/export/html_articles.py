"""How do articles stand on a page: each whole, its actors marked, its cast below?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from core.types import Article, ArticleRow, CastEntry, LeadActor
from desk.export.article import proper_body
from desk.export.html_page import facts, legend, page, titled
from desk.export.html_text import actor_node, body_nodes, title_nodes
from desk.export.html_tree import Element, Node, apart, element

CONTENTS: Final = 256
"""Lines of the contents that are written at once."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def articles_page(
    title: str,
    rows: Iterable[ArticleRow],
    articles: Iterable[tuple[Article, Sequence[CastEntry]]],
) -> Iterator[str]:
    """A page of articles, piece by piece: none is held longer than it takes to write it.

    Args:
        rows: those that the contents list; none for a page without contents.
        articles: each with all who are in it, sources too.
    """
    return page(title, _pieces(title, rows, articles))


def _pieces(
    title: str,
    rows: Iterable[ArticleRow],
    articles: Iterable[tuple[Article, Sequence[CastEntry]]],
) -> Iterator[Node]:
    yield element("h1", title, dir="auto")
    yield legend()
    yield from _contents(rows)
    for article, cast in articles:
        yield article_node(article, cast)


def _contents(rows: Iterable[ArticleRow]) -> Iterator[Node]:
    """Lists of links, each of a handful of articles, the numbers going on."""
    remaining, number = iter(rows), 1
    while some := list(islice(remaining, CONTENTS)):
        items = (
            element("li", element("a", titled(row), href=f"#a{row.id}"), dir="auto") for row in some
        )
        label = f"Articles from number {number:,}" if number > 1 else "Articles"
        yield element("nav", element("ol", *items, start=number), aria_label=label)
        number += len(some)


def article_node(article: Article, cast: Sequence[CastEntry]) -> Element:
    """An article with its cast; lines past its end stay out."""
    row = article.row
    language = article.language if _LANGUAGE.fullmatch(article.language) else ""
    title = title_nodes(row.title, article.mentions) or ["Untitled"]
    return element(
        "article",
        element("h2", *title, lang=language, dir="auto"),
        facts(row, article.author),
        element("div", *body_nodes(proper_body(article), article.mentions), lang=language),
        *_cast(article, cast),
        id=f"a{row.id}",
    )


def _cast(article: Article, cast: Sequence[CastEntry]) -> Iterator[Node]:
    """Who is named, with titles and mentions, and who reported it."""
    if not article.analysed:
        return
    named = [_member(entry) for entry in cast if not entry.source]
    yield element("h3", "Cast")
    yield element("ul", *named, class_="cast") if named else element("p", "Nobody is named.")
    if reported := [element("bdi", entry.name) for entry in cast if entry.source]:
        yield element("p", "Reported by: ", *apart(reported, ", "), class_="facts")


def _member(entry: CastEntry) -> Element:
    """An actor as an item of a list."""
    name = actor_node(LeadActor(entry.actor_id, entry.name, entry.kind))
    roles = [element("bdi", role) for role in entry.roles]
    said = (f": {entry.kind}", *(piece for role in roles for piece in (", ", role)))
    times = f"; {entry.mentions:,} by name" if entry.mentions else ""
    return element("li", name, *said, times)
