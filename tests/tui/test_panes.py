"""The cast of an article and its related articles."""

import pytest

from core.types import CastEntry, Kind, Related, Why
from tests.tui.samples import HOSTILE, SIZES, Host, named, now, row, shown, squeezed
from tui.widgets.cast_pane import CastPane
from tui.widgets.related_pane import RelatedPane

CAST = [
    CastEntry(1, "Jake Sullivan", Kind.PERSON, 3, 12),
    CastEntry(2, "Geneva", Kind.PLACE, 11, 40),
    CastEntry(3, "Ada Lovelace", Kind.PERSON, 1, 1),
    CastEntry(4, "Red Cross", Kind.ORGANISATION, 2, 9),
    CastEntry(5, "Swiss", Kind.GROUP, 1, 9),
    CastEntry(6, "Nobel Prize", Kind.OTHER, 1, 9),
]


def related(number: int, title: str = "", *actors: str, terms: tuple[str, ...] = ()) -> Related:
    return Related(row(number, title), 0.5, "same story", Why(actors, terms))


def hosted_cast() -> tuple[Host, CastPane]:
    widget = CastPane()
    return Host(widget), widget


def hosted_related() -> tuple[Host, RelatedPane]:
    widget = RelatedPane(clock=now)
    return Host(widget), widget


async def test_a_cast_is_listed_by_kind_in_the_order_given():
    app, widget = hosted_cast()
    async with app.run_test(size=(31, 20)) as pilot:
        widget.show(CAST)
        await pilot.pause()
        rows = [line.strip() for line in shown(widget) if line.strip()]
        assert rows == [
            "People",
            "P  Jake Sullivan           3",
            "P  Ada Lovelace            1",
            "Organisations",
            "O  Red Cross               2",
            "Places",
            "L  Geneva                 11",
            "Groups",
            "G  Swiss                   1",
            "Other",
            "·  Nobel Prize             1",
        ]


async def test_moving_and_choosing_name_the_actor_and_skip_headings():
    app, widget = hosted_cast()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(CAST)
        await pilot.press("j", "j", "down", "enter")
        highlighted = [message.actor_id for message in app.sent(CastPane.ActorHighlighted)]
        assert highlighted == [1, 3, 4]
        assert [message.actor_id for message in app.sent(CastPane.ActorChosen)] == [4]


async def test_a_cast_shown_again_keeps_the_actor_without_a_message():
    app, widget = hosted_cast()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show(CAST)
        await pilot.press("j", "j")
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
        assert shown(widget)[1].rstrip().endswith(" 3")
        assert len(shown(widget)[1].rstrip()) == widget.scrollable_content_region.width - 1
        assert widget.highlighted_id == 1


async def test_a_related_article_says_where_it_is_from_and_what_it_shares():
    app, widget = hosted_related()
    async with app.run_test(size=(120, 10)) as pilot:
        widget.show([related(1, "Second day", "Ada", "Bob", terms=("engine", "loom")), related(2)])
        await pilot.pause()
        rows = [line.strip() for line in shown(widget)]
        assert rows[:6] == [
            "Second day",
            "The Daily Test · 17:30",
            "shares Ada, Bob",
            "words engine, loom",
            "Headline 2",
            "The Daily Test · 16:30",
        ]


async def test_choosing_a_related_article_names_it():
    app, widget = hosted_related()
    async with app.run_test(message_hook=app.hook) as pilot:
        widget.show([related(7), related(8)])
        await pilot.press("j", "j", "l")
        await pilot.click(widget, offset=(3, 0))
        assert [message.article_id for message in app.sent(RelatedPane.RelatedChosen)] == [8, 7]


@pytest.mark.parametrize("text", HOSTILE, ids=named)
@pytest.mark.parametrize("width", [30, 120])
async def test_hostile_text_is_shown_letter_for_letter_in_the_cast(text, width):
    app, widget = hosted_cast()
    async with app.run_test(size=(width, 10)) as pilot:
        widget.show([CastEntry(1, text, Kind.PERSON, 2, 2), CAST[1]])
        await pilot.pause()
        assert_shown(text, widget)
        await pilot.click(widget, offset=(5, 1))
        widget.show([], text)
        await pilot.pause()
        assert squeezed(text[:10]) in squeezed("".join(shown(widget)))
        assert not app.boomed


@pytest.mark.parametrize("text", HOSTILE, ids=named)
@pytest.mark.parametrize("width", [30, 120])
async def test_hostile_text_is_shown_letter_for_letter_among_the_related(text, width):
    app, widget = hosted_related()
    async with app.run_test(size=(width, 10)) as pilot:
        widget.show([related(1, text), related(2, "", text, terms=(text,)), related(3)])
        await pilot.pause()
        assert_shown(text, widget)
        assert sum(text[:6].rstrip("\u200d") in line for line in shown(widget)) >= 2
        await pilot.click(widget, offset=(4, 0))
        await pilot.click(widget, offset=(4, 3))
        widget.show([], text)
        await pilot.pause()
        assert squeezed(text[:10]) in squeezed("".join(shown(widget)))
        assert not app.boomed


def assert_shown(text: str, widget: CastPane | RelatedPane) -> None:
    whole = text.rstrip("\u200d") if len(text) <= 20 else text[:8]
    assert any(whole in line for line in shown(widget))
    width = widget.scrollable_content_region.width
    assert {widget.render_line(y).cell_length for y in range(5)} == {width}
