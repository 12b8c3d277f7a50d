"""The query grammar: what it understands, what it takes as plain words, what it refuses."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.errors import QueryError
from core.query import (
    Term,
    TermField,
    filter_text,
    moment_text,
    parse_moment,
    parse_number,
    parse_query,
)

F = TermField


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("north korea", [Term(F.WORD, "north"), Term(F.WORD, "korea")]),
        ('"missile test"', [Term(F.PHRASE, "missile test")]),
        ('-"missile test"', [Term(F.PHRASE, "missile test", negated=True)]),
        ('actor:"Kim Jong Un"', [Term(F.ACTOR, "Kim Jong Un")]),
        ("-feed:bbc", [Term(F.FEED, "bbc", negated=True)]),
        ("is:UNREAD", [Term(F.IS, "unread")]),
        ("after:2024-05 before:2025", [Term(F.AFTER, "2024-05"), Term(F.BEFORE, "2025")]),
        ("Tag:world", [Term(F.TAG, "world")]),
        ('"open quote', [Term(F.PHRASE, "open quote")]),
        ('""', []),
        ("C++ AT&T 12:30", [Term(F.WORD, "C++"), Term(F.WORD, "AT&T"), Term(F.WORD, "12:30")]),
        ("https://a.b/c", [Term(F.WORD, "https://a.b/c")]),
        ("-", [Term(F.WORD, "-")]),
        ("kore* C*", [Term(F.WORD, "kore", begins=True), Term(F.WORD, "C", begins=True)]),
        ("* ** -*", [Term(F.WORD, "*"), Term(F.WORD, "**"), Term(F.WORD, "*", negated=True)]),
    ],
)
def test_terms_are_read_as_typed(text: str, terms: list[Term]) -> None:
    assert parse_query(text).terms == tuple(terms)


@pytest.mark.parametrize(
    ("text", "named", "hint"),
    [
        ("actr:putin", "actr:", "actor"),
        ("is:unred", "is:unred", "unread"),
        ("after:soon", "soon", "2024"),
        ("after:2024-13", "2024-13", "2024"),
        ('feed:""', "feed:", "feed:"),
    ],
)
def test_a_slip_is_named_with_what_was_meant(text: str, named: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(text)
    assert named in str(caught.value)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("text", "begins"),
    [("fog li", True), ("fog ", False), ("tag:x", False), ("fog l", False), ("fog 霧", True)],
)
def test_the_last_word_of_an_unfinished_query_may_go_on(text: str, begins: bool) -> None:
    assert parse_query(text, unfinished=True).terms[-1].begins is begins
    assert parse_query(text).terms[-1].begins is False


@given(st.text(max_size=40))
def test_any_text_is_a_query_or_a_query_error(text: str) -> None:
    try:
        query = parse_query(text)
    except QueryError:
        return
    assert set(query.words) | set(query.filters) == set(query.terms)


def test_a_day_may_leave_out_its_end() -> None:
    assert parse_moment("2024") == datetime(2024, 1, 1, tzinfo=UTC)
    assert parse_moment("2024-2-29") == datetime(2024, 2, 29, tzinfo=UTC)


@pytest.mark.parametrize(
    "value", ["2024T10:00", "2024-01T10:00", "2024-01-01T24:00", "2024-01-01T9"]
)
def test_only_a_day_has_a_time(value: str) -> None:
    with pytest.raises(QueryError, match=value):
        parse_query(f"after:{value}")


@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=-5, minutes=-30))])))
def test_a_time_is_written_as_it_is_read(moment: datetime) -> None:
    assume(1 < moment.year < 9999)
    minute = moment.replace(second=0, microsecond=0)
    assert parse_moment(moment_text(moment)) == minute


@pytest.mark.parametrize(
    ("value", "number"),
    [("#12", 12), ("#0", 0), ("12", None), ("#", None), ("#1x", None), ("#²", None), ("#-1", None)],
)
def test_a_number_is_told_from_a_name(value: str, number: int | None) -> None:
    assert parse_number(value) == number


@given(st.sampled_from([F.ACTOR, F.FEED, F.TAG, F.STORY]), st.text(max_size=30))
def test_a_filter_is_written_as_it_is_read(field: TermField, value: str) -> None:
    written = value.replace('"', " ").strip()
    assume(written)
    assert parse_query(filter_text(field, value)).terms == (Term(field, written),)


def test_quotes_are_written_only_where_they_are_needed() -> None:
    assert filter_text(F.TAG, "world") == "tag:world"
    assert filter_text(F.TAG, 'the "new" world') == 'tag:"the  new  world"'
