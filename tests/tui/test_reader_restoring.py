"""Going on where the reader was, over two runs of the app."""

import json
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from core.paths import default_paths
from core.settings import Settings
from tests.tui.conftest import Open, until
from tests.tui.reading import (
    FOG,
    TALKS,
    TREATY,
    at,
    choose_source,
    command,
    found,
    library,
    list_title,
    open_article,
    open_title,
    press,
    titles,
    view,
)
from tui.app import NewscastApp
from tui.dialogs.welcome import WelcomeScreen
from tui.session import Session, save_session
from tui.widgets.article_view import ArticleView
from tui.widgets.virtual_list import ArticleList


def session(pilot: Pilot[None]) -> Session:
    app = pilot.app
    assert isinstance(app, NewscastApp)
    return app._reader.session_now


async def test_source_order_filter_and_panes_are_as_they_were_left(reader: Open) -> None:
    async with reader(size=(160, 30)) as pilot:
        await choose_source(pilot, "wire")
        await press(pilot, "S", "j", "enter", "greater_than_sign", "alt+1", "U", "F")
        await at(pilot, Input)
        await press(pilot, *"llama", "enter")
        await until(pilot, lambda: list_title(pilot) == "wire · unread only · by day · 2")
        left = session(pilot)
        width = pilot.app.screen.query_one("#list-column").region.width
    async with reader(size=(160, 30)) as pilot:
        await until(pilot, lambda: list_title(pilot) == "wire · unread only · by day · 2")
        assert session(pilot) == left
        assert titles(pilot) == [TREATY, TALKS]
        assert pilot.app.screen.query_one("#list-column").region.width == width
        assert not pilot.app.screen.query_one("#sources-column").display
        await press(pilot, "escape", "escape", "escape")
        await until(pilot, lambda: len(titles(pilot)) == 3)


@pytest.mark.parametrize("size", [(60, 8), (100, 8), (160, 8)])
async def test_the_article_is_open_at_its_line_and_the_keys_are_in_the_list(
    reader: Open, size: tuple[int, int]
) -> None:
    async with reader(size=size) as pilot:
        await open_article(pilot, TALKS)
        await press(pilot, "G")
        line = view(pilot).reading_offset
        scrolled = view(pilot).scroll_y
        assert line > 0
        await press(pilot, "m")
        await until(pilot, lambda: TALKS in found(pilot, "is:unread"))
    async with reader(size=size) as pilot:
        await until(pilot, lambda: open_title(pilot) == TALKS)
        await until(pilot, lambda: view(pilot).reading_offset == line)
        assert isinstance(pilot.app.focused, ArticleList)
        assert titles(pilot)[pilot.app.focused.cursor or 0] == TALKS
        assert TALKS in found(pilot, "is:unread")
        await press(pilot, "3")
        await at(pilot, ArticleView)
        await until(pilot, lambda: view(pilot).scroll_y == scrolled)


async def test_an_article_that_is_gone_is_not_missed(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
    change_state(lambda entry: entry | {"article": 999})
    async with reader() as pilot:
        await until(pilot, lambda: len(titles(pilot)) == 3)
        await pilot.pause()
        assert open_title(pilot) == ""
        assert not pilot.app._notifications
        await open_article(pilot, FOG)


def change_state(change: Any) -> None:
    """Changes what the state file says of the only store in it."""
    file = default_paths().state
    ((store, entry),) = json.loads(file.read_text("utf-8")).items()
    file.write_text(json.dumps({store: change(entry)}), "utf-8")


@pytest.mark.parametrize(
    "wrong",
    [
        {"query": "is:unred ("},
        {"filter": "is:unred"},
        {"query": "feed:#99", "name": "[/] gone"},
        {"order": "sideways", "grouping": "[/]"},
        {"hidden": ["sources", "list", "article", "side", "else"]},
        {"widths": {"list": 10**9, "article": -7, "else": 3}},
        {"article": -1, "offset": 10**12},
        {"filter": "a" * 5_000},
    ],
    ids=str,
)
async def test_a_state_that_fits_nothing_harms_nothing(
    reader: Open, wrong: dict[str, object]
) -> None:
    async with reader() as pilot:
        await press(pilot, "enter")
        await until(pilot, lambda: open_title(pilot) == FOG)
    change_state(lambda entry: entry | wrong)
    async with reader() as pilot:
        await pilot.pause()
        await press(pilot, "2", "escape", "escape", "escape")
        await until(pilot, lambda: len(titles(pilot)) == 3)
        await open_article(pilot, TREATY)


@pytest.mark.parametrize("text", ["", "{", "[1]", "\x00\x1b[2J"])
async def test_a_broken_state_file_is_a_first_start(reader: Open, text: str) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
    default_paths().state.write_text(text, "utf-8")
    async with reader() as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, WelcomeScreen))
        await press(pilot, "x")
        assert open_title(pilot) == ""
        await open_article(pilot, FOG)
    async with reader() as pilot:
        await until(pilot, lambda: open_title(pilot) == FOG)


async def test_the_welcome_comes_once(reader: Open) -> None:
    async with reader(welcomed=False) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, WelcomeScreen))
        await press(pilot, "f")
        assert not isinstance(pilot.app.screen, WelcomeScreen)
        assert not library(pilot).article_ids("is:starred")
    async with reader(welcomed=False) as pilot:
        await pilot.pause()
        assert not isinstance(pilot.app.screen, WelcomeScreen)


async def test_a_state_that_cannot_be_written_does_not_keep_one_from_leaving(
    reader: Open,
) -> None:
    default_paths().state.mkdir(parents=True)
    async with reader() as pilot:
        await press(pilot, "x", "ctrl+q")
        assert pilot.app._exit


async def test_a_theme_that_was_chosen_comes_again_unless_the_settings_name_one(
    reader: Open,
) -> None:
    async with reader() as pilot:
        usual = pilot.app.theme
        await command(pilot, "theme newscast-paper")
    async with reader(settings=Settings(theme="nord")) as pilot:
        assert pilot.app.theme == "nord"
    async with reader() as pilot:
        assert pilot.app.theme == "newscast-paper"
        await command(pilot, f"theme {usual}")
    state = json.loads(default_paths().state.read_text("utf-8"))
    assert [entry["theme"] for entry in state.values()] == [""]


async def test_a_theme_that_is_gone_is_the_usual_one_without_a_word(reader: Open) -> None:
    async with reader() as pilot:
        usual = pilot.app.theme
    paths = default_paths()
    (store,) = json.loads(paths.state.read_text("utf-8"))
    save_session(paths.state, store, Session(theme="gone", welcomed=True))
    async with reader() as pilot:
        assert pilot.app.theme == usual
        assert not pilot.app._notifications
