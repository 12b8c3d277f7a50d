"""What a timeline says of a story, piece by piece."""

from dataclasses import replace
from datetime import timedelta

import pytest
from rich.cells import cell_len

from core.stories import Piece, Story, StoryRow
from core.types import Kind, LeadActor
from tests.tui.samples import HOSTILE, NOW, named
from tests.tui.telling import KOLB, STRIKE, UNION, Shelf, piece
from tui.looks.symbols import ASCII, PLAIN, UNICODE, Symbols
from tui.story.timeline_lines import TimelineStyle, timeline

SEEN = NOW - timedelta(days=4)

WIDTHS = [1, 8, 38, 58, 98, 158]


def said(
    pieces: tuple[Piece, ...] = STRIKE,
    fresh: tuple[int, ...] = (),
    width: int = 78,
    symbols: Symbols = UNICODE,
    seen: bool = True,
) -> list[str]:
    """The rows of a timeline."""
    style = TimelineStyle(symbols, NOW)
    story = Shelf(pieces, seen=SEEN if seen else None).story(1)
    entries = timeline(story, frozenset(fresh), style)
    rows = [row for entry in entries for row in entry.rows(width, style)]
    assert len(rows) == sum(entry.height(width, style) for entry in entries)
    return ["".join(text for text, _ in row).rstrip() for row in rows]


def test_a_story_is_told_day_by_day_with_what_each_piece_adds() -> None:
    assert said(fresh=(4, 5)) == [
        "┆ Wednesday 30 May 2018",
        "○ Pilots threaten to strike",
        "│ The Daily Test · 18:31",
        "│ Pilots in the harbour of Antwerp want shorter nights.",
        "│ new: +Antwerp, +Flemish · 12 pilots",
        "○ No pilot leaves the quay",
        "│ Harbour Post · 18:32",
        "│ Nobody sleeps.",
        "│ new: +Port Union",
        "┆ Friday 1 June 2018 · 2 days later",
        "○ Forty ships wait for a pilot outside the harbour, and more are on their way",
        "│ to it",
        "│ The Daily Test · 18:33 · put here by you",
        "│ The roads are full.",
        "│ new: +Rhine Accord · 40 ships, 3 days",
        "┆ since you last read, 8 Jun",
        "┆ Sunday 10 June 2018 · 9 days later",
        "● Pilots end strike",
        "│ The Daily Test · 18:34",
        "│ Mayor Ines Kolb said so.",
        "│ new: +Ines Kolb",
        "┆ Today · 2 days later",
        "● What the strike cost",
        "  Harbour Post · 18:35",
        "  new: 4 million euros",
    ]


def test_a_piece_without_a_date_a_title_or_anything_new_says_so_or_nothing() -> None:
    bare = piece(1, "", source="")
    bare = replace(bare, article=replace(bare.article, published=None, title="", starred=True))
    assert said((bare, STRIKE[4]))[1:3] == ["○ (untitled)", "│ ★ date unknown"]


def test_the_line_of_what_was_read_stands_only_where_there_was_a_reading() -> None:
    assert "since" not in "".join(said(fresh=()))
    assert "since" not in "".join(said(fresh=(4,), seen=False))
    assert said(fresh=(1,))[0] == "┆ since you last read, 8 Jun"


def test_for_listening_each_piece_is_a_sentence_that_is_never_cut() -> None:
    rows = said(fresh=(4,), width=300, symbols=PLAIN)
    assert rows[1:3] == [
        "Pilots threaten to strike, The Daily Test, 18:31, Pilots in the harbour of Antwerp want "
        "shorter nights, new: Antwerp, Flemish, 12 pilots",
        "No pilot leaves the quay, Harbour Post, 18:32, Nobody sleeps, new: Port Union",
    ]
    assert rows[-3].startswith("new, unread, Pilots end strike, The Daily Test")
    whole = " ".join(said(width=20, symbols=PLAIN))
    assert "Forty ships wait for a pilot outside the harbour, and more are on their way" in whole


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("symbols", [UNICODE, ASCII, PLAIN], ids=["unicode", "ascii", "plain"])
def test_no_row_is_wider_than_there_is_room(width: int, symbols: Symbols) -> None:
    rows = said(fresh=(3,), width=width, symbols=symbols)
    assert all(cell_len(row) <= max(width, 3) for row in rows)
    assert symbols is UNICODE or "".join(rows).isascii()


def test_thousands_of_actors_are_counted_and_not_named() -> None:
    crowd = tuple(LeadActor(n, f"Actor {n}", Kind.PERSON) for n in range(5_000))
    many = replace(STRIKE[0], actors=crowd, numbers=tuple(f"{n} tons" for n in range(13)))
    row = said((many, STRIKE[1]), width=400)[4]
    assert "+Actor 11 and 4,988 more · 0 tons" in row
    assert row.endswith("11 tons and 1 more")


@pytest.mark.parametrize("text", HOSTILE, ids=named)
@pytest.mark.parametrize("symbols", [UNICODE, PLAIN], ids=["unicode", "plain"])
def test_hostile_text_is_said_letter_for_letter(text: str, symbols: Symbols) -> None:
    actors = (LeadActor(1, text, Kind.PERSON), UNION, KOLB)
    told = piece(1, text, 0, *actors, numbers=(text,), lead=text, source=text)
    rows = said((told, STRIKE[1]), width=120, symbols=symbols)
    whole = text.strip("\u200d") if len(text) <= 25 else text[:8]
    assert "".join(rows).count(whole) >= 4


def test_a_story_of_no_pieces_is_an_empty_timeline() -> None:
    row = StoryRow(1, "", NOW, NOW, 0, 0, ())
    assert timeline(Story(row, (), None, ()), frozenset(), TimelineStyle(UNICODE, NOW)) == []
