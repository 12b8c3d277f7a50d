"""What `stories` and `story` print: as text, or as JSON."""

import textwrap
from collections.abc import Sequence

from core.moments import moment
from core.stories import Piece, Story, StoryRow
from core.types import LeadActor
from desk.commands.output.console import say
from desk.commands.output.records import Record, article_record
from desk.commands.output.report import WIDTH
from desk.export.story_words import counted, extent, notes

_INDENT = "    "


def line(row: StoryRow) -> None:
    """One story in a list."""
    unread = f", {row.unread:,} unread" if row.unread else ""
    say(f"{row.id:>6} {row.last:%Y-%m-%d}  {row.title}  ({_articles(row)}{unread})")


def report(story: Story) -> None:
    """One story: what it is, who is in it, and what each piece adds."""
    say(story.row.title)
    say(extent(story.row))
    if story.cast:
        _fill(f"Cast: {', '.join(actor.name for actor in story.cast)}", "")
    for piece in story.pieces:
        _piece(piece, notes(story, piece))


def _articles(row: StoryRow) -> str:
    return f"{counted(row.articles, 'article')} of {counted(len(row.sources), 'source')}"


def _piece(piece: Piece, noted: Sequence[str]) -> None:
    row = piece.article
    say()
    say(f"{row.dated:%Y-%m-%d} {row.id:>6} {row.title}  ({row.source})")
    new = [*(actor.name for actor in piece.actors), *piece.numbers]
    for text in (piece.lead, f"New: {', '.join(new)}" if new else "", "; ".join(noted)):
        if text:
            _fill(text, _INDENT)


def _fill(text: str, indent: str) -> None:
    say(textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=_INDENT))


def row_record(row: StoryRow) -> Record:
    """A line of `stories`."""
    return {
        "id": row.id,
        "title": row.title,
        "first": moment(row.first),
        "last": moment(row.last),
        "articles": row.articles,
        "unread": row.unread,
        "sources": list(row.sources),
    }


def record(story: Story) -> Record:
    """The record of `story`: that of `stories`, the cast, and the articles oldest first."""
    return {
        **row_record(story.row),
        "seen": moment(story.seen),
        "cast": _actors(story.cast),
        "pieces": [_piece_record(piece) for piece in story.pieces],
    }


def _piece_record(piece: Piece) -> Record:
    return {
        "article": article_record(piece.article),
        "lead": piece.lead,
        "new": {"actors": _actors(piece.actors), "numbers": list(piece.numbers)},
        "pinned": piece.pinned,
        "fresh": piece.fresh,
    }


def _actors(actors: Sequence[LeadActor]) -> list[Record]:
    return [{"id": actor.id, "name": actor.name, "kind": actor.kind} for actor in actors]
