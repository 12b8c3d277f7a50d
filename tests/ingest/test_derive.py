"""A text that does not say what it is called is named after what it says."""

from datetime import UTC, datetime

import pytest

from core.types import Mark, MarkKind, RichText
from ingest.derive import (
    date_from_path,
    shorten,
    split_heading,
    split_headline,
    title_from_path,
    title_from_text,
)

LONG_LINE = "The crews of all four ferries stayed ashore for a second week " * 4


@pytest.mark.parametrize(
    ("text", "headline", "rest"),
    [
        (
            "Ferry strike goes on\n\nCrews stayed ashore.",
            "Ferry strike goes on",
            "Crews stayed ashore.",
        ),
        ("Is it over?\n\nNo.", "Is it over?", "No."),
        (f"Ferry strike\n{LONG_LINE}", "Ferry strike", LONG_LINE),
        ("Crews stayed ashore.\n\nTalks go on.", "", "Crews stayed ashore.\n\nTalks go on."),
        ("He said “no.”\n\nTalks go on.", "", "He said “no.”\n\nTalks go on."),
        ("Wrapped by hand at\nforty columns", "", "Wrapped by hand at\nforty columns"),
        ("OSLO (Harbour) — Crews left\n\nMore", "", "OSLO (Harbour) — Crews left\n\nMore"),
        ("Only a line", "", "Only a line"),
        ("x" * 201 + "\n\nMore", "", "x" * 201 + "\n\nMore"),
        ("", "", ""),
    ],
)
def test_a_short_first_line_apart_from_the_rest_is_the_headline(
    text: str, headline: str, rest: str
) -> None:
    assert split_headline(RichText(text)) == (headline, RichText(rest))


def test_marks_follow_the_text_when_the_headline_is_cut() -> None:
    body = RichText("Head\n\nsome text", (Mark(MarkKind.EMPHASIS, 6, 10),))
    _, rest = split_headline(body)
    assert rest == RichText("some text", (Mark(MarkKind.EMPHASIS, 0, 4),))


def test_the_first_heading_leaves_the_body_only_where_it_opens_it() -> None:
    heading = Mark(MarkKind.HEADING, 0, 4)
    assert split_heading(RichText("Head\n\ntext", (heading,))) == ("Head", RichText("text"))
    later = RichText("text\n\nHead", (Mark(MarkKind.HEADING, 6, 10),))
    assert split_heading(later) == ("Head", later)
    assert split_heading(RichText("text")) == ("", RichText("text"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Crews left. They will be back.", "Crews left."),
        ("SEOUL, Sept. 23 (UPI) -- North Korea said so. More.", "North Korea said so."),
        (
            "Sept. 23 (UPI) — The U.S. Senate voted 5-4. Mr. Smith left.",
            "The U.S. Senate voted 5-4.",
        ),
        ("KYIV, March 3 (AP) - Troops moved. Then", "Troops moved."),
        ("London (Reuters) - Sterling fell 1.5 percent. And", "Sterling fell 1.5 percent."),
        ("SÃO PAULO — x", "SÃO PAULO — x"),
        ("PARIS — Ministers met. Then", "Ministers met."),
        ("IBM - a company of old - bought it.", "IBM - a company of old - bought it."),
        ("“We will go,” he said. She stayed.", "“We will go,” he said."),
        ("Is it over? No.", "Is it over?"),
        ("First paragraph\n\nSecond.", "First paragraph"),
        ("", ""),
    ],
)
def test_the_first_sentence_after_the_dateline_is_the_title(text: str, title: str) -> None:
    assert title_from_text(text) == title


@pytest.mark.parametrize("length", [1, 99, 100, 101, 5000])
def test_a_long_title_is_cut_at_a_word_near_ninety(length: int) -> None:
    line = ("abcd " * length)[:length].strip()
    short = shorten(line)
    assert short == line if len(line) <= 100 else short.endswith("d…") and len(short) <= 91


def test_one_endless_word_is_cut_too() -> None:
    assert shorten("x" * 1000) == "x" * 90 + "…"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2024-05-06-port_strike.txt", "port strike"),
        ("2024-05-06.txt", "2024 05 06"),
        ("notes.tar.md", "notes.tar"),
    ],
)
def test_a_file_name_serves_where_there_is_no_text(name: str, title: str) -> None:
    assert title_from_path(name) == title


def test_the_day_in_a_file_name_wins_over_the_time_of_its_change() -> None:
    assert date_from_path("2024-05-06-x.txt", 0.0) == datetime(2024, 5, 6, tzinfo=UTC)
    assert date_from_path("x.txt", 0.0) == datetime(1970, 1, 1, tzinfo=UTC)
