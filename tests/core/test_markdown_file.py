"""What newscast writes above and below an article's Markdown can be read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.markdown_file import CAST_MARK, quoted, unquoted, without_cast


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Port strike", '"Port strike"'),
        ("It's over: why", '"It\'s over: why"'),
        ('A "yes" at last', "'A \"yes\" at last'"),
        ('"It\'s over"', '"\\"It\'s over\\""'),
        ("a\\b", "'a\\b'"),
    ],
)
def test_values_are_in_the_quotes_that_need_least_escapes(value: str, written: str) -> None:
    assert quoted(value) == written
    assert unquoted(written) == value


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_a_quoted_value_says_what_was_quoted(value: str) -> None:
    assert unquoted(quoted(value)) == value


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("plain", "plain"),
        ("'it''s'", "it's"),
        ('"Yes" and "no"', '"Yes" and "no"'),
        ('"', '"'),
        ('"a\\n"', "a\\n"),
    ],
)
def test_values_of_other_programs_are_read_too(value: str, said: str) -> None:
    assert unquoted(value) == said


def test_the_cast_is_what_follows_the_last_mark() -> None:
    code = f"text\n\n```\n{CAST_MARK}\n```\n"
    assert without_cast(f"{code}\n{CAST_MARK}\n\n## Cast\n\n- A\n") == f"{code}"
    assert without_cast(f"{CAST_MARK}\n") == ""


@pytest.mark.parametrize("text", ["", "text\n", "\ntext", f"see {CAST_MARK}", f"> {CAST_MARK}\n"])
def test_a_text_without_the_mark_stays_as_it_is(text: str) -> None:
    assert without_cast(text) == text
