"""Keys that are typed before the first paint neither end the app nor hold it up."""

import pytest
from textual.events import Key

from core.paths import default_paths
from core.settings import Settings
from tests.tui.conftest import until
from tests.tui.samples import now
from tui.app import NewscastApp, Start
from tui.session import Session, save_session


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
