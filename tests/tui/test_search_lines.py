"""What is said of a hit, of their number, and where there are none."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from core.query import parse_query
from core.types import Hit, Kind, LeadActor
from tests.tui.samples import HOSTILE, NOW, named, row
from tui.looks.symbols import ASCII, PLAIN, UNICODE, Symbols
from tui.search.guide import LIMIT, NOTHING, guide_lines, summary
from tui.search.hit_lines import HitStyle, hit_lines
from tui.widgets.pieces import Line

ACTORS = (LeadActor(1, "Ada Byron", Kind.PERSON), LeadActor(2, "Peru", Kind.PLACE))

HIT = Hit(
    replace(row(1, "Llama treaty signed", unread=True, starred=True), actors=ACTORS),
    "…and Peru signed the llama treaty in the old…",
    ((21, 26),),
)


def style(query: str = "llama", symbols: Symbols = UNICODE, *, snippets: bool = True) -> HitStyle:
    return HitStyle(symbols, NOW, parse_query(query), snippets)


def said(lines: list[Line]) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def drawn_as(lines: list[Line], name: str) -> list[str]:
    return [text for line in lines for text, drawn in line if drawn == name]


def test_a_hit_says_title_origin_date_actors_and_snippet():
    lines = hit_lines(HIT, 80, style())
    assert said(lines) == [
        "● Llama treaty signed",
        "★ The Daily Test · 17:30 · Ada Byron, Peru",
        "  …and Peru signed the llama treaty in the old…",
    ]
    assert drawn_as(lines, "hit--found") == ["Llama", "llama"]
    assert drawn_as(lines, "actor--place") == ["Peru"]


def test_what_is_read_and_has_no_snippet_takes_two_lines():
    hit = Hit(replace(HIT.row, unread=False, starred=False), "", ())
    lines = hit_lines(hit, 80, style("is:read", snippets=False))
    assert said(lines) == ["  Llama treaty signed", "  The Daily Test · 17:30 · Ada Byron, Peru"]


def test_signs_are_those_of_the_set():
    assert said(hit_lines(HIT, 80, style(symbols=ASCII))) == [
        "o Llama treaty signed",
        "* The Daily Test | 17:30 | Ada Byron, Peru",
        "  ~and Peru signed the llama treaty in the old~",
    ]
    assert said(hit_lines(HIT, 80, style(symbols=PLAIN))) == [
        "unread, Llama treaty signed",
        "starred, The Daily Test, 17:30, Ada Byron, Peru",
        "~and Peru signed the llama treaty in the old~",
    ]


def test_where_there_is_little_room_the_date_is_brief_and_actors_are_cut():
    old = replace(HIT.row, dated=NOW.replace(year=2011))
    assert (
        said(hit_lines(replace(HIT, row=old), 32, style()))[1] == "★ The Daily Test · 2011 · Ada B…"
    )


@pytest.mark.parametrize("text", HOSTILE, ids=named)
@pytest.mark.parametrize("width", [3, 20, 38, 100])
@pytest.mark.parametrize("symbols", [UNICODE, ASCII])
def test_a_line_of_hostile_text_fits(text, width, symbols):
    of = replace(HIT.row, title=text, source=text, actors=(replace(ACTORS[0], name=text),))
    lines = hit_lines(Hit(of, text, ((1, 2),)), width, style("x", symbols))
    assert len(lines) == 3
    assert all(cell_len(line) <= width for line in said(lines))


@pytest.mark.parametrize(
    ("count", "query", "newest_first", "words"),
    [
        (0, "llama", False, "No articles"),
        (1, "llama", False, "1 article"),
        (2, "llama", False, "2 articles, most relevant first"),
        (2, "llama", True, "2 articles, newest first"),
        (2, "is:unread -llama", False, "2 articles, newest first"),
        (LIMIT, "llama", False, "The 200 most relevant"),
        (LIMIT, "llama", True, "The 200 newest"),
    ],
)
def test_the_number_of_hits_comes_with_their_order(count, query, newest_first, words):
    assert summary(count, parse_query(query), newest_first=newest_first) == words


@pytest.mark.parametrize("width", [1, 10, 38, 70, 198])
def test_examples_of_queries_fit_and_mean_something(width):
    lines = guide_lines(NOTHING, "", width, "…")
    assert all(cell_len(line) <= max(width, 4) for line in said(lines))
    if width > 30:
        examples = [text.strip() for text in drawn_as(lines, "hit--example")]
        assert len(examples) == 4
        assert all(len(parse_query(example).terms) >= 2 for example in examples)
        assert len(drawn_as(lines, "hit--dim")) == 4
