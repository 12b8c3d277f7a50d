"""User text becomes FTS5 expressions that cannot do anything else."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.words import any_of, fold, has_word, last_word, phrase, plain, same_name


@pytest.mark.parametrize("text", ["a", "7", "北", "ß", "C++", "…é…", "\ue000"])
def test_a_letter_or_a_digit_makes_a_word(text: str) -> None:
    assert has_word(text)


@pytest.mark.parametrize("text", ["", " ", "%", "😀", "—", "_", "\\", '"', "\u0301"])
def test_signs_alone_make_no_word(text: str) -> None:
    assert not has_word(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zürich", "ZURICH"), ("Kim Jong-un", "kim jong un"), ("O’Neil", "O'Neil"), ("Łódź", "łódz")],
)
def test_names_are_the_same_but_for_case_accents_and_signs(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(("one", "other"), [("Kim", "Kim Jong Un"), ("Ann Lee", "Annlee")])
def test_other_words_are_another_name(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_folding_takes_case_and_accents() -> None:
    assert fold("ÉCOLE Straße Çağ") == "ecole strasse cag"


@given(st.lists(st.text(), min_size=1, max_size=4), st.booleans())
def test_no_text_is_a_syntax_error(texts: list[str], prefix: bool) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE f USING fts5 (x)")
    expression = any_of(phrase(text, prefix) for text in texts)
    assert connection.execute("SELECT * FROM f WHERE f MATCH ?", (expression,)).fetchall() == []
    connection.close()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kim Jong-un", "KIM JONG UN"), ("O’Brien", "obrien"), ("U.N.", "un"), ("!!!", "!!!")],
)
def test_spellings_of_one_form_are_plainly_the_same(one: str, other: str) -> None:
    assert plain(one) == plain(other) != ""


@pytest.mark.parametrize(
    ("key", "word"),
    [("jake sullivan", "sullivan"), ("sullivan @12", "sullivan"), ("un @a b", "un"), ("", "")],
)
def test_the_last_word_of_a_key_is_that_of_the_name(key: str, word: str) -> None:
    assert last_word(key) == word
