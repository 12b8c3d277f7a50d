"""The sentence around a place in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.excerpts import LONGEST, excerpt, sentence_around


def around(text: str, part: str) -> str:
    start = text.index(part)
    first, last = sentence_around(text, start, start + len(part))
    return text[first:last]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Fog came. Byron left. Rain fell.", "Byron left."),
        ("Byron left", "Byron left"),
        ("Why? Byron left! Rain fell.", "Byron left!"),
        ("Then Mr. Byron left. Rain fell.", "Then Mr. Byron left."),
        ("On Sept. 3 the U.S. Envoy A. Byron left. Rain fell.", None),
        ("It cost 3.5 million. Byron paid.", "Byron paid."),
        ("Fog came.\n\nByron left\n\nRain fell", "Byron left"),
        ("A heading\nByron left.\nAn item", "Byron left."),
        ("The harbour master of the town, who is called\nAda Byron, left.", "Ada Byron, left."),
        ("Last week the harbour master of the town, a certain Mrs Ada\nByron, left.", None),
        ("yesterday\nbefore noon Byron left. Rain fell.", "yesterday\nbefore noon Byron left."),
        ('He said: "Byron left." Rain fell.', 'He said: "Byron left."'),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, sentence: str | None) -> None:
    expected = text.removesuffix(" Rain fell.") if sentence is None else sentence
    assert around(text, "Byron") == expected


def test_a_name_across_a_border_takes_both_sentences() -> None:
    assert around("Fog came. He likes Why Not. Inc. Rain fell. Bye.", "Not. Inc. Rain") == (
        "He likes Why Not. Inc. Rain fell."
    )


def test_an_excerpt_stands_on_one_line_and_counts_the_names_anew() -> None:
    text = "Fog. Then\nold Ada met Ada Byron. Ada left."
    spans = [(14, 17), (22, 31), (33, 36)]
    for place in spans[:2]:
        assert excerpt(text, spans, place) == ("Then old Ada met Ada Byron.", ((9, 12), (17, 26)))
    assert excerpt(text, spans, spans[2]) == ("Ada left.", ((0, 3),))


@pytest.mark.parametrize("before", [0, 6, 117, 120, 123, 2_000])
@pytest.mark.parametrize("after", [0, 6, 351, 2_000])
def test_a_long_sentence_is_cut_around_the_name(before: int, after: int) -> None:
    words = "so "
    text = words * (before // 3) + "Byron " + words * (after // 3)
    place = (text.index("Byron"), text.index("Byron") + 5)
    cut, ((start, end),) = excerpt(text, [place], place)
    assert cut[start:end] == "Byron"
    assert len(cut) <= LONGEST + 2
    assert cut.startswith("…") == (len(text.strip()) > LONGEST and before > 120)
    assert cut.endswith("…") or cut.strip("…") in text


def test_a_text_without_any_space_is_cut_somewhere() -> None:
    text = "x" * 5_000
    cut, ((start, end),) = excerpt(text, [(2_000, 2_010)], (2_000, 2_010))
    assert (cut[0], cut[-1], end - start) == ("…", "…", 10)


@given(st.text(alphabet="aB. \n?”…", max_size=80), st.integers(0, 80), st.integers(1, 9))
def test_the_place_is_always_in_its_sentence(text: str, start: int, length: int) -> None:
    place = (start, start + length)
    if not text[start : start + length].strip() or start + length > len(text):
        return
    first, last = sentence_around(text, *place)
    inner = text[start : start + length]
    left = start + len(inner) - len(inner.lstrip())
    right = start + len(inner.rstrip())
    assert first <= left < right <= last
    assert text[first:last] == text[first:last].strip()
