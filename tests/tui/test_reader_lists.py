"""What the list shows: filter, sources, search, order."""

from textual.widgets import Input

from tests.tui.analysed import ARTICLES
from tests.tui.conftest import Open, until
from tests.tui.reading import TALKS, TREATY, open_article, press, titles
from tui.status import StatusLine
from tui.widgets.virtual_list import ArticleList


async def test_a_search_narrows_the_list_while_it_is_typed(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "F")
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        await press(pilot, *"llama")
        await until(pilot, lambda: titles(pilot) == [TREATY, TALKS])
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.focused, ArticleList))
        await press(pilot, "escape")
        await until(pilot, lambda: len(titles(pilot)) == len(ARTICLES))


async def test_a_search_that_makes_no_sense_is_said_below_and_harms_nothing(reader: Open) -> None:
    async with reader() as pilot:
        status = pilot.app.screen.query_one(StatusLine)
        await press(pilot, "F", *"is:unred", "enter")
        await until(pilot, lambda: "unread" in status.filter_text)
        assert len(titles(pilot)) == len(ARTICLES)
        assert not pilot.app._notifications


async def test_a_filter_can_be_typed_without_a_word_of_complaint(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "F")
        for key in 'actor:"quispe" is:unread after:2018':
            await press(pilot, key)
            await pilot.pause(0.02)
        await until(pilot, lambda: titles(pilot) == [TREATY, TALKS])
        assert not pilot.app._notifications


async def test_back_from_an_article_that_a_search_found_is_back_to_its_results(
    reader: Open,
) -> None:
    async with reader() as pilot:
        await press(pilot, "F", *"llama", "enter")
        await until(pilot, lambda: titles(pilot) == [TREATY, TALKS])
        await open_article(pilot, TALKS)
        await press(pilot, "q")
        await until(pilot, lambda: isinstance(pilot.app.focused, ArticleList))
        assert titles(pilot) == [TREATY, TALKS]
        await press(pilot, "escape")
        await until(pilot, lambda: len(titles(pilot)) == len(ARTICLES))
