"""The drawings made of characters: curves, bars, networks, the gutter of a timeline."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from core.dossiers import Tie
from core.types import Companion, Kind
from tests.tui.dossiers import COMPANIONS, TIES
from tests.tui.gallery import ACTOR
from tests.tui.samples import HOSTILE, named
from tui.drawing.bars import bar
from tui.drawing.network import network_lines
from tui.drawing.sparkline import resampled, sparkline, sparkline_words
from tui.drawing.strokes import Way, Weight, stroke, weight_of
from tui.drawing.timeline import Gutter, timeline_gutter
from tui.looks.symbols import ASCII, PLAIN, UNICODE, Symbols

SETS = pytest.mark.parametrize("symbols", [UNICODE, ASCII], ids=["unicode", "ascii"])

MONDAY = date(2025, 2, 24)

# --- curves ---


def test_a_curve_is_scaled_to_the_greatest_and_its_floor_is_kept_for_nothing():
    assert sparkline([0, 1, 50, 100], 4, UNICODE) == "▁▂▅█"
    assert sparkline([0, 1, 50, 100], 4, ASCII) == "_.=#"


def test_where_there_are_more_weeks_than_cells_the_peaks_stay():
    assert sparkline([0, 0, 9, 0, 0, 0], 3, UNICODE) == "▁█▁"


def test_where_there_are_fewer_each_takes_several_cells():
    assert sparkline([1, 0], 6, UNICODE) == "███▁▁▁"


@pytest.mark.parametrize(("counts", "width"), [([], 5), ([1, 2], 0), ([1, 2], -3)])
def test_without_counts_or_room_there_is_no_curve(counts, width):
    assert sparkline(counts, width, UNICODE) == ""


def test_weeks_without_anything_are_a_line():
    assert sparkline([0, 0, 0], 3, UNICODE) == "▁▁▁"


@SETS
@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=300), st.integers(1, 200))
def test_a_curve_is_as_wide_as_it_is_told_and_reaches_the_top(symbols, counts, width):
    drawn = sparkline(counts, width, symbols)
    assert cell_len(drawn) == width
    assert set(drawn) <= set(symbols.spark)
    if any(counts) and width >= len(counts):
        assert symbols.spark[-1] in drawn


@given(st.lists(st.integers(0, 99), min_size=1, max_size=50), st.integers(1, 80))
def test_no_peak_is_lost_in_resampling(counts, width):
    assert max(resampled(counts, width)) == max(counts)
    assert len(resampled(counts, width)) == width


def test_in_words_a_curve_is_its_peak_and_its_sum():
    assert sparkline_words([3, 12, 25], MONDAY) == "most in week of 10 March 2025: 25, 40 in all"
    assert (
        sparkline_words([1200], MONDAY) == "most in week of 24 February 2025: 1,200, 1,200 in all"
    )


@pytest.mark.parametrize("counts", [[], [0, 0]])
def test_in_words_nothing_is_never(counts):
    assert sparkline_words(counts, MONDAY) == "never"


# --- bars ---


@SETS
def test_a_bar_is_as_long_as_its_share_and_never_nothing_for_something(symbols):
    lengths = [len(bar(count, 100, 20, symbols)) for count in (100, 50, 1, 0, 200)]
    assert lengths == [20, 10, 1, 0, 20]
    assert bar(5, 0, 20, symbols) == bar(5, 10, 0, symbols) == ""


# --- lines ---


@SETS
def test_every_line_that_can_leave_a_cell_is_one_character(symbols):
    for ways in range(16):
        for weight in Weight:
            sign = stroke(Way(ways), weight, symbols)
            assert cell_len(sign) == 1
            assert (sign == " ") == (ways == 0)
            assert sign.isascii() or not symbols.is_ascii


def test_thick_is_two_thirds_of_the_most_and_thin_less_than_one():
    weights = [weight_of(count, 9) for count in (9, 6, 5, 3, 2, 0)]
    assert weights == [2, 2, 1, 1, 0, 0]


# --- networks ---


def drawn(width: int, symbols: Symbols = UNICODE, companions=COMPANIONS, ties=TIES) -> list[str]:
    lines = network_lines(ACTOR, companions, ties, width, symbols)
    return [line.plain.rstrip() for line in lines]


def test_a_network_shows_who_appears_with_the_actor_and_with_each_other():
    assert drawn(100) == [
        "          ╭━━━ 19 ━ O  Port Union                ━┳━┳─────╮",
        "          ├━━━ 15 ━ L  Antwerp                   ━┻─╋─┬┄┄┄┼┄╮",
        "          ├─── 11 ─ P  Tomas Quispe de la Fuente ━━━┻─┼─╮ │ ┆",
        "Ines Kolb ┼───  7 ─ G  Flemish                   ─┬───╯ │ │ ┆",
        "          ├┄┄┄  4 ┄ ·  Rhine Accord              ─┴─────╯ │ ┆",
        "          ├┄┄┄  3 ┄ L  Rotterdam                 ─╮       │ ┆",
        "          ├┄┄┄  3 ┄ O  Harbour Authority         ─┴─┬─────╯ ┆",
        "          ╰┄┄┄  1 ┄ P  Jan Peeters               ┄┄┄┴┄┄┄┄┄┄┄╯",
    ]


def test_in_forty_columns_it_hangs_from_the_heading_and_has_the_strongest_arcs():
    assert drawn(37) == [
        "├━ 19 ━ O  Port Union        ━┳━┓",
        "├━ 15 ━ L  Antwerp           ━┻─╋─╮",
        "├─ 11 ─ P  Tomas Quispe de…  ━┳━┛ │",
        "├─  7 ─ G  Flemish           ─┼───╯",
        "├┄  4 ┄ ·  Rhine Accord      ─╯",
        "├┄  3 ┄ L  Rotterdam",
        "├┄  3 ┄ O  Harbour Authority",
        "╰┄  1 ┄ P  Jan Peeters",
    ]


def test_in_ascii_only_what_joins_has_a_plus_sign():
    assert drawn(66, ASCII)[:3] == [
        "          +=== 19 = O  Port Union                =+=+-----+",
        "          +=== 15 = L  Antwerp                   =+-#-+...|.+",
        "          +--- 11 - P  Tomas Quispe de la Fuente ===+-|-+ | :",
    ]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_companions_are_a_small_network(count):
    trunk = "".join(line[10] for line in drawn(80, companions=COMPANIONS[:count]))
    assert trunk == ["", "─", "┬╰", "╭┼╰"][count]


def test_listened_to_it_is_a_list_of_sentences():
    lines = drawn(10, PLAIN)
    assert lines[6] == (
        "Harbour Authority, organisation, 3 articles, and with "
        "Rotterdam 3, Port Union 3, Jan Peeters 1"
    )
    assert drawn(10, PLAIN, ties=())[-1] == "Jan Peeters, person, 1 article"


@SETS
@pytest.mark.parametrize("width", [1, 2, 10, 20, 38, 63, 64, 100, 300])
def test_every_companion_has_a_line_that_fits_where_there_is_any_room(symbols, width):
    many = [Companion(i, f"Companion {i}", Kind.PERSON, 10**i) for i in range(10)]
    ties = [Tie(a, b, a.id + b.id) for a, b in combinations(many, 2)]
    lines = network_lines(ACTOR, many, ties, width, symbols)
    assert len(lines) == 10
    if width >= 38:
        assert max(line.cell_length for line in lines) <= width
    if symbols is ASCII:
        assert all(line.plain.isascii() for line in lines)


@pytest.mark.parametrize("width", [38, 80])
def test_ties_to_those_who_are_not_drawn_are_left_out(width):
    stranger = Companion(99, "Stranger", Kind.PERSON, 1)
    assert drawn(width, ties=[Tie(COMPANIONS[0], stranger, 5)]) == drawn(width, ties=())


@given(st.dictionaries(st.tuples(st.integers(0, 9), st.integers(0, 9)), st.integers(1, 50)))
def test_every_arc_that_is_drawn_begins_and_ends_once(edges):
    many = [Companion(i, f"C{i}", Kind.PERSON, 9) for i in range(10)]
    ties = [Tie(many[a], many[b], count) for (a, b), count in edges.items() if a < b]
    lines = network_lines(ACTOR, many, ties, 100, UNICODE)
    tails = [line.plain[line.plain.index(many[i].name) + 2 :] for i, line in enumerate(lines)]
    begins = sum(tail.count(sign) for tail in tails for sign in "╮┓┬┳")
    assert begins == sum(tail.count(sign) for tail in tails for sign in "╯┛┴┻")
    assert begins <= len(ties)


def test_where_all_are_named_together_no_arcs_are_drawn_as_they_tell_nothing():
    many = [Companion(i, f"C{i}", Kind.PERSON, 2) for i in range(10)]
    ties = [Tie(a, b, 2) for a, b in combinations(many, 2)]
    assert drawn(100, companions=many, ties=ties) == drawn(100, companions=many, ties=())
    strong = [Tie(many[0], many[4], 3), *ties]
    assert "".join(drawn(100, companions=many, ties=strong)).count("┓") == 1


@pytest.mark.parametrize("text", HOSTILE, ids=named)
def test_a_hostile_name_in_a_network_stays_text(text):
    companions = [Companion(1, text, Kind.PLACE, 3), Companion(2, "Peru", Kind.PLACE, 2)]
    lines = network_lines(ACTOR, companions, [Tie(*companions, 2)], 80, UNICODE)
    assert text[:2].rstrip("\u200d") in lines[0].plain
    assert [line.cell_length <= 80 for line in lines] == [True, True]


# --- the timeline ---


@SETS
def test_the_gutter_of_a_timeline_is_two_cells_and_says_what_is_new(symbols):
    signs = [timeline_gutter(kind, symbols) for kind in Gutter]
    assert {cell_len(sign) for sign in signs} == {2}
    assert len(set(signs)) == len(Gutter)
    assert timeline_gutter(Gutter.NEW, symbols)[0] == symbols.unread
    assert "".join(signs).isascii() == symbols.is_ascii


def test_nothing_is_drawn_beside_a_timeline_that_is_listened_to():
    assert {timeline_gutter(kind, PLAIN) for kind in Gutter} == {""}
