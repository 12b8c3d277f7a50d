"""What a row of the cast says besides name and number, who is folded away; all that in words."""

from dataclasses import replace
from pathlib import Path

import pytest

import tui
from core.types import CastEntry, Kind
from tests.tui.samples import Host, shown
from tui.looks.symbols import ASCII, PLAIN, Symbols
from tui.widgets.cast_pane import CastPane
from tui.widgets.cast_row import FEWEST_FOLDED, PASSING, passing

MAYOR = CastEntry(1, "Ines Kolb", Kind.PERSON, 3, 12, ("Mayor of Antwerp",), 0.8)
UNION = CastEntry(2, "Port Union", Kind.ORGANISATION, 11, 40, (), 0.6)
PASSERS = [CastEntry(10 + i, f"Passer {i}", Kind.PERSON, 1, 5, (), 0.12) for i in range(4)]


class Drawn(Host):
    """A host that draws with other signs."""

    CSS_PATH = Path(tui.__file__).parent / "looks" / "plain.tcss"

    def __init__(self, widget, symbols: Symbols) -> None:
        super().__init__(widget)
        self.symbols = symbols
        self.set_class(symbols.plain, "-plain")


def lines(widget) -> list[str]:
    return [line.strip() for line in shown(widget) if line.strip()]


# --- marks ---


async def test_marks_stand_in_a_column_before_the_numbers():
    widget = CastPane()
    async with Host(widget).run_test(size=(34, 10)) as pilot:
        widget.show([replace(MAYOR, articles=1), replace(UNION, followed=True), *PASSERS[:1]])
        await pilot.pause()
        assert lines(widget) == [
            "P  Ines Kolb · Mayor of A… ✦  3",
            "O  Port Union              ◆ 11",
            "P  Passer 0                   1",
        ]


async def test_who_is_followed_is_not_called_new():
    widget = CastPane()
    async with Host(widget).run_test(size=(34, 10)) as pilot:
        widget.show([replace(MAYOR, articles=1, followed=True)])
        await pilot.pause()
        assert lines(widget) == ["P  Ines Kolb · Mayor of An… ◆ 3"]


async def test_in_ascii_nothing_else_is_drawn():
    widget = CastPane()
    async with Drawn(widget, ASCII).run_test(size=(34, 12)) as pilot:
        widget.show([replace(MAYOR, articles=1, name="Ines Kolb the Elder of Antwerp"), *PASSERS])
        await pilot.pause()
        assert "".join(lines(widget)).isascii()
        assert lines(widget)[0].startswith("P  Ines Kolb the Elder")
        assert lines(widget)[-1] == ">  4 in passing"


# --- passing mentions ---


def test_passing_is_who_is_named_once_neither_in_the_headline_nor_the_lead():
    twice, salient = replace(PASSERS[0], mentions=2), replace(PASSERS[1], salience=PASSING)
    followed = replace(PASSERS[2], followed=True)
    some = [replace(entry, actor_id=30 + i) for i, entry in enumerate(PASSERS[:3])]
    assert passing([MAYOR, twice, *some, salient, followed]) == some


def test_whoever_has_a_title_is_not_in_passing():
    envoy = replace(PASSERS[3], roles=("Envoy",))
    assert passing([MAYOR, *PASSERS[:3], envoy]) == PASSERS[:3]


@pytest.mark.parametrize("number", range(FEWEST_FOLDED))
def test_few_are_not_folded(number):
    assert passing([MAYOR, *PASSERS[:number]]) == []


def test_where_nobody_would_be_left_nobody_is_folded():
    assert passing(PASSERS) == []
    assert passing([]) == []


async def test_the_fold_opens_and_closes_on_enter_and_keeps_the_cursor():
    widget = CastPane()
    app = Host(widget)
    async with app.run_test(size=(34, 12), message_hook=app.hook) as pilot:
        widget.show([MAYOR, UNION, *PASSERS])
        await pilot.press("G")
        assert lines(widget)[2:] == ["▸  4 in passing"]
        assert widget.highlighted_id is None
        await pilot.press("enter")
        assert lines(widget)[2] == "▾  4 in passing"
        assert len(lines(widget)) == 7
        assert widget.highlighted == 2
        await pilot.press("enter")
        assert len(lines(widget)) == 3
        assert not app.sent(CastPane.ActorChosen)
        assert not app.sent(CastPane.ActorHighlighted)


async def test_a_click_opens_the_fold():
    widget = CastPane()
    async with Host(widget).run_test(size=(34, 12)) as pilot:
        widget.show([MAYOR, *PASSERS])
        await pilot.pause()
        await pilot.click(widget, offset=(5, 1))
        assert len(lines(widget)) == 6


async def test_an_open_fold_stays_open_and_the_cursor_in_it_where_it_was():
    widget = CastPane()
    async with Host(widget).run_test(size=(34, 12)) as pilot:
        widget.show([MAYOR, *PASSERS])
        await pilot.press("j", "j", "enter", "j", "j")
        assert widget.highlighted_id == PASSERS[1].actor_id
        widget.show([UNION, MAYOR, *PASSERS])
        await pilot.pause()
        assert widget.highlighted_id == PASSERS[1].actor_id
        assert len(lines(widget)) == 7


async def test_leaving_the_last_above_the_fold_goes_to_the_one_before():
    widget = CastPane()
    async with Host(widget).run_test(size=(34, 12)) as pilot:
        widget.show([MAYOR, UNION, *PASSERS])
        await pilot.press("j", "j")
        widget.leave(UNION.actor_id)
        assert widget.highlighted_id == MAYOR.actor_id


# --- in words ---


async def test_plain_rows_say_everything_in_words():
    widget = CastPane()
    async with Drawn(widget, PLAIN).run_test(size=(80, 12)) as pilot:
        widget.show([replace(MAYOR, followed=True), replace(PASSERS[0], articles=1), UNION])
        await pilot.pause()
        assert lines(widget) == [
            "Ines Kolb, person, Mayor of Antwerp, 3 mentions, followed",
            "Passer 0, person, 1 mention, new",
            "Port Union, organisation, 11 mentions",
        ]


async def test_plain_rows_are_wrapped_and_lead_the_cursor_of_the_terminal_along():
    widget = CastPane()
    app = Drawn(widget, PLAIN)
    async with app.run_test(size=(30, 12)) as pilot:
        widget.show([MAYOR, UNION, *PASSERS])
        await pilot.press("j", "j")
        await pilot.pause()
        rows = [line.strip() for line in shown(widget)]
        assert rows[:4] == [
            "Ines Kolb, person, Mayor of",
            "Antwerp, 3 mentions",
            "> Port Union, organisation,",
            "11 mentions",
        ]
        assert app.cursor_position.y == widget.content_region.y + 2
        await pilot.press("j")
        await pilot.pause()
        assert rows[4] == "4 in passing, folded"
        assert app.cursor_position.y == widget.content_region.y + 4


async def test_elsewhere_the_cursor_of_the_terminal_stays_where_it_is():
    widget = CastPane()
    app = Host(widget)
    async with app.run_test(size=(30, 12)) as pilot:
        widget.show([MAYOR, UNION])
        before = app.cursor_position
        await pilot.press("j", "j")
        await pilot.pause()
        assert app.cursor_position == before
