"""The help shows every key at any width, and finds keys by what is typed."""

import pytest
from textual.app import App
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from tests.tui.samples import HOSTILE, Host, named, squeezed
from tui.app import BREAKPOINTS
from tui.dialogs.help import HELP_KEYS, HelpScreen
from tui.dialogs.help_lines import WIDE, Columns, KeyLines, PlaceLines, found
from tui.keys.binding import KeyHelp
from tui.keys.register import Keys
from tui.looks.symbols import PLAIN, UNICODE
from tui.widgets.option_pane import OptionPane

LINES = [
    KeyHelp("Anywhere", "next-unread", "n", "Open the next unread article"),
    KeyHelp("Anywhere", "star", "f ctrl+s", "Put a star on the article"),
    KeyHelp("Article list", "list.page-down", "pagedown", "A page of articles on"),
    KeyHelp("Dialog", "dialog.close", "esc", "Close"),
]


def names(wanted: str) -> list[str]:
    return [line.name for line in found(LINES, wanted)]


def test_words_are_looked_for_in_all_that_is_said_of_a_key() -> None:
    assert names("") == names(" ") == [line.name for line in LINES]
    assert names("STAR") == ["star"]
    assert names("pagedown") == ["list.page-down"]
    assert names("dialog") == ["dialog.close"]
    assert names("list.") == ["list.page-down"]
    assert names("article on") == ["star", "list.page-down"]
    assert names("star zebra") == []


def drawn(line: KeyHelp, width: int) -> list[str]:
    return [row.plain for row in KeyLines(line, Columns.of(LINES), UNICODE).lines(width)]


def test_there_are_three_columns_where_there_is_room() -> None:
    rows = [drawn(line, WIDE) for line in LINES]
    assert all(len(row) == 1 for row in rows)
    for line, (row,) in zip(LINES, rows, strict=True):
        assert row.startswith(line.keys)
        assert row.index(line.purpose) == len("f ctrl+s") + 2
        assert row.rindex(line.name) == WIDE - len("list.page-down")


def test_the_id_stands_behind_the_purpose_where_there_is_little_room() -> None:
    assert drawn(LINES[0], 38) == [
        "n         Open the next unread article",
        "          next-unread",
    ]
    assert drawn(LINES[3], 38) == ["esc       Close  dialog.close"]


@pytest.mark.parametrize("width", [10, 16, 38, WIDE - 1, WIDE, 98, 200])
def test_every_key_is_whole_and_fits_at_any_width(width: int) -> None:
    lines = Keys({}).help()
    columns = Columns.of(lines)
    for line in lines:
        rows = KeyLines(line, columns, UNICODE).lines(width)
        assert all(row.cell_length <= max(width, 13) for row in rows)
        said = squeezed("".join(row.plain for row in rows))
        assert sorted(said) == sorted(squeezed(line.keys + line.purpose + line.name))


@pytest.mark.parametrize("width", [16, 24, 38, 90])
def test_only_the_id_is_dim(width: int) -> None:
    rows = KeyLines(LINES[0], Columns.of(LINES), UNICODE).lines(width)
    dim = [r.plain[s.start : s.end] for r in rows for s in r.spans if "muted" in str(s.style)]
    assert "".join(dim).strip() == "next-unread"


def test_plain_lines_have_no_columns() -> None:
    (row,) = KeyLines(LINES[3], Columns.of(LINES), PLAIN).lines(60)
    assert row.plain == "esc, Close, dialog.close"


def test_a_place_stands_below_a_blank_line() -> None:
    assert [row.plain for row in PlaceLines("Article", is_first=True).lines(20)] == ["Article"]
    assert [row.plain for row in PlaceLines("Article", is_first=False).lines(20)] == ["", "Article"]


class Help(Host):
    """An app with the help open."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    def __init__(self, lines: list[KeyHelp]) -> None:
        super().__init__(Widget())
        self.lines = lines
        self.symbols = UNICODE

    def on_mount(self) -> None:
        self.push_screen(HelpScreen(self.lines))


def subtitle(pilot: Pilot[None]) -> str:
    title = pilot.app.screen.query_one(Vertical)._border_subtitle
    assert isinstance(title, Content)
    return title.plain


def key_list(app: App[None]) -> OptionPane:
    return app.screen.query_one(OptionPane)


async def test_typing_narrows_the_list_and_says_how_many_are_left() -> None:
    app = Help(LINES)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert subtitle(pilot) == "4 keys"
        assert key_list(app).option_count == len(LINES) + 3
        await pilot.press(*"star")
        assert subtitle(pilot) == "1 of 4 keys"
        assert key_list(app).option_count == 2
        await pilot.press(*"zebra")
        assert subtitle(pilot) == "0 of 4 keys"
        assert key_list(app).option_count == 1


@pytest.mark.keys("help.down", "help.up", "help.page-down", "help.page-up")
async def test_keys_move_in_the_list_while_the_search_line_is_typed_in() -> None:
    app = Help(Keys({}).help())
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        keys = key_list(app)
        assert keys.highlighted == 1
        await pilot.press("down", "a", "down")
        assert keys.highlighted == 2
        assert app.screen.query_one(Input).value == "a"
        await pilot.press("pagedown", "pagedown")
        assert keys.scroll_offset.y > 0
        await pilot.press("pageup", "pageup", "up")
        assert (keys.highlighted, keys.scroll_offset.y) == (1, 0)


@pytest.mark.parametrize("key", ["escape", "question_mark", "f1"])
@pytest.mark.keys("help.close")
async def test_it_closes_while_one_types(key: str) -> None:
    app = Help(LINES)
    async with app.run_test() as pilot:
        await pilot.press("s", key)
        assert not isinstance(app.screen, HelpScreen)


async def test_a_click_on_the_list_leaves_the_keys_to_the_search_line() -> None:
    app = Help(LINES)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.click(OptionPane, offset=(3, 2))
        await pilot.press("s")
        assert app.screen.query_one(Input).value == "s"


@pytest.mark.parametrize("size", [(20, 8), (40, 20), (80, 24), (200, 60)])
async def test_it_fits_any_screen(size: tuple[int, int]) -> None:
    app = Help(Keys({}).help())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        box = app.screen.query_one(Vertical).region
        assert app.screen.region.contains_region(box)
        assert key_list(app).size.height > 1
        assert not key_list(app).show_horizontal_scrollbar


@pytest.mark.parametrize("text", HOSTILE, ids=named)
async def test_what_is_typed_or_bound_is_shown_as_it_is(text: str) -> None:
    app = Help([KeyHelp(text, text, text, text)])
    async with app.run_test() as pilot:
        app.screen.query_one(Input).value = f"{text} zebra"
        await pilot.pause()
        option = key_list(app).get_option_at_index(0)
        assert text[:8] in str(option.prompt)
        assert not app.boomed


async def test_plain_screens_keep_the_title_and_the_count_without_a_frame() -> None:
    app = Help(LINES)
    app.symbols = PLAIN
    async with app.run_test() as pilot:
        await pilot.pause()
        box = app.screen.query_one(Vertical)
        assert [box.styles.border_top[0], box.styles.border_bottom[0]] == ["blank", "blank"]
        assert box.region == app.screen.region


def test_its_own_keys_can_be_remapped_and_are_explained() -> None:
    for binding in HELP_KEYS:
        assert isinstance(binding, Binding)
        assert binding.id
        assert binding.id.startswith("help.")
        assert binding.tooltip
