"""Texts are cut, read for a dateline and counted for terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis import Text
from language.dateline import dateline
from language.recognise import pieces as cutting
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
    ("text", "read"),
    [
        (Text("", "x" * 40), "x" * 40),
        (Text("", "One two.\n\nThree four. Five\nsix " + "x" * 20), "One two.\n\n"),
        (Text("", "One two. Three four.\nFive six " + "x" * 20), "One two. Three four.\n"),
        (Text("", "One two three. Four five six " + "x" * 20), "One two three. "),
        (Text("", "one two three four " + "x" * 40), "one two three four "),
        (Text("", "x" * 60), "x" * 40),
        (Text("", "One two. Three", rest=1), "One two. "),
        (Text("", "", rest=1), ""),
    ],
)
def test_of_a_body_over_the_limit_whole_paragraphs_lines_sentences_or_words_are_read(
    text: Text, read: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "READ_LIMIT", 40)
    assert text.body[: cutting.read_end(text)] == read


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
