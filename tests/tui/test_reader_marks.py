"""Read marks, stars, tags, and taking them back."""

from desk import messages
from tests.tui.conftest import Obedient, Open, until
from tests.tui.reading import FOG, open_article, press, rows
from tui.widgets.article_view import ArticleView


async def test_unread_again_stays_so_when_the_analysis_comes(
    reader: Open, background: Obedient
) -> None:
    async with reader() as pilot:
        await open_article(pilot, FOG)
        await until(pilot, lambda: not rows(pilot, FOG)[0])
        await press(pilot, "m")
        await until(pilot, lambda: rows(pilot, FOG)[0])
        article = pilot.app.screen.query_one(ArticleView).article
        assert article
        background.say(messages.Annotated((article.row.id,), 0))
        await until(pilot, lambda: pilot.app.screen.query_one(ArticleView).article is not article)
        assert rows(pilot, FOG)[0]


async def test_what_was_done_last_is_kept_when_the_app_ends_at_once(reader: Open) -> None:
    async with reader() as pilot:
        await pilot.press("f")
        await pilot.press("ctrl+q")
    async with reader() as pilot:
        assert rows(pilot, FOG) == (True, True)
        await press(pilot, "f", "f")
        await until(pilot, lambda: rows(pilot, FOG) == (True, True))


async def test_star_and_read_marks_are_kept_in_the_store(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "f")
        await until(pilot, lambda: rows(pilot, FOG) == (True, True))
        await press(pilot, "m")
        await until(pilot, lambda: rows(pilot, FOG) == (False, True))
    async with reader() as pilot:
        await press(pilot, "f", "m")
        await until(pilot, lambda: rows(pilot, FOG) == (True, False))
