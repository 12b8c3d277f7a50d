"""What cannot be written is said: on the screen while there is one, after it in the terminal."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import pytest
from textual.message import Message
from textual.message_pump import MessagePump

from core.errors import NamingError, StoreError
from core.settings import Settings
from desk.library import Library
from tests.tui.conftest import Open
from tests.tui.reading import FOG, TALKS, found, library
from tui.messages import Changed, Failed
from tui.reader.screen import ReaderScreen
from tui.writing import Writer

LOCKED, NAMELESS = StoreError("news.db", "is locked"), NamingError("tag", "has no name")


class Teller(MessagePump):
    """Takes messages, or none any more."""

    def __init__(self, *, gone: bool = False) -> None:
        super().__init__()
        self.gone = gone
        self.told: list[Message] = []

    def post_message(self, message: Message) -> bool:
        if not self.gone:
            self.told.append(message)
        return not self.gone


def written(teller: Teller, *outcomes: Exception | int) -> Writer:
    """A writer that has come to its end, after changes that failed or changed an article."""
    free, executor = threading.Event(), ThreadPoolExecutor(1)
    writer = Writer(teller, executor)
    writer.library = cast(Library, object())  # the changes ask it for nothing

    def change(outcome: Exception | int) -> Message:
        free.wait()
        if isinstance(outcome, Exception):
            raise outcome
        return Changed([outcome])

    for outcome in outcomes:
        writer.change(lambda _, outcome=outcome: change(outcome))  # type: ignore[misc]
    free.set()
    executor.shutdown()
    return writer


def test_what_fails_is_told_and_the_rest_is_written() -> None:
    teller = Teller()
    writer = written(teller, 1, LOCKED, ValueError("odd"), 2)
    assert teller.told == [
        Changed([1]),
        Failed(str(LOCKED)),
        Failed("ValueError: odd"),
        Changed([2]),
    ]
    assert writer.unsaid == []


def test_what_fails_when_nobody_can_be_told_is_kept_and_a_locked_store_not_asked_again() -> None:
    writer = written(Teller(gone=True), 1, NAMELESS, LOCKED, 2, 3)
    assert writer.unsaid == [str(NAMELESS), str(LOCKED), "2 more not written"]


def test_nothing_is_kept_where_all_is_written() -> None:
    assert written(Teller(gone=True), 1, 2).unsaid == []


async def test_what_is_not_written_at_the_end_is_said_in_the_terminal(
    reader: Open, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = threading.Event()

    def broken(*_: object) -> list[int]:
        ended.wait()
        raise LOCKED

    async with reader() as pilot:
        app = pilot.app
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        finish = screen.finish

        def end() -> None:
            finish()
            ended.set()

        monkeypatch.setattr(screen, "finish", end)
        monkeypatch.setattr(library(pilot), "set_starred", broken)
        await pilot.press("f", "f", "ctrl+q")
    assert app.return_code == 1
    err = capsys.readouterr().err
    assert f"newscast: {LOCKED}" in err
    assert "newscast: 1 more not written" in err


async def test_what_was_scrolled_past_last_is_read_when_the_app_ends_at_once(reader: Open) -> None:
    settings = Settings(mark_read="scroll")
    async with reader(size=(60, 6), settings=settings) as pilot:
        await pilot.press("j", "j", "ctrl+q")
    async with reader(settings=settings) as pilot:
        assert found(pilot, "is:read") == [FOG]
        assert TALKS in found(pilot, "is:unread")
