"""The first screen says how to begin, with the keys that are in force, and goes at any key."""

from pathlib import Path
from typing import ClassVar

import pytest
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from tests.tui.samples import Host
from tui.app import BREAKPOINTS
from tui.dialogs.welcome import KEYS, WelcomeScreen, welcome_text
from tui.keys.keymap import UNBOUND
from tui.keys.register import Keys


def text(keymap: dict[str, str] | None = None, *, roomy: bool = True) -> str:
    feeds = Path.home() / ".config" / "newscast" / "feeds.toml"
    return welcome_text(Keys(keymap or {}).of, feeds, roomy=roomy).plain


def test_it_names_the_keys_in_force() -> None:
    assert "\nj k    move in the list\n" in text()
    assert "\nenter  read the article\n" in text()
    changed = text({"list.down": "n,down", "list.up": "e", "help": "ctrl+o", "edit-feeds": "F"})
    assert "\nn e     move in the list\n" in changed
    assert "\nctrl+o  all other keys\n" in changed
    assert "F edits your feeds" in changed


def test_what_has_no_key_is_a_command() -> None:
    keys = Keys({"edit-feeds": UNBOUND})
    said = welcome_text(
        lambda name: "" if name == "edit-feeds" else keys.of(name), Path("/f"), roomy=True
    )
    assert ":edit-feeds edits your feeds: /f" in said.plain


def test_it_names_no_key_that_does_not_exist() -> None:
    known = {line.name for line in Keys({}).help()}
    assert {name for names, _ in KEYS for name in names} <= known


def test_a_path_at_home_is_short() -> None:
    assert "edits your feeds: ~/.config/newscast/feeds.toml" in text()


def test_words_are_the_same_with_and_without_blank_lines() -> None:
    assert text(roomy=False).split() == text().split()
    assert text(roomy=False).count("\n") < text().count("\n")


class Begin(Host):
    """An app with the welcome open, which remembers the keys that came through."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [("j,escape", "boom", "Boom")]

    def __init__(self) -> None:
        super().__init__(Widget())

    def on_mount(self) -> None:
        feeds = Path.home() / ".config" / "newscast" / "feeds.toml"
        self.push_screen(WelcomeScreen(Keys({}).of, feeds))


@pytest.mark.parametrize(
    "key", ["j", "escape", "enter", "space", "tab", "question_mark", "f1", "pagedown", "ctrl+d"]
)
async def test_any_key_closes_it_and_does_nothing_else(key: str) -> None:
    app = Begin()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, WelcomeScreen)
        await pilot.press(key)
        await pilot.pause()
        assert not isinstance(app.screen, WelcomeScreen)
        assert not app.boomed


async def test_a_click_closes_it() -> None:
    app = Begin()
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.click(offset=(1, 1))
        await pilot.pause()
        assert not isinstance(app.screen, WelcomeScreen)


@pytest.mark.parametrize("size", [(40, 20), (60, 20), (80, 24), (120, 40)])
async def test_all_of_it_can_be_seen(size: tuple[int, int]) -> None:
    app = Begin()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        box, said = app.screen.query_one(Vertical), app.screen.query_one(Static)
        assert app.screen.region.contains_region(box.region)
        assert box.content_region.contains_region(said.region)
        assert said.region.height == said.virtual_size.height


async def test_a_screen_that_grows_gets_the_blank_lines() -> None:
    app = Begin()
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        small = app.screen.query_one(Static).size.height
        await pilot.resize_terminal(80, 40)
        await pilot.pause()
        assert app.screen.query_one(Static).size.height > small
