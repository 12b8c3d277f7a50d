"""Starting and ending the reader, its help and its settings."""

from dataclasses import replace

import pytest
from textual.events import Key
from textual.widgets import OptionList

from core.paths import default_paths
from core.settings import Settings
from tests.tui.conftest import Open, until
from tests.tui.reading import FOG, press, rows
from tui.app import NewscastApp, Start
from tui.dialogs.help import HelpScreen
from tui.keys.register import Keys, bindings
from tui.reader.screen import ReaderScreen
from tui.widgets.virtual_list import ArticleList


async def test_only_the_article_s_own_web_address_is_opened(
    reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    async with reader() as pilot:
        monkeypatch.setattr(pilot.app, "open_url", opened.append)
        await press(pilot, "o", "y")
        assert opened == ["https://example.org/c-fog.md"]
        assert pilot.app.clipboard == opened[0]
        library = pilot.app.library  # type: ignore[attr-defined]
        with library._store.write() as connection:
            connection.exec_driver_sql("UPDATE article SET url = 'javascript:alert(1)'")
        await press(pilot, "o")
        assert len(opened) == 1


async def test_a_store_that_cannot_be_opened_ends_the_app_with_the_reason(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path_factory.mktemp("[red]broken") / "news.db"
    broken.write_text("this is no database, however long it may be " * 30)
    app = NewscastApp(Start(replace(default_paths(), store=str(broken)), Settings()))
    async with app.run_test() as pilot:
        await until(pilot, lambda: app._exit)
    assert app.return_code == 1
    said = "".join(capsys.readouterr().err.split())
    assert "[red]broken0/news.db:isnotaSQLitedatabase" in said


@pytest.mark.keys("help")
async def test_the_help_lists_every_key_and_can_be_searched(reader: Open) -> None:
    async with reader() as pilot:
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        options = pilot.app.screen.query_one(OptionList)
        assert options.option_count > len(list(bindings()))
        await press(pilot, *"star")
        assert 0 < options.option_count < 12
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_keys_can_be_changed_and_wrong_ones_are_said_once(reader: Open) -> None:
    settings = Settings(
        theme="no-such-theme", keys={"star": "s", "list.down": "t", "no-such-key": "x"}
    )
    async with reader(settings=settings) as pilot:
        (notice,) = pilot.app._notifications
        assert "no-such-theme" in notice.message
        assert "no-such-key" in notice.message
        assert "list.down" not in notice.message
        await press(pilot, "t")
        assert pilot.app.screen.query_one(ArticleList).cursor == 1
        await press(pilot, "g", "f", "s")
        await until(pilot, lambda: rows(pilot, FOG) == (True, True))


def test_every_key_has_a_name_and_a_purpose_of_its_own() -> None:
    lines = Keys({"star": "s"}).help()
    assert len({line.name for line in lines}) == len(lines)
    assert len({(line.place, line.purpose) for line in lines}) == len(lines)
    assert next(line.keys for line in lines if line.name == "star") == "s"
    assert "" not in {line.purpose for line in lines}


@pytest.mark.parametrize("name", ["q", "escape", "ctrl+q"])
async def test_a_key_that_comes_while_the_app_ends_is_dropped(reader: Open, name: str) -> None:
    async with reader() as pilot:
        app = pilot.app
    assert not app.screen_stack
    await app.on_event(Key(name, None))
