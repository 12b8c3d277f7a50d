"""A small analysed store, made once, and the app on a copy of it with a background that obeys."""

import queue
import shutil
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.notifications import Notification
from textual.pilot import Pilot

from core.analysis import Text
from core.paths import default_paths
from core.query import Query
from core.settings import Settings
from desk.background import Background
from desk.messages import Event, Request
from tests.tui.analysed import ARTICLES, analysis_of
from tests.tui.pressed import note_bindings
from tests.tui.samples import now
from tui.app import NewscastApp, Start
from tui.session import Session, save_session
from tui.widgets.virtual_list import ArticleList


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="write tests/tui/snapshots")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "keys(*ids): the bindings that the test runs by their keys")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Holds a test to the keys that its marks name."""
    named = {name for mark in item.iter_markers("keys") for name in mark.args}
    with pytest.MonkeyPatch.context() as patch:
        ran = note_bindings(patch) if named else set()
        result = yield
    assert not named - ran, "the test names keys that it does not press"
    return result


@pytest.fixture(autouse=True)
def notices_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """A notice is there for as long as a test takes to look, however slow the machine is."""
    monkeypatch.setattr(Notification, "time_left", 3600.0)


class Obedient(Background):
    """A background process that does nothing but remember requests and say what a test wants."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._said: queue.SimpleQueue[Event | None] = queue.SimpleQueue()

    def send(self, request: Request) -> None:
        self.requests.append(request)

    def say(self, event: Event) -> None:
        self._said.put(event)

    def events(self) -> Iterator[Event]:
        while (event := self._said.get()) is not None:
            yield event

    def stop(self) -> None:
        self._said.put(None)


@pytest.fixture(scope="session")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the three articles, analysed."""
    from desk.importing import import_paths
    from store import analyses, articles
    from store.engine import open_store

    folder = tmp_path_factory.mktemp("archive") / "wire"
    folder.mkdir()
    for name, (day, title, text) in ARTICLES.items():
        front = (
            f"---\ntitle: {title}\ndate: {day}T08:00:00Z\nurl: https://example.org/{name}\n---\n"
        )
        (folder / name).write_text(f"{front}\n{text}\n")
    path = folder.parent / "news.db"
    store = open_store(str(path))
    import_paths(store, [folder], ())
    for article_id in articles.article_ids(store, Query()):
        article = articles.article(store, article_id)
        text = Text(article.row.title, article.body.text)
        analyses.save(store, 1, [(article_id, text, analysis_of(article))])
    store.close()
    return path


@pytest.fixture
def background(monkeypatch: pytest.MonkeyPatch) -> Obedient:
    obedient = Obedient()
    monkeypatch.setattr(Background, "start", lambda *_: obedient)
    return obedient


@pytest.fixture
def lent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lets the app's terminal be lent, and says how often it was."""
    times: list[str] = []

    @contextmanager
    def suspend(self: NewscastApp) -> Iterator[None]:
        times.append("lent")
        yield

    monkeypatch.setattr(NewscastApp, "suspend", suspend)
    return times


Open = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def reader(analysed: Path, background: Obedient, tmp_path: Path) -> Open:
    """Opens the app: `async with reader(size=(80, 24)) as pilot`."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (140, 40),
        settings: Settings | None = None,
        imports: tuple[Path, ...] = (),
        store: Path | None = None,
        welcomed: bool = True,
    ) -> AsyncIterator[Pilot[None]]:
        copy = tmp_path / "news.db"
        if store is None and not copy.exists():
            shutil.copy(analysed, copy)
        paths = replace(default_paths(), store=str(store or copy))
        if welcomed and not paths.state.exists():
            save_session(paths.state, paths.store, Session(welcomed=True))
        app = NewscastApp(Start(paths, settings or Settings(), imports), clock=now)
        async with app.run_test(size=size, notifications=True) as pilot:
            await until(pilot, lambda: app.library is not None and listed(pilot))
            yield pilot

    return opened


def listed(pilot: Pilot[None]) -> bool:
    """Whether the list has come from the store."""
    screen = pilot.app.screen_stack[0]
    return "Opening" not in screen.query_one(ArticleList).placeholder


async def until(pilot: Pilot[None], true: Callable[[], object]) -> None:
    """Lets the app work until something is so; fails when it has had 400 turns."""
    for _ in range(400):
        await pilot.pause(0.01)
        if true():
            return
    raise AssertionError("it never came to be")
