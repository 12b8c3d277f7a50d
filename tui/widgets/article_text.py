"""What text does an article's page hold, and which stretches of it look special?

Title, byline, perhaps a word on the analysis, then the body, letter for letter.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from operator import attrgetter
from typing import Final

from core.types import Article, Field, Mark, MarkKind
from tui.widgets.page import Block, Page, Run, Spot
from tui.widgets.styles import long_date
from tui.widgets.wrapping import one_line

UNRELATED: Final = "— unrelated lines —"

MARK_CLASSES: Final = {
    MarkKind.QUOTE: "article--quote",
    MarkKind.HEADING: "article--heading",
    MarkKind.CODE: "article--code",
    MarkKind.EMPHASIS: "article--emphasis",
    MarkKind.LINK: "article--link",
}

# The later a class stands, the more it has to say about the look of what it covers.
_ORDER: Final = ("article--title", *MARK_CLASSES.values(), "page--dim")

# A list item that brings its own bullet or number needs none from us.
_OWN_BULLET = re.compile(r"(?:[-*•‣◦–·]|\(?\d{1,3}[.)])\s")

_MOST_BARS: Final = 3
_MOST_INDENTS: Final = 4


@dataclass(frozen=True, slots=True)
class _Places:
    """Turns offsets of title and body into offsets of the page."""

    body_start: int
    cut: int
    inserted: int

    def start(self, field: Field, offset: int) -> int:
        """Where the character at `offset` of `field` stands."""
        if field is Field.TITLE:
            return offset
        return self.body_start + offset + (self.inserted if offset >= self.cut else 0)

    def end(self, field: Field, offset: int) -> int:
        """Just behind the character before `offset` of `field`."""
        return self.start(field, offset - 1) + 1


def compose(article: Article, now: datetime) -> Page:
    """The page of `article`, its dates in the time zone of `now`."""
    title = article.row.title or "(untitled)"
    lines = [title, _byline(article, now)]
    if state := _state(article):
        lines.append(state)
    header = "\n".join(lines) + "\n\n"
    body = article.body.text
    end = _body_end(article)
    cut = _tail_start(body, end)
    rule = f"{UNRELATED}\n\n" if cut < len(body) else ""
    text = header + body[:cut] + rule + body[cut:]
    places = _Places(len(header), cut, len(rule))
    spots = tuple(_spots(article, places))
    spans = [
        (0, len(title), "article--title"),
        (len(title), len(header), "page--dim"),
        (places.body_start + end, len(text), "page--dim"),
        *_mark_spans(article, places),
    ]
    return Page(
        text,
        tuple(_blocks(text, article.body.marks, places, len(body))),
        tuple(_runs(spans, spots)),
        spots,
        places.body_start,
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


def _state(article: Article) -> str:
    """What a reader must know of the analysis, empty where it is complete and found someone."""
    if not article.analysed:
        return "not analysed yet"
    size = len(article.body.text)
    if article.analysed_to < size:
        read = f"first {article.analysed_to:,} of {size:,} characters"
        return f"actors marked in the {read}" if article.mentions else f"no actors in the {read}"
    return "" if article.mentions else "no actors found"


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


def _spots(article: Article, places: _Places) -> Iterator[Spot]:
    """The mentions that lie within their text, in order; of two that overlap, the first."""
    sizes = {Field.TITLE: len(article.row.title), Field.BODY: len(article.body.text)}
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
    for mark in _within(article.body.marks, len(article.body.text)):
        if name := MARK_CLASSES.get(mark.kind):
            start, end = places.start(Field.BODY, mark.start), places.end(Field.BODY, mark.end)
            yield start, end, name


def _within(marks: Iterable[Mark], size: int) -> Iterator[Mark]:
    return (mark for mark in marks if 0 <= mark.start < mark.end <= size)


def _runs(spans: Iterable[tuple[int, int, str]], spots: Sequence[Spot]) -> Iterator[Run]:
    """The page cut wherever its look changes, by one sweep over the edges."""
    changes: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    for start, end, name in spans:
        if start < end:
            changes[start].append((name, 1))
            changes[end].append((name, -1))
    mentions = {spot.end: -1 for spot in spots}
    mentions |= {spot.start: index for index, spot in enumerate(spots)}
    depth: Counter[str] = Counter()
    mention = -1
    look: tuple[tuple[str, ...], int] | None = None
    for offset in sorted({0} | changes.keys() | mentions.keys()):
        for name, step in changes.get(offset, ()):
            depth[name] += step
        mention = mentions.get(offset, mention)
        before, look = look, (tuple(name for name in _ORDER if depth[name]), mention)
        if look != before:
            yield Run(offset, *look)


def _blocks(text: str, marks: Sequence[Mark], places: _Places, size: int) -> Iterator[Block]:
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    kept = list(_within(marks, size))
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
