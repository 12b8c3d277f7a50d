"""What text does an article's page hold, and which stretches of it look special?

Title, byline, perhaps a word on the analysis, then the body, letter for letter; the
unrelated lines that may follow it are folded into one until they are asked for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import accumulate
from operator import attrgetter
from typing import Final

from core.types import Article, Field, Mark, MarkKind
from tui.widgets.analysis_notes import text_note
from tui.widgets.page import Block, Page, Spot, runs
from tui.widgets.styles import long_date
from tui.widgets.wrapping import one_line

FOLD_KEY: Final = "."
"""The key that the folded line names unless told otherwise."""

MARK_CLASSES: Final = {
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
    "article--dateline",
    "article--dateline-name",
)

# A list item that brings its own bullet or number needs none from us.
_OWN_BULLET = re.compile(r"(?:[-*•‣◦–·]|\(?\d{1,3}[.)])\s")

_MOST_BARS: Final = 3
_MOST_INDENTS: Final = 4


@dataclass(frozen=True, slots=True)
class _Places:
    """Turns offsets of title and body into offsets of the page.

    Of the body, `related` characters belong to the article and `shown` are on the page;
    `inserted` stand between the two.
    """

    body_start: int
    related: int
    shown: int
    inserted: int

    def start(self, field: Field, offset: int) -> int:
        """Where the character at `offset` of `field` stands."""
        if field is Field.TITLE:
            return offset
        return self.body_start + offset + (self.inserted if offset >= self.related else 0)

    def end(self, field: Field, offset: int) -> int:
        """Just behind the character before `offset` of `field`."""
        return self.start(field, offset - 1) + 1


def compose(
    article: Article, now: datetime, *, unfolded: bool = False, fold_key: str = FOLD_KEY
) -> Page:
    """The page of `article`, its dates in the time zone of `now`.

    Args:
        unfolded: whether the lines past the article's end are shown.
        fold_key: the key that changes that, as the line in their place names it.
    """
    title = article.row.title or "(untitled)"
    lines = [title, _byline(article, now)]
    if note := text_note(article):
        lines.append(note)
    header = "\n".join(lines) + "\n\n"
    body = article.body.text
    end = _body_end(article)
    cut = _tail_start(body, end)
    rule = _fold_line(body[cut:], unfolded, fold_key)
    gap = "\n" if rule and body[max(0, cut - 2) : cut] not in ("", "\n\n") else ""
    shown = len(body) if unfolded else cut
    text = header + body[:cut] + gap + rule + body[cut:shown]
    places = _Places(len(header), cut, shown, len(gap + rule))
    spots = tuple(_spots(article, places))
    spans = [
        (0, len(title), "article--title"),
        (len(title), len(header), "page--dim"),
        (places.body_start + end, len(text), "page--dim"),
        *_mark_spans(article, places),
        *_dateline_spans(article, places),
    ]
    return Page(
        text,
        tuple(_blocks(text, article.body.marks, places)),
        tuple(runs(spans, spots, _ORDER)),
        spots,
        places.body_start,
        places.body_start + cut + len(gap) if rule else None,
    )


def _byline(article: Article, now: datetime) -> str:
    row = article.row
    date = long_date(row.dated, now)
    parts = (
        row.source,
        article.author,
        date if row.published else f"fetched {date}",
        "↗" if row.url else "",
    )
    return " · ".join(one_line(part) for part in parts if part)


def _body_end(article: Article) -> int:
    """Where the article proper ends; only an analysis can say that it does so early."""
    size = len(article.body.text)
    return min(article.body_end, size) if article.analysed and article.body_end > 0 else size


def _tail_start(body: str, end: int) -> int:
    """The start of the first line with text at or after `end`, the body's length if none."""
    at = end if end == 0 or body[end - 1 : end] == "\n" else body.find("\n", end) + 1
    if at <= 0 and end:
        return len(body)
    while at < len(body) and body[at] == "\n":
        at += 1
    return at


def _fold_line(tail: str, unfolded: bool, key: str) -> str:
    """What stands for the lines of `tail` while they are folded, and above them when not."""
    count = sum(1 for line in tail.split("\n") if line.strip())
    if not count:
        return ""
    lines, them = ("line", "it") if count == 1 else ("lines", "them")
    if unfolded:
        return f"— {count:,} unrelated {lines} ({key} folds {them}) —\n\n"
    return f"— {count:,} unrelated {lines} folded ({key} shows {them}) —"


def _spots(article: Article, places: _Places) -> Iterator[Spot]:
    """The mentions that lie within their text, in order; of two that overlap, the first.

    What stands past the article's end is not of it, whether it is shown or not.
    """
    sizes = {Field.TITLE: len(article.row.title), Field.BODY: places.related}
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


def _mark_spans(article: Article, places: _Places) -> Iterator[tuple[int, int, str]]:
    for mark in _within(article.body.marks, places.shown):
        if name := MARK_CLASSES.get(mark.kind):
            start, end = places.start(Field.BODY, mark.start), places.end(Field.BODY, mark.end)
            yield start, end, name


def _within(marks: Iterable[Mark], size: int) -> Iterator[Mark]:
    """The marks over the first `size` characters, cut where these end."""
    for mark in marks:
        if 0 <= mark.start < min(mark.end, size):
            yield replace(mark, end=min(mark.end, size))


def _dateline_spans(article: Article, places: _Places) -> Iterator[tuple[int, int, str]]:
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
        if 0 <= start < end <= places.related:
            yield places.start(Field.BODY, start), places.end(Field.BODY, end), name


def _blocks(text: str, marks: Sequence[Mark], places: _Places) -> Iterator[Block]:
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    kept = list(_within(marks, places.shown))
    quotes, _ = _depths(starts, kept, MarkKind.QUOTE, places)
    items, firsts = _depths(starts, kept, MarkKind.ITEM, places)
    for index, (line, start) in enumerate(zip(lines, starts, strict=True)):
        bars = "│ " * min(quotes[index], _MOST_BARS)
        indent = "  " * min(items[index], _MOST_INDENTS)
        lead = indent
        if index in firsts:
            lead = indent[:-2] + ("" if _OWN_BULLET.match(line) else "• ")
        yield Block(start, start + len(line), bars + lead, bars + indent)


def _depths(
    starts: Sequence[int], marks: Iterable[Mark], kind: MarkKind, places: _Places
) -> tuple[list[int], set[int]]:
    """How many marks of `kind` each line stands in, and the lines where one begins."""
    steps = [0] * (len(starts) + 1)
    firsts = set()
    for mark in marks:
        if mark.kind is kind:
            first = bisect_right(starts, places.start(Field.BODY, mark.start)) - 1
            last = bisect_right(starts, places.end(Field.BODY, mark.end) - 1) - 1
            steps[first] += 1
            steps[last + 1] -= 1
            firsts.add(first)
    return list(accumulate(steps)), firsts
