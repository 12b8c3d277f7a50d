"""Lines of pieces: cut to a row, wrapped to several."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.samples import HOSTILE, named
from tui.widgets.pieces import Line, cut, rows_of, wrapped

LINE: Line = [("new: ", "a"), ("+Ada Byron", "b"), (", ", "c"), ("+Charles Babbage", "b")]


def texts(lines: list[Line]) -> list[str]:
    return ["".join(text for text, _ in line) for line in lines]


@pytest.mark.parametrize(
    ("width", "most", "rows"),
    [
        (40, 2, ["new: +Ada Byron, +Charles Babbage"]),
        (20, 2, ["new: +Ada Byron, ", "+Charles Babbage"]),
        (17, 1, ["new: +Ada Byron,…"]),
        (12, 2, ["new: +Ada ", "Byron, +Cha…"]),
        (12, 9, ["new: +Ada ", "Byron, ", "+Charles ", "Babbage"]),
    ],
)
def test_a_line_is_wrapped_to_its_rows_and_the_last_is_cut(width, most, rows) -> None:
    assert texts(wrapped(LINE, width, most, "…")) == rows


def test_pieces_keep_their_looks_over_a_break() -> None:
    assert wrapped(LINE, 12, 2, "…") == [
        [("new: ", "a"), ("+Ada ", "b")],
        [("Byron", "b"), (", ", "c"), ("+Cha…", "b")],
    ]


def test_a_line_that_fits_is_left_alone() -> None:
    assert cut(LINE, 33, "…") == LINE
    assert texts([cut(LINE, 6, "…")]) == ["new: …"]
    assert cut([], 3, "…") == []


words = st.text(st.sampled_from("ab cd界e\u0301👍🏽\u200d "), max_size=60)


@given(st.lists(words, max_size=4), st.integers(1, 30), st.integers(1, 5))
@example(["\u200d\u200daaa"], 2, 1)
def test_there_are_as_many_rows_as_are_counted_and_none_but_spaces_stands_over(
    parts: list[str], width: int, most: int
) -> None:
    rows = wrapped([(part, "") for part in parts], width, most, "…")
    assert len(rows) == rows_of("".join(parts), width, most)
    for row in texts(rows[-1:]):
        assert cell_len(row) <= width


@pytest.mark.parametrize("text", HOSTILE, ids=named)
@pytest.mark.parametrize("width", [1, 7, 80])
def test_hostile_text_takes_no_more_rows_than_it_may(text: str, width: int) -> None:
    assert len(wrapped([(text, "")], width, 2, "…")) == rows_of(text, width, 2) <= 2
