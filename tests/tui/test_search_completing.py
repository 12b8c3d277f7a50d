"""Which value of a query is completed, and what the query says afterwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import QueryError
from core.query import Term, TermField, parse_query
from tui.search.completing import FIELDS, completed, place_at, without_empty


def at(marked: str) -> tuple[str, int]:
    """A query and the cursor in it, which a bar stands for."""
    return marked.replace("|", ""), marked.index("|")


@pytest.mark.parametrize(
    ("query", "field", "typed"),
    [
        ("actor:|", "actor", ""),
        ("actor:Ki|", "actor", "Ki"),
        ("actor:K|im is:unread", "actor", "K"),
        ('actor:"Kim Jo|', "actor", "Kim Jo"),
        ('actor:"Kim |', "actor", "Kim "),
        ('actor:"Kim| Jong" llama', "actor", "Kim"),
        ("llama -feed:gaz|", "feed", "gaz"),
        ("TAG:w|", "tag", "w"),
        ('"two words"is:un|', "is", "un"),
    ],
)
def test_the_value_that_the_cursor_stands_in_is_completed(query, field, typed):
    place = place_at(*at(query))
    assert place is not None
    assert (place.field, place.typed) == (field, typed)


@pytest.mark.parametrize(
    "query",
    [
        "|",
        "llama|",
        "|actor:Kim",
        "act|or:Kim",
        "actor|:Kim",
        "actor:Kim |",
        'actor:"Kim"|',
        '"he said actor:Ki|',
        "after:20|",
        "factor:Ki|",
    ],
)
def test_elsewhere_nothing_is_completed(query):
    assert place_at(*at(query)) is None


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("actor:|", "Obama", "actor:Obama |"),
        ("actor:ki|", "Kim Jong Un", 'actor:"Kim Jong Un" |'),
        ("llama -actor:ki| treaty", "Kim Jong Un", 'llama -actor:"Kim Jong Un" |treaty'),
        ("actor:k|im treaty", "Kim Jong Un", 'actor:"Kim Jong Un" |treaty'),
        ('actor:"k|im" treaty', "Kim Jong Un", 'actor:"Kim Jong Un" |treaty'),
        ('actor:"k| is:unread', "Kim Jong Un", 'actor:"Kim Jong Un" |is:unread'),
        ('actor:"k| "a phrase"', "Kim Jong Un", 'actor:"Kim Jong Un" |"a phrase"'),
        ('actor:"k|" "a phrase"', "Kim Jong Un", 'actor:"Kim Jong Un" |"a phrase"'),
        ('actor:k|"a phrase"', "Kim", 'actor:Kim |"a phrase"'),
        ("IS:un|", "unread", "is:unread |"),
    ],
)
def test_a_value_takes_the_place_of_what_was_typed(before, value, after):
    query, cursor = at(before)
    place = place_at(query, cursor)
    assert place is not None
    assert completed(query, place, value) == at(after)


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("summit actor:|", "summit "),
        ("summit -actor:| peace", "summit  peace"),
        ('summit actor:"|', "summit "),
        ("summit actor:K|", "summit actor:K"),
        ("summit actor:|Kim", "summit actor:Kim"),
        ("summit| actor:", "summit actor:"),
    ],
)
def test_a_filter_that_waits_for_its_value_is_not_asked_for(query, asked):
    assert without_empty(*at(query)) == asked


WORDS = st.text(alphabet='ab :-"*#é界\u00a0', max_size=12)
NAMES = st.text(alphabet="ab :-*é界'\u00a0", min_size=1, max_size=12).filter(str.strip)


def terms(query: str) -> tuple[Term, ...]:
    """What the grammar reads, and nothing where that has no meaning."""
    try:
        return parse_query(query).terms
    except QueryError:
        return ()


@given(WORDS, WORDS)
def test_no_query_and_no_cursor_in_it_is_too_odd(head, tail):
    text = head + tail
    place = place_at(text, len(head))
    if place is not None:
        assert place.start < len(head) <= place.end <= len(text)
        assert text[: len(head)].endswith(place.typed)


@given(WORDS, st.sampled_from(FIELDS[:3]), st.booleans(), st.booleans(), NAMES, WORDS)
def test_the_filter_comes_to_stand_between_what_was_before_and_after_it(
    before, field, negated, quoted, value, after
):
    head = f"{before} {'-' * negated}{field}:{'x' if not quoted else chr(34) + 'x'}"
    text = f"{head} {after}"
    place = place_at(text, len(head))
    if place is None:  # the filter is inside of a phrase
        assert before.count('"')
        return
    said, cursor = completed(text, place, value)
    assert said[:cursor].endswith(" ")
    rest = text[place.end :]
    try:
        wanted = (
            *parse_query(text[: place.start]).terms,
            Term(TermField(field), value.strip(), negated),
            *parse_query(rest).terms,
        )
    except QueryError:
        return
    assert parse_query(said).terms == wanted


@given(WORDS, st.sampled_from(FIELDS[:3]), NAMES)
def test_a_completed_value_is_complete(before, field, value):
    text = f"{before} {field}:"
    place = place_at(text, len(text))
    if place is not None:
        said, cursor = completed(text, place, value)
        assert place_at(said, cursor) is None
        assert terms(said)[-1:] in ((), (Term(TermField(field), value.strip()),))
