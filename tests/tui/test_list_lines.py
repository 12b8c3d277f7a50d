"""On which line of a grouped list each article stands."""

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.list_lines import ListLines, Place

SIZES = st.lists(st.integers(1, 5), max_size=6)
HEIGHTS = st.sampled_from([1, 2])


def spelt_out(sizes: list[int], height: int) -> list[Place]:
    """Every line of a list, one after the other."""
    places, article = [], 0
    for group, size in enumerate(sizes):
        places.append(Place(group, None, 0))
        for index in range(article, article + size):
            places += [Place(group, index, part) for part in range(height)]
        article += size
    return places


@given(SIZES, HEIGHTS)
def test_each_line_is_a_part_of_an_article_or_the_heading_of_its_group(sizes, height):
    lines = ListLines(sum(sizes), sizes, height)
    assert [lines.at(line) for line in range(lines.lines)] == spelt_out(sizes, height)


@given(SIZES, HEIGHTS)
def test_an_article_is_found_on_the_line_it_begins_on(sizes, height):
    lines = ListLines(sum(sizes), sizes, height)
    for index in range(sum(sizes)):
        place = lines.at(lines.line(index))
        assert (place.article, place.part) == (index, 0)


@given(SIZES, HEIGHTS)
def test_the_article_nearest_to_a_heading_is_the_first_below_it(sizes, height):
    lines = ListLines(sum(sizes), sizes, height)
    for line in range(lines.lines):
        expected = lines.at(line).article
        assert lines.nearest(line) == (lines.at(line + 1).article if expected is None else expected)


@given(st.integers(0, 50), HEIGHTS)
def test_without_groups_lines_are_counted_through(count, height):
    lines = ListLines(count, (), height)
    assert (lines.lines, lines.grouped) == (count * height, False)
    assert [lines.at(line) for line in range(lines.lines)] == [
        Place(-1, index, part) for index in range(count) for part in range(height)
    ]


def test_a_last_group_has_what_remains_and_groups_beyond_the_list_are_left_out():
    assert ListLines(5, [2, 1]).at(6) == Place(1, 4, 0)
    assert ListLines(2, [2, 1]).lines == 3
    assert ListLines(0, [2]).lines == 0
