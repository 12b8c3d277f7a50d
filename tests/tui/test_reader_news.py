"""What the background does, as the reader sees it."""

import pytest

from desk import messages
from tests.tui.analysed import ARTICLES
from tests.tui.conftest import Obedient, Open, until
from tests.tui.reading import TALKS, open_article, press, titles
from tui.status import StatusLine
from tui.widgets.article_view import ArticleView
from tui.widgets.list_pane import ListPane


async def test_refresh_is_asked_of_the_background_and_seen(
    reader: Open, background: Obedient
) -> None:
    async with reader() as pilot:
        status = pilot.app.screen.query_one(StatusLine)
        await press(pilot, "R")
        assert background.requests == [messages.Refresh()]
        assert "refreshing" in status.activity
        background.say(messages.FeedRead("Wire", 0, 0, "not found (404)", 1, 2))
        await until(pilot, lambda: "1/2" in status.activity)
        assert "1 failed" in status.activity
        background.say(messages.Finished(1))
        await until(pilot, lambda: "refreshing" not in status.activity)
        background.say(messages.Trouble("the [/] disk is full"))
        await until(pilot, lambda: pilot.app._notifications)


async def test_an_article_that_is_not_analysed_goes_first_and_is_renewed(
    reader: Open, background: Obedient
) -> None:
    async with reader() as pilot:
        library = pilot.app.library  # type: ignore[attr-defined]
        with library._store.write() as connection:
            connection.exec_driver_sql("UPDATE article SET analysed = 0")
            connection.exec_driver_sql("DELETE FROM mention")
        await open_article(pilot, TALKS)
        article_id = library.article_ids("envoys")[0]
        await until(pilot, lambda: messages.Focus(article_id) in background.requests)
        with library._store.write() as connection:
            connection.exec_driver_sql("UPDATE article SET analysed = 1")
        background.say(messages.Annotated((article_id,), 0))
        view = pilot.app.screen.query_one(ArticleView)
        await until(pilot, lambda: view.article and view.article.analysed)


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
        background.say(messages.Imported(3, 0, ("wire",), (("a.txt", "empty"),)))
        await until(pilot, lambda: pilot.app._notifications)
        selection = pilot.app.screen.query_one(ListPane).selection
        assert selection.query == 'feed:"wire"'
        await until(pilot, lambda: len(titles(pilot)) == len(ARTICLES))
