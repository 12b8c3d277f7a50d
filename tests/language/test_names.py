"""Surface forms become comparable names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.names import initials, key, plain, trim, without_title


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Orinoco's", "Orinoco"),
        ('"Ada Byron"', "Ada Byron"),
        ("The Hague", "Hague"),
        ("(U.S.)", "U.S."),
        ("Ada Byron.", "Ada Byron"),
        ("Ada B.", "Ada B."),
        ("— the ", ""),
        ('the "Quad"', "Quad"),
        ("“Ada”’s", "Ada"),
    ],
)
def test_a_span_loses_what_is_not_the_name(text: str, name: str) -> None:
    start, end = trim(text, 0, len(text))
    assert text[start:end] == name


@given(st.text(max_size=20))
def test_trimming_stays_inside_the_span(text: str) -> None:
    start, end = trim(text, 0, len(text))
    assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "KIM JONG UN"),
        ("U.S.", "US"),
        ("José Núñez", "Jose Nunez"),
        ("the Quad", "Quad"),
        ("Reuters'", "Reuters"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other) != ""


def test_different_names_have_different_keys() -> None:
    assert key("North Korea") != key("South Korea")
    assert key("AT&T") != key("ATT")


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("President Ada Byron", "Ada Byron"),
        ("Foreign Minister Ada Byron", "Ada Byron"),
        ("Mr. Byron", "Byron"),
        ("Dr Ada Byron", "Ada Byron"),
        ("Ada Byron", "Ada Byron"),
        ("President", "President"),
    ],
)
def test_titles_are_no_part_of_a_name(form: str, name: str) -> None:
    assert without_title(form) == name


def test_initials_are_the_capitals_of_the_words() -> None:
    assert initials("World Health Organization") == "WHO"
    assert initials("Bureau of Lost-Property Offices") == "BLPO"
    assert plain("the  Bureau’s") == "Bureau"
