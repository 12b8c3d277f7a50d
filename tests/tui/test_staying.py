"""What the reader reads stays in the list until the reader asks for it anew; so does the cursor."""

from array import array
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import Input

from core.types import Group, Listing
from tests.tui.conftest import Obedient, Open, until
from tests.tui.reading import (
    FOG,
    TALKS,
    TREATY,
    article_list,
    at,
    choose_source,
    found,
    list_title,
    open_article,
    press,
    rows,
    status,
    titles,
)
from tui.widgets.staying import with_kept
from tui.widgets.virtual_list import ArticleList

ALL = [FOG, TREATY, TALKS]


def listing(ids: Sequence[int], *groups: tuple[str, int]) -> Listing:
    return Listing(array("q", ids), tuple(Group(*group) for group in groups))


# --- the listing ---


@pytest.mark.parametrize(
    ("before", "after", "kept", "merged"),
    [
        ([1, 2, 3], [1, 3], {2}, [1, 2, 3]),
        ([1, 2, 3], [1, 3], set(), [1, 3]),
        ([1, 2, 3], [], {1, 3}, [1, 3]),
        ([1, 2, 3], [9, 2, 3], {1}, [9, 1, 2, 3]),
        ([1, 2, 3], [3, 1], {2}, [2, 3, 1]),
        ([1, 2], [2, 5], {7}, [2, 5]),
        ([], [1], {1}, [1]),
    ],
)
def test_what_is_kept_stands_ahead_of_what_it_stood_ahead_of(
    before: list[int], after: list[int], kept: set[int], merged: list[int]
) -> None:
    assert list(with_kept(listing(after), listing(before), kept).ids) == merged


def test_what_is_kept_stays_under_its_heading_even_alone() -> None:
    before = listing([1, 2, 3, 4], ("a", 2), ("b", 1), ("c", 1))
    merged = with_kept(listing([9, 2, 4], ("a", 2), ("c", 1)), before, {1, 3})
    assert merged == listing([9, 1, 2, 3, 4], ("a", 3), ("b", 1), ("c", 1))
    assert with_kept(listing([]), before, {3}) == listing([3], ("b", 1))


def test_groups_of_one_title_stay_two() -> None:
    before = listing([1, 2, 3], ("same", 1), ("same", 2))
    merged = with_kept(listing([1, 3], ("same", 1), ("same", 1)), before, {2})
    assert merged == before


@given(st.lists(st.integers(0, 50), unique=True), st.sets(st.integers(0, 50)), st.data())
def test_nothing_else_is_added_or_moved(
    ids: list[int], kept: set[int], data: st.DataObject
) -> None:
    after = data.draw(st.permutations([i for i in ids if data.draw(st.booleans())]))
    merged = list(with_kept(listing(after), listing(ids), kept).ids)
    assert [i for i in merged if i in after] == after
    assert sorted(merged) == sorted({*after, *(kept & set(ids))})


# --- in the reader ---


def unread_said(pilot: Pilot[None]) -> int | None:
    """The unread articles that the last line counts, which is done whenever the list comes."""
    counts = status(pilot).counts
    return counts.unread if counts else None


async def test_an_article_that_is_read_stays_among_the_unread_until_they_are_asked_for_again(
    reader: Open,
) -> None:
    async with reader() as pilot:
        await choose_source(pilot, "Unread")
        await until(pilot, lambda: list_title(pilot) == "Unread · 3")
        await open_article(pilot, TREATY)
        await press(pilot, "2", "g", "m")
        await until(pilot, lambda: unread_said(pilot) == 1)
        assert titles(pilot) == ALL
        assert [rows(pilot, title)[0] for title in ALL] == [False, False, True]
        assert article_list(pilot).cursor == 0
        await choose_source(pilot, "Unread")
        await until(pilot, lambda: titles(pilot) == [TALKS])


@pytest.mark.parametrize("key", ["R", "r"])
async def test_a_refresh_lists_anew(reader: Open, background: Obedient, key: str) -> None:
    async with reader() as pilot:
        await press(pilot, "U", "j", "m")
        await until(pilot, lambda: found(pilot, "is:unread") == [FOG, TALKS])
        await press(pilot, key)
        await until(pilot, lambda: titles(pilot) == [FOG, TALKS])


async def test_all_that_were_marked_read_stay_and_come_back_unread(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "U")
        await until(pilot, lambda: "unread only" in list_title(pilot))
        await press(pilot, "A")
        await until(pilot, lambda: unread_said(pilot) == 0)
        assert titles(pilot) == ALL
        await press(pilot, "u")
        await until(pilot, lambda: unread_said(pilot) == 3)
        assert titles(pilot) == ALL


# --- the cursor ---


async def test_the_cursor_comes_back_to_an_article_that_was_left_out_for_a_while(
    reader: Open,
) -> None:
    async with reader() as pilot:
        await press(pilot, "j", "m")
        await until(pilot, lambda: found(pilot, "is:unread") == [FOG, TALKS])
        await press(pilot, "U")
        await until(pilot, lambda: titles(pilot) == [FOG, TALKS])
        assert article_list(pilot).cursor == 0
        await press(pilot, "U")
        await until(pilot, lambda: titles(pilot) == ALL)
        assert article_list(pilot).cursor == 1


async def test_the_cursor_stays_on_an_article_that_a_filter_leaves(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "G", "F")
        await at(pilot, Input)
        await press(pilot, *"llama")
        await until(pilot, lambda: titles(pilot) == [TREATY, TALKS])
        assert article_list(pilot).cursor == 1
        await press(pilot, *" is:nonsense")
        await until(pilot, lambda: titles(pilot) == [])
        await press(pilot, "escape")
        await until(pilot, lambda: titles(pilot) == ALL)
        await at(pilot, ArticleList)
        assert article_list(pilot).cursor == 2


async def test_in_another_source_the_cursor_is_on_the_first(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "G")
        await choose_source(pilot, "wire")
        await until(pilot, lambda: list_title(pilot).startswith("wire"))
        assert article_list(pilot).cursor == 0
        await press(pilot, "j", "U")
        await until(pilot, lambda: "unread only" in list_title(pilot))
        assert article_list(pilot).cursor == 1
