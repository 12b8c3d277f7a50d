"""The list of all stories: narrowed by words, left for one of them."""

import threading
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from core.errors import StoreError
from tests.tui.conftest import until
from tests.tui.contrast import component_figures, figures
from tests.tui.samples import HOSTILE, NOW, named
from tests.tui.telling import KOLB, STRIKE, Shelf, Walk, come, drawn_text, piece
from tui.dialogs.asking import Choices
from tui.looks.legible import MINIMUM
from tui.looks.symbols import ASCII, PLAIN, UNICODE, Symbols
from tui.looks.themes import THEMES
from tui.search.query_line import QueryLine
from tui.story.stories_screen import StoriesScreen
from tui.walks import Step, StoryPlace
from tui.widgets.option_pane import CURSOR

FOG = (piece(9, "Fog over Lisbon", 1, KOLB), piece(10, "More fog", 2))
TALKS = (piece(11, "Envoys talk", -2), piece(12, "Envoys go home", 12, source="Harbour Post"))

SIZES = [(40, 20), (60, 24), (100, 30), (160, 45)]


class Listed:
    """The list on the screen."""

    def __init__(
        self, shelf: Shelf | None = None, symbols: Symbols = UNICODE, theme: str = ""
    ) -> None:
        self.shelf = shelf or Shelf(STRIKE, FOG, TALKS)
        self.app = Walk(self.shelf, symbols, theme)

    async def open(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.screen = StoriesScreen(self.app.given)
        await self.app.walk_to(pilot, self.screen)

    @property
    def choices(self) -> Choices:
        return self.screen.query_one(Choices)

    async def write(self, words: str) -> None:
        before = len(self.shelf.asked)
        self.screen.query_one(QueryLine).value = words
        await until(self.pilot, lambda: len(self.shelf.asked) > before)
        await self.app.settle(self.pilot)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("symbols", [UNICODE, ASCII, PLAIN], ids=["unicode", "ascii", "plain"])
async def test_stories_are_listed_with_the_newest_activity_first(size, symbols):
    listed = Listed(symbols=symbols)
    async with listed.app.run_test(size=size) as pilot:
        await listed.open(pilot)
        lines = [line.strip() for line in drawn_text(listed.app).splitlines() if line.strip()]
        assert lines[0] == "Stories"
        unread = CURSOR if symbols.plain else f"{symbols.unread} "
        assert lines[2].startswith(f"{unread}Pilots threaten to strike")
        assert f"5 articles{symbols.separator}1 unread{symbols.separator}2 " in " ".join(lines[2:5])
        order = [line for line in lines if "Envoys talk" in line or "Fog over" in line]
        assert "Envoys" in order[0]
        assert lines[-2] == "3 stories"
        assert symbols is not ASCII or "".join(lines).isascii()


@pytest.mark.keys("search.down", "search.up", "stories.open")
async def test_one_moves_in_the_list_while_the_line_keeps_the_keys():
    listed = Listed()
    async with listed.app.run_test() as pilot:
        await listed.open(pilot)
        await pilot.press("down", "down", "up", "ctrl+n", "ctrl+p", "enter")
        assert listed.app.left == [StoryPlace(3)]


@pytest.mark.keys("search.page-down", "search.page-up")
async def test_pages_of_a_long_list():
    many = [(piece(2 * n, f"Story {n}", -n), piece(2 * n + 1, "More", -n)) for n in range(1, 80)]
    listed = Listed(Shelf(*many))
    async with listed.app.run_test(size=(80, 24)) as pilot:
        await listed.open(pilot)
        await pilot.press("pagedown", "pagedown")
        below = listed.choices.highlighted or 0
        assert below > 10
        await pilot.press("pageup")
        assert 0 < (listed.choices.highlighted or 0) < below


async def test_words_narrow_the_list_and_enter_opens_what_they_find():
    listed = Listed()
    async with listed.app.run_test(size=(80, 24)) as pilot:
        await listed.open(pilot)
        await pilot.press(*"fog", "enter")
        await until(pilot, lambda: listed.app.left)
        assert listed.app.left == [StoryPlace(2)]


async def test_nothing_found_and_a_store_that_cannot_be_read_are_said():
    listed = Listed()
    async with listed.app.run_test(size=(80, 24)) as pilot:
        await listed.open(pilot)
        await listed.write("llama")
        await come(pilot, "No such story")
        await pilot.press("enter", "down", "pagedown")
        assert listed.app.left == []

        def broken(*_):
            listed.shelf.asked.append("")
            raise StoreError("the store", "is locked")

        listed.shelf.stories = broken
        await listed.write("fog")
        await come(pilot, "is locked")


async def test_a_store_without_stories_says_so():
    listed = Listed(Shelf(STRIKE[:1]))
    async with listed.app.run_test(size=(80, 24)) as pilot:
        await listed.open(pilot)
        await come(pilot, "No stories yet")


async def test_an_answer_that_comes_late_is_not_shown():
    listed = Listed()
    async with listed.app.run_test(size=(80, 24)) as pilot:
        await listed.open(pilot)
        free, stories = threading.Event(), listed.shelf.stories

        def slow(words="", limit=200):
            found = stories(words, limit)
            if words == "fog":
                free.wait(5)
            return found

        listed.shelf.stories = slow
        listed.screen.query_one(QueryLine).value = "fog"
        await until(pilot, lambda: "fog" in listed.shelf.asked)
        await listed.write("envoys")
        await come(pilot, "1 story")
        free.set()
        await listed.app.settle(pilot)
        assert "Envoys talk" in drawn_text(listed.app)
        assert "Fog" not in drawn_text(listed.app)


async def test_a_list_that_is_renewed_keeps_the_cursor_and_the_words():
    listed = Listed()
    async with listed.app.run_test(size=(80, 24)) as pilot:
        await listed.open(pilot)
        await pilot.press("down", "down")
        assert listed.choices.highlighted_id == 2
        listed.shelf.set_read([4], True)
        listed.screen.renew()
        await listed.app.settle(pilot)
        assert "1 unread" not in drawn_text(listed.app)
        assert listed.choices.highlighted_id == 2


@pytest.mark.keys("stories.leave", "stories.back", "stories.forward")
async def test_the_ways_out():
    listed = Listed()
    async with listed.app.run_test() as pilot:
        for key in ("escape", "alt+left", "alt+right"):
            await listed.open(pilot)
            await pilot.press(key)
            await pilot.pause()
        assert listed.app.left == [None, Step(-1), Step(1)]


async def test_a_click_opens_a_story():
    listed = Listed()
    async with listed.app.run_test(size=(80, 24)) as pilot:
        await listed.open(pilot)
        await pilot.click(Choices, offset=(5, 3))
        await pilot.pause()
        assert listed.app.left == [StoryPlace(3)]


async def test_a_list_that_is_cut_says_so(monkeypatch):
    monkeypatch.setattr("tui.story.stories_screen.LIMIT", 2)
    listed = Listed()
    async with listed.app.run_test(size=(80, 24)) as pilot:
        await listed.open(pilot)
        assert "the latest 2 stories: words find older ones" in drawn_text(listed.app)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES if not theme.ansi])
async def test_all_of_it_can_be_read_in_our_themes(theme):
    listed = Listed(theme=theme)
    async with listed.app.run_test(size=(100, 30)) as pilot:
        await listed.open(pilot)
        await pilot.press("down")
        found = [*figures(listed.app), *component_figures(listed.choices)]
        assert len(found) > 10
        low = [f for f in found if f[0] < MINIMUM and "separator" not in f[1]]
        assert low == []


@pytest.mark.parametrize("text", HOSTILE, ids=named)
async def test_hostile_text_is_shown_and_not_obeyed(text):
    told = (piece(1, text, source=text), piece(2, text, source=text))
    listed = Listed(Shelf(told, seen=NOW - timedelta(days=1)))
    async with listed.app.run_test(size=(100, 30)) as pilot:
        await listed.open(pilot)
        whole = text.strip("\u200d") if len(text) <= 25 else text[:8]
        assert drawn_text(listed.app).count(whole) >= 2
        await listed.write("[bold")
        await listed.write(text[:80])
        await pilot.click(Choices, offset=(6, 0))
        assert not listed.app.boomed
