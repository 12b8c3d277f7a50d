"""A text that names no language is English unless its words say otherwise."""

import pytest

from core.analysis import Text
from core.types import BUNDLED, GAZETTEER
from language.analyse import analyse
from language.english import is_foreign

ENGLISH = "The tram ran again on Tuesday and the mayor said that it had never been away. " * 4
GERMAN = "Die Bahn fährt seit Dienstag wieder, und der Bürgermeister sagt, sie sei nie weg. " * 4
NAMES = "Ada Byron, Vera Halvorsen and the Kovarra Larks of Larkfield. " * 6


@pytest.mark.parametrize("text", [ENGLISH, NAMES, "Die Bahn fährt.", "", "12 " * 90])
def test_english_lists_of_names_and_short_texts_are_taken_for_english(text: str) -> None:
    assert not is_foreign(text)


@pytest.mark.parametrize("text", [GERMAN, "Le tram roule à nouveau depuis mardi matin. " * 8])
def test_other_languages_are_told_by_their_words(text: str) -> None:
    assert is_foreign(text)


def test_the_recogniser_of_english_reads_english_alone() -> None:
    texts = [Text("", ENGLISH), Text("", GERMAN), Text("", GERMAN, "en")]
    assert [a.model for a, _ in analyse(texts)] == [BUNDLED, GAZETTEER, BUNDLED]
