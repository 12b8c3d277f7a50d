"""A text that does not say what it is called is named after what it says."""

from datetime import UTC, datetime

import pytest

from core.drafts import Draft
from core.types import DatedBy, Mark, MarkKind, RichText
from ingest.derive import (
    date_a_document,
    date_in_dateline,
    shorten,
    split_heading,
    split_headline,
    title_from_path,
    title_from_text,
)


def may(day: int) -> datetime:
    return datetime(2024, 5, day, tzinfo=UTC)


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


CHANGED = datetime(2024, 5, 20, 7, 30, tzinfo=UTC)
SAVED = datetime(2024, 5, 19, tzinfo=UTC)
DATELINED = "OSLO, May 4 (Harbour) — Crews left."


@pytest.mark.parametrize(
    ("draft", "name", "published", "dated_by"),
    [
        (Draft("T", RichText("Crews left.")), "x.txt", CHANGED, "file"),
        (Draft("T", RichText("Crews left.")), "2024-05-06-x.txt", may(6), "name"),
        (Draft("T", RichText(DATELINED)), "2024-05-06-x.txt", may(4), "dateline"),
        (Draft("T", RichText(DATELINED)), "x.txt", may(4), "dateline"),
        (Draft("T", RichText(DATELINED), published=SAVED), "2024-05-06.html", may(4), "dateline"),
        (Draft("T", RichText("No."), published=SAVED), "2024-05-06.html", SAVED, "file"),
        (
            Draft("T", RichText(DATELINED), published=SAVED, dated_by=DatedBy.METADATA),
            "2024-05-06-x.txt",
            SAVED,
            "metadata",
        ),
    ],
)
def test_the_best_date_wins_and_where_it_is_from_is_known(
    draft: Draft, name: str, published: datetime, dated_by: str
) -> None:
    dated = date_a_document(draft, name, CHANGED.timestamp())
    assert (dated.published, dated.dated_by) == (published, dated_by)


def test_a_file_without_a_time_may_leave_an_article_undated() -> None:
    assert date_a_document(Draft("T", RichText("Crews left.")), "x.txt", None).published is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("OSLO, May 4, 2019 (Harbour) — Crews", datetime(2019, 5, 4, tzinfo=UTC)),
        ("OSLO, 4 May 2019 (Harbour) — Crews", datetime(2019, 5, 4, tzinfo=UTC)),
        ("May 4 (Harbour) -- Crews", may(4)),
        ("OSLO, May 21 (Harbour) — Crews", may(21)),  # a day that has begun elsewhere
        ("OSLO, April 20 (Harbour) — Crews", datetime(2024, 4, 20, tzinfo=UTC)),
        ("OSLO, April 18 (Harbour) — Crews", None),
        ("OSLO, June 4 (Harbour) — Crews", None),
        ("OSLO, Feb. 30, 2024 (Harbour) — Crews", None),
        ("OSLO (Harbour) — Crews left on May 4", None),
        ("Crews left on May 4 — at last", None),
        ("", None),
    ],
)
def test_a_dateline_has_a_day_where_its_year_is_sure(text: str, date: datetime | None) -> None:
    assert date_in_dateline(text, CHANGED) == date


def test_a_dateline_of_december_was_filed_in_january() -> None:
    filed = datetime(2024, 1, 3, tzinfo=UTC)
    found = date_in_dateline("OSLO, Dec. 30 (Harbour) — Crews", filed)
    assert found == datetime(2023, 12, 30, tzinfo=UTC)
    assert date_in_dateline("OSLO, Dec. 30 (Harbour) — Crews", None) is None
