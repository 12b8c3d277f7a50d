"""What does the timeline of a story say? Its pieces, and the words between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from core.stories import Piece, Story
from core.types import LeadActor
from tui.drawing.timeline import Gutter, timeline_gutter
from tui.looks.symbols import Symbols
from tui.widgets.list_row import day_title
from tui.widgets.pieces import Line, rows_of, wrapped
from tui.widgets.spells import apart
from tui.widgets.styles import LOOKS, short_date
from tui.widgets.wrapping import cells, one_line

_NAMED: Final = 12
"""Actors, and numbers, that a piece is said to add; the rest are counted."""

_ROWS: Final = 2
"""Rows that the title, the first sentence or what is new of a piece may take."""

_ALL_ROWS: Final = 100
"""The same for listening, where nothing is cut."""

_LONGEST: Final = 400
"""Code points of a title or a sentence that are shown."""

_DIM: Final = "timeline--dim"


@dataclass(frozen=True, slots=True)
class TimelineStyle:
    """What all of a timeline has in common."""

    symbols: Symbols
    now: datetime

    @property
    def rows(self) -> int:
        """The rows that each part of a piece may take."""
        return _ALL_ROWS if self.symbols.plain else _ROWS


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a timeline: the parts of a piece, each a line to be wrapped, or a heading.

    `piece` is its place among the pieces, None for words between them; those may name the day.
    `dot` stands in the gutter beside the first row, `line` beside the others.
    """

    parts: tuple[Line, ...]
    piece: int | None
    dot: Gutter
    line: Gutter
    is_day: bool = False

    def height(self, width: int, style: TimelineStyle) -> int:
        """The rows that it takes at `width` cells."""
        room = self._room(width, style.symbols)
        return sum(rows_of(_text(part), room, style.rows) for part in self.parts)

    def rows(self, width: int, style: TimelineStyle) -> list[Line]:
        """Its rows, as many as `height`, none wider than `width` cells."""
        symbols = style.symbols
        room = self._room(width, symbols)
        rows = [
            row for part in self.parts for row in wrapped(part, room, style.rows, symbols.ellipsis)
        ]
        signs = [self.dot, *[self.line] * (len(rows) - 1)]
        looks = [_DIM if self.piece is None else "timeline--mark", *[_DIM] * (len(rows) - 1)]
        return [
            [(timeline_gutter(sign, symbols), look), *row]
            for sign, look, row in zip(signs, looks, rows, strict=True)
        ]

    def _room(self, width: int, symbols: Symbols) -> int:
        """The cells beside the gutter."""
        return max(1, width - cells(timeline_gutter(self.dot, symbols)))


def timeline(story: Story, fresh: frozenset[int], style: TimelineStyle) -> list[Entry]:
    """The entries of a story, oldest first, each day under a heading.

    Args:
        fresh: the articles that came in since the reader last opened the story; before the
            first of them a line says so, unless it was never opened.
    """
    return list(_entries(story, fresh, style))


def _entries(story: Story, fresh: frozenset[int], style: TimelineStyle) -> Iterator[Entry]:
    before = None
    told = story.seen is None
    for place, piece in enumerate(story.pieces):
        row = piece.article
        if story.seen is not None and not told and row.id in fresh:
            told = True
            since = f"since you last read, {short_date(story.seen, style.now)}"
            yield Entry(([(since, "timeline--since")],), None, Gutter.GAP, Gutter.GAP)
        day = row.dated.astimezone(style.now.tzinfo).date()
        if day != before:
            gap = f"{style.symbols.separator}{apart((day - before).days)}" if before else ""
            title = day_title(day.isoformat(), style.now) + gap
            yield Entry(([(title, "timeline--day")],), None, Gutter.GAP, Gutter.GAP, is_day=True)
        before = day
        last = place == len(story.pieces) - 1
        yield _entry(piece, place, row.id in fresh, last, style)


def _entry(piece: Piece, place: int, fresh: bool, last: bool, style: TimelineStyle) -> Entry:
    news = _news(piece, style.symbols)
    dot = Gutter.NEW if fresh or piece.article.unread else Gutter.DOT
    line = Gutter.NONE if last else Gutter.LINE
    if style.symbols.plain:
        return Entry((_in_words(piece, fresh, news, style),), place, dot, line)
    title = "timeline--unread" if piece.article.unread else ""
    lead = [(_short(piece.lead), _DIM)]
    parts = ([(_title(piece), title)], _about(piece, style), lead, news)
    return Entry(tuple(part for part in parts if _text(part)), place, dot, line)


def _in_words(piece: Piece, fresh: bool, news: Line, style: TimelineStyle) -> Line:
    """For listening: one sentence, what counts first."""
    symbols, row = style.symbols, piece.article
    said = [symbols.new if fresh else "", symbols.unread if row.unread else "", _title(piece)]
    said += [_text(_about(piece, style)), _short(piece.lead).rstrip("."), _text(news)]
    return [(one_line(symbols.separator.join(filter(None, said))), "")]


def _about(piece: Piece, style: TimelineStyle) -> Line:
    """Star, source, time, and whether the reader put it here."""
    row, symbols = piece.article, style.symbols
    time = f"{row.dated.astimezone(style.now.tzinfo):%H:%M}" if row.published else "date unknown"
    said = (_short(row.source), time, "put here by you" if piece.pinned else "")
    gap = symbols.separator if symbols.plain else " "
    star = f"{symbols.star}{gap}" if row.starred else ""
    return [(star, "timeline--star"), (symbols.separator.join(filter(None, said)), _DIM)]


def _news(piece: Piece, symbols: Symbols) -> Line:
    """The actors and the numbers that no piece before had."""
    actors, numbers = piece.actors[:_NAMED], piece.numbers[:_NAMED]
    line: Line = [("new: ", "timeline--new")] if actors or numbers else []
    for place, actor in enumerate(actors):
        line += [(", " if place else "", _DIM), _actor(actor, symbols)]
    line.append((_more(len(piece.actors)), _DIM))
    line.append((symbols.separator if actors and numbers else "", _DIM))
    line.append((one_line(", ".join(numbers)) + _more(len(piece.numbers)), "timeline--number"))
    return [(text, name) for text, name in line if text]


def _actor(actor: LeadActor, symbols: Symbols) -> tuple[str, str]:
    sign = "" if symbols.plain else "+"
    return sign + _short(actor.name), LOOKS[actor.kind].reference


def _more(count: int) -> str:
    return f" and {count - _NAMED:,} more" if count > _NAMED else ""


def _title(piece: Piece) -> str:
    return _short(piece.article.title) or "(untitled)"


def _short(text: str) -> str:
    return one_line(text[:_LONGEST]).strip()


def _text(line: Sequence[tuple[str, str]]) -> str:
    return "".join(text for text, _ in line)
