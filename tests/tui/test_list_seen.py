"""What has been seen of a list: what the reader scrolled past, not what moved by itself."""

from collections.abc import Sequence

import pytest
from textual.pilot import Pilot

from core.types import ArticleRow
from tests.tui.samples import Host, now, row
from tui.widgets import list_scroll
from tui.widgets.virtual_list import ArticleList


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_scroll, "SEEN_PAUSE", 0.01)


def load(ids: Sequence[int]) -> list[ArticleRow]:
    return [row(number, f"No {number}") for number in ids]


def hosted() -> tuple[Host, ArticleList]:
    widget = ArticleList(load, clock=now, actors=False)
    return Host(widget), widget


async def seen(app: Host, pilot: Pilot[None]) -> list[int]:
    """What the list has said so far."""
    await pilot.pause(0.05)
    return [number for message in app.sent(ArticleList.Seen) for number in message.article_ids]


async def test_going_to_an_article_far_below_is_not_reading() -> None:
    app, widget = hosted()
    async with app.run_test(size=(60, 10), message_hook=app.hook) as pilot:
        widget.set_listing(range(100))
        await pilot.pause()
        assert widget.go_to(12)
        assert widget.scroll_offset.y > 0
        assert await seen(app, pilot) == []


@pytest.mark.parametrize("height", [1, 3, 9])
async def test_a_screen_that_shrinks_is_not_reading(height: int) -> None:
    app, widget = hosted()
    async with app.run_test(size=(60, 20), message_hook=app.hook) as pilot:
        widget.set_listing(range(100))
        await pilot.press(*["j"] * 15)
        await pilot.resize_terminal(60, height)
        await pilot.pause()
        assert widget.scroll_offset.y == 16 - height
        assert await seen(app, pilot) == []


async def test_a_list_in_which_the_article_stands_further_down_is_not_reading() -> None:
    app, widget = hosted()
    async with app.run_test(size=(60, 10), message_hook=app.hook) as pilot:
        widget.set_listing(range(100))
        await pilot.pause()
        widget.set_listing(range(100), keep=15)
        assert widget.scroll_offset.y > 0
        assert await seen(app, pilot) == []


@pytest.mark.parametrize("keys", [["j"] * 12, ["pagedown", "j", "j", "j"]], ids=["rows", "pages"])
async def test_the_readers_keys_are_reading_after_all_that(keys: list[str]) -> None:
    app, widget = hosted()
    async with app.run_test(size=(60, 10), message_hook=app.hook) as pilot:
        widget.set_listing(range(100))
        widget.go_to(1)
        widget.go_to(0)
        await pilot.press(*keys)
        assert await seen(app, pilot) == [0, 1, 2]


async def test_what_is_taken_is_not_told_again() -> None:
    app, widget = hosted()
    async with app.run_test(size=(60, 10), message_hook=app.hook) as pilot:
        widget.set_listing(range(100))
        await pilot.pause()
        widget.scroll_to(y=2, animate=False)
        assert widget.take_seen() == (0, 1)
        assert widget.take_seen() == ()
        assert await seen(app, pilot) == []
