"""The article list under headings and with rows of two lines, and what of it has been seen."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from core.types import ArticleRow, Group
from tests.tui.samples import SIZES, Host, now, row, shown
from tui.widgets import list_scroll
from tui.widgets.virtual_list import ArticleList

ONE_LINE, TWO_LINES = False, True


def load(ids: Sequence[int]) -> list[ArticleRow]:
    return [row(number, f"No {number}") for number in ids]


def hosted(actors: bool = ONE_LINE) -> tuple[Host, ArticleList]:
    widget = ArticleList(load, clock=now, actors=actors)
    return Host(widget), widget


def groups(*sizes: int) -> list[Group]:
    return [Group(f"Group {number}", size) for number, size in enumerate(sizes)]


def lines(widget: ArticleList) -> list[str]:
    """What stands at the left of the rows in view: a heading, a title, a source."""
    return [re.split("  +", line.strip())[0] for line in shown(widget)]


def row_of(widget: ArticleList, article_id: int) -> int | None:
    """The screen row on which the title of an article stands."""
    title = f"No {article_id}"
    return next((y for y, line in enumerate(lines(widget)) if line == title), None)


async def test_headings_stand_above_their_articles():
    app, widget = hosted()
    async with app.run_test(size=(60, 7)) as pilot:
        widget.set_listing([10, 11, 12], groups(1, 2))
        await pilot.pause()
        assert lines(widget) == [
            "Group 0 · 1",
            "No 10",
            "Group 1 · 2",
            "No 11",
            "No 12",
            "",
            "",
        ]


async def test_days_are_in_words_and_their_articles_give_the_time():
    app, widget = hosted()
    async with app.run_test(size=(60, 4)) as pilot:
        widget.set_listing([1, 24], [Group("2018-06-12", 1), Group("2018-06-11", 1)], days=True)
        await pilot.pause()
        assert lines(widget)[::2] == ["Today · 1", "Yesterday · 1"]
        assert [line.split()[-1] for line in shown(widget)[1::2]] == ["17:30", "18:30"]


async def test_the_cursor_skips_headings_and_a_click_on_one_does_nothing():
    app, widget = hosted()
    async with app.run_test(size=(60, 10), message_hook=app.hook) as pilot:
        widget.set_listing([10, 11, 12], groups(1, 1, 1))
        await pilot.pause()
        assert widget.article_id == 10
        await pilot.press("j", "j", "k")
        assert [message.article_id for message in app.sent(ArticleList.Highlighted)][1:] == [
            *(11, 12, 11),
        ]
        for y in (0, 2, 4):
            await pilot.click(widget, offset=(5, y))
        await pilot.click(widget, offset=(5, 8))
        assert widget.article_id == 11
        assert not app.sent(ArticleList.Opened)


@pytest.mark.parametrize("actors", [ONE_LINE, TWO_LINES])
async def test_the_heading_of_what_is_read_stays_on_top(actors):
    app, widget = hosted(actors)
    async with app.run_test(size=(60, 10)) as pilot:
        widget.set_listing(range(60), groups(20, 1, 1, 38))
        await pilot.press(*["j"] * 15)
        assert lines(widget)[0] == "Group 0 · 20"
        await pilot.press("G")
        assert lines(widget)[0] == "Group 3 · 38"
        await pilot.press(*["k"] * 39)
        assert lines(widget)[:2] == ["Group 1 · 1", "No 20"]
        await pilot.click(widget, offset=(5, 0))
        assert widget.article_id == 20


@pytest.mark.parametrize("actors", [ONE_LINE, TWO_LINES])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sizes", [(), (300,), (1,) * 300, (7, 100, 193)])
async def test_wherever_keys_lead_the_cursor_is_in_view_whole(actors, size, sizes):
    app, widget = hosted(actors)
    async with app.run_test(size=size) as pilot:
        widget.set_listing(range(300), groups(*sizes))
        for key in ("pagedown", "j", "ctrl+d", "k", "pageup", "G", "ctrl+u", "g", "pagedown"):
            await pilot.press(key)
            at = row_of(widget, widget.article_id)
            assert at is not None, key
            assert at + widget.row_height <= size[1]


@pytest.mark.parametrize("actors", [ONE_LINE, TWO_LINES])
@pytest.mark.parametrize("sizes", [(300,), (1,) * 300, (7, 100, 193)])
async def test_a_page_down_passes_over_nothing_unseen(actors, sizes):
    app, widget = hosted(actors)
    async with app.run_test(size=(60, 12)) as pilot:
        widget.set_listing(range(300), groups(*sizes))
        pages = []
        for _ in range(6):
            await pilot.press("pagedown")
            pages.append([int(line[3:]) for line in lines(widget) if line.startswith("No ")])
        assert all(after[0] <= before[-1] + 1 for before, after in pairwise(pages))
        assert pages[-1][-1] > 15


@pytest.mark.parametrize("actors", [ONE_LINE, TWO_LINES])
@pytest.mark.parametrize("steps", [0, 3, 30])
async def test_new_articles_and_headings_above_do_not_move_the_row_under_the_cursor(actors, steps):
    app, widget = hosted(actors)
    async with app.run_test(size=(60, 20)) as pilot:
        widget.set_listing(range(100, 200), groups(10, 90))
        await pilot.press(*["j"] * steps)
        was = row_of(widget, 100 + steps), widget.article_id
        widget.set_listing(range(60, 200), groups(5, 20, 25, 90))
        await pilot.pause()
        assert (row_of(widget, 100 + steps), widget.article_id) == was


async def test_scrolled_away_from_the_cursor_the_rows_in_view_stay():
    app, widget = hosted(TWO_LINES)
    async with app.run_test(size=(60, 20)) as pilot:
        widget.set_listing(range(100, 200), groups(10, 90))
        await pilot.pause()
        widget.scroll_to(y=50, animate=False)
        await pilot.pause()
        was = shown(widget)[1:]
        widget.set_listing(range(60, 200), groups(5, 20, 25, 90))
        assert shown(widget)[1:] == was
        assert widget.article_id == 100


async def test_grouping_a_list_and_ungrouping_it_keeps_the_cursor_in_view():
    app, widget = hosted(TWO_LINES)
    async with app.run_test(size=(60, 20)) as pilot:
        widget.set_listing(range(100))
        await pilot.pause()
        widget.set_listing(range(100), groups(1, 99))
        assert row_of(widget, 0) == 1
        widget.go_to(40)
        was = row_of(widget, 40)
        widget.set_listing(range(100))
        assert row_of(widget, 40) == was


async def test_rows_change_their_height_where_the_list_gets_narrow_and_the_cursor_stays():
    app, widget = hosted(TWO_LINES)
    async with app.run_test(size=(140, 20)) as pilot:
        widget.set_listing(range(300), groups(7, 293))
        widget.go_to(200)
        for width, height in ((60, 2), (20, 1), (60, 2), (140, 1)):
            await pilot.resize_terminal(width, 20)
            await pilot.pause()
            assert widget.row_height == height
            assert widget.article_id == 200
            assert row_of(widget, 200) or any("No 200" in line for line in shown(widget))


async def test_a_click_on_either_line_of_a_row_means_its_article():
    app, widget = hosted(TWO_LINES)
    async with app.run_test(size=(60, 20), message_hook=app.hook) as pilot:
        widget.set_listing(range(10), groups(10))
        await pilot.pause()
        await pilot.click(widget, offset=(5, 6))
        assert widget.article_id == 2
        await pilot.click(widget, offset=(5, 5))
        assert [message.article_id for message in app.sent(ArticleList.Opened)] == [2]


async def test_many_articles_in_many_groups_can_be_listed():
    app, widget = hosted(TWO_LINES)
    async with app.run_test(size=(60, 20)) as pilot:
        widget.set_listing(range(100_000), groups(*[33] * 3000, 1000))
        await pilot.press("G")
        assert lines(widget)[-2:] == ["No 99999", "The Daily Test"]
        assert lines(widget)[0] == "Group 3000 · 1,000"


# --- what has been seen ---


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    monkeypatch.setattr(list_scroll, "SEEN_PAUSE", 0.01)


async def seen(app: Host, pilot: Pilot[None]) -> list[int]:
    """What the list has said so far."""
    await pilot.pause(0.05)
    return [number for message in app.sent(ArticleList.Seen) for number in message.article_ids]


async def test_articles_that_leave_the_screen_at_the_top_have_been_seen():
    app, widget = hosted()
    async with app.run_test(size=(60, 10), message_hook=app.hook) as pilot:
        widget.set_listing(range(100), groups(3, 97))
        await pilot.press(*["j"] * 7)
        assert await seen(app, pilot) == []
        await pilot.press("j", "j", "j")
        assert await seen(app, pilot) == [0, 1, 2]
        await pilot.press("g", *["j"] * 10)
        assert await seen(app, pilot) == [0, 1, 2, 0, 1, 2]


async def test_a_row_of_two_lines_is_seen_when_both_have_left():
    app, widget = hosted(TWO_LINES)
    async with app.run_test(size=(60, 10), message_hook=app.hook) as pilot:
        widget.set_listing(range(100))
        await pilot.pause()
        widget.scroll_to(y=3, animate=False)
        assert await seen(app, pilot) == [0]
        widget.scroll_to(y=4, animate=False)
        assert await seen(app, pilot) == [0, 1]


async def test_what_was_jumped_over_has_not_been_seen():
    app, widget = hosted()
    async with app.run_test(size=(60, 10), message_hook=app.hook) as pilot:
        widget.set_listing(range(100))
        await pilot.press("G")
        assert await seen(app, pilot) == list(range(10))


async def test_what_leaves_the_screen_at_once_is_told_in_one_message():
    app, widget = hosted()
    async with app.run_test(size=(60, 10), message_hook=app.hook) as pilot:
        widget.set_listing(range(100))
        await pilot.pause()
        for y in (2, 4, 3, 6):
            widget.scroll_to(y=y, animate=False)
        await seen(app, pilot)
        assert [message.article_ids for message in app.sent(ArticleList.Seen)] == [
            (0, 1, 2, 3, 4, 5)
        ]


async def test_listing_anew_and_resizing_is_not_reading():
    app, widget = hosted(TWO_LINES)
    async with app.run_test(size=(140, 20), message_hook=app.hook) as pilot:
        widget.set_listing(range(100, 200))
        await pilot.press(*["j"] * 10)
        widget.set_listing(range(200), groups(100, 100))
        await pilot.resize_terminal(60, 20)
        assert await seen(app, pilot) == []


async def test_the_open_article_and_its_heading_are_drawn_across_the_whole_width():
    app, widget = hosted(TWO_LINES)
    async with app.run_test(size=(60, 6)) as pilot:
        widget.set_listing([1, 2], groups(1, 1))
        widget.open_id = 2
        await pilot.pause()
        assert {widget.render_line(y).cell_length for y in range(6)} == {59}
        assert isinstance(app.focused, Widget)
