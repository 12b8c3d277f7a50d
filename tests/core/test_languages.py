"""The language that a tag names, in whatever form a feed writes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.languages import primary_language


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        (" fr ", "fr"),
        ("fr, en", "fr"),
        ("zh-Hans-CN", "zh"),
        ("eng", "en"),
        ("haw", "haw"),
        ("xx", "xx"),
        ("mul", "mul"),
        ("", ""),
        ("und", ""),
        ("x", ""),
        ("English", ""),
        ("12", ""),
        ("-en", ""),
        ("русский", ""),
        ("[/]", ""),
    ],
)
def test_the_language_is_what_stands_before_script_and_region(tag: str, language: str) -> None:
    assert primary_language(tag) == language


@given(st.text())
def test_any_text_names_a_short_language_or_none(tag: str) -> None:
    language = primary_language(tag)
    assert language == "" or (language.isascii() and language.isalpha() and len(language) in (2, 3))
    assert primary_language(language) == language
