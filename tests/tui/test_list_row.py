"""What a row of the article list says at which width."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from core.types import ArticleRow, Group, Kind, LeadActor
from tests.tui.samples import HOSTILE, NOW, named, row
from tui.looks.symbols import ASCII, PLAIN, UNICODE
from tui.widgets.list_row import RowStyle, day_title, heading_line, row_lines

STYLE = RowStyle(UNICODE, NOW)

CAST = (
    LeadActor(1, "Jake Sullivan", Kind.PERSON),
    LeadActor(2, "Red Cross", Kind.ORGANISATION),
    LeadActor(3, "Geneva", Kind.PLACE),
)

TALKS = replace(row(1, "Talks go on"), actors=CAST)


def texts(article: ArticleRow, width: int, style: RowStyle = STYLE, **state: bool) -> list[str]:
    lines = row_lines(article, width, style, **state)
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def classes(article: ArticleRow, width: int, **state: bool) -> dict[str, str]:
    """The component class of each piece of text."""
    lines = row_lines(article, width, STYLE, **state)
    return {text.strip(): name for line in lines for text, name in line if text.strip()}


def test_a_list_beside_an_article_says_under_the_title_from_whom_about_whom_and_when():
    assert texts(TALKS, 60) == [
        "  Talks go on",
        "  The Daily Test · Jake Sullivan, Red Cross, Geneva   17:30",
    ]


def test_a_wide_list_says_it_all_on_one_line():
    (line,) = texts(TALKS, 120)
    assert line == (
        "    Talks go on  Jake Sullivan, Red Cross, Geneva".ljust(87)
        + "The Daily Test             17:30"
    )


@pytest.mark.parametrize(("width", "height"), [(23, 1), (24, 2), (119, 2), (120, 1)])
def test_the_width_decides_on_the_lines_of_all_rows(width, height):
    assert STYLE.height(width) == height
    assert len(texts(TALKS, width)) == len(texts(row(2), width)) == height


@pytest.mark.parametrize("width", [33, 40, 60, 120])
def test_without_actors_a_row_is_one_line_that_names_none(width):
    (line,) = texts(TALKS, width, replace(STYLE, actors=False))
    assert "Sullivan" not in line
    assert ("Daily" in line) == (width >= 60)
    assert line.endswith(" 17:30")


def test_a_text_that_other_feeds_have_too_says_how_many_they_are():
    one, two = (replace(TALKS, other_sources=number) for number in (1, 2))
    assert texts(two, 60)[1].endswith("  +2 sources  17:30")
    assert texts(one, 60)[1].endswith("  +1 source  17:30")
    assert texts(two, 40)[1].endswith(" +2  17:30")
    assert texts(two, 120)[0].endswith("+2 sources       17:30")
    assert "+2 sources" in texts(two, 120, replace(STYLE, actors=False))[0]
    assert ", +2 sources, Jake" in texts(two, 60, RowStyle(PLAIN, NOW))[0]


def test_marks_stand_before_the_title_and_below_each_other():
    article = replace(TALKS, unread=True, starred=True)
    assert [line[:4] for line in texts(article, 60)] == ["● Ta", "★ Th"]
    assert texts(article, 120)[0].startswith("● ★ Talks")
    assert texts(article, 60, is_open=True)[0].startswith("→ Talks")


def test_pieces_carry_the_classes_that_they_are_coloured_by():
    article = replace(TALKS, unread=True, starred=True, tags=("peace",))
    assert classes(article, 80) == {
        "●": "list--mark",
        "Talks go on": "list--unread",
        "★": "list--star",
        "The Daily Test ·": "list--dim",
        "Jake Sullivan": "reference--person",
        ",": "list--dim",
        "Red Cross": "reference--organisation",
        "Geneva": "reference--place",
        "#peace": "list--tag",
        "17:30": "list--dim",
    }
    assert classes(TALKS, 80)["Talks go on"] == ""
    assert classes(TALKS, 80, is_open=True)["Talks go on"] == "list--open"


@pytest.mark.parametrize(
    ("width", "name", "below"),
    [
        (48, "Jake Sullivan", "The Daily Test · Jake Sullivan"),
        (36, "Jake Sullivan", "The Daily… · Jake Sullivan"),
        (36, "Jacob Jeremiah Sullivan", "The Daily Te… · Jacob Jer…"),
        (33, "Jake Sullivan", "The Daily… · Jake Sull…"),
        (24, "Jake Sullivan", "The Daily Test"),
    ],
)
def test_names_are_left_out_then_the_source_is_cut_then_both_then_actors_are_left_out(
    width, name, below
):
    article = replace(TALKS, actors=(replace(CAST[0], name=name), *CAST[1:]))
    assert texts(article, width)[1].removesuffix("17:30").strip() == below


def test_a_row_without_actors_or_without_a_source_shows_what_there_is():
    assert texts(row(1), 60)[1].split("   ")[0] == "  The Daily Test"
    nameless = replace(TALKS, source="")
    assert texts(nameless, 60)[1].startswith("  Jake Sullivan, Red Cross")


@pytest.mark.parametrize("width", [20, 60, 120])
def test_an_article_without_a_title_says_so(width):
    assert "(unti" in texts(replace(TALKS, title=""), width)[0]


def test_tags_stand_before_the_age_as_far_as_there_is_room():
    tagged = replace(TALKS, tags=("europe", "long-read"))
    assert texts(tagged, 60)[1].endswith("#europe  17:30")
    assert texts(tagged, 80)[1].endswith("#europe  #long-read  17:30")
    assert texts(tagged, 120)[0].split("  The Daily")[0].endswith("  #europe")
    assert "#" not in texts(tagged, 40)[1]


def test_a_long_title_is_cut_and_on_a_wide_line_leaves_room_for_an_actor():
    long = replace(TALKS, title="Talks " * 40)
    assert texts(long, 60)[0].endswith("Talks Ta…")
    assert len(texts(long, 60)[0]) <= 59
    assert "…  Jake Sullivan" in texts(long, 120)[0]


@pytest.mark.parametrize(
    ("dated", "brief", "full"),
    [
        (datetime(2018, 6, 12, 9, 5, tzinfo=UTC), "09:05", "09:05"),
        (datetime(2018, 3, 1, tzinfo=UTC), "1 Mar", "1 Mar"),
        (datetime(1966, 10, 14, 8, 0, tzinfo=UTC), " 1966", "1966-10-14"),
    ],
)
def test_the_age_says_as_much_as_there_is_room_for(dated, brief, full):
    article = replace(TALKS, dated=dated)
    for width in (20, 45):
        assert texts(article, width)[-1].endswith(f" {brief}")
    for width in (60, 120):
        assert texts(article, width)[-1].endswith(f" {full}")


def test_under_a_day_the_age_is_the_time_where_the_reader_is():
    there = NOW.astimezone(timezone(timedelta(hours=2)))
    style = replace(STYLE, now=there, days=True)
    article = replace(TALKS, dated=datetime(1966, 10, 14, 22, 15, tzinfo=UTC))
    for width in (20, 60, 120):
        assert texts(article, width, style)[-1].endswith(" 00:15")


def test_a_row_can_be_drawn_with_plain_signs():
    article = replace(TALKS, title="Talks " * 40, unread=True, starred=True)
    above, below = texts(article, 60, replace(STYLE, symbols=ASCII))
    assert above.startswith("o Talks Talks")
    assert above.endswith("Talks Ta~")
    assert below.startswith("* The Daily Test | Jake Sullivan")
    assert (above + below).isascii()


def test_a_row_for_listening_is_one_line_of_words():
    style = replace(STYLE, symbols=PLAIN)
    article = replace(TALKS, unread=True, starred=True, tags=("peace",))
    assert texts(article, 60, style, is_open=True) == [
        "open, unread, starred, Talks go on, The Daily Test, "
        "Jake Sullivan, Red Cross, Geneva, 17:30, tag peace"
    ]
    assert texts(row(1, "News"), 60, style) == ["News, The Daily Test, 17:30"]


@given(
    st.integers(20, 160),
    st.sampled_from(HOSTILE),
    st.sampled_from(HOSTILE),
    st.sampled_from(HOSTILE),
    st.booleans(),
)
def test_no_line_is_wider_than_the_list(width, title, source, name, actors):
    article = replace(
        row(1, title),
        source=source,
        tags=(name, title),
        actors=(LeadActor(1, name, Kind.OTHER),) * 3,
    )
    for line in row_lines(article, width, replace(STYLE, actors=actors)):
        assert sum(cell_len(text) for text, _ in line) <= width


@pytest.mark.parametrize("text", HOSTILE, ids=named)
@pytest.mark.parametrize("width", [40, 80, 160])
def test_hostile_text_is_said_letter_for_letter(text, width):
    whole = text.rstrip("\u200d") if len(text) < 20 else text[:6]
    article = replace(row(1, text), actors=(LeadActor(1, text, Kind.PERSON),))
    assert "".join(texts(article, width)).count(whole) >= (2 if whole else 0)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2018-06-12", "Today"),
        ("2018-06-11", "Yesterday"),
        ("2018-06-10", "Sunday 10 June 2018"),
        ("2018-06-13", "Wednesday 13 June 2018"),
        ("1066-10-14", "Sunday 14 October 1066"),
    ],
)
def test_days_are_put_in_words(day, words):
    assert day_title(day, NOW) == words


def test_today_is_that_of_the_reader_s_own_time_zone():
    assert day_title("2018-06-13", NOW.astimezone(timezone(timedelta(hours=6)))) == "Today"


def heading(title: str, count: int, width: int, style: RowStyle = STYLE) -> str:
    return "".join(text for text, _ in heading_line(Group(title, count), width, style)).strip()


def test_a_heading_says_its_title_and_the_number_of_its_articles():
    assert heading("2018-06-12", 1024, 40, replace(STYLE, days=True)) == "Today · 1,024"
    assert heading("The Daily Test", 3, 40) == "The Daily Test · 3"
    assert heading("The Daily Test", 3, 14) == "The Dai… · 3"
    assert heading("", 3, 40) == "(no source) · 3"
    assert heading("Wire", 3, 40, replace(STYLE, symbols=ASCII)) == "Wire | 3"


@given(st.sampled_from(HOSTILE), st.integers(12, 60))
def test_a_heading_is_never_wider_than_the_list(title, width):
    assert (
        cell_len("".join(text for text, _ in heading_line(Group(title, 7), width, STYLE))) <= width
    )
