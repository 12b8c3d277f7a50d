"""What there is to read from: sections, counts, the one that is listed, keys."""

from dataclasses import replace

import pytest

from core.types import Source, SourceKind
from tests.tui.samples import HOSTILE, SIZES, Host, named, shown
from tui.looks.symbols import ASCII, PLAIN, Symbols
from tui.widgets.sources_pane import SourcesPane, unread_count

ALL = Source(SourceKind.ALL, "All articles", "", 15, 900)
STARRED = Source(SourceKind.STARRED, "Starred", "is:starred", 0, 3)
SEARCH = Source(SourceKind.SEARCH, "Port strikes", "port strike", 2, 40, 1)
ACTOR = Source(SourceKind.ACTOR, "Ada Lovelace", "actor:#7", 0, 12, 7)
TAG = Source(SourceKind.TAG, "europe", "tag:europe", 9, 90)
FEED = Source(SourceKind.FEED, "The Daily Test", "feed:#1", 13, 800, 1)
FAILING = Source(SourceKind.FEED, "Late News", "feed:#2", 1, 7, 2, "timed out")
ARCHIVE = Source(SourceKind.ARCHIVE, "Saved pages", "feed:#3", 0, 50, 3)

SOURCES = [ALL, STARRED, SEARCH, ACTOR, TAG, FEED, FAILING, ARCHIVE]


def hosted() -> tuple[Host, SourcesPane]:
    widget = SourcesPane()
    return Host(widget), widget


def rows(widget: SourcesPane) -> list[str]:
    return [line.rstrip() for line in shown(widget)]


async def test_sources_stand_in_sections_with_their_unread_articles():
    app, widget = hosted()
    async with app.run_test(size=(25, 24)) as pilot:
        widget.show(SOURCES, "feed:#1")
        await pilot.pause()
        assert rows(widget)[:20] == [
            "  All articles        15",
            "  Starred",
            "",
            "Searches",
            "  Port strikes         2",
            "",
            "Followed",
            "  Ada Lovelace",
            "",
            "Tags",
            "  europe               9",
            "",
            "Feeds",
            "→ The Daily Test      13",
            "  Late News          ✗ 1",
            "",
            "Archives",
            "  Saved pages",
            "",
            "",
        ]


async def test_sections_without_sources_are_left_out():
    app, widget = hosted()
    async with app.run_test(size=(25, 10)) as pilot:
        widget.show([ALL, FEED], "")
        await pilot.pause()
        assert [line for line in rows(widget) if line] == [
            "→ All articles        15",
            "Feeds",
            "  The Daily Test      13",
        ]


@pytest.mark.parametrize("size", [*SIZES, (14, 10)])
async def test_a_long_name_is_cut_and_the_count_stays_at_the_right_edge(size):
    app, widget = hosted()
    async with app.run_test(size=(60, 20)) as pilot:
        widget.show([replace(FAILING, name="News " * 60)], None)
        await pilot.resize_terminal(*size)
        await pilot.pause()
        line = rows(widget)[2]
        assert line.startswith("  News")
        assert line.endswith("… ✗ 1")
        assert len(line) == widget.scrollable_content_region.width


@pytest.mark.parametrize(
    ("symbols", "line"),
    [
        (ASCII, "> Late News                        ! 1"),
        (PLAIN, "> Late News     error 1 unread, listed"),
    ],
)
async def test_signs_are_those_of_the_app(symbols: Symbols, line: str):
    app, widget = hosted()
    app.symbols = symbols  # type: ignore[attr-defined]
    async with app.run_test(size=(39, 10)) as pilot:
        widget.show([FAILING], "feed:#2")
        await pilot.pause()
        assert rows(widget)[2] == line


async def test_keys_move_over_sources_alone_and_choose_one():
    app, widget = hosted()
    async with app.run_test(size=(25, 30), message_hook=app.hook) as pilot:
        widget.show(SOURCES, "")
        await pilot.press("j", "j", "k", "G", "g", "j", "down", "down")
        moved = [message.source for message in app.sent(SourcesPane.SourceHighlighted)]
        assert moved == [STARRED, SEARCH, STARRED, ARCHIVE, ALL, STARRED, SEARCH, ACTOR]
        await pilot.press("enter")
        await pilot.press("j", "l")
        await pilot.click(widget, offset=(4, 14))
        await pilot.click(widget, offset=(4, 12))
        chosen = [message.source for message in app.sent(SourcesPane.SourceChosen)]
        assert chosen == [ACTOR, TAG, FAILING]
        assert chosen[-1].error == "timed out"


async def test_the_cursor_starts_on_the_source_that_is_listed_without_a_word():
    app, widget = hosted()
    async with app.run_test(size=(25, 30), message_hook=app.hook) as pilot:
        widget.show(SOURCES, "feed:#2")
        await pilot.pause()
        assert not app.sent(SourcesPane.SourceHighlighted)
        await pilot.press("enter")
        assert [message.source for message in app.sent(SourcesPane.SourceChosen)] == [FAILING]


async def test_where_the_list_shows_no_source_none_is_marked():
    app, widget = hosted()
    async with app.run_test(size=(25, 30)) as pilot:
        widget.show(SOURCES, "after:2018")
        widget.show(SOURCES, None)
        await pilot.press("j")
        assert not any("→" in line for line in rows(widget))


async def test_shown_again_the_cursor_stays_on_its_source_and_its_line():
    feeds = [replace(FEED, name=f"Feed {i}", query=f"feed:#{i}") for i in range(100)]
    app, widget = hosted()
    async with app.run_test(size=(25, 20), message_hook=app.hook) as pilot:
        widget.show([ALL, *feeds], "feed:#50")
        await pilot.press("k", "k", "k")
        said = len(app.sent(SourcesPane.SourceHighlighted))
        was = rows(widget)
        widget.show([ALL, SEARCH, ACTOR, *feeds], "feed:#50")
        await pilot.pause()
        assert rows(widget) == was
        await pilot.press("enter")
        assert [message.source for message in app.sent(SourcesPane.SourceChosen)] == [feeds[47]]
        assert len(app.sent(SourcesPane.SourceHighlighted)) == said


async def test_a_new_count_does_not_scroll_the_pane():
    feeds = [replace(FEED, name=f"Feed {i}", query=f"feed:#{i}") for i in range(100)]
    app, widget = hosted()
    async with app.run_test(size=(25, 20)) as pilot:
        widget.show([ALL, *feeds], "feed:#80")
        widget.scroll_to(y=10, animate=False)
        await pilot.pause()
        widget.show([ALL, *(replace(feed, unread=1) for feed in feeds)], "feed:#80")
        await pilot.pause()
        assert widget.scroll_offset.y == 10


async def test_where_its_source_is_gone_the_cursor_is_on_the_one_that_is_listed():
    app, widget = hosted()
    async with app.run_test(size=(25, 30), message_hook=app.hook) as pilot:
        widget.show(SOURCES, "feed:#1")
        await pilot.press("g", "j", "j")
        widget.show([source for source in SOURCES if source is not SEARCH], "feed:#1")
        await pilot.press("enter")
        assert [message.source for message in app.sent(SourcesPane.SourceChosen)] == [FEED]


@pytest.mark.parametrize(
    ("count", "text"),
    [(1, "1"), (9999, "9999"), (10_000, "10k"), (123_456, "123k")],
)
def test_large_counts_are_rounded_down(count, text):
    assert unread_count(count) == text


@pytest.mark.parametrize("text", HOSTILE, ids=named)
@pytest.mark.parametrize("width", [30, 120])
async def test_hostile_text_is_shown_letter_for_letter(text, width):
    app, widget = hosted()
    async with app.run_test(size=(width, 12)) as pilot:
        widget.show([replace(SEARCH, name=text, query=text), replace(FAILING, name=text)], text)
        await pilot.pause()
        whole = text.rstrip("\u200d") if len(text) <= 20 else text[:8]
        assert sum(whole in line for line in shown(widget)) >= 2
        await pilot.click(widget, offset=(5, 2))
        assert {widget.render_line(y).cell_length for y in range(12)} == {width - 1}
        assert not app.boomed
