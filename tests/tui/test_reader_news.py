"""What the background does and is asked for, as the reader sees it."""

import pytest
from textual.pilot import Pilot

from core.types import ArticleRow
from desk import messages
from tests.tui.analysed import ARTICLES
from tests.tui.conftest import Obedient, Open, until
from tests.tui.reading import (
    FOG,
    TALKS,
    TREATY,
    id_list,
    library,
    notices,
    open_article,
    press,
    said,
    status,
    titles,
    view,
)
from tui.dialogs.failures import FailuresScreen
from tui.reader.screen import ReaderScreen
from tui.widgets.list_pane import ListPane
from tui.widgets.option_pane import OptionPane


@pytest.mark.keys("refresh")
async def test_refresh_is_asked_of_the_background_and_seen(
    reader: Open, background: Obedient
) -> None:
    async with reader() as pilot:
        await press(pilot, "R")
        assert background.requests == [messages.Refresh()]
        assert "refreshing" in status(pilot).activity
        background.say(messages.FeedRead("Wire", 0, 0, "not found (404)", 1, 2))
        await until(pilot, lambda: "1/2" in status(pilot).activity)
        assert "1 failed" in status(pilot).activity
        background.say(messages.Finished(1))
        await until(pilot, lambda: "refreshing" not in status(pilot).activity)
        background.say(messages.Trouble("the [/] disk is full"))
        await said(pilot, "the [/] disk is full")


def row_of(pilot: Pilot[None], title: str) -> ArticleRow:
    return next(row for row in library(pilot).rows(id_list(pilot)) if row.title == title)


@pytest.mark.keys("refresh-feed", "full-text")
async def test_the_feed_and_the_page_are_those_of_the_article_at_hand(
    reader: Open, background: Obedient
) -> None:
    async with reader() as pilot:
        feed = f"#{row_of(pilot, FOG).feed_id}"
        await press(pilot, "j", "r", "x")
        asked = [messages.Refresh((feed,)), messages.FetchFullText(row_of(pilot, TREATY).id)]
        assert background.requests == asked
        assert "reading the page" in status(pilot).activity


@pytest.mark.keys("full-text")
async def test_a_text_that_came_from_the_page_is_shown_at_once(
    reader: Open, background: Obedient
) -> None:
    async with reader() as pilot:
        await open_article(pilot, FOG)
        article_id = row_of(pilot, FOG).id
        await press(pilot, "x")
        with library(pilot)._store.write() as connection:
            connection.exec_driver_sql(
                "UPDATE article SET body = 'The whole page.', marks = '[]', body_end = 15 "
                f"WHERE id = {article_id}"
            )
        background.say(messages.FullTextRead(article_id, ""))
        await until(pilot, lambda: "The whole page." in view(pilot)._page.text)
        assert notices(pilot) == ["The full text"]
        background.say(messages.FullTextRead(article_id, "[/] paywall"))
        await said(pilot, "No full text: [/] paywall")
        assert "reading the page" not in status(pilot).activity


@pytest.mark.keys("stop", "refresh")
async def test_what_goes_on_is_stopped_and_where_nothing_does_that_is_said(
    reader: Open, background: Obedient
) -> None:
    async with reader() as pilot:
        await press(pilot, "X")
        assert notices(pilot) == ["Nothing to stop"]
        await press(pilot, "R", "X")
        asked = [messages.Stop(), messages.Refresh(), messages.Stop()]
        assert background.requests == asked
        assert "stopping" in status(pilot).activity
        background.say(messages.Stopped("refresh", 1, 2))
        background.say(messages.Finished(0))
        await until(pilot, lambda: "stopping" not in status(pilot).activity)


@pytest.mark.keys("errors", "dialog.close")
async def test_what_failed_is_listed_with_the_reason(reader: Open, background: Obedient) -> None:
    async with reader() as pilot:
        await press(pilot, "exclamation_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, FailuresScreen))
        await until(pilot, lambda: "Nothing failed" in lines(pilot))
        await press(pilot, "escape")
        with library(pilot)._store.write() as connection:
            connection.exec_driver_sql("UPDATE feed SET last_error = 'timed [/] out'")
        background.say(messages.Imported(0, 0, (), (("b.pdf", "is no text"),)))
        await until(pilot, lambda: "failed" in status(pilot).activity)
        await press(pilot, "exclamation_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, FailuresScreen))
        await until(pilot, lambda: "timed [/] out" in lines(pilot))
        assert [word in lines(pilot) for word in ("wire", "b.pdf", "is no text")] == [True] * 3
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReaderScreen)


def lines(pilot: Pilot[None]) -> str:
    """What the list of the uppermost dialog shows."""
    pane = pilot.app.screen.query_one(OptionPane)
    return "\n".join(pane.render_line(y).text for y in range(pane.size.height))


async def test_an_article_that_is_not_analysed_goes_first_and_is_renewed(
    reader: Open, background: Obedient
) -> None:
    async with reader() as pilot:
        with library(pilot)._store.write() as connection:
            connection.exec_driver_sql("UPDATE article SET analysed = 0")
            connection.exec_driver_sql("DELETE FROM mention")
        await open_article(pilot, TALKS)
        article_id = id_list(pilot, "envoys")[0]
        await until(pilot, lambda: messages.Focus(article_id) in background.requests)
        with library(pilot)._store.write() as connection:
            connection.exec_driver_sql("UPDATE article SET analysed = 1")
        background.say(messages.Annotated((article_id,), 0))
        await until(pilot, lambda: getattr(view(pilot).article, "analysed", False))


async def test_an_empty_store_is_filled_from_the_feeds_at_once(
    reader: Open, background: Obedient, tmp_path_factory: pytest.TempPathFactory
) -> None:
    async with reader(store=tmp_path_factory.mktemp("new") / "news.db") as pilot:
        await until(pilot, lambda: background.requests == [messages.Refresh()])
        assert titles(pilot) == []


async def test_paths_on_the_command_line_are_imported(
    reader: Open, background: Obedient, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("mine")
    async with reader(imports=(folder,)) as pilot:
        assert background.requests == [messages.Import((str(folder),))]
        background.say(messages.Imported(3, 0, ((1, "wire"),), (("a.txt", "empty"),)))
        await until(pilot, lambda: notices(pilot))
        selection = pilot.app.screen.query_one(ListPane).selection
        assert selection.query == "feed:#1"
        await until(pilot, lambda: len(titles(pilot)) == len(ARTICLES))
