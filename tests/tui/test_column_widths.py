"""The reader's own widths of columns leave the article room in a narrower window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.tui.conftest import Open, until
from tui.reader.screen import ReaderScreen
from tui.widgets.panes import ARTICLE_LEAST, COLUMNS, LEAST, Arrangement, fitted

WIDTHS = st.dictionaries(st.sampled_from(["sources", "list", "side"]), st.integers(LEAST, 200))


@pytest.mark.parametrize(
    ("widths", "room", "fit"),
    [
        ({}, 10, {}),
        ({"list": 40}, 40, {"list": 40}),
        ({"list": 40}, 39, {"list": 39}),
        ({"list": 40}, -5, {"list": LEAST}),
        ({"sources": 20, "list": 60}, 60, {"sources": 20, "list": 40}),
        ({"sources": 20, "list": 60, "side": 60}, 100, {"sources": 20, "list": 40, "side": 40}),
    ],
)
def test_the_widest_column_is_cut(widths: dict[str, int], room: int, fit: dict[str, int]) -> None:
    assert fitted(widths, room) == fit


@given(WIDTHS, st.integers(-50, 400))
def test_columns_fit_the_room_or_have_the_least(widths: dict[str, int], room: int) -> None:
    fit = fitted(widths, room)
    assert sum(fit.values()) <= room or set(fit.values()) <= {LEAST}
    assert all(LEAST <= fit[column] <= width for column, width in widths.items())


@pytest.mark.parametrize("hidden", [(), ("sources",)])
@pytest.mark.parametrize(
    "widths", [{"sources": 28, "list": 76, "side": 44}, {"list": 76}, {"side": 90}]
)
async def test_widths_of_a_wide_terminal_leave_the_article_its_least(
    reader: Open, hidden: tuple[str, ...], widths: dict[str, int]
) -> None:
    async with reader(size=(220, 30)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        screen._panes.restore(Arrangement(frozenset(hidden), widths))
        await pilot.pause()
        before = columns(pilot)
        for width in (140, 120, 119, 80):
            await pilot.resize_terminal(width, 30)
            for name in ("sources", "article", "cast", "list"):
                screen._panes.go(name)
                await until(pilot, lambda width=width: sum(columns(pilot).values()) == width)
                assert columns(pilot)["article"] >= ARTICLE_LEAST
                assert min(columns(pilot).values()) >= LEAST
        await pilot.resize_terminal(220, 30)
        await until(pilot, lambda: columns(pilot) == before)


def columns(pilot: Pilot[None]) -> dict[str, int]:
    """The columns in view with their widths."""
    regions = {name: pilot.app.screen.query_one(f"#{name}-column").region for name in COLUMNS}
    return {name: region.width for name, region in regions.items() if region.width}
