"""How do several articles stand in one Markdown document?

It is for people: an article on its own, which can be imported again, is what
`desk.export.article` writes.
"""

from collections.abc import Iterable, Iterator, Sequence

from core.clean import clean_characters, clean_url
from core.types import Article, ArticleRow, CastEntry
from desk.export.article import cast_markdown, proper_body
from desk.export.markdown import body_markdown
from desk.export.markdown_text import escaped, target


def articles_markdown(
    articles: Iterable[tuple[Article, Sequence[CastEntry]]],
) -> Iterator[str]:
    """The articles one below the other, piece by piece.

    Args:
        articles: each with all who are in it, sources too.
    """
    for place, (article, cast) in enumerate(articles):
        parts = (
            f"# {inline(article.row.title or 'Untitled')}",
            facts(article.row, article.author),
            body_markdown(proper_body(article)),
            *cast_markdown(article, cast),
        )
        yield ("\n***\n\n" if place else "") + "\n\n".join(filter(None, parts)) + "\n"


def facts(row: ArticleRow, author: str = "") -> str:
    """Who published an article, who wrote it, when, and where it is."""
    names = [inline(name) for name in (row.source, author) if name]
    original = (f"[original]{target(row.url)}",) if clean_url(row.url) else ()
    return " · ".join((f"{row.dated:%Y-%m-%d %H:%M}", *names, *original))


def inline(text: str, *, at_start: bool = False) -> str:
    """Text of one line, for a place within a line or, `at_start`, where a line begins."""
    return escaped(" ".join(clean_characters(text).split()), at_start=at_start)
