"""What stands above the text: source, author, date, the minutes that it takes."""

from dataclasses import replace

import pytest

from core.types import Article, DatedBy
from tests.tui.samples import NOW, article
from tui.looks.symbols import ASCII, UNICODE, Symbols
from tui.widgets.article_header import header, reading_minutes


def words(count: int) -> str:
    return " ".join(["word"] * count)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 0),
        ("one", 1),
        (words(329), 1),
        (words(331), 2),
        ("\n\n".join(["a paragraph"] * 1100), 10),
        ("\u6587" * 2600, 10),
    ],
    ids=["nothing", "a word", "329 words", "331 words", "paragraphs", "ideographs"],
)
def test_reading_takes_a_minute_for_220_words_or_260_ideographs(text, minutes):
    assert reading_minutes(text) == minutes


def test_unrelated_lines_are_not_counted_as_reading():
    body = words(220) + "\n\n" + words(2000)
    shown = article(body, body_end=len(words(220)))
    assert byline(shown).endswith("1 min · ↗")


def byline(of: Article, symbols: Symbols = UNICODE) -> str:
    return header(of, NOW, symbols).text.split("\n")[1].replace("\xa0", " ")


def sparse() -> Article:
    plain = article("")
    return replace(plain, row=replace(plain.row, source="", url="", published=None))


def test_a_byline_leaves_out_what_is_not_known():
    assert byline(sparse()) == "fetched 12 June 2018, 17:30"


def test_a_byline_is_drawn_with_the_signs_of_the_app():
    said = byline(article("Text", author="A. Writer"), ASCII)
    assert said == "The Daily Test | A. Writer | 12 June 2018, 17:30 | 1 min | ^"


@pytest.mark.parametrize(
    ("dated_by", "said"),
    [
        (DatedBy.NAME, "12 June 2018, 17:30 · date from the file name · 1 min · ↗"),
        (DatedBy.FILE, "12 June 2018, 17:30 · date of the file · 1 min · ↗"),
        (DatedBy.DATELINE, "12 June 2018, 17:30 · date from the dateline · 1 min · ↗"),
        (DatedBy.FEED, "12 June 2018, 17:30 · 1 min · ↗"),
        (DatedBy.METADATA, "12 June 2018, 17:30 · 1 min · ↗"),
        (DatedBy.NOTHING, "12 June 2018, 17:30 · 1 min · ↗"),
    ],
)
def test_a_byline_says_of_a_derived_date_where_it_is_from(dated_by: DatedBy, said: str):
    assert byline(replace(article("Text"), dated_by=dated_by)).endswith(f"Test · {said}")


def test_a_byline_breaks_within_no_date():
    line = header(article("Text"), NOW, UNICODE).text.split("\n")[1]
    assert line.split(" ")[-5:] == ["12\xa0June\xa02018,\xa017:30", "·", "1\xa0min", "·", "↗"]
