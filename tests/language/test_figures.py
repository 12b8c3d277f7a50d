"""Figures are what counts and what measures; years, dates, times and scores are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.figures import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 6.1-magnitude quake", ["6.1 magnitude"]),
        ("a magnitude of 6.1 was measured", ["6.1 magnitude"]),
        ("the magnitude-6.4 aftershock", ["6.4 magnitude"]),
        ("killed 14 people", ["14 people"]),
        ("14 dead, 1,200 hurt", ["14 dead", "1,200 hurt"]),
        ("1,200 were hurt", ["1,200"]),
        ("costs $2.3 billion a year", ["$2.3 billion"]),
        ("costs US$5m or €12", ["US$5m", "€12"]),
        ("45% of homes and 3.5 percent more", ["45%", "3.5 percent"]),
        ("300 million dollars", ["300 million dollars"]),
        ("walked 5 km", ["5 km"]),
        ("in 2012 elections", []),
        ("on May 4 troops and 12 May", []),
        ("at 10:30 and at 5 p.m. and 5pm", []),
        ("won 3-1 and 10/12/2014", []),
        ("the 42-year-old", []),
        ("version 1.2.3 and 192.168.0.1 hosts", []),
        ("Boeing 737 and 4th", []),
        ("9" * 40 + " dead", []),
        ("", []),
    ],
)
def test_figures_have_their_units(text: str, expected: list[str]) -> None:
    assert [figure.text for figure in figures(text)] == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$2 million", "2,000,000 dollars"),
        ("6.1 magnitude", "magnitude 6.1"),
        ("14 people", "14 dead"),
        ("€3bn", "3 billion euros"),
    ],
)
def test_one_amount_may_be_written_in_several_ways(one: str, other: str) -> None:
    (first,), (second,) = figures(one), figures(other)
    assert first.amount == second.amount


@given(st.text(alphabet="0123456789,.-%$€ magnitudeof:/\n", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for figure in figures(text):
        assert any(sign.isdigit() for sign in figure.text)
        assert figure.amount >= 0
