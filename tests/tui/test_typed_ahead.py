"""Keys that are typed before a screen is there neither end the app nor hold it up, nor are lost."""

import asyncio
from typing import ClassVar

import pytest
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from core.paths import default_paths
from core.settings import Settings
from tests.tui.conftest import Open, until
from tests.tui.samples import now
from tests.tui.test_random_keys import key_event
from tui.app import NewscastApp, Start
from tui.session import Session, save_session


class Late(ModalScreen[None]):
    """A screen that takes its time to be there."""

    BINDINGS: ClassVar = [Binding("j", "look", priority=True)]
    seen: bool | None = None

    async def _pre_process(self) -> bool:
        await asyncio.sleep(0.05)
        return await super()._pre_process()

    def compose(self) -> ComposeResult:
        yield Static("here", markup=False)

    def on_mount(self) -> None:
        self.query_one(Static)

    def action_look(self) -> None:
        self.seen = bool(self.query(Static))


async def test_a_key_waits_for_the_screen_that_it_is_for(reader: Open) -> None:
    async with reader() as pilot:
        late = Late()
        pilot.app.push_screen(late)
        await pilot.app.on_event(key_event(pilot.app, "j"))
        assert late.seen


async def test_an_app_that_ends_while_a_screen_comes_ends_well(reader: Open) -> None:
    async with reader() as pilot:
        pilot.app.push_screen(Late())
    assert pilot.app._exception is None


@pytest.mark.usefixtures("background")
@pytest.mark.parametrize(
    ("key", "character"),
    [
        ("colon", ":"),
        ("S", "S"),
        ("M", "M"),
        ("exclamation_mark", "!"),
        ("question_mark", "?"),
        ("slash", "/"),
        ("escape", None),
    ],
)
async def test_the_store_is_opened_whatever_is_typed_ahead(
    key: str, character: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def typing(app: NewscastApp) -> None:
        app.post_message(Key(key, character))

    monkeypatch.setattr(NewscastApp, "on_mount", typing, raising=False)
    paths = default_paths()
    save_session(paths.state, paths.store, Session(welcomed=True))
    app = NewscastApp(Start(paths, Settings()), clock=now)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.library is not None and app._reader._keys_in_force)
        assert app.is_running
