"""The palette of commands: what every key does, by words; keys that are faster than it."""

from collections.abc import Iterator

import pytest
from textual.app import SystemCommand
from textual.command import CommandList
from textual.content import Content
from textual.pilot import Pilot

from tests.tui.conftest import Open, until
from tests.tui.reading import FOG, TREATY, found, open_article, press
from tui.commands import WITH_WORDS
from tui.keys.presets import PRESETS
from tui.keys.register import Keys
from tui.palette import Palette
from tui.reader.screen import ReaderScreen


def commands(pilot: Pilot[None]) -> Iterator[SystemCommand]:
    for one in pilot.app.get_system_commands(pilot.app.screen_stack[0]):
        assert isinstance(one, SystemCommand)
        yield one


async def test_it_has_what_every_key_of_the_reader_does(reader: Open) -> None:
    async with reader() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        with_words = {c.name for c in WITH_WORDS if c.usage}
        by_key = {c.purpose for c in screen._commands() if c.name not in with_words}
        assert len(by_key) > 50
        assert by_key <= {one.title for one in commands(pilot)}


async def test_it_shows_keys_like_brackets_as_they_are(reader: Open) -> None:
    async with reader() as pilot:
        for one in commands(pilot):
            assert Content.from_markup(one.title).plain == one.title
            assert Content.from_markup(one.help).plain == one.help


@pytest.mark.parametrize("preset", PRESETS)
def test_it_could_show_the_keys_of_every_preset(preset: str) -> None:
    for known in Keys(PRESETS[preset]).help():
        said = f"Key: {known.keys}"
        assert Content.from_markup(said).plain == said


async def test_a_command_that_is_found_is_run(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        await pilot.press(*"put a star")
        shown = pilot.app.screen.query_one(CommandList)
        await until(pilot, lambda: shown.option_count and shown.highlighted is not None)
        await until(pilot, lambda: "star" in str(shown.get_option_at_index(0).prompt))
        await press(pilot, "enter")
        await until(pilot, lambda: found(pilot, "is:starred") == [FOG])


async def test_keys_that_are_faster_than_it_break_nothing(reader: Open) -> None:
    async with reader() as pilot:
        await pilot.press("ctrl+p", "a", "pageup", "down", "pagedown", "escape")
        await pilot.press(*["ctrl+p", "escape"] * 4)
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        await open_article(pilot, TREATY)


async def test_what_is_found_after_it_was_left_breaks_nothing(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        palette = pilot.app.screen
        shown = palette.query_one(CommandList)
        await shown.remove()
        palette._refresh_command_list(shown, [], True)  # type: ignore[attr-defined]
        await pilot.pause()
        assert pilot.app.is_running


async def test_a_theme_is_searched_in_the_same_palette(reader: Open) -> None:
    async with reader() as pilot:
        await pilot.app.run_action("change_theme")
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        await press(pilot, "pagedown", "pageup", *"nord", "down", "enter", "enter")
        await until(pilot, lambda: pilot.app.theme == "nord")
