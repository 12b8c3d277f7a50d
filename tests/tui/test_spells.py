"""How time between two days is said."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.spells import apart, stretch

NOW = datetime(2018, 6, 12, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "same day"),
        (1, "a day later"),
        (-1, "a day earlier"),
        (3, "3 days later"),
        (13, "13 days later"),
        (-14, "2 weeks earlier"),
        (59, "8 weeks later"),
        (61, "2 months later"),
        (-730, "a year earlier"),
        (731, "2 years later"),
        (-36_525, "100 years earlier"),
    ],
)
def test_days_apart_are_said_in_the_unit_that_one_thinks_in(days: int, words: str) -> None:
    assert apart(days) == words


@given(st.integers(-4_000_000, 4_000_000).filter(bool))
def test_later_and_earlier_mirror_each_other(days: int) -> None:
    assert apart(days).replace("later", "earlier") == apart(-days).replace("later", "earlier")
    assert apart(days).endswith("later" if days > 0 else "earlier")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2018, 3, 2), (2018, 3, 2), "2 March"),
        ((2018, 3, 2), (2018, 3, 9), "2 to 9 March"),
        ((2018, 2, 28), (2018, 3, 9), "28 February to 9 March"),
        ((2016, 3, 2), (2016, 3, 9), "2 to 9 March 2016"),
        ((2016, 2, 2), (2016, 3, 9), "2 February to 9 March 2016"),
        ((2017, 12, 30), (2018, 1, 2), "30 December 2017 to 2 January 2018"),
        ((2017, 3, 2), (2018, 3, 2), "2 March 2017 to 2 March 2018"),
    ],
)
def test_a_stretch_says_no_more_than_it_must(first, last, words) -> None:
    assert stretch(datetime(*first, tzinfo=UTC), datetime(*last, tzinfo=UTC), NOW) == words


def test_days_are_those_of_the_reader() -> None:
    late = datetime(2018, 3, 2, 23, 30, tzinfo=UTC)
    there = NOW.astimezone(timezone(timedelta(hours=2)))
    assert stretch(late, late, there) == "3 March"
