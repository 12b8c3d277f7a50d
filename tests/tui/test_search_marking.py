"""Where the words of a query are, and which part of a text shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from core.query import parse_query
from tests.tui.samples import HOSTILE, named
from tui.search.marking import clipped, excerpt, word_marks


def marked(text: str, query: str) -> list[str]:
    marks = word_marks(text, parse_query(query, unfinished=True))
    return [text[start:end] for start, end in marks]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("llama", ["Llama"]),
        ("lla", ["Llama"]),
        ("lla signed", ["signed"]),
        ("lla*", ["Llama"]),
        ("treaty llama ", ["Llama", "treaty"]),
        ('"llama treaty"', ["Llama treaty"]),
        ('"treaty llama"', []),
        ("sao", ["São"]),
        ("-llama treaty", ["treaty"]),
        ("actor:Llama is:unread", []),
        ("ama", []),
        ("in", ["in"]),
        ("?!", []),
        ("", []),
    ],
)
def test_words_are_marked_as_the_store_finds_them(query, found):
    assert marked("Llama treaty signed in São Tomé", query) == found


def test_a_word_with_a_combining_accent_is_one_word():
    assert marked("Via\u0323 Appia", "via ") == ["Via\u0323"]


LONG = "The envoys met in the old harbour hall and signed the treaty on llamas at last"


def test_a_text_that_fits_is_shown_whole():
    assert excerpt(LONG, [(56, 62)], 100, "…") == (LONG, [(56, 62)])


@pytest.mark.parametrize("width", [20, 30, 40, 60])
def test_the_first_mark_is_shown_with_something_before_it(width):
    at = LONG.index("treaty")
    text, marks = excerpt(LONG, [(at, at + 6)], width, "…")
    assert [text[a:b] for a, b in marks] == ["treaty"]
    assert text.startswith("…")
    assert marks[0][0] > 1
    assert cell_len(text) <= width


def test_no_more_is_left_out_than_has_to_be():
    at = LONG.index("last")
    text, _ = excerpt(LONG, [(at, at + 4)], 40, "…")
    assert text == "…and signed the treaty on llamas at last"


TEXTS = st.text(alphabet="ab é界\u0301👍", max_size=60)


@given(TEXTS, st.integers(0, 40), st.data())
def test_an_excerpt_fits_and_its_marks_cover_what_they_covered(text, width, data):
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    marks = list(zip(edges[::2], edges[1::2], strict=False))
    for shorten in (excerpt, clipped):
        said, moved = shorten(text, marks, width, "~")
        assert cell_len(said) <= width
        assert len(moved) <= len(marks)
        for start, end in moved:
            assert 0 <= start <= end <= len(said)
            piece = said[start:end].rstrip()
            assert not piece or any(text[a:b].startswith(piece) for a, b in marks)


@pytest.mark.parametrize("text", HOSTILE, ids=named)
@pytest.mark.parametrize("width", [0, 1, 5, 40])
def test_hostile_text_is_cut_to_its_room(text, width):
    marks = [(len(text) // 2, len(text))]
    assert cell_len(excerpt(text, marks, width, "…")[0]) <= width
    found = word_marks(text, parse_query(f'"{text}"'))
    assert len(found) == any(sign.isalnum() for sign in text)
    assert all(text[a].isalnum() and 0 <= a < b <= len(text) for a, b in found)
