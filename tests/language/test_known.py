"""The gazetteer's forms are found as whole words, the longest first."""

import pytest

from language.gazetteer import lookup
from language.recognise.known import known_spans


def found(text: str, language: str = "en") -> list[str]:
    return [text[s.start : s.end] for s in known_spans(text, language)]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Talks in Mongolia and South Korea.", ["Mongolia", "South Korea"]),
        ("The South China Sea is wide.", ["South China Sea"]),
        ("Mongolian envoys left Mongolia's port.", ["Mongolian", "Mongolia"]),
        ("Mongoliana and inMongolia", []),
        ("It cost US$5 in the US.", ["US"]),
        ("a Mid-America firm", []),
        ("the Norway-Mongolia border", ["Norway", "Mongolia"]),
        ("the U.S. and the U.S", ["U.S.", "U.S"]),
        ("The National Pond, The National and The National reported", ["The National"] * 2),
        ("", []),
    ],
)
def test_known_forms(text: str, forms: list[str]) -> None:
    assert found(text) == forms


def test_short_capitals_are_english_alone() -> None:
    assert found("UN TEXTE DE NATO", "fr") == ["NATO"]


def test_case_counts_for_short_capitals_only() -> None:
    assert lookup("Us") is None
    assert (us := lookup("US"))
    assert us.name == "United States"
    assert (nato := lookup("Nato"))
    assert nato.name == "NATO"
