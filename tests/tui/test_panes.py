"""The cast of an article."""

from dataclasses import replace

import pytest

from core.types import CastEntry, Kind
from tests.tui.samples import HOSTILE, SIZES, Host, named, shown, squeezed
from tui.widgets.cast_pane import CastPane

CAST = [
    CastEntry(1, "Jake Sullivan", Kind.PERSON, 3, 12, salience=0.8),
    CastEntry(2, "Geneva", Kind.PLACE, 11, 40, salience=0.6),
    CastEntry(3, "Ada Lovelace", Kind.PERSON, 1, 2, salience=0.5),
    CastEntry(4, "Red Cross", Kind.ORGANISATION, 2, 9, salience=0.4),
    CastEntry(5, "Swiss", Kind.GROUP, 1, 9, salience=0.3),
    CastEntry(6, "Nobel Prize", Kind.OTHER, 1, 9, salience=0.2),
]


def hosted_cast() -> tuple[Host, CastPane]:
    widget = CastPane()
    return Host(widget), widget


async def test_a_cast_is_listed_in_the_order_given():
    app, widget = hosted_cast()
    async with app.run_test(size=(31, 20)) as pilot:
        widget.show(CAST)
        await pilot.pause()
        rows = [line.strip() for line in shown(widget) if line.strip()]
        assert rows == [
            "P  Jake Sullivan           3",
            "L  Geneva                 11",
            "P  Ada Lovelace            1",
            "O  Red Cross               2",
            "G  Swiss                   1",
            "·  Nobel Prize             1",
        ]


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (60, "P  Jake Sullivan · U.S. national security adviser       3"),
        (40, "P  Jake Sullivan · U.S. national s… 3"),
        (30, "P  Jake Sullivan          3"),
        (17, "P  Jake Sul… 3"),
    ],
)
async def test_a_role_stands_behind_the_name_where_there_is_room(width, row):
    roles = ("U.S. national security adviser", "Mr")
    app, widget = hosted_cast()
    async with app.run_test(size=(width, 20)) as pilot:
        widget.show([replace(CAST[0], roles=roles)])
        await pilot.pause()
        assert shown(widget)[0].strip() == row


SOURCES = [replace(CAST[3], name="Wire", source=True), replace(CAST[5], name="Post", source=True)]


async def test_sources_are_listed_apart_and_only_when_asked_for():
    app, widget = hosted_cast()
    async with app.run_test(size=(50, 20), message_hook=app.hook) as pilot:
        widget.show([SOURCES[0], CAST[0], SOURCES[1]])
        await pilot.press("j", "j", "enter")
        rows = [line.strip() for line in shown(widget) if line.strip()]
        assert rows[0].startswith("P  Jake Sullivan")
        assert rows[1:] == ["s lists 2 sources"]
        assert [message.actor_id for message in app.sent(CastPane.ActorChosen)] == [1]
        assert widget.toggle_sources()
        widget.show([CAST[0], SOURCES[0]])
        await pilot.pause()
        rows = [line.strip() for line in shown(widget) if line.strip()]
        assert rows[1] == "s leaves out 1 source"
        assert rows[2].startswith("O  Wire")
        widget.show([CAST[0]])
        assert not widget.toggle_sources()


async def test_where_all_are_sources_the_note_stands_above_them():
    app, widget = hosted_cast()
    async with app.run_test(size=(50, 20)) as pilot:
        widget.show([SOURCES[0]], "No actors found")
        await pilot.pause()
        rows = [line.strip() for line in shown(widget) if line.strip()]
        assert rows == ["No actors found", "s lists 1 source"]


async def test_moving_and_choosing_name_the_actor():
    app, widget = hosted_cast()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(CAST)
        await pilot.press("j", "j", "down", "enter")
        highlighted = [message.actor_id for message in app.sent(CastPane.ActorHighlighted)]
        assert highlighted == [1, 2, 3]
        assert [message.actor_id for message in app.sent(CastPane.ActorChosen)] == [3]


async def test_an_actor_that_is_merged_keeps_the_cursor_under_its_new_number():
    app, widget = hosted_cast()
    async with app.run_test() as pilot:
        widget.show(CAST)
        await pilot.press("j", "j")
        widget.become(2, 5)
        widget.show([CAST[0], CAST[4]])
        assert widget.highlighted_id == 5


@pytest.mark.parametrize(("steps", "left"), [(1, 2), (3, 4), (6, 5)])
async def test_leaving_an_actor_goes_to_the_next_or_the_one_before(steps, left):
    app, widget = hosted_cast()
    async with app.run_test() as pilot:
        widget.show([*CAST, SOURCES[0]])
        await pilot.press(*["j"] * steps)
        widget.leave(99)
        assert widget.highlighted_id == steps
        widget.leave(steps)
        assert widget.highlighted_id == left


async def test_a_cast_shown_again_keeps_the_actor_without_a_message():
    app, widget = hosted_cast()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(CAST)
        await pilot.press("j", "j", "j")
        said = len(app.sent(CastPane.ActorHighlighted))
        widget.show([CAST[4], CAST[2]])
        await pilot.pause()
        assert widget.highlighted_id == 3
        assert len(app.sent(CastPane.ActorHighlighted)) == said
        widget.show([CAST[0]])
        assert widget.highlighted_id is None


async def test_the_same_actor_twice_is_listed_twice():
    app, widget = hosted_cast()
    async with app.run_test() as pilot:
        widget.show([CAST[0], CAST[0]])
        await pilot.pause()
        assert sum("Jake" in line for line in shown(widget)) == 2


async def test_an_empty_cast_shows_the_note():
    app, widget = hosted_cast()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(CAST)
        widget.show([], "not analysed yet")
        await pilot.press("j", "enter")
        assert [line.strip() for line in shown(widget) if line.strip()] == ["not analysed yet"]
        assert not app.sent(CastPane.ActorChosen) + app.sent(CastPane.ActorHighlighted)


@pytest.mark.parametrize("size", SIZES)
async def test_counts_stay_at_the_right_edge_when_the_pane_is_resized(size):
    app, widget = hosted_cast()
    async with app.run_test(size=(60, 20)) as pilot:
        widget.show(CAST)
        await pilot.press("j")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert shown(widget)[0].rstrip().endswith(" 3")
        assert len(shown(widget)[0].rstrip()) == widget.scrollable_content_region.width - 1
        assert widget.highlighted_id == 1


@pytest.mark.parametrize("text", HOSTILE, ids=named)
@pytest.mark.parametrize("width", [30, 120])
async def test_hostile_text_is_shown_letter_for_letter_in_the_cast(text, width):
    app, widget = hosted_cast()
    async with app.run_test(size=(width, 10)) as pilot:
        named = CastEntry(1, text, Kind.PERSON, 2, 2, (text,))
        widget.show([named, replace(CAST[1], roles=(text,)), replace(named, source=True)])
        widget.toggle_sources()
        await pilot.pause()
        assert_shown(text, widget)
        await pilot.click(widget, offset=(5, 0))
        await pilot.click(widget, offset=(15, 1))
        widget.show([], text)
        await pilot.pause()
        assert squeezed(text[:10]) in squeezed("".join(shown(widget)))
        assert not app.boomed


def assert_shown(text: str, widget: CastPane) -> None:
    whole = text.rstrip("\u200d") if len(text) <= 20 else text[:8]
    assert any(whole in line for line in shown(widget))
    width = widget.scrollable_content_region.width
    assert {widget.render_line(y).cell_length for y in range(5)} == {width}
