"""What is typed on the command line of the reader, where it means nothing or comes too soon."""

from pathlib import Path

import pytest

from desk.messages import Import
from tests.tui.conftest import Obedient, Open, until
from tests.tui.reading import (
    FOG,
    TALKS,
    command,
    found,
    go_to_source,
    library,
    open_article,
    press,
    said,
    source_counts,
)
from tui.reader.screen import ReaderScreen
from tui.widgets.article_view import ArticleView


async def test_the_home_of_nobody_is_a_folder_of_that_name(
    reader: Open, background: Obedient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reader() as pilot:
        await command(pilot, "import ~nosuchuser/x")
        assert background.requests == [Import((str(tmp_path / "~nosuchuser/x"),))]
        await command(pilot, "save ~nosuchuser/x.md")
        await said(pilot, "~nosuchuser")


async def test_a_search_that_is_not_saved_cannot_be_forgotten(reader: Open) -> None:
    async with reader() as pilot:
        await command(pilot, "forget-search Fogs")
        await said(pilot, "Fogs: no search is saved")
        library(pilot).save_search("Fog", "fog")
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        screen._show_sources()
        await until(pilot, lambda: screen._values("search") == ["Fog"])
        await command(pilot, "forget-search Fogs")
        await said(pilot, "Fogs: is none of Fog")
        await command(pilot, "forget-search Fog")
        await until(pilot, lambda: not screen._values("search"))


@pytest.mark.keys("sources.forget", "undo")
@pytest.mark.parametrize("key", ["minus", "delete"])
async def test_a_saved_search_is_forgotten_in_the_sources_and_comes_back(
    reader: Open, key: str
) -> None:
    async with reader() as pilot:
        library(pilot).save_search("Fog", "fog")
        await press(pilot, "U", "U")
        await go_to_source(pilot, "Fog")
        await press(pilot, key)
        await said(pilot, "search Fog forgotten")
        await until(pilot, lambda: "Fog" not in source_counts(pilot))
        await press(pilot, "g", key, "u")
        await said(pilot, "Undone: search Fog forgotten")
        await until(pilot, lambda: "Fog" in source_counts(pilot))
        assert found(pilot, "fog") == [FOG]


@pytest.mark.parametrize("name", ["list", "article", "cast", "related", "sources"])
async def test_a_command_line_opened_on_the_way_to_a_pane_gives_the_keys_to_it(
    reader: Open, name: str
) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        screen._panes.go(name)
        screen.action_command()
        await pilot.pause()
        await press(pilot, "escape")
        column = "side" if name in ("cast", "related") else name
        await until(pilot, lambda: screen.focused is not None)
        assert screen._panes.here == column


@pytest.mark.keys("find", "find.next", "find.previous", "find.anew", "find.close")
async def test_the_find_line_has_keys_of_its_own(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        view = pilot.app.screen.query_one(ArticleView)
        await press(pilot, "ctrl+f", "e")
        await until(pilot, lambda: view.find_position and view.find_position[0] == 1)
        await press(pilot, "enter")
        await until(pilot, lambda: view.find_position and view.find_position[0] == 2)
        await press(pilot, "up", "ctrl+f")
        await until(pilot, lambda: view.find_position and view.find_position[0] == 1)
        await press(pilot, "escape")
        await until(pilot, lambda: view.find_position is None)
