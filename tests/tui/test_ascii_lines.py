"""Where ASCII alone is drawn, frames, rules and bars are ASCII too, whoever draws them."""

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot

from core.settings import Settings
from tests.tui.conftest import Open, until
from tests.tui.reading import TALKS, open_article, press
from tui.looks.ascii_lines import AsciiLines


@pytest.mark.parametrize(
    ("drawn", "instead"),
    [
        ("╭─╮│╰┴╯", "+-+|+++"),
        ("┏━┓┃", "+-+|"),
        ("▏▎▌▐▕", "|||||"),
        ("█▒", "##"),
        ("▁▇▔", "   "),
        ("naïve — “x” 界", "naïve — “x” 界"),
    ],
)
def test_lines_become_those_of_a_typewriter_and_words_stay(drawn: str, instead: str) -> None:
    style = Style(bold=True)
    made = AsciiLines().apply([Segment(drawn, style)], Color(0, 0, 0))
    assert made == [Segment(instead, style)]


def screen_text(pilot: Pilot[None]) -> str:
    """What the terminal is given, all widgets and their frames together."""
    strips = pilot.app.screen._compositor.render_strips()
    return "".join(strip.text for strip in strips)


@pytest.mark.parametrize("key", ["j", "question_mark", "S"])
async def test_a_whole_screen_is_ascii(reader: Open, key: str) -> None:
    async with reader(size=(120, 8), settings=Settings(symbols="ascii")) as pilot:
        await open_article(pilot, TALKS)
        await press(pilot, key)
        lines = {sign for sign in screen_text(pilot) if 0x2500 <= ord(sign) < 0x25A0}
        assert lines == set()
        assert "|" in screen_text(pilot)


async def test_elsewhere_lines_are_drawn_as_ever(reader: Open) -> None:
    async with reader(size=(120, 12)) as pilot:
        await press(pilot, "question_mark")
        await until(pilot, lambda: "│" in screen_text(pilot))
