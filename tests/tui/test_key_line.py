"""The line of keys follows the focus and does on a click what a key does."""

import pytest

from tests.tui.conftest import Open, until
from tests.tui.gallery import Gallery
from tui.dialogs.help import HelpScreen
from tui.keys.line import MOST, KeyLine
from tui.looks.symbols import ASCII, PLAIN, UNICODE, Symbols
from tui.looks.themes import DEFAULT_THEME


async def test_it_shows_each_thing_once_and_not_too_many(reader: Open) -> None:
    async with reader() as pilot:
        line = pilot.app.screen.query_one(KeyLine)
        entries = line.render().plain.split("  ")
        assert len(entries) <= MOST
        assert len({entry.split(" ", 1)[1] for entry in entries}) == len(entries)
        assert "R Refresh" in entries


async def test_a_click_does_what_the_key_does(reader: Open) -> None:
    async with reader() as pilot:
        line = pilot.app.screen.query_one(KeyLine)
        await pilot.click(line, offset=(line.render().plain.index("Help") + 1, 0))
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))


async def test_in_the_search_line_only_keys_that_are_no_letters_count(reader: Open) -> None:
    async with reader() as pilot:
        await pilot.press("slash")
        line = pilot.app.screen.query_one(KeyLine)
        await until(pilot, lambda: "Unread" not in line.render().plain)


@pytest.mark.parametrize(
    ("symbols", "line"),
    [
        (UNICODE, "R Refresh  ⏎ Open"),
        (ASCII, "R Refresh  enter Open"),
        (PLAIN, "R Refresh, enter Open"),
    ],
)
async def test_keys_are_written_with_the_signs_that_there_are(symbols: Symbols, line: str) -> None:
    app = Gallery(DEFAULT_THEME, symbols)
    async with app.run_test() as pilot:
        app.screen.set_focus(None)
        await pilot.pause()
        assert app.query_one(KeyLine).render().plain == line
