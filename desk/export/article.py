"""How does an article leave the store as a Markdown file that `import` reads back?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from core.markdown_file import CAST_MARK, quoted
from core.moments import moment
from core.types import Article, ArticleRow, CastEntry, RichText
from desk.export.markdown import body_markdown
from desk.export.markdown_text import escaped
from desk.export.saving import safe_name, save


def article_markdown(article: Article, cast: Sequence[CastEntry]) -> str:
    """Front matter, title, text and cast of an article; lines past its end stay out.

    Args:
        cast: those named in it, and those who only reported it.
    """
    body = body_markdown(proper_body(article))
    parts = [_front_matter(article)]
    if body:
        parts += [f"# {escaped(article.row.title, at_start=False)}"] if article.row.title else []
        parts += [body]
    parts += [CAST_MARK, *cast_markdown(article, cast)]
    return "\n\n".join(filter(None, parts)) + "\n"


def file_name(row: ArticleRow) -> str:
    """A name of day and title: 2018-06-12-port-strike.md."""
    return safe_name(f"{row.dated:%Y-%m-%d}", row.title)


def save_markdown(article: Article, cast: Sequence[CastEntry], target: Path) -> Path:
    """Writes an article to a file, whole or not at all, and says which.

    Args:
        target: a file, if it has a suffix, else a folder; see `desk.export.saving.save`.

    Raises:
        NewscastError: the file is there and says something else, or cannot be written.
    """
    return save(article_markdown(article, cast), target, file_name(article.row))


def proper_body(article: Article) -> RichText:
    """The body up to where the article ends; only an analysis can say that it does so early."""
    body = article.body
    early = article.analysed and 0 < article.body_end < len(body.text)
    if not early:
        return body
    text = body.text[: article.body_end].rstrip()
    marks = (replace(mark, end=min(mark.end, len(text))) for mark in body.marks)
    return RichText(text, tuple(mark for mark in marks if mark.start < mark.end))


def _front_matter(article: Article) -> str:
    """What is known of the article, as `import` reads it; '' where that is nothing."""
    row = article.row
    fields = {
        "title": row.title,
        "source": row.source,
        "author": article.author,
        "url": row.url,
        "language": article.language,
    }
    lines = [f"{name}: {quoted(value)}" for name, value in fields.items() if value]
    if row.published:
        lines.insert(bool(row.title), f"date: {moment(row.published)}")
    return "\n".join(("---", *lines, "---")) if lines else ""


def cast_markdown(article: Article, cast: Sequence[CastEntry]) -> Iterator[str]:
    """The section that says who is named, with kind and roles, and who reported it."""
    if not article.analysed:
        return
    named = [_member(entry) for entry in cast if not entry.source]
    yield "## Cast"
    yield "\n".join(named) or "Nobody is named."
    if reported := [escaped(entry.name, at_start=False) for entry in cast if entry.source]:
        yield f"Reported by: {', '.join(reported)}"


def _member(entry: CastEntry) -> str:
    """An actor as an item of a list."""
    roles = "; ".join(escaped(role, at_start=False) for role in entry.roles)
    line = f"- **{escaped(entry.name, at_start=False)}** ({entry.kind})"
    return f"{line}: {roles}" if roles else line
