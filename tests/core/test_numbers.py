"""Numbers that a reader writes."""

import pytest

from core.numbers import LARGEST, number


@pytest.mark.parametrize("text", ["1", "7", "007", "1000000", str(LARGEST)])
def test_ascii_digits_are_a_number(text: str) -> None:
    assert number(text) == int(text)


@pytest.mark.parametrize(
    "text",
    ["", "0", "000", "-1", "+1", "1.0", " 1", "1 ", "1_0", "one", "²", "٣", str(LARGEST + 1)]
    + ["9" * length for length in (20, 5_000)],
)
def test_anything_else_is_none(text: str) -> None:
    assert number(text) is None
