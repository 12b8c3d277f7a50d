"""What does the store hold of an article? All of it as plain text, for those who report bugs."""

from collections.abc import Iterator
from datetime import datetime
from itertools import accumulate
from typing import Final

from core.types import Article, ArticleRow, Dateline
from tui.widgets.page import Block, Page, Run
from tui.widgets.places import Places

_LABEL: Final = 11
"""Columns of the names of the fields."""

_HANG: Final = "  "
"""What the further rows of a field begin with."""


def compose_raw(article: Article) -> Page:
    """The page that shows `article` as stored: fields, body, marks and mentions with offsets."""
    head = "\n".join(_fields(article)) + "\n\n"
    tail = "\n".join(_spans(article))
    text = f"{head}{article.body.text}\n\n{tail}"
    lines = text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines[:-1]), initial=0)
    body = len(head), len(head) + len(article.body.text)
    blocks = tuple(
        Block(start, start + len(line), hang="" if body[0] <= start <= body[1] else _HANG)
        for start, line in zip(starts, lines, strict=True)
    )
    dim = ("page--dim",)
    looks = (Run(0, dim, -1), Run(body[0], (), -1), Run(body[1], dim, -1))
    return Page(text, blocks, looks, places=Places(body[0]))


def _fields(article: Article) -> Iterator[str]:
    row, size = article.row, len(article.body.text)
    fields = {
        "id": str(row.id),
        "guid": row.guid,
        "title": row.title,
        "author": article.author,
        "feed": row.source,
        "feed id": str(row.feed_id),
        "url": row.url,
        "path": row.path,
        "language": article.language,
        "published": _moment(row.published),
        "dated": _moment(row.dated),
        "dateline": _dateline(article.dateline),
        "analysed": f"to {article.analysed_to:,} by {article.model}" if article.analysed else "no",
        "reader": _state(row),
        "body": f"{size:,} characters, the article's own to {article.body_end:,}",
    }
    return (f"{name:<{_LABEL}}{visible(value) or '-'}" for name, value in fields.items())


def _dateline(line: Dateline | None) -> str:
    if line is None:
        return ""
    parts = (f"{line.start}-{line.end} {line.text}", line.place, line.agency, line.day)
    return " | ".join(part or "-" for part in parts)


def _state(row: ArticleRow) -> str:
    """What the reader made of it."""
    starred = "starred" if row.starred else "not starred"
    return " | ".join(("unread" if row.unread else "read", starred, *row.tags))


def _spans(article: Article) -> Iterator[str]:
    """The formatting of the body, then who is named where."""
    yield f"{len(article.body.marks):,} marks"
    for mark in article.body.marks:
        yield f"{mark.kind:<{_LABEL}}{mark.start}-{mark.end} {visible(mark.target)}".rstrip()
    yield ""
    yield f"{len(article.mentions):,} mentions"
    for m in article.mentions:
        how = "by name" if m.by_name else f"by reference, {m.confidence:.2f}"
        actor = f"{visible(m.actor)} ({m.kind} {m.actor_id}, {how})"
        yield f"{m.field:<{_LABEL}}{m.start}-{m.end} {m.label} {visible(m.text)} = {actor}"


def _moment(when: datetime | None) -> str:
    return when.isoformat() if when else ""


def visible(text: str) -> str:
    """`text` with the escapes of what has no shape of its own: control and format characters."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
