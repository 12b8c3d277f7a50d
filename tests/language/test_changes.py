"""What was taken out of a text and what was put in."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.comparisons import Change
from language import changes as module
from language.changes import changes

SAME, REMOVED, ADDED = Change.SAME, Change.REMOVED, Change.ADDED

TEXTS = st.lists(st.sampled_from(["fog", "ship", "it's", ".", " ", "\n", "\n\n", "é"]), max_size=40)


def told(earlier: str, present: str) -> list[tuple[Change, str]]:
    return [(difference.change, difference.text) for difference in changes(earlier, present)]


def test_a_word_is_replaced_within_its_sentence():
    assert told("Three ships waited.", "Four ships waited.") == [
        (REMOVED, "Three"),
        (ADDED, "Four"),
        (SAME, " ships waited."),
    ]


def test_a_number_and_a_word_at_the_end_of_a_paragraph_leave_its_end_alone():
    assert told("They left on Monday\n\nAll is well.", "They left on Tuesday\n\nAll is well.") == [
        (SAME, "They left on "),
        (REMOVED, "Monday"),
        (ADDED, "Tuesday"),
        (SAME, "\n\nAll is well."),
    ]


def test_whole_paragraphs_come_and_go():
    assert told("One.\n\nTwo.\n\nThree.", "One.\n\nThree.\n\nFour.") == [
        (SAME, "One.\n\n"),
        (REMOVED, "Two.\n\n"),
        (SAME, "Three.\n\n"),
        (ADDED, "Four."),
    ]


def test_a_lone_word_between_two_changes_is_read_with_them():
    assert told("Monday in Rome, they say.", "Friday in Oslo, they say.") == [
        (REMOVED, "Monday in Rome"),
        (ADDED, "Friday in Oslo"),
        (SAME, ", they say."),
    ]


def test_white_space_alone_is_no_change():
    assert told("A  line\n\n\n\nand another ", "A line\n\nand another") == [
        (SAME, "A line\n\nand another")
    ]


@pytest.mark.parametrize(
    ("earlier", "present", "expected"),
    [
        ("", "", []),
        ("", "new", [(ADDED, "new")]),
        ("old", "", [(REMOVED, "old")]),
        ("same", "same", [(SAME, "same")]),
        ("old", "new", [(REMOVED, "old"), (ADDED, "new")]),
    ],
)
def test_empty_and_equal_texts(earlier, present, expected):
    assert told(earlier, present) == expected


@given(TEXTS.map("".join), TEXTS.map("".join))
def test_without_what_was_taken_out_it_is_the_present_text_letter_for_letter(earlier, present):
    found = told(earlier, present)
    assert "".join(text for change, text in found if change is not REMOVED) == present
    kept = "".join(text for change, text in found if change is not ADDED)
    assert "".join(kept.split()) == "".join(earlier.split())
    assert all(one[0] != other[0] for one, other in pairwise(found))


def test_a_paragraph_that_comes_at_the_end_leaves_the_last_full_stop_where_it_was():
    assert told("Two ships wait.", "Three ships wait.\n\nAll is well.") == [
        (REMOVED, "Two"),
        (ADDED, "Three"),
        (SAME, " ships wait.\n\n"),
        (ADDED, "All is well."),
    ]


def test_a_paragraph_that_goes_from_the_end_takes_the_empty_line_along():
    assert told("All is well.\n\nMore soon.", "All is well.") == [
        (SAME, "All is well."),
        (REMOVED, "\n\nMore soon."),
    ]


def test_what_is_too_much_to_compare_is_taken_out_and_put_in_whole(monkeypatch):
    monkeypatch.setattr(module, "MOST_PAIRS", 8)
    monkeypatch.setattr(module, "FEW_PAIRS", 0)
    earlier, present = (
        "Same start.\n\na b c d e f\n\nSame end.",
        "Same start.\n\nx b y\n\nSame end.",
    )
    assert told(earlier, present) == [
        (SAME, "Same start.\n\n"),
        (REMOVED, "a b c d e f"),
        (ADDED, "x b y"),
        (SAME, "\n\nSame end."),
    ]
