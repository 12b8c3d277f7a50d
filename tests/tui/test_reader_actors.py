"""Mentions and actors in the reader: walking, crossing, peeking, following."""

from tests.tui.conftest import Open, until
from tests.tui.reading import TALKS, open_article, press
from tui.status import StatusLine
from tui.widgets.article_view import ArticleView
from tui.widgets.cast_pane import CastPane


async def test_an_actor_of_the_cast_is_walked_mention_by_mention(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        view = pilot.app.screen.query_one(ArticleView)
        await press(pilot, "a")
        await until(pilot, lambda: isinstance(pilot.app.focused, CastPane))
        await press(pilot, "enter")
        await until(pilot, lambda: view.position)
        assert view.article
        count = sum(m.actor_id == view.chosen and m.by_name for m in view.article.mentions)
        assert count > 1
        assert view.position == (1, count)
        await press(pilot, *["right_square_bracket"] * (count - 1))
        assert view.position == (count, count)
        await press(pilot, "right_square_bracket")
        assert view.position == (count, count)
        await press(pilot, "left_square_bracket")
        assert view.position == (count - 1, count)
        await press(pilot, "escape")
        assert view.chosen is None


async def test_where_one_pane_shows_choosing_an_actor_shows_the_article(reader: Open) -> None:
    async with reader(size=(44, 20)) as pilot:
        await open_article(pilot, TALKS)
        await press(pilot, "a")
        await until(pilot, lambda: isinstance(pilot.app.focused, CastPane))
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.focused, ArticleView))
        status = pilot.app.screen.query_one(StatusLine)
        await until(pilot, lambda: "1 of" in status.mention)
        await press(pilot, "escape")
        assert status.mention == ""


async def test_mentions_of_any_actor_are_walked_with_braces(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        view = pilot.app.screen.query_one(ArticleView)
        await press(pilot, "right_curly_bracket", "right_curly_bracket")
        assert view.position is not None
        assert view.position[0] == 2
        await press(pilot, "left_curly_bracket")
        assert view.position[0] == 1
