"""What the tests of the reader's screen press and look at."""

from textual.pilot import Pilot

from tests.tui.conftest import until
from tui.widgets.article_view import ArticleView
from tui.widgets.virtual_list import ArticleList

FOG, TREATY, TALKS = "Fog over Lisbon", "Llama treaty signed", "Envoys meet in Ulaanbaatar"


def titles(pilot: Pilot[None]) -> list[str]:
    """The list's titles, in order."""
    shown = pilot.app.screen.query_one(ArticleList)
    rows = (shown.row(index) for index in range(len(shown.ids)))
    return [row.title for row in rows if row]


def open_title(pilot: Pilot[None]) -> str:
    article = pilot.app.screen.query_one(ArticleView).article
    return article.row.title if article else ""


def rows(pilot: Pilot[None], title: str) -> tuple[bool, bool]:
    """Whether the article is unread and starred, as the store has it."""
    library = pilot.app.library  # type: ignore[attr-defined]
    row = next(r for r in library.rows(library.article_ids("")) if r.title == title)
    return row.unread, row.starred


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def open_article(pilot: Pilot[None], title: str) -> None:
    await press(pilot, "g", *["j"] * titles(pilot).index(title), "enter")
    await until(pilot, lambda: open_title(pilot) == title)
    await until(pilot, lambda: isinstance(pilot.app.focused, ArticleView))
