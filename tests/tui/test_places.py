"""Offsets of an article and of its page."""

from hypothesis import given
from hypothesis import strategies as st

from core.types import Field
from tui.widgets.places import Insert, Places

HEADER = "Title\nbyline\n\n"
BODY = "The body of it all"

INSERTS = st.lists(
    st.builds(Insert, st.integers(0, len(BODY)), st.text("[1]", min_size=1, max_size=4)), max_size=5
).map(sorted)


def page_of(inserts: list[Insert]) -> str:
    text, done = HEADER, 0
    for insert in inserts:
        text += BODY[done : insert.at] + insert.text
        done = insert.at
    return text + BODY[done:]


@given(INSERTS)
def test_each_character_of_the_body_is_found_on_the_page_and_back(inserts):
    places, page = Places(len(HEADER), inserts), page_of(inserts)
    for offset, letter in enumerate(BODY):
        place = places.start(Field.BODY, offset)
        assert page[place] == letter
        assert places.end(Field.BODY, offset + 1) == place + 1
        assert places.offset(place) == offset


@given(INSERTS)
def test_an_insert_stands_for_the_character_behind_it(inserts):
    places, page = Places(len(HEADER), inserts), page_of(inserts)
    for (start, end), insert in zip(places.inserts, inserts, strict=True):
        assert page[start:end] == insert.text
        assert {places.offset(place) for place in range(start, end)} == {insert.at}
        assert {places.insert_at(place) for place in range(start, end)} == {insert}


@given(INSERTS)
def test_where_the_article_s_own_text_stands_nothing_is_inserted(inserts):
    places = Places(len(HEADER), inserts)
    own = [places.start(Field.BODY, offset) for offset in range(len(BODY))]
    assert not any(places.insert_at(place) for place in [*range(len(HEADER)), *own])


def test_the_title_stands_first_and_what_is_above_the_body_is_before_its_start():
    places = Places(len(HEADER), [Insert(0, "[1]")])
    assert places.start(Field.TITLE, 3) == 3
    assert places.offset(len(HEADER) - 1) == -1
