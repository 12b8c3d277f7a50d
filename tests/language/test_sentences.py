"""The first sentence of a text is a sentence, whatever is shortened in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.sentences import LONGEST, first_sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It snowed. It froze.", "It snowed."),
        ("\n\n  It snowed\nIt froze.", "It snowed"),
        ("Why? Nobody knows.", "Why?"),
        ("“It snowed.” He froze.", "“It snowed.”"),
        ("Gov. Ann Lee left Acme Inc. of Oslo. She froze.", "Gov. Ann Lee left Acme Inc. of Oslo."),
        ("Ann J. Lee met the U.S. Senate. She froze.", "Ann J. Lee met the U.S. Senate."),
        ("It cost 3.5 million. Then it snowed.", "It cost 3.5 million."),
        ("No end", "No end"),
        ("   ", ""),
        ("", ""),
    ],
)
def test_a_sentence_ends_where_it_ends(text: str, expected: str) -> None:
    assert first_sentence(text) == expected


def test_a_long_sentence_is_cut_between_words() -> None:
    cut = first_sentence("word, " * 100)
    assert len(cut) <= LONGEST
    assert cut.endswith("word…")


@given(st.text(max_size=600))
def test_no_text_breaks_it(text: str) -> None:
    found = first_sentence(text)
    assert len(found) <= LONGEST
    assert "\n" not in found
