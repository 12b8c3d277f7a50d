"""What is typed after `:`: completion, what each command does, and why a wrong one is none."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from desk import messages
from tests.tui.conftest import Obedient, Open, until
from tests.tui.reading import (
    TALKS,
    at,
    command,
    found,
    last_notice,
    library,
    list_title,
    notices,
    open_article,
    open_command_line,
    press,
    said,
    source_counts,
)
from tui.dialogs.welcome import WelcomeScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.command_line import CommandLine
from tui.widgets.option_pane import OptionPane
from tui.widgets.virtual_list import ArticleList


def ways(pilot: Pilot[None]) -> list[str]:
    """The lines above the command line."""
    pane = pilot.app.screen.query_one(CommandLine).query_one(OptionPane)
    return [pane.render_line(y).text.strip() for y in range(pane.size.height)]


def line(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(CommandLine).query_one(Input).value


@pytest.mark.keys("command", "command.accept", "command.down", "command.up")
async def test_a_command_is_completed_then_its_words(reader: Open) -> None:
    async with reader() as pilot:
        await open_command_line(pilot)
        await until(pilot, lambda: len(ways(pilot)) > 5)
        await press(pilot, *"sor", "tab")
        assert line(pilot) == "sort "
        await until(pilot, lambda: ways(pilot)[0] == "sort newest")
        await press(pilot, "down", "down", "down", "up", "tab")
        assert line(pilot) == "sort oldest"
        await press(pilot, "enter")
        await until(pilot, lambda: list_title(pilot) == "All articles · oldest first · 3")
        await at(pilot, ArticleList)


@pytest.mark.keys("command.close")
async def test_the_line_that_is_left_gives_the_keys_back(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        await open_command_line(pilot)
        await press(pilot, *"star", "escape")
        await at(pilot, ArticleView)
        assert not pilot.app.screen.query_one(CommandLine).is_open
        assert found(pilot, "is:starred") == []
        await open_command_line(pilot)
        assert line(pilot) == ""


@pytest.mark.keys("command.down")
async def test_a_way_that_is_marked_is_what_enter_means(reader: Open) -> None:
    async with reader() as pilot:
        await open_command_line(pilot)
        await press(pilot, *"forw", "down", "enter")
        assert notices(pilot) == []
        await at(pilot, ArticleList)
        await open_command_line(pilot)
        await press(pilot, *"them", "down", "enter")
        assert line(pilot) == "theme "
        await press(pilot, *"textual-l", "down", "enter")
        assert pilot.app.theme == "textual-light"


WRONG = {
    "nonsense": "nonsense: no such command",
    "[/]": "[/]: no such command",
    "next": "may be next-any-mention, next-article",
    "zen now": "zen: takes no words",
    "list": "wants QUERY",
    "sort sideways": "sideways: is none of newest, oldest",
    "group [/]": "[/]: is none of none, date, source",
    "theme nothing": "nothing: is none of",
    "hide everything": "everything: is none of sources, list",
    "star is:unred": "unred",
}
"""What may be typed, and why it means nothing."""


async def test_what_is_no_command_is_said_with_the_reason(reader: Open) -> None:
    async with reader() as pilot:
        for typed, why in WRONG.items():
            pilot.app.clear_notifications()
            await command(pilot, typed)
            await said(pilot, why)
            notice = last_notice(pilot)
            assert notice
            assert notice.severity != "information"
            await at(pilot, ArticleList)


LISTINGS = {
    "sort title": "All articles · by title · 3",
    "group date": "All articles · by day · 3",
    "group source": "All articles · by source · 3",
    "group none": "All articles · by title · 3",
    "sort newest": "All articles · 3",
    "unread-only": "All articles · unread only · 3",
    "list is:unread lisbon": "is:unread lisbon · 1",
}
"""What may be typed one after the other, and what the title of the list says then."""


async def test_the_list_is_what_a_command_says(reader: Open) -> None:
    async with reader() as pilot:
        for typed, title in LISTINGS.items():
            await command(pilot, typed)
            await until(pilot, lambda title=title: list_title(pilot) == title)
            await at(pilot, ArticleList)


async def test_columns_and_colours_are_what_a_command_says(reader: Open) -> None:
    async with reader() as pilot:
        await command(pilot, "hide side")
        await until(pilot, lambda: not pilot.app.screen.query_one("#side-column").display)
        await command(pilot, "hide side")
        await until(pilot, lambda: pilot.app.screen.query_one("#side-column").display)
        await command(pilot, "theme newscast-paper")
        assert pilot.app.theme == "newscast-paper"


async def test_files_are_imported_by_their_path(
    reader: Open, background: Obedient, own_home: Path
) -> None:
    async with reader() as pilot:
        await command(pilot, "import ~/my news")
        assert background.requests == [messages.Import((str(own_home / "my news"),))]


async def test_a_saved_search_is_forgotten(reader: Open) -> None:
    async with reader() as pilot:
        library(pilot).save_search("far [/] east", "llama")
        await press(pilot, "U", "U")
        await until(pilot, lambda: "far [/] east" in source_counts(pilot))
        await open_command_line(pilot)
        await press(pilot, *"forget-search far", "tab")
        assert line(pilot) == "forget-search far [/] east"
        await press(pilot, "enter")
        await until(pilot, lambda: "far [/] east" not in source_counts(pilot))


async def test_tags_are_offered_after_their_command(reader: Open) -> None:
    async with reader() as pilot:
        library(pilot).add_tag(library(pilot).article_ids(""), "far [/] east")
        await open_command_line(pilot)
        await press(pilot, *"untag FAR", "tab")
        assert line(pilot) == "untag far [/] east"
        await press(pilot, *" all", "enter")
        await until(pilot, lambda: library(pilot).tags() == [])


async def test_the_welcome_is_said_again(reader: Open) -> None:
    async with reader() as pilot:
        await command(pilot, "welcome")
        await until(pilot, lambda: isinstance(pilot.app.screen, WelcomeScreen))
