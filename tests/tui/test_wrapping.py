"""How text is broken into rows of cells."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from tests.tui.samples import HOSTILE, NOW
from tui.widgets.styles import long_date, short_date
from tui.widgets.wrapping import _NARROW, TAB, cells, centred, clip, fit, line_starts

TEXT = st.text(st.sampled_from(" \tabc-’界\u0301\u200d\ufe0f✈👍🏽\xa0שع"), max_size=120)
WIDTHS = [2, 3, 7, 20, 72]


def lines(text: str, width: int) -> list[str]:
    starts = line_starts(text, width)
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@given(TEXT, st.sampled_from(WIDTHS))
def test_wrapped_lines_hold_the_whole_text_and_none_is_too_wide(text, width):
    wrapped = lines(text, width)
    assert "".join(wrapped) == text
    if "\t" not in text or width >= len(TAB):
        assert all(cells(line.rstrip(" \t")) <= width for line in wrapped if line.strip(" \t"))


@given(st.lists(st.sampled_from(["a", "to", "the", "“quote”", "newspaper"]), min_size=1))
def test_words_that_fit_a_line_are_never_broken(words):
    wrapped = lines(" ".join(words), 12)
    assert [word for line in wrapped for word in line.split()] == words


def test_a_line_breaks_as_late_as_it_can_and_spaces_hang():
    assert lines("one two three", 7) == ["one two ", "three"]
    assert lines("one two three", 6) == ["one ", "two ", "three"]


def test_a_word_wider_than_a_line_is_broken_where_the_line_is_full():
    assert lines("to abcdefgh", 5) == ["to ab", "cdefg", "h"]


def test_a_break_never_parts_a_character_from_what_joins_it():
    assert lines("xx👨\u200d👩\u200d👧xx", 3) == ["xx", "👨\u200d👩\u200d👧x", "x"]
    assert lines("abe\u0301d", 3) == ["abe\u0301", "d"]


def test_a_no_break_space_does_not_break():
    assert lines("to 12\xa0km", 7) == ["to ", "12\xa0km"]


def test_all_characters_taken_for_narrow_are_one_cell_wide():
    narrow = [chr(code) for code in range(0x3000) if _NARROW.fullmatch(chr(code))]
    assert len(narrow) > 900
    assert {get_character_cell_size(character) for character in narrow} == {1}


@pytest.mark.parametrize("text", ["", "short", "a\nb\tc", *HOSTILE])
@pytest.mark.parametrize("width", [1, 2, 3, 10, 40])
def test_a_fitted_text_is_exactly_as_wide_as_asked(text, width):
    assert cell_len(fit(text, width)) == width


def test_a_text_that_is_cut_says_so():
    assert fit("headline", 5) == "head…"
    assert fit("headline", 8) == "headline"
    assert fit("headline", 5, "~") == "head~"


@given(TEXT, st.sampled_from(WIDTHS))
@example("\u200d\u200daaa", 2)
def test_no_clipped_text_is_too_wide(text: str, width: int):
    assert cells(clip(text, width)) <= width


def test_a_clipped_text_is_no_wider_than_it_must_be():
    assert clip("head", 10) == "head"
    assert clip("one line", 5) == "one…"
    assert clip("one", 0) == ""


def test_no_room_holds_no_text():
    assert fit("headline", 0) == ""


def test_a_centred_text_is_wrapped_in_the_middle():
    assert centred("nothing here", 12, 5) == ["", "  nothing", "    here", "", ""]
    assert len(centred("far too long for this", 8, 2)) == 2


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (NOW.replace(hour=9, minute=5), "09:05"),
        (NOW.replace(month=1, day=2), "2 Jan"),
        (NOW.replace(year=999, month=3, day=4), "0999-03-04"),
    ],
)
def test_a_date_says_no_more_than_it_must(when, text):
    assert short_date(when, NOW) == text


def test_a_long_date_names_its_month():
    assert long_date(NOW, NOW) == "12 June 2018, 18:30"
