"""The lines after the article proper: folded into one, and shown on a key."""

from dataclasses import replace

import pytest

from core.types import Article, Mark, MarkKind, RichText
from tests.tui.samples import (
    Host,
    article,
    mentions_of,
    now,
    shown,
)
from tests.tui.viewing import LONG, all_rows, hosted, looks, rows_of
from tui.widgets.article_view import ArticleView

TEASED = "Ada wins.\n\nRead also: Ada loses\n\nMore of this"


def teased() -> Article:
    """An article whose last two lines are none of it, with a mention that should not be there."""
    return article(TEASED, mentions_of(TEASED, "Ada"), body_end=TEASED.index("Read"))


async def test_lines_past_the_end_of_the_article_are_folded_into_one():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(teased())
        await pilot.pause()
        assert rows_of(widget)[-2:] == [
            "Ada wins.",
            "▸ 2 unrelated lines (. shows them)",
        ]
        assert "muted" in looks(widget, "shows them")


async def test_unfolded_lines_are_dimmed_and_name_nobody():
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(teased())
        assert widget.toggle_fold()
        await pilot.pause()
        assert rows_of(widget)[-4:] == [
            "Ada wins.",
            "▾ 2 unrelated lines (. folds them)",
            "Read also: Ada loses",
            "More of this",
        ]
        assert "muted" in looks(widget, "More of this")
        assert looks(widget, "wins") == set()
        widget.next_mention()
        assert widget.position == (1, 1)
        assert widget.toggle_fold()
        await pilot.pause()
        assert rows_of(widget)[-1] == "▸ 2 unrelated lines (. shows them)"


@pytest.mark.parametrize("unfolded", [True, False])
async def test_the_fold_outlives_resizing_and_renewing_but_not_the_article(unfolded):
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(teased())
        if unfolded:
            widget.toggle_fold()
        for columns in (30, 200, 80):
            await pilot.resize_terminal(columns, 24)
            await pilot.pause()
            widget.show(teased())
            assert ("More of this" in rows_of(widget)) is unfolded
        widget.show(article("Other.", number=2))
        widget.show(teased())
        assert "More of this" not in rows_of(widget)


async def test_unfolding_brings_the_lines_into_view_and_folding_stays_in_the_text():
    body = f"{LONG}\n\n{LONG}"
    app, widget = hosted()
    async with app.run_test(size=(80, 24)) as pilot:
        widget.show(article(body, body_end=len(LONG) + 2))
        widget.toggle_fold()
        await pilot.pause()
        assert any("60 unrelated lines (. folds" in row for row in shown(widget))
        widget.action_scroll_end()
        widget.toggle_fold()
        await pilot.pause()
        assert "60 unrelated lines (. shows" in shown(widget)[-1]


async def test_there_is_nothing_to_fold_in_an_article_without_such_lines():
    app, widget = hosted()
    async with app.run_test():
        assert not widget.toggle_fold()
        widget.show(article("Ada wins."))
        assert not widget.toggle_fold()


@pytest.mark.parametrize("unfolded", [False, True])
async def test_formatting_that_reaches_into_the_folded_lines_is_cut_there(unfolded):
    marks = [Mark(kind, 4, len(TEASED)) for kind in MarkKind]
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(replace(teased(), body=RichText(TEASED, tuple(marks))))
        if unfolded:
            widget.toggle_fold()
        await pilot.pause()
        assert "│ • ▣ Ada wins." in rows_of(widget)
        assert ("│      More of this" in rows_of(widget)) is unfolded


async def test_a_single_line_is_folded_in_the_singular_by_the_reader_s_own_key():
    app = Host(widget := ArticleView(clock=now, fold_key="x"))
    async with app.run_test() as pilot:
        widget.show(article("Ada wins.\nBuy this", body_end=10))
        await pilot.pause()
        assert [row.strip() for row in all_rows(widget)[-2:]] == [
            "",
            "▸ 1 unrelated line (x shows it)",
        ]


@pytest.mark.parametrize("end", [0, 5, 9, 10, 11])
async def test_there_is_no_such_line_where_nothing_follows_it(end):
    body = "Ada wins.\n\n"
    app, widget = hosted()
    async with app.run_test() as pilot:
        widget.show(article(body, body_end=end))
        await pilot.pause()
        assert not any("unrelated" in row for row in all_rows(widget))
