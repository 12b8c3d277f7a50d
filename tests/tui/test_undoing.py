"""Taking back: the last thing that the reader did, written or not, exactly as it was before."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from core.errors import NotFoundError
from core.settings import Settings
from tests.tui.conftest import Open, until
from tests.tui.reading import FOG, TALKS, TREATY, at, found, library, notices, press, said, titles
from tui.dialogs.asking import NameInput
from tui.dialogs.suggestions import SuggestionScreen
from tui.widgets.list_pane import ListPane
from tui.widgets.virtual_list import ArticleList

ALL = [FOG, TREATY, TALKS]


@contextmanager
def held(pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch, name: str) -> Iterator[None]:
    """Keeps a method of the library from answering until the end of the block."""
    method, free = getattr(library(pilot), name), threading.Event()

    def waiting(*args: Any, **named: Any) -> Any:
        free.wait()
        return method(*args, **named)

    monkeypatch.setattr(library(pilot), name, waiting)
    try:
        yield
    finally:
        free.set()


# --- keys that are faster than the store ---


async def test_undo_means_the_last_deed_though_it_is_not_written_yet(
    reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader() as pilot:
        await press(pilot, "f")
        await until(pilot, lambda: found(pilot, "is:starred") == [FOG])
        with held(pilot, monkeypatch, "set_read"):
            await press(pilot, "A", "u")
        await said(pilot, "Undone: 3 marked read")
        assert found(pilot, "is:unread") == ALL
        assert found(pilot, "is:starred") == [FOG]


@pytest.mark.parametrize(
    ("key", "name", "query"), [("m", "set_read", "is:read"), ("f", "set_starred", "is:starred")]
)
async def test_a_mark_given_twice_at_once_is_taken_again(
    reader: Open, monkeypatch: pytest.MonkeyPatch, key: str, name: str, query: str
) -> None:
    async with reader() as pilot:
        with held(pilot, monkeypatch, name):
            await press(pilot, key, key)
            await press(pilot, "j", key)
        await until(pilot, lambda: found(pilot, query) == [TREATY])


async def tag(pilot: Pilot[None], words: str) -> None:
    await press(pilot, "t")
    await until(pilot, lambda: isinstance(pilot.app.screen, NameInput))
    await press(pilot, *words, "enter")


async def test_a_tag_given_twice_at_once_is_taken_again(
    reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader() as pilot:
        with held(pilot, monkeypatch, "add_tag"):
            await tag(pilot, "Économie")
            await tag(pilot, "economie")
            await press(pilot, "j")
            await tag(pilot, "last")
        await until(pilot, lambda: library(pilot).tags() == ["last"])


# --- exactly as it was ---


async def test_a_tag_comes_back_as_it_was_spelt(reader: Open) -> None:
    async with reader() as pilot:
        await tag(pilot, "Économie")
        await until(pilot, lambda: library(pilot).tags() == ["Économie"])
        await tag(pilot, "ECONOMIE")
        await until(pilot, lambda: library(pilot).tags() == [])
        await press(pilot, "u")
        await until(pilot, lambda: library(pilot).tags() == ["Économie"])
        await press(pilot, "u")
        await until(pilot, lambda: library(pilot).tags() == [])


async def test_two_that_were_judged_two_are_asked_about_where_they_were(reader: Open) -> None:
    async with reader() as pilot:
        before = library(pilot).suggestions()
        assert len(before) == 2
        await press(pilot, "C")
        await until(pilot, lambda: isinstance(pilot.app.screen, SuggestionScreen))
        screen = pilot.app.screen
        assert isinstance(screen, SuggestionScreen)
        await until(pilot, lambda: screen._pairs)
        await press(pilot, "n")
        await until(pilot, lambda: library(pilot).suggestions() == before[1:])
        await press(pilot, "u")
        await until(pilot, lambda: library(pilot).suggestions() == before)


async def test_what_is_gone_is_said_once_and_not_taken_back_for_ever(
    reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise NotFoundError("7", "there is no such actor")

    async with reader() as pilot:
        await press(pilot, "f")
        pair = library(pilot).suggestions()[0]
        await press(pilot, "C")
        await until(pilot, lambda: isinstance(pilot.app.screen, SuggestionScreen))
        screen = pilot.app.screen
        assert isinstance(screen, SuggestionScreen)
        await until(pilot, lambda: screen._pairs)
        await press(pilot, "n")
        await until(pilot, lambda: pair not in library(pilot).suggestions())
        monkeypatch.setattr(library(pilot), "unjudge", gone)
        await press(pilot, "u")
        await said(pilot, "there is no such actor")
        await press(pilot, "u")
        await until(pilot, lambda: found(pilot, "is:starred") == [])


# --- which articles are meant ---


async def test_no_list_is_marked_while_another_is_on_its_way(
    reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader() as pilot:
        with held(pilot, monkeypatch, "listing"):
            await press(pilot, "U")
            await press(pilot, "A", "M")
            assert notices(pilot) == ["The list is still loading"] * 2
            await press(pilot, "m")
            await until(pilot, lambda: found(pilot, "is:read") == [FOG])
        await until(pilot, lambda: titles(pilot) == [TREATY, TALKS])
        await press(pilot, "A")
        await said(pilot, "2 marked read")


async def test_a_query_that_makes_no_sense_marks_nothing(reader: Open) -> None:
    async with reader() as pilot:
        pane = pilot.app.screen.query_one(ListPane)
        await press(pilot, "F", *"is:unred", "enter")
        await at(pilot, ArticleList)
        await until(pilot, lambda: "unread" in pane.list.placeholder)
        await press(pilot, "A")
        await said(pilot, "0 marked read")
        assert found(pilot, "is:unread") == ALL


async def test_what_was_scrolled_past_is_taken_back(reader: Open) -> None:
    async with reader(size=(60, 6), settings=Settings(mark_read="scroll")) as pilot:
        await press(pilot, "f")
        await press(pilot, "j", "j")
        await until(pilot, lambda: found(pilot, "is:read") == [FOG])
        await press(pilot, "u")
        await until(pilot, lambda: found(pilot, "is:read") == [])
        assert found(pilot, "is:starred") == [FOG]
        await press(pilot, "u")
        await until(pilot, lambda: found(pilot, "is:starred") == [])
