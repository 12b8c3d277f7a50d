"""The words that tell what an article is about."""

import pytest

from language.terms import FUNCTION_WORDS, STOP_WORDS, fold, stem, stems, telling_words


def test_telling_words_come_in_order_and_folded() -> None:
    told = telling_words("The Émigrés said the émigrés would go to C3PO in 2021")
    assert told == ["emigres", "emigres", "c3po", "2021"]
    assert fold("Łódź") == "łodz"


@pytest.mark.parametrize(
    ("word", "without"), [("ships", "ship"), ("gas", "gas"), ("glass", "glass"), ("s", "s")]
)
def test_a_stem_is_without_the_s_of_a_plural(word: str, without: str) -> None:
    assert stem(word) == without
    assert stems(f"{word.upper()} {word}") == {without}


def test_a_word_as_long_as_a_link_tells_nothing() -> None:
    assert telling_words("a" * 41 + " harbour") == ["harbour"]


@pytest.mark.parametrize("text", ["", "the of and", "… — !"])
def test_a_text_may_tell_nothing(text: str) -> None:
    assert telling_words(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Der Hafen war nach dem Sturm für die Schiffe gesperrt", "hafen sturm schiffe gesperrt"),
        ("Le port est fermé pour les navires avec une avarie", "port ferme navires avarie"),
        ("El puerto fue cerrado por las autoridades de la isla", "puerto cerrado autoridades isla"),
    ],
)
def test_function_words_of_other_languages_tell_nothing_there(text: str, told: str) -> None:
    assert [w for w in telling_words(text) if len(w) > 2] == told.split()


def test_an_english_text_keeps_words_that_are_function_words_elsewhere() -> None:
    assert "war" in FUNCTION_WORDS["de"]
    assert "war" not in STOP_WORDS
    assert "war" in telling_words("The war in the north has been going on for years")
