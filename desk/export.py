"""How does an article leave the store as a Markdown file that `import` reads back?"""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Final

from core.errors import NewscastError
from core.markdown_file import CAST_MARK, quoted
from core.types import Article, ArticleRow, CastEntry, RichText
from desk.markdown import body_markdown
from desk.markdown_text import escaped
from desk.records import moment

NAME_LIMIT: Final = 120
"""Bytes of a file name; file systems take 255, and some tools add to a name."""

_SUFFIX: Final = ".md"
_NUMBERS: Final = len("-9999")


def article_markdown(article: Article, cast: Sequence[CastEntry]) -> str:
    """Front matter, title, text and cast of an article; lines past its end stay out.

    Args:
        cast: those named in it, and those who only reported it.
    """
    body = body_markdown(_proper(article))
    parts = [_front_matter(article)]
    if body:
        parts += [f"# {escaped(article.row.title, at_start=False)}"] if article.row.title else []
        parts += [body]
    parts += [CAST_MARK, *_cast(article, cast)]
    return "\n\n".join(filter(None, parts)) + "\n"


def file_name(row: ArticleRow) -> str:
    """A name of day and title, made of letters, digits and hyphens: 2018-06-12-port-strike.md."""
    title = unicodedata.normalize("NFC", re.sub("['’]", "", row.title).lower())
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else "-" for c in title)
    words = re.sub("-+", "-", kept).strip("-") or "untitled"
    stem = f"{row.dated:%Y-%m-%d}-{words}"
    room = NAME_LIMIT - len(_SUFFIX) - _NUMBERS
    if len(stem.encode()) > room:
        stem = stem.encode()[:room].decode(errors="ignore")
        at = stem.rfind("-")
        stem = stem[:at] if at > room // 2 else stem
    return stem + _SUFFIX


def save_markdown(article: Article, cast: Sequence[CastEntry], target: Path) -> Path:
    """Writes an article to a file, whole or not at all, and says which.

    A file that says the same already is left as it is.

    Args:
        target: a file to be made, if it has a suffix; else a folder, made where there is none, in
            which the file gets a name that is still free.

    Raises:
        NewscastError: the file is there and says something else, or cannot be written.
    """
    content = article_markdown(article, cast).encode()
    is_file = bool(target.suffix) and not target.is_dir()
    folder = target.parent if is_file else target
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in (target,) if is_file else _names(folder / file_name(article.row)):
            if _write_new(path, content) or _says(path, content):
                return path
    except OSError as error:
        reason = error.strerror or str(error)
        raise NewscastError(str(target), reason, "say another place: :save PATH") from error
    raise NewscastError(str(target), "there is such a file already", "say another: :save PATH")


def _names(path: Path) -> Iterator[Path]:
    """A path, then itself with -2, -3 and so on."""
    yield path
    yield from (path.with_stem(f"{path.stem}-{number}") for number in count(2))


def _says(path: Path, content: bytes) -> bool:
    """Whether there is a file of this content."""
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _write_new(path: Path, content: bytes) -> bool:
    """Makes a file of this content; false where there is one.

    An empty file holds the name until the whole one takes its place.
    """
    try:
        path.open("x").close()
    except FileExistsError:
        return False
    whole = path.with_name(f".{path.stem}.{os.getpid()}.new")
    try:
        whole.write_bytes(content)
        whole.replace(path)
    except OSError:
        with suppress(OSError):
            whole.unlink(missing_ok=True)
        with suppress(OSError):
            path.unlink()
        raise
    return True


def _proper(article: Article) -> RichText:
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


def _cast(article: Article, cast: Sequence[CastEntry]) -> Iterator[str]:
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
