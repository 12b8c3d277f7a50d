"""Panes and keys at every width: which are shown, which are hidden, how wide they are."""

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import Open, until
from tests.tui.reading import (
    FOG,
    TALKS,
    article_list,
    at,
    open_article,
    press,
    status,
    titles,
    view,
)
from tui.reader.screen import ReaderScreen
from tui.status import StatusLine
from tui.widgets.article_view import ArticleView
from tui.widgets.cast_pane import CastPane
from tui.widgets.panes import LEAST
from tui.widgets.related_pane import RelatedPane
from tui.widgets.sources_pane import SourcesPane
from tui.widgets.virtual_list import ArticleList

COLUMNS = ("sources", "list", "article", "side")


def columns(pilot: Pilot[None]) -> dict[str, int]:
    """The columns in view with their widths, from left to right."""
    regions = {
        name: pilot.app.screen_stack[0].query_one(f"#{name}-column").region for name in COLUMNS
    }
    return {name: region.width for name, region in regions.items() if region.width}


@pytest.mark.keys("cast-pane", "related-pane", "article-pane", "sources-pane", "list-pane")
@pytest.mark.parametrize("size", [(20, 6), (40, 12), (79, 24), (80, 24), (119, 30), (120, 40)])
async def test_every_width_shows_the_pane_that_has_the_keys(
    reader: Open, size: tuple[int, int]
) -> None:
    async with reader(size=size) as pilot:
        for key, kind in (
            ("a", CastPane),
            ("e", RelatedPane),
            ("3", ArticleView),
            ("1", SourcesPane),
            ("2", ArticleList),
            ("4", CastPane),
        ):
            await press(pilot, key)
            await at(pilot, kind)
            await until(pilot, lambda: pilot.app.focused and pilot.app.focused.region.width >= 14)
        panes_shown = 1 if size[0] < 80 else 2 if size[0] < 120 else 4
        await until(pilot, lambda: len(columns(pilot)) == panes_shown)
        assert sum(columns(pilot).values()) == size[0]


async def test_panes_follow_the_window_and_the_reader_stays_where_he_is(reader: Open) -> None:
    async with reader(size=(160, 30)) as pilot:
        await open_article(pilot, TALKS)
        for width, shown in (
            (160, ["sources", "list", "article", "side"]),
            (100, ["list", "article"]),
            (40, ["article"]),
            (100, ["list", "article"]),
            (160, ["sources", "list", "article", "side"]),
        ):
            await pilot.resize_terminal(width, 30)
            await until(pilot, lambda shown=shown: list(columns(pilot)) == shown)
            assert sum(columns(pilot).values()) == width
            assert isinstance(pilot.app.focused, ArticleView)


# --- hidden panes ---


@pytest.mark.keys("hide-pane-1", "hide-pane-2", "hide-pane-3", "hide-pane-4")
async def test_each_column_is_hidden_and_shown_again(reader: Open) -> None:
    async with reader(size=(160, 30)) as pilot:
        for number, name in enumerate(COLUMNS, 1):
            await press(pilot, f"alt+{number}")
            await until(pilot, lambda name=name: name not in columns(pilot))
            assert sum(columns(pilot).values()) == 160
            assert pilot.app.focused
            await press(pilot, f"alt+{number}")
            await until(pilot, lambda: list(columns(pilot)) == list(COLUMNS))


@pytest.mark.parametrize("width", [40, 100, 160])
async def test_a_hidden_column_is_shown_while_the_reader_is_there(reader: Open, width: int) -> None:
    async with reader(size=(width, 30)) as pilot:
        await press(pilot, "alt+4")
        await until(pilot, lambda: "side" not in columns(pilot))
        await press(pilot, "a")
        await at(pilot, CastPane)
        await until(pilot, lambda: columns(pilot).get("side", 0) >= LEAST)
        await press(pilot, "2")
        await at(pilot, ArticleList)
        await until(pilot, lambda: "side" not in columns(pilot))


@pytest.mark.parametrize("width", [40, 100, 160])
async def test_with_all_columns_hidden_there_is_still_one_to_read_in(
    reader: Open, width: int
) -> None:
    async with reader(size=(width, 30)) as pilot:
        await press(pilot, "alt+1", "alt+2", "alt+3", "alt+4")
        await until(pilot, lambda: len(columns(pilot)) == 1)
        assert sum(columns(pilot).values()) == width
        await press(pilot, "2")
        await at(pilot, ArticleList)
        await open_article(pilot, FOG)


# --- widths ---


@pytest.mark.keys("wider", "narrower")
@pytest.mark.parametrize(("key", "name"), [("1", "sources"), ("2", "list"), ("a", "side")])
async def test_the_column_with_the_keys_is_made_wider_and_narrower(
    reader: Open, key: str, name: str
) -> None:
    async with reader(size=(160, 30)) as pilot:
        await press(pilot, key)
        await until(pilot, lambda: name in columns(pilot))
        before = columns(pilot)
        await press(pilot, "greater_than_sign", "greater_than_sign", "less_than_sign")
        await until(pilot, lambda: columns(pilot)[name] == before[name] + 2)
        assert columns(pilot)["article"] < before["article"]
        assert sum(columns(pilot).values()) == 160


@pytest.mark.keys("wider", "narrower")
async def test_no_column_is_lost_however_often_one_presses(reader: Open) -> None:
    async with reader(size=(160, 30)) as pilot:
        await pilot.press(*["less_than_sign"] * 12)
        await until(pilot, lambda: 0 < columns(pilot)["list"] <= 30)
        await pilot.press(*["greater_than_sign"] * 30)
        await until(pilot, lambda: columns(pilot)["list"] > 60)
        assert list(columns(pilot)) == list(COLUMNS)
        assert columns(pilot)["article"] >= LEAST


async def test_a_width_of_the_reader_s_own_leaves_a_lone_column_the_whole_screen(
    reader: Open,
) -> None:
    async with reader(size=(160, 30)) as pilot:
        await press(pilot, "greater_than_sign")
        wide = columns(pilot)["list"]
        await pilot.resize_terminal(60, 30)
        await until(pilot, lambda: columns(pilot) == {"list": 60})
        await pilot.resize_terminal(160, 30)
        await until(pilot, lambda: columns(pilot).get("list") == wide)


async def test_without_the_article_the_list_has_its_room(reader: Open) -> None:
    async with reader(size=(160, 30)) as pilot:
        await press(pilot, "greater_than_sign", "alt+3")
        await until(pilot, lambda: list(columns(pilot)) == ["sources", "list", "side"])
        assert sum(columns(pilot).values()) == 160
        await pilot.resize_terminal(100, 30)
        for key, name in (("2", "list"), ("1", "sources"), ("a", "side")):
            await press(pilot, key)
            await until(pilot, lambda name=name: columns(pilot) == {name: 100})


# --- zen, and the way back ---


@pytest.mark.keys("zen", "back")
@pytest.mark.parametrize("width", [40, 100, 160])
async def test_zen_is_the_article_alone(reader: Open, width: int) -> None:
    async with reader(size=(width, 20)) as pilot:
        await open_article(pilot, TALKS)
        before = columns(pilot)
        await press(pilot, "z")
        await until(pilot, lambda: list(columns(pilot)) == ["article"])
        assert not pilot.app.screen.query_one(StatusLine).display
        assert pilot.app.screen.query_one("#article-column").region.height == 20
        for leave in ("z", "escape"):
            await press(pilot, leave)
            await until(pilot, lambda: columns(pilot) == before)
            await press(pilot, "z")
            await until(pilot, lambda: list(columns(pilot)) == ["article"])
        await press(pilot, "2")
        await at(pilot, ArticleList)
        assert pilot.app.screen.query_one(StatusLine).display


@pytest.mark.keys("back-or-quit")
async def test_q_goes_back_and_then_out(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, FOG)
        await press(pilot, "q")
        await at(pilot, ArticleList)
        await press(pilot, "q")
        assert pilot.app._exit


@pytest.mark.keys("quit")
async def test_ctrl_q_ends_the_app_from_wherever_one_is(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "slash", *"words", "ctrl+q")
        assert pilot.app._exit


@pytest.mark.keys("quit-at-once")
async def test_q_capital_ends_the_app_from_an_article_but_not_while_one_writes(
    reader: Open,
) -> None:
    async with reader() as pilot:
        await press(pilot, "F", "Q", "escape")
        assert not pilot.app._exit
        await open_article(pilot, FOG)
        await press(pilot, "Q")
        assert pilot.app._exit


@pytest.mark.keys("back", "next-any-mention")
async def test_escape_unlights_the_mention_before_it_leaves_the_article(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        await press(pilot, "right_curly_bracket")
        assert view(pilot).current_actor
        await press(pilot, "escape")
        assert view(pilot).current_actor is None
        assert status(pilot).mention == ""
        assert isinstance(pilot.app.focused, ArticleView)
        await press(pilot, "escape")
        await at(pilot, ArticleList)


async def test_a_notice_leaves_the_last_two_lines_free(reader: Open) -> None:
    async with reader(size=(40, 20)) as pilot:
        pilot.app.notify("something to say", timeout=60)
        await until(pilot, lambda: pilot.app.screen.query("Toast"))
        await pilot.pause()
        toast = pilot.app.screen.query_one("Toast").region
        assert 0 < toast.bottom <= pilot.app.screen.query_one(StatusLine).region.y


@pytest.mark.keys("back")
async def test_h_goes_back_from_the_cast_to_the_article_and_to_the_list(reader: Open) -> None:
    async with reader() as pilot:
        await open_article(pilot, TALKS)
        await press(pilot, "a")
        await at(pilot, CastPane)
        await press(pilot, "h")
        await at(pilot, ArticleView)
        await press(pilot, "h")
        await at(pilot, ArticleList)
        await press(pilot, "h")
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert titles(pilot)


async def test_tab_goes_round_the_panes_in_view(reader: Open) -> None:
    async with reader(size=(160, 30)) as pilot:
        seen = []
        for _ in range(5):
            seen.append(type(pilot.app.focused))
            await press(pilot, "tab")
        assert set(seen) == {ArticleList, ArticleView, CastPane, RelatedPane, SourcesPane}
        assert pilot.app.focused is article_list(pilot)
