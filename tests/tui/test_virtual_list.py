"""The list of articles: cursor, pages, resizing, what a row says."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from core.types import ArticleRow
from tests.tui.samples import HOSTILE, NOW, SIZES, Host, named, now, row, shown, squeezed
from tui.widgets import row_pages
from tui.widgets.styles import short_date
from tui.widgets.virtual_list import ArticleList


class Shelf:
    """A store of rows that counts what is read from it."""

    def __init__(self, **rows: ArticleRow) -> None:
        self.reads: list[list[int]] = []
        self.rows: dict[int, ArticleRow] = {}

    def load(self, ids: Sequence[int]) -> list[ArticleRow]:
        self.reads.append(list(ids))
        return [self.rows.get(number) or row(number) for number in reversed(ids) if number >= 0]


def hosted(shelf: Shelf | None = None) -> tuple[Host, ArticleList]:
    """A list whose rows are one line at any width."""
    widget = ArticleList((shelf or Shelf()).load, clock=now, actors=False)
    return Host(widget), widget


def screen_row(widget: ArticleList) -> int:
    """Where on the screen the cursor is."""
    assert widget.cursor is not None
    return widget.cursor - widget.scroll_offset.y


@pytest.fixture(params=[1, 2, 256])
def any_page(request, monkeypatch):
    monkeypatch.setattr(row_pages, "PAGE", request.param)
    return request.param


@pytest.mark.parametrize("size", SIZES)
async def test_keys_move_the_cursor_and_keep_it_in_view(size, any_page):
    app, widget = hosted()
    async with app.run_test(size=size, message_hook=app.hook) as pilot:
        widget.set_listing(range(1000, 1600))
        await pilot.press("j", "down", "k")
        assert widget.article_id == 1001
        await pilot.press("pagedown")
        assert widget.cursor == 1 + size[1] - 1
        await pilot.press("G")
        assert widget.article_id == 1599
        assert screen_row(widget) == size[1] - 1
        assert "Headline 1599" in shown(widget)[-1]
        await pilot.press("pageup", "k")
        assert 0 <= screen_row(widget) < size[1]
        await pilot.press("home")
        assert (widget.cursor, widget.scroll_offset.y) == (0, 0)
        assert app.sent(ArticleList.Highlighted)[-1].article_id == 1000


async def test_the_cursor_stops_at_both_ends():
    app, widget = hosted()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.set_listing([7, 8])
        await pilot.press("k", "j", "j", "j")
        assert widget.article_id == 8
        assert [message.article_id for message in app.sent(ArticleList.Highlighted)] == [7, 8]


@pytest.mark.parametrize("key", ["enter", "l"])
async def test_opening_names_the_article_under_the_cursor(key):
    app, widget = hosted()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.set_listing([7, 8])
        await pilot.press("j", key)
        assert [message.article_id for message in app.sent(ArticleList.Opened)] == [8]


async def test_an_empty_list_says_so_and_ignores_keys():
    app, widget = hosted()
    async with app.run_test(size=(40, 10), message_hook=app.hook) as pilot:
        widget.placeholder = "Nothing [b]unread[/b]"
        await pilot.press("j", "k", "G", "g", "pagedown", "enter")
        await pilot.click(widget, offset=(3, 3))
        assert [line.strip() for line in shown(widget) if line.strip()] == ["Nothing [b]unread[/b]"]
        assert widget.article_id is None
        assert not app.sent(ArticleList.Opened) + app.sent(ArticleList.Highlighted)


async def test_a_list_of_one_row():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.set_listing([5])
        await pilot.press("j", "G", "pagedown")
        assert widget.article_id == 5
        widget.set_listing([])
        assert widget.article_id is None


async def test_no_more_than_a_page_is_read_at_once_and_only_what_is_in_view(any_page):
    shelf = Shelf()
    app, widget = hosted(shelf)
    async with app.run_test(size=(80, 24)) as pilot:
        widget.set_listing(range(100_000))
        await pilot.pause()
        await pilot.press("G")
        assert all(len(ids) <= any_page for ids in shelf.reads)
        read = {number for ids in shelf.reads for number in ids}
        assert len(read) <= 2 * (24 + 2 * any_page)
        assert {0, 23, 99_999, 99_976} <= read


async def test_moving_about_in_a_page_reads_nothing_again():
    shelf = Shelf()
    app, widget = hosted(shelf)
    async with app.run_test() as pilot:
        widget.set_listing(range(100))
        await pilot.press("j", "j", "G", "g")
        assert len(shelf.reads) == 1


async def test_a_changed_row_is_read_again_and_others_are_not(any_page):
    shelf = Shelf()
    app, widget = hosted(shelf)
    async with app.run_test() as pilot:
        widget.set_listing(range(600))
        await pilot.pause()
        shelf.reads.clear()
        shelf.rows[1] = row(1, "Corrected")
        widget.invalidate([1])
        await pilot.pause()
        assert "Corrected" in shown(widget)[1]
        if any_page == 256:
            assert len(shelf.reads) == 1
        shelf.rows[0] = row(0, "All anew")
        widget.invalidate()
        assert "All anew" in shown(widget)[0]


async def test_an_article_that_is_gone_from_the_store_leaves_a_gap():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.set_listing([1, -2, 3])
        await pilot.pause()
        assert "…" in shown(widget)[1]
        assert "Headline 3" in shown(widget)[2]


async def test_new_articles_on_top_do_not_move_what_is_read():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.set_listing(range(100, 300))
        widget.go_to(150)
        await pilot.press("k", "k")
        was = screen_row(widget), shown(widget)
        widget.set_listing([*range(40), *range(100, 300)])
        assert widget.article_id == 148
        assert (screen_row(widget), shown(widget)) == was


async def test_scrolled_away_from_the_cursor_the_top_row_stays():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.set_listing(range(100, 300))
        await pilot.pause()
        widget.scroll_to(y=90, animate=False)
        await pilot.pause()
        was = shown(widget)
        widget.set_listing([*range(40), *range(100, 300)])
        assert shown(widget) == was
        assert widget.article_id == 100


async def test_where_its_article_is_gone_the_cursor_takes_the_next_in_its_place():
    app, widget = hosted()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.set_listing([1, 2, 3, 4])
        widget.go_to(3)
        widget.set_listing([1, 2, 4])
        assert widget.article_id == 4
        widget.set_listing([1])
        assert widget.article_id == 1
        await pilot.pause()
        assert app.sent(ArticleList.Highlighted)[-1].article_id == 1


async def test_the_article_to_keep_gets_the_cursor_and_is_in_view():
    app, widget = hosted()
    async with app.run_test(size=(40, 10)) as pilot:
        widget.set_listing(range(500), keep=321)
        await pilot.pause()
        assert widget.article_id == 321
        assert any("Headline 321" in line for line in shown(widget))
        widget.set_listing(range(500), keep=9999)
        assert widget.article_id == 321


async def test_a_list_filled_while_hidden_has_its_cursor_in_view_when_shown():
    app, widget = hosted()
    widget.set_listing(range(50), keep=40)
    widget.display = False
    async with app.run_test(size=(40, 10)) as pilot:
        widget.set_listing(range(500), keep=321)
        widget.display = True
        await pilot.pause()
        assert any("Headline 321" in line for line in shown(widget))


async def test_an_article_that_is_not_listed_cannot_be_gone_to():
    app, widget = hosted()
    async with app.run_test():
        widget.set_listing([1, 2])
        assert widget.go_to(2)
        assert not widget.go_to(3)
        assert widget.article_id == 2


@pytest.mark.parametrize("first", SIZES)
@pytest.mark.parametrize("then", SIZES)
async def test_resizing_keeps_the_cursor_and_keeps_it_in_view(first, then):
    app, widget = hosted()
    async with app.run_test(size=first) as pilot:
        widget.set_listing(range(300))
        widget.go_to(200)
        await pilot.resize_terminal(*then)
        await pilot.pause()
        assert widget.article_id == 200
        assert 0 <= screen_row(widget) < then[1]
        assert {widget.render_line(y).cell_length for y in range(then[1])} == {then[0] - 1}


async def test_a_click_moves_the_cursor_and_a_second_one_opens():
    app, widget = hosted()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.styles.border = ("round", "red")
        widget.set_listing(range(100))
        await pilot.pause()
        widget.scroll_to(y=10, animate=False)
        await pilot.pause()
        await pilot.click(widget, offset=(5, 4))
        assert widget.article_id == 13
        assert not app.sent(ArticleList.Opened)
        await pilot.click(widget, offset=(5, 4))
        assert [message.article_id for message in app.sent(ArticleList.Opened)] == [13]


async def test_an_unread_title_is_bold():
    shelf = Shelf()
    shelf.rows = {2: row(2, "News", unread=True)}
    app, widget = hosted(shelf)
    async with app.run_test() as pilot:
        widget.set_listing([1, 2])
        await pilot.pause()
        bold = [
            [segment.text.strip() for segment in widget.render_line(y) if segment.style.bold]
            for y in (0, 1)
        ]
        assert bold == [[], ["News"]]


async def test_the_open_article_is_marked():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.set_listing([1, 2])
        widget.open_id = 2
        await pilot.pause()
        assert [line[:4] for line in shown(widget)[:2]] == ["    ", "→   "]
        widget.open_id = None
        assert shown(widget)[1].startswith("    Headline 2")


async def test_the_scopes_above_and_below_have_the_article_under_the_cursor():
    app, widget = hosted()
    async with app.run_test():
        widget.set_listing([5, 6, 7, 8])
        widget.go_to(6)
        assert list(widget.above()) == [5, 6]
        assert list(widget.below()) == [6, 7, 8]
        widget.set_listing([])
        assert list(widget.above()) == list(widget.below()) == []


@pytest.mark.parametrize("size", SIZES)
async def test_half_a_page_down_and_up_again(size):
    app, widget = hosted()
    async with app.run_test(size=size) as pilot:
        widget.set_listing(range(300))
        await pilot.press("ctrl+d", "ctrl+d")
        assert widget.cursor == 2 * (size[1] // 2)
        await pilot.press("ctrl+u")
        assert widget.cursor == size[1] // 2
        await pilot.press("ctrl+u", "ctrl+u")
        assert widget.cursor == 0


async def test_where_the_terminal_has_colours_of_its_own_the_cursor_is_reversed():
    app, widget = hosted()
    async with app.run_test() as pilot:
        app.theme = "ansi-dark"
        widget.set_listing([1, 2])
        await pilot.pause()
        reversed_lines = [
            {bool(segment.style.reverse) for segment in widget.render_line(y)} for y in (0, 1)
        ]
        assert reversed_lines == [{True}, {False}]
        app.set_focus(None)
        await pilot.pause()
        assert not any(segment.style.reverse for segment in widget.render_line(0))


@pytest.mark.parametrize(
    ("when", "long", "brief"),
    [
        (datetime(2018, 6, 12, 9, 5, tzinfo=UTC), "09:05", "09:05"),
        (datetime(2018, 3, 1, tzinfo=UTC), "1 Mar", "1 Mar"),
        (datetime(1066, 10, 14, tzinfo=UTC), "1066-10-14", "1066"),
    ],
)
def test_dates_say_as_much_as_there_is_room_for(when, long, brief):
    assert short_date(when, NOW) == long
    assert short_date(when, NOW, brief=True) == brief


@pytest.mark.parametrize("text", HOSTILE, ids=named)
@pytest.mark.parametrize("width", [40, 120])
async def test_hostile_text_is_shown_letter_for_letter(text, width):
    shelf = Shelf()
    shelf.rows = {1: row(1, text, unread=True)}
    app, widget = hosted(shelf)
    async with app.run_test(size=(width, 10)) as pilot:
        widget.set_listing([1, 2])
        widget.placeholder = text
        await pilot.pause()
        line = shown(widget)[0]
        assert line[4:].startswith(text.rstrip("\u200d") if len(text) < 100 else text[:8])
        assert {widget.render_line(y).cell_length for y in range(10)} == {width - 1}
        await pilot.click(widget, offset=(5, 0))
        widget.set_listing([])
        await pilot.pause()
        assert squeezed(text[:20]) in squeezed("".join(shown(widget)))
        assert not app.boomed


async def test_a_key_can_be_remapped_by_its_id():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.set_listing([1, 2])
        app.set_keymap({"list.down": "n"})
        await pilot.press("j")
        assert widget.article_id == 1
        await pilot.press("n")
        assert widget.article_id == 2


async def test_a_million_articles_can_be_listed():
    shelf = Shelf()
    app, widget = hosted(shelf)
    async with app.run_test() as pilot:
        widget.set_listing(range(1_000_000), keep=999_999)
        await pilot.pause()
        assert "Headline 999999" in shown(widget)[-1]
        assert sum(map(len, shelf.reads)) <= 3 * row_pages.PAGE
