"""Texts are cut, read for a dateline and counted for terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.dateline import dateline
from language.recognise.pieces import pieces, readable


@given(st.text(alphabet="ab \n", max_size=200), st.integers(1, 50))
def test_pieces_are_the_whole_text_in_order(text: str, size: int) -> None:
    found = list(pieces(text, size))
    assert "".join(piece for _, piece in found) == text
    assert all(text.startswith(piece, start) for start, piece in found)
    assert all(0 < len(piece) <= size for _, piece in found)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=200))
def test_a_readable_text_has_the_offsets_of_the_text(text: str) -> None:
    assert len(readable(text)) == len(text)


def test_endless_rows_of_signs_are_not_read() -> None:
    assert readable("a " + "[" * 60 + "b c" + "." * 49) == "a " + " " * 60 + "b c" + "." * 49


def test_a_cut_falls_between_paragraphs_where_it_can() -> None:
    assert [p for _, p in pieces("one two\n\nthree four\n\nfive", 22)] == [
        "one two\n\nthree four\n\n",
        "five",
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("KYIV, March 3 (AP) — Trains ran.", "KYIV, March 3 (AP)"),
        ("Sept. 23 (UPI) — The group met.", "Sept. 23 (UPI)"),
        ("SEOUL (Lantern) - Talks began.", "SEOUL (Lantern)"),
        ("GENEVA, July 4 (Meridian Wire) – Scientists met.", "GENEVA, July 4 (Meridian Wire)"),
        ("LAUSANNE, Switzerland, April 2 — They met.", "LAUSANNE, Switzerland, April 2"),
        ("The KYIV (AP) — report", ""),
        ("IT is so — said nobody", ""),
        ("", ""),
    ],
)
def test_a_dateline_is_what_the_body_opens_with(body: str, found: str) -> None:
    assert dateline(body) == found
