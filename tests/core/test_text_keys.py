"""One text has one key in all feeds, and another text has another."""

import pytest

from core.text_keys import LEAST_LETTERS, text_key

BODY = "The crews said: “We won't leave — not before May.” Talks go on in the old port. " * 5


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        BODY.upper(),
        BODY.replace(" ", "\n\n"),
        BODY.replace("“", '"').replace("”", '"').replace("'", "’").replace("—", "--"),
        f"\n{BODY}\xa0",
        BODY.replace("f", "ｆ"),
    ],
)
def test_what_feeds_differ_in_makes_no_other_key(body: str) -> None:
    assert text_key("Ferry strike", body) == text_key("FERRY STRIKE", BODY) != ""


@pytest.mark.parametrize(
    ("title", "body"),
    [("Ferry strike", f"{BODY}2"), ("Ferry strikes", BODY), ("", BODY), ("Ferry strike", BODY[3:])],
)
def test_another_letter_makes_another_key(title: str, body: str) -> None:
    assert text_key(title, body) not in ("", text_key("Ferry strike", BODY))


@pytest.mark.parametrize(
    ("letters", "has_key"), [(LEAST_LETTERS, True), (LEAST_LETTERS - 1, False)]
)
def test_short_texts_have_none(letters: int, has_key: bool) -> None:
    assert (text_key("", "a. " * letters) != "") is has_key
    assert (text_key("港" * letters, "") != "") is has_key
