"""The article pane: scrolling, resizing, and staying where one reads."""

import re

import pytest

from tests.tui.samples import (
    SIZES,
    article,
    mentions_of,
    shown,
)
from tests.tui.viewing import LONG, hosted
from tui.widgets.article_view import ArticleView


@pytest.mark.parametrize("size", SIZES)
async def test_keys_scroll_by_rows_and_pages(size):
    app, widget = hosted()
    height = size[1]
    async with app.run_test(size=size) as pilot:
        widget.show(article(LONG))
        await pilot.press("j", "down", "k")
        assert widget.scroll_offset.y == 1
        await pilot.press("space")
        assert widget.scroll_offset.y == 1 + height - 2
        await pilot.press("b", "ctrl+d")
        assert widget.scroll_offset.y == 1 + height // 2
        await pilot.press("ctrl+u", "G")
        assert widget.scroll_offset.y == widget.virtual_size.height - height
        assert (widget.progress, "ends." in shown(widget)[-1]) == (1.0, True)
        await pilot.press("g")
        assert (widget.progress, widget.scroll_offset.y) == (0.0, 0)


async def test_progress_of_nothing_is_none_and_of_a_short_text_is_all():
    app, widget = hosted()
    async with app.run_test():
        assert widget.progress == 0.0
        widget.show(article("Short."))
        assert widget.progress == 1.0


@pytest.mark.parametrize("size", SIZES)
async def test_resizing_keeps_the_paragraph_on_top(size):
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article(LONG))
        widget.go_to_offset(LONG.index("Paragraph 25"))
        await pilot.pause()
        for columns, rows in (size, (120, 30), (80, 24)):
            await pilot.resize_terminal(columns, rows)
            await pilot.pause()
            assert shown(widget)[0].strip().startswith("Paragraph 25")


async def test_many_resizes_do_not_drift_from_what_was_on_top():
    app, widget = hosted()
    async with app.run_test(size=(60, 24)) as pilot:
        widget.show(article(LONG))
        widget.go_by(100)
        await pilot.pause()
        was = shown(widget)
        for columns in (47, 80, 33, 71, 60):
            await pilot.resize_terminal(columns, 24)
            await pilot.pause()
        assert shown(widget) == was


async def test_the_same_article_shown_again_stays_where_it_was_read():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article(LONG, analysed=False))
        widget.go_by(50)
        await pilot.pause()
        was = shown(widget)
        widget.show(article(LONG, mentions_of(LONG, "begins")))
        await pilot.pause()
        assert [row.strip() for row in shown(widget)] == [row.strip() for row in was]
        widget.next_mention()
        position = widget.position
        widget.show(article(LONG, mentions_of(LONG, "begins")))
        assert widget.position == position
        widget.show(article(LONG, number=2))
        assert (widget.scroll_offset.y, widget.position) == (0, None)


async def test_an_article_at_its_start_stays_there_when_its_analysis_comes_in():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)):
        widget.show(article(LONG))
        widget.show(article(LONG, analysed=False))
        assert widget.scroll_offset.y == 0
        widget.show(article(LONG, mentions_of(LONG, "begins")))
        assert widget.scroll_offset.y == 0


async def test_the_place_of_reading_can_be_noted_and_found_again():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article(LONG))
        widget.go_by(77)
        await pilot.pause()
        offset, was = widget.reading_offset, shown(widget)
        widget.show(article("Other.", number=2))
        widget.show(article(LONG))
        widget.go_to_offset(offset)
        assert shown(widget) == was


async def test_an_article_shown_before_there_is_a_screen_is_drawn_when_there_is():
    app, widget = hosted()
    widget.show(article("Early."))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "Early." in "".join(shown(widget))


async def test_a_pane_that_was_hidden_is_where_it_was_read():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article(LONG))
        widget.go_by(100)
        await pilot.pause()
        top = shown(widget)[0].strip()
        widget.display = False
        await pilot.pause()
        await pilot.resize_terminal(60, 20)
        widget.show(article(LONG))
        await pilot.pause()
        widget.display = True
        await pilot.resize_terminal(80, 30)
        await pilot.pause()
        assert shown(widget)[0].strip() == top


async def test_a_new_theme_shows_at_once():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(article("Ada", mentions_of("Ada", "Ada")))
        await pilot.pause()
        dark = widget.render_line(3)
        app.theme = "textual-light"
        await pilot.pause()
        light = widget.render_line(3)
        assert dark.text == light.text
        assert [s.style.color for s in dark] != [s.style.color for s in light]


# --- what is said of it ---


async def test_scrolling_says_how_far_and_where_one_is():
    app, widget = hosted()
    async with app.run_test(size=(80, 24), message_hook=app.hook) as pilot:
        widget.show(article(LONG))
        await pilot.pause()
        assert [(m.progress, m.offset < 0) for m in app.sent(ArticleView.Scrolled)][-1] == (0, True)
        widget.go_to_offset(LONG.index("Paragraph 25"))
        await pilot.pause()
        last = app.sent(ArticleView.Scrolled)[-1]
        assert last.offset == LONG.index("Paragraph 25")
        assert 0 < last.progress < 1
        assert last.view is widget
        await pilot.press("G")
        assert app.sent(ArticleView.Scrolled)[-1].progress == 1


async def test_an_article_that_fits_is_read_to_its_end_at_once():
    app, widget = hosted()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(article("Short."))
        await pilot.pause()
        assert app.sent(ArticleView.Scrolled)[-1].progress == 1


async def test_only_the_latest_of_such_messages_of_one_pane_counts():
    _, one = hosted()
    _, other = hosted()
    first = ArticleView.Scrolled(one, 0.0, 0)
    assert first.can_replace(ArticleView.Scrolled(one, 0.5, 10))
    assert not first.can_replace(ArticleView.Scrolled(other, 0.5, 10))
    assert not first.can_replace(ArticleView.ActorChosen(1))


async def test_an_article_can_be_opened_in_the_middle():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article("Other.", number=2))
        widget.show(article(LONG), offset=LONG.index("Paragraph 25"))
        await pilot.pause()
        assert shown(widget)[0].strip().startswith("Paragraph 25")
        for offset in (0, -1, None):
            widget.show(article("Other.", number=2))
            widget.show(article(LONG), offset=offset)
            await pilot.pause()
            assert widget.scroll_offset.y == 0


async def test_the_minutes_of_reading_are_those_of_the_article_proper():
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        for body_end, least, most in ((None, 11, 1000), (20, 1, 1)):
            widget.show(article(LONG, body_end=body_end))
            await pilot.pause()
            said = re.search(r"(\d+) min", "\n".join(shown(widget)))
            assert said and least <= int(said[1]) <= most
