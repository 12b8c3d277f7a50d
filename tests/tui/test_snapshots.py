"""How do the main screens look? Their text and styles at three widths, in both of our themes.

Each file in `snapshots` is a screen: its text; for each of its cells the letter of a style; what
the letters mean under either theme. `pytest tests/tui/test_snapshots.py --update-snapshots`
writes the files anew: read what changed before committing them.
"""

import string
from collections import Counter
from collections.abc import Awaitable, Callable
from itertools import chain
from pathlib import Path

import pytest
from rich.style import Style
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.conftest import Open, until
from tests.tui.reading import (
    TALKS,
    command,
    id_list,
    library,
    open_article,
    press,
    source_counts,
    view,
)
from tui.dialogs.asking import Choices
from tui.looks.themes import THEMES
from tui.search.screen import SearchScreen
from tui.story.timeline import Timeline
from tui.widgets.related_pane import RelatedPane

FOLDER = Path(__file__).parent / "snapshots"

OWN = [theme.name for theme in THEMES if not theme.ansi]

SIZES = [(60, 24), (100, 30), (160, 45)]

LETTERS = f".{string.ascii_letters}{string.digits}"
"""The first is for the commonest style, the others for the rest in order."""

Cell = tuple[str, Style]


async def reader_screen(pilot: Pilot[None]) -> None:
    """An article is open and its main actor chosen."""
    await open_article(pilot, TALKS)
    related = pilot.app.screen.query_one(RelatedPane)
    await until(pilot, lambda: related.first_id)
    await until(pilot, lambda: source_counts(pilot)["wire"] == 2)
    await press(pilot, "right_square_bracket")
    await until(pilot, lambda: view(pilot).position)


async def search_screen(pilot: Pilot[None]) -> None:
    await press(pilot, "slash")
    await pilot.press(*"byron is:unread")
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen)
    await until(pilot, lambda: "2" in str(screen.query_one("#search-status").render()))
    await until(pilot, lambda: not screen._offers.display)


async def help_screen(pilot: Pilot[None]) -> None:
    await press(pilot, "question_mark")


async def welcome_screen(pilot: Pilot[None]) -> None:
    await command(pilot, "welcome")


async def story_screen(pilot: Pilot[None]) -> None:
    """A story of two articles, one of them unread, neither seen before."""
    _, treaty, talks = id_list(pilot)
    library(pilot).join(treaty, talks)
    await open_article(pilot, TALKS)
    await press(pilot, "T")
    await until(pilot, lambda: pilot.app.screen.query(Timeline))
    await until(pilot, lambda: pilot.app.screen.query_one(Timeline).piece)
    await until(pilot, lambda: library(pilot).story(1).seen)


async def stories_screen(pilot: Pilot[None]) -> None:
    _, treaty, talks = id_list(pilot)
    library(pilot).join(treaty, talks)
    await command(pilot, "stories")
    await until(pilot, lambda: pilot.app.screen.query(Choices))
    await until(pilot, lambda: pilot.app.screen.query_one(Choices).highlighted_id)


SCREENS: dict[str, Callable[[Pilot[None]], Awaitable[None]]] = {
    "reader": reader_screen,
    "search": search_screen,
    "story": story_screen,
    "stories": stories_screen,
    "help": help_screen,
    "welcome": welcome_screen,
}


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_screen_looks_as_it_did(
    reader: Open, request: pytest.FixtureRequest, name: str, size: tuple[int, int]
) -> None:
    async with reader(size=size) as pilot:
        await SCREENS[name](pilot)
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False
        drawn = []
        for theme in OWN:
            pilot.app.theme = theme
            await pilot.pause()
            drawn.append(cells(pilot.app))
    now = snapshot(f"{name} at {size[0]}x{size[1]}", drawn)
    file = FOLDER / f"{name}-{size[0]}x{size[1]}.txt"
    if request.config.getoption("--update-snapshots", default=False):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(now, "utf-8")
    assert now == file.read_text("utf-8")


def cells(app: App[None]) -> list[list[Cell]]:
    """The lines of the whole screen, as characters with their styles."""
    strips = app.screen._compositor.render_strips()
    return [
        [(sign, (s.style or Style()).clear_meta_and_links()) for s in strip for sign in s.text]
        for strip in strips
    ]


def snapshot(title: str, drawn: list[list[list[Cell]]]) -> str:
    """What one screen is under each theme: the same text in other colours."""
    texts = [["".join(sign for sign, _ in line) for line in screen] for screen in drawn]
    assert all(text == texts[0] for text in texts)
    looks = [
        [tuple(str(line[x][1]) for line in lines) for x in range(len(lines[0]))]
        for lines in zip(*drawn, strict=True)
    ]
    all_looks = list(chain(*looks))
    by_place = dict.fromkeys([*Counter(all_looks).most_common(1)[0][:1], *all_looks])
    known = dict(zip(by_place, LETTERS, strict=False))
    styles = ["".join(known[look] for look in line) for line in looks]
    legend = [f"{letter}  {'  |  '.join(look)}" for look, letter in known.items()]
    parts = ([title], texts[0], styles, [f"   {'  |  '.join(OWN)}", *legend])
    return "\n\n".join("\n".join(line.rstrip() for line in part) for part in parts) + "\n"
