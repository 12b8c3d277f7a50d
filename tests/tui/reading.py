"""What the tests of the reader's screen press and look at."""

from textual.notifications import Notification
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, Static

from desk.library import Library
from tests.tui.conftest import until
from tui.status import StatusLine
from tui.widgets.article_view import ArticleView
from tui.widgets.command_line import CommandLine
from tui.widgets.list_pane import ListPane
from tui.widgets.sources_pane import SourcesPane
from tui.widgets.virtual_list import ArticleList

FOG, TREATY, TALKS = "Fog over Lisbon", "Llama treaty signed", "Envoys meet in Ulaanbaatar"


def library(pilot: Pilot[None]) -> Library:
    return pilot.app.library  # type: ignore[attr-defined, no-any-return]


def view(pilot: Pilot[None]) -> ArticleView:
    return pilot.app.screen_stack[0].query_one(ArticleView)


def status(pilot: Pilot[None]) -> StatusLine:
    return pilot.app.screen_stack[0].query_one(StatusLine)


def article_list(pilot: Pilot[None]) -> ArticleList:
    return pilot.app.screen_stack[0].query_one(ArticleList)


def list_title(pilot: Pilot[None]) -> str:
    """What the line above the list says."""
    pane = pilot.app.screen_stack[0].query_one(ListPane)
    return str(pane.query_one(Static).render())


def notices(pilot: Pilot[None]) -> list[str]:
    """What is said at the corner of the screen, the last said last."""
    return [notice.message for notice in pilot.app._notifications]


def last_notice(pilot: Pilot[None]) -> Notification | None:
    return next(iter(reversed(list(pilot.app._notifications))), None)


def titles(pilot: Pilot[None]) -> list[str]:
    """The list's titles, in order."""
    shown = article_list(pilot)
    rows = (shown.row(index) for index in range(len(shown.ids)))
    return [row.title for row in rows if row]


def open_title(pilot: Pilot[None]) -> str:
    article = view(pilot).article
    return article.row.title if article else ""


def rows(pilot: Pilot[None], title: str) -> tuple[bool, bool]:
    """Whether the article is unread and starred, as the store has it."""
    row = next(r for r in library(pilot).rows(id_list(pilot)) if r.title == title)
    return row.unread, row.starred


def id_list(pilot: Pilot[None], query: str = "") -> list[int]:
    """The articles that a query finds, the newest first."""
    return list(library(pilot).article_ids(query))


def found(pilot: Pilot[None], query: str) -> list[str]:
    """The titles of the articles that a query finds in the store, the newest first."""
    return [row.title for row in library(pilot).rows(id_list(pilot, query))]


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def at(pilot: Pilot[None], kind: type[Widget]) -> None:
    """Waits until a widget of this kind has the keys."""
    await until(pilot, lambda: isinstance(pilot.app.focused, kind))


async def said(pilot: Pilot[None], words: str) -> None:
    """Waits until a notice has these words."""
    await until(pilot, lambda: words in "\n".join(notices(pilot)))


async def open_article(pilot: Pilot[None], title: str) -> None:
    await press(pilot, "g", *["j"] * titles(pilot).index(title), "enter")
    await until(pilot, lambda: open_title(pilot) == title)
    await at(pilot, ArticleView)


async def choose_source(pilot: Pilot[None], name: str) -> None:
    """Goes to the sources and chooses the one of this name."""
    await go_to_source(pilot, name)
    await press(pilot, "enter")
    await at(pilot, ArticleList)


async def go_to_source(pilot: Pilot[None], name: str) -> None:
    pane = pilot.app.screen_stack[0].query_one(SourcesPane)
    await until(pilot, lambda: name in source_counts(pilot))
    await press(pilot, "1")
    await at(pilot, SourcesPane)
    await press(pilot, "g")
    while (source := pane.source_at(pane.highlighted or 0)) is None or source.name != name:
        before = pane.highlighted
        await press(pilot, "j")
        assert pane.highlighted != before, f"{name} is not among the sources"


def source_counts(pilot: Pilot[None]) -> dict[str, int]:
    """The unread articles of each source, as the pane has them."""
    pane = pilot.app.screen_stack[0].query_one(SourcesPane)
    sources = (pane.source_at(index) for index in range(pane.option_count))
    return {source.name: source.unread for source in sources if source}


async def command(pilot: Pilot[None], line: str) -> None:
    """Puts a command on its line and enters it."""
    await open_command_line(pilot)
    pilot.app.screen.query_one("CommandLine Input", Input).value = line
    await press(pilot, "enter")


async def open_command_line(pilot: Pilot[None]) -> None:
    await press(pilot, "colon")
    await until(pilot, lambda: pilot.app.screen.query_one(CommandLine).has_focus_within)
