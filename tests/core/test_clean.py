"""Text from outside is harmless after cleaning, and reads as before."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clean import LINE_LIMIT, clean_body, clean_characters, clean_line, clean_url

any_text = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("hostile", "clean"),
    [
        ("\x1b]52;c;aGk=\x07copied", "]52;c;aGk=copied"),
        ("\x9b31mred", "31mred"),
        ("nul\x00l", "null"),
        ("a\u202eb\u2066c\u2069", "abc"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("flag \U000e0067\U000e007f end", "flag  end"),
        ("a" + ("\u0316" * 3 + "\u200d") * 50, "a" + "\u0316" * 3 + "\u200d"),
        ("a" + "\u0301" * 50, "á" + "\u0301" * 4),
        ("line\r\nline\rline\u2028line\x85line", "line\nline\nline\nline\nline"),
        (
            "family 👨\u200d👩\u200d👧 and می\u200cخواهم",
            "family 👨\u200d👩\u200d👧 and می\u200cخواهم",
        ),
        ("[/] [@click=app.quit]x[/]", "[/] [@click=app.quit]x[/]"),
    ],
)
def test_characters_that_a_terminal_obeys_go_and_the_rest_stays(hostile: str, clean: str) -> None:
    assert clean_characters(hostile) == unicodedata.normalize("NFC", clean)


def test_a_line_has_its_white_space_folded_and_is_capped() -> None:
    assert clean_line("  two\n\twords \u2029") == "two words"
    assert len(clean_line("x" * (2 * LINE_LIMIT))) == LINE_LIMIT


def test_a_body_keeps_paragraphs_and_loses_stray_edges() -> None:
    assert clean_body("\n one \n\n\n \n two\n three\t\n") == "one\n\ntwo\nthree"


@given(any_text)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    for clean in (clean_characters, clean_line, clean_body):
        once = clean(text)
        assert clean(once) == once


@given(any_text)
def test_clean_text_can_be_encoded_and_holds_no_control(text: str) -> None:
    cleaned = clean_characters(text)
    cleaned.encode("utf-8")
    assert not [c for c in cleaned if unicodedata.category(c) == "Cc" and c not in "\n\t"]


@pytest.mark.parametrize("url", ["http://example.org", "https://example.org/a?b=c&d#e"])
def test_web_addresses_stay(url: str) -> None:
    assert clean_url(f" {url}\n") == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https://example.org/a b",
        "https://example.org/\x1b[2J",
        "-oProxyCommand=x",
        "http://[half",
        "https://example.org/" + "a" * LINE_LIMIT,
    ],
)
def test_anything_else_is_no_address(url: str) -> None:
    assert clean_url(url) == ""
