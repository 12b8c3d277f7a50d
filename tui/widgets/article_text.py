"""What text does an article's page hold, and which stretches of it look special?

Title, byline, perhaps a word on the analysis, then the body, letter for letter; the
unrelated lines that may follow it are folded into one until they are asked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter
from typing import Final

from core.types import Article, Field, Mark, MarkKind
from tui.looks.symbols import UNICODE, Symbols
from tui.widgets.article_header import body_end, header
from tui.widgets.article_lines import blocks
from tui.widgets.article_links import LinkTable
from tui.widgets.page import Page, Spot, runs
from tui.widgets.places import Insert, Places

FOLD_KEY: Final = "."
"""The key that the folded line names unless told otherwise."""

MARK_CLASSES: Final = {
    MarkKind.IMAGE: "article--caption",
    MarkKind.QUOTE: "article--quote",
    MarkKind.HEADING: "article--heading",
    MarkKind.CODE: "article--code",
    MarkKind.EMPHASIS: "article--emphasis",
    MarkKind.LINK: "article--link",
}

# The later a class stands, the more it has to say about the look of what it covers.
_ORDER: Final = (
    "article--title",
    *MARK_CLASSES.values(),
    "page--dim",
    "article--source",
    "article--dateline",
    "article--dateline-name",
    "article--hint",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader asked to see: the unrelated lines, the links' numbers, the raw source."""

    unfolded: bool = False
    hints: bool = False
    raw: bool = False


AS_READ: Final = Asked()
"""What is seen unless something is asked for."""


def compose(
    article: Article,
    now: datetime,
    asked: Asked = AS_READ,
    *,
    symbols: Symbols = UNICODE,
    fold_key: str = FOLD_KEY,
) -> Page:
    """The page of `article`, its dates in the time zone of `now`.

    Args:
        fold_key: the key that shows and folds the unrelated lines, as the line in their place
            names it.
    """
    head, body = header(article, now, symbols), article.body.text
    end = body_end(article)
    cut = _tail_start(body, end)
    shown = len(body) if asked.unfolded else cut
    links = LinkTable(article.body, shown)
    rule = _fold_line(body, cut, asked.unfolded, symbols, fold_key)
    inserts = list(_hints(links)) if asked.hints else []
    inserts += [Insert(cut, rule, "page--dim")] if rule else []
    inserts.sort(key=attrgetter("at"))
    places = Places(len(head.text), inserts)
    text = head.text + _with_inserts(body[:shown], inserts)
    marks = list(_within(article.body.marks, shown))
    spots = tuple(_spots(article, cut, places))
    spans = [
        *head.spans,
        (places.start(Field.BODY, end), len(text), "page--dim"),
        *((a, b, i.look) for (a, b), i in zip(places.inserts, inserts, strict=True)),
        *_mark_spans(marks, places),
        *_dateline_spans(article, cut, places),
    ]
    return Page(
        text,
        tuple(blocks(text, marks, places, symbols)),
        tuple(runs(spans, spots, _ORDER)),
        spots,
        places,
        links,
        places.start(Field.BODY, cut) - len(rule.lstrip("\n")) if rule else None,
    )


def _hints(links: LinkTable) -> Iterator[Insert]:
    """The number of each link, behind it."""
    return (Insert(at, f"[{number}]", "article--hint", number) for at, number in links.hints)


def _with_inserts(body: str, inserts: Iterable[Insert]) -> str:
    parts: list[str] = []
    done = 0
    for insert in inserts:
        parts += (body[done : insert.at], insert.text)
        done = insert.at
    return "".join((*parts, body[done:]))


def _tail_start(body: str, end: int) -> int:
    """The start of the first line with text at or after `end`, the body's length if none."""
    at = end if end == 0 or body[end - 1 : end] == "\n" else body.find("\n", end) + 1
    if at <= 0 and end:
        return len(body)
    while at < len(body) and body[at] == "\n":
        at += 1
    return at


def _fold_line(body: str, cut: int, unfolded: bool, symbols: Symbols, key: str) -> str:
    """What stands for the lines from `cut` on while they are folded, and above them when not."""
    count = sum(1 for line in body[cut:].split("\n") if line.strip())
    if not count:
        return ""
    gap = "" if body[max(0, cut - 2) : cut] in ("", "\n\n") else "\n"
    lines, them = ("line", "it") if count == 1 else ("lines", "them")
    if unfolded:
        return f"{gap}{symbols.unfold} {count:,} unrelated {lines} ({key} folds {them})\n\n"
    return f"{gap}{symbols.fold} {count:,} unrelated {lines} ({key} shows {them})"


def _spots(article: Article, cut: int, places: Places) -> Iterator[Spot]:
    """The mentions that lie within their text, in order; of two that overlap, the first.

    What stands past the article's end, at `cut`, is not of it, whether it is shown or not.
    """
    sizes = {Field.TITLE: len(article.row.title), Field.BODY: cut}
    spots = [
        Spot(places.start(m.field, m.start), places.end(m.field, m.end), m)
        for m in article.mentions
        if 0 <= m.start < m.end <= sizes[m.field]
    ]
    spots.sort(key=attrgetter("start", "end"))
    reached = 0
    for spot in spots:
        if spot.start >= reached:
            reached = spot.end
            yield spot


def _within(marks: Iterable[Mark], size: int) -> Iterator[Mark]:
    """The marks over the first `size` characters, cut where these end."""
    for mark in marks:
        if 0 <= mark.start < min(mark.end, size):
            yield mark if mark.end <= size else replace(mark, end=size)


def _mark_spans(marks: Iterable[Mark], places: Places) -> Iterator[tuple[int, int, str]]:
    for mark in marks:
        if name := MARK_CLASSES.get(mark.kind):
            start, end = places.start(Field.BODY, mark.start), places.end(Field.BODY, mark.end)
            yield start, end, name


def _dateline_spans(article: Article, cut: int, places: Places) -> Iterator[tuple[int, int, str]]:
    """The dateline, and in it the place and the agency."""
    line = article.dateline
    if line is None:
        return
    names = "article--dateline-name"
    for start, end, name in (
        (line.start, line.end, "article--dateline"),
        (*line.place_span, names),
        (*line.agency_span, names),
    ):
        if 0 <= start < end <= cut:
            yield places.start(Field.BODY, start), places.end(Field.BODY, end), name
