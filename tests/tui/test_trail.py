"""The line of the places that were walked through."""

import pytest
from rich.cells import cell_len

from tests.tui.samples import HOSTILE, Host, named, shown
from tui.widgets.trail import Trail

NAMES = ("Fog over Lisbon", "Ines Kolb", "The strike")


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (80, "Fog over Lisbon → Ines Kolb → The strike"),
        (42, "Fog over Lisbon → Ines Kolb → The strike"),
        (41, "… → Ines Kolb → The strike"),
        (27, "… → The strike"),
        (14, "… → The str…"),
    ],
)
async def test_the_oldest_names_give_way_first(width: int, line: str) -> None:
    widget = Trail(NAMES)
    async with Host(widget).run_test(size=(width, 3)):
        assert shown(widget)[0].strip() == line


@pytest.mark.parametrize("names", [(), ("Stories",), ("x" * 80, "Stories")])
async def test_few_names_and_long_ones(names: tuple[str, ...]) -> None:
    widget = Trail()
    async with Host(widget).run_test(size=(60, 3)) as pilot:
        widget.show(names)
        await pilot.pause()
        first = ("x" * 29 + "… → ") * (len(names) - 1)
        assert shown(widget)[0].strip() == first + "".join(names[-1:])


@pytest.mark.parametrize("text", HOSTILE, ids=named)
async def test_hostile_names_are_shown_as_they_are(text: str) -> None:
    widget = Trail(("Fog", text))
    async with Host(widget).run_test(size=(60, 3)) as pilot:
        line = shown(widget)[0]
        assert text.rstrip("\u200d")[:8] in line
        assert cell_len(line) <= 60
        await pilot.click(widget, offset=(9, 0))
        assert not widget.app.boomed  # type: ignore[attr-defined]
