"""The small window on an actor: what it says, where it stands, and when it goes."""

from dataclasses import replace

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Offset, Region
from textual.widgets import Input

from core.types import ActorRow, Companion, Kind, Role
from tests.tui.gallery import ACTOR, COMPANIONS
from tests.tui.samples import HOSTILE, NOW, named, now
from tui.looks.symbols import ASCII, PLAIN, UNICODE, Symbols
from tui.widgets.peek import HEIGHT, WIDTH, Peek, peek_lines

HUGE = replace(
    ACTOR,
    name="N" * 200,
    aliases=tuple("alias" * 9 + str(i) for i in range(50)),
    articles=10**9,
    mentions=10**9,
    roles=(Role("R" * 200, 1, NOW),),
)

MANY = [Companion(i, "Companion" * 20, Kind.GROUP, 10**9) for i in range(50)]


class Peeking(App[None]):
    """Two things that take keys, and a window over them."""

    CSS = "Screen { layers: base over; }"

    def __init__(self, symbols: Symbols = UNICODE) -> None:
        super().__init__()
        self.symbols = symbols
        self.boomed = False

    def compose(self) -> ComposeResult:
        yield Input(id="one")
        yield Input(id="two")
        yield Peek(now)

    @property
    def peek(self) -> Peek:
        return self.query_one(Peek)

    def action_boom(self) -> None:
        self.boomed = True


def said(actor: ActorRow = ACTOR, companions=COMPANIONS, symbols: Symbols = UNICODE) -> list[str]:
    return [line.plain for line in peek_lines(actor, companions, symbols, NOW)]


def test_it_says_who_it_is_how_often_and_when_named_and_beside_whom():
    assert said() == [
        "P  Ines Kolb             person · followed",
        "Mayor of Antwerp",
        "also Kolb, I. Kolb",
        "12 articles · 2016-06-12 to today",
        "named with",
        "O  Port Union                   9 articles",
        "L  Antwerp                      8 articles",
        "G  Flemish                       1 article",
    ]


def test_what_is_not_known_is_left_out():
    stranger = replace(
        ACTOR, aliases=("Ines Kolb",), roles=(), articles=1, first_seen=NOW, followed=False
    )
    assert said(stranger, []) == [
        "P  Ines Kolb                        person",
        "1 article · today",
    ]
    assert said(replace(stranger, first_seen=None, last_seen=None), [])[1] == "1 article"


def test_plain_is_said_in_words():
    lines = said(symbols=PLAIN)
    assert lines[0] == "Ines Kolb, person, followed"
    assert lines[-1] == "Flemish, group, 1 article"


def test_in_ascii_nothing_else_is_drawn():
    assert all(line.isascii() for line in said(HUGE, MANY, ASCII))


@pytest.mark.parametrize("symbols", [UNICODE, ASCII])
def test_lines_are_never_wider_than_they_may_be(symbols):
    for width in (4, 10, 42):
        lines = peek_lines(HUGE, MANY, symbols, NOW, width)
        assert len(lines) <= HEIGHT - 2
        if width == 42:
            assert max(cell_len(line.plain) for line in lines) == width


@pytest.mark.parametrize("size", [(80, 24), (150, 40), (46, 12), (30, 8), (12, 4)])
@pytest.mark.parametrize("at", [(0, 0), (40, 12), (149, 39), (79, 23), (500, 500)])
async def test_it_stays_on_the_screen_and_small(size, at):
    app = Peeking()
    async with app.run_test(size=size) as pilot:
        app.peek.open(HUGE, MANY, Offset(*at))
        await pilot.pause()
        region = app.peek.region
        assert region.width <= min(WIDTH, size[0])
        assert region.height <= HEIGHT
        if size[1] > HEIGHT:
            assert Region(0, 0, *size).contains_region(region)


@pytest.mark.parametrize("at", [(5, 3), (5, 20)])
async def test_it_does_not_cover_the_line_that_it_is_about(at):
    app = Peeking()
    async with app.run_test(size=(80, 24)) as pilot:
        app.peek.open(ACTOR, COMPANIONS, Offset(*at))
        await pilot.pause()
        assert not app.peek.region.contains(*at)
        assert at[1] in (app.peek.region.y - 1, app.peek.region.bottom)


async def test_it_takes_no_keys_and_no_room():
    app = Peeking()
    async with app.run_test(size=(80, 24)) as pilot:
        before = [line.region for line in app.query(Input)]
        app.peek.open(ACTOR, COMPANIONS, Offset(5, 3))
        await pilot.press("a")
        assert app.query_one("#one", Input).value == "a"
        assert [line.region for line in app.query(Input)] == before
        assert app.peek.is_open


async def test_it_goes_when_closed_clicked_or_left():
    app = Peeking()
    async with app.run_test(size=(80, 24)) as pilot:
        assert not app.peek.display
        for leave in ("close", "click", "focus"):
            app.peek.open(ACTOR, COMPANIONS, Offset(5, 3))
            await pilot.pause()
            assert app.peek.display
            if leave == "close":
                app.peek.close()
            elif leave == "click":
                await pilot.click(Peek)
            else:
                app.query_one("#two").focus()
            await pilot.pause()
            assert not app.peek.is_open
            assert not app.peek.display


async def test_another_actor_takes_the_place_of_the_first():
    app = Peeking()
    async with app.run_test(size=(80, 24)) as pilot:
        app.peek.open(HUGE, MANY, Offset(5, 3))
        await pilot.pause()
        app.peek.open(replace(ACTOR, name="Ada"), [], Offset(9, 3))
        await pilot.pause()
        assert app.peek.region.x == 9
        assert app.peek.region.height == 6
        assert "Ada" in app.peek.render_line(0).text


@pytest.mark.parametrize("text", HOSTILE, ids=named)
async def test_hostile_text_is_shown_letter_for_letter(text):
    app = Peeking()
    actor = replace(ACTOR, name=text, aliases=(text, text + "!"), roles=(Role(text, 1, NOW),))
    async with app.run_test(size=(80, 24)) as pilot:
        app.peek.open(actor, [Companion(2, text, Kind.PLACE, 3)], Offset(5, 3))
        await pilot.pause()
        rows = [app.peek.render_line(y).text for y in range(app.peek.size.height)]
        assert sum(text[:6].rstrip("\u200d") in row for row in rows) >= 3
        await pilot.click(Peek, offset=(6, 2))
        assert not app.boomed
