"""Tags that are typed: several on a line, completed from those that there are."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.conftest import Open, until
from tests.tui.reading import FOG, TREATY, found, library, press, said
from tui.dialogs.tags import TagInput, completed, tags_in

KNOWN = ["Asia", "assets", "far east"]


@pytest.mark.parametrize(
    ("line", "tags"),
    [("", []), (" , ,", []), ("a", ["a"]), ("far east, a ,a,b", ["far east", "a", "b"])],
)
def test_a_line_has_several_tags_parted_by_commas(line: str, tags: list[str]) -> None:
    assert tags_in(line) == tags


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("as", "asia"),
        ("asia, AS", "asia, ASsets"),
        ("x,f", "x,far east"),
        ("", None),
        ("x, ", None),
        ("y", None),
        ("asia,assets,as", None),
    ],
)
def test_the_last_tag_of_a_line_is_completed(line: str, whole: str | None) -> None:
    assert completed(line, KNOWN) == whole


async def open_tags(pilot: Pilot[None]) -> Input:
    await press(pilot, "t")
    await until(pilot, lambda: isinstance(pilot.app.screen, TagInput))
    return pilot.app.screen.query_one(Input)


@pytest.mark.keys("tag", "dialog.complete", "undo")
async def test_several_tags_are_given_at_once_and_taken_back_at_once(reader: Open) -> None:
    async with reader() as pilot:
        library(pilot).add_tag(library(pilot).article_ids("treaty signed"), "far east")
        line = await open_tags(pilot)
        await press(pilot, *"sea, fa")
        await until(pilot, lambda: line._suggestion == "sea, far east")
        await press(pilot, "tab")
        assert line.value == "sea, far east"
        await press(pilot, "enter")
        await until(pilot, lambda: found(pilot, "tag:sea") == [FOG])
        await until(pilot, lambda: found(pilot, 'tag:"far east"') == [FOG, TREATY])
        await press(pilot, "u")
        await said(pilot, "Undone: tagged sea, tagged far east")
        assert found(pilot, "tag:sea") == []
        assert found(pilot, 'tag:"far east"') == [TREATY]
