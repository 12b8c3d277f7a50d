"""The worker serves every request, whenever it comes."""

import threading
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

from desk.messages import (
    Annotated,
    Event,
    FeedRead,
    FetchFullText,
    FetchPicture,
    Finished,
    FullTextRead,
    PictureRead,
    Refresh,
    Stop,
    Stopped,
    Trouble,
    decode,
    encode,
)
from desk.worker import Worker
from language.models import Models
from store import queue
from store.engine import Store
from store.models import RELATE
from tests.desk.serving import Server
from tests.desk.test_refresh import FEED, ITEM
from tests.store.builders import add, analyse, draft

PATIENCE = 60.0
"""Seconds after which a test gives up."""


class Screen(StringIO):
    """Hears the events of a worker and does something at each of them."""

    def __init__(self, at: Callable[[Event], object]) -> None:
        super().__init__()
        self.heard: list[Event] = []
        self._at = at

    def write(self, line: str) -> int:
        event = decode(line)
        self.heard.append(event)
        self._at(event)
        return len(line)


def work(store: Store, screen: Screen, lines: Iterator[str], feeds: Path) -> None:
    Worker(store, feeds, {}, feeds.with_name("pictures"), screen).run(lines)


def feeds_file(tmp_path: Path, *addresses: str) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text("".join(f'[[feed]]\nurl = "{address}"\n' for address in addresses))
    return path


def test_a_refresh_that_is_asked_for_at_the_end_of_another_is_not_lost(
    store: Store, tmp_path: Path
) -> None:
    ends, served = threading.Semaphore(0), threading.Event()

    def at(event: Event) -> None:
        if isinstance(event, Finished):
            ends.release()
            assert served.wait(PATIENCE)

    def lines() -> Iterator[str]:
        yield encode(Refresh())
        assert ends.acquire(timeout=PATIENCE)
        yield encode(Refresh())
        served.set()
        assert ends.acquire(timeout=PATIENCE)

    screen = Screen(at)
    work(store, screen, lines(), feeds_file(tmp_path))
    assert screen.heard == [Finished(0), Finished(0)]


def test_stop_ends_what_is_under_way_and_what_waits_and_the_next_refresh_goes_on(
    store: Store, tmp_path: Path, server: Server
) -> None:
    asked, stopped, over = threading.Event(), threading.Event(), threading.Semaphore(0)

    def page() -> str:
        asked.set()
        assert stopped.wait(PATIENCE)
        return FEED.format(ITEM.format(1, "a"))

    server.pages = {f"/{n}": page for n in range(50)}
    feeds = feeds_file(tmp_path, *(server.url(f"/{n}") for n in range(50)))

    def at(event: Event) -> None:
        if isinstance(event, Finished):
            over.release()

    def lines() -> Iterator[str]:
        yield encode(Refresh())
        yield encode(Refresh((server.url("/1"),)))
        assert asked.wait(PATIENCE)
        yield encode(Stop())
        stopped.set()
        assert over.acquire(timeout=PATIENCE)
        assert over.acquire(timeout=PATIENCE)
        yield encode(Refresh())
        assert over.acquire(timeout=PATIENCE)

    screen = Screen(at)
    work(store, screen, lines(), feeds)
    ends = [e for e in screen.heard if isinstance(e, Stopped)]
    assert [(e.what, e.total) for e in ends] == [("refresh", 50), ("refresh", 1)]
    assert 0 < ends[0].done < 50
    read = [e for e in screen.heard if isinstance(e, FeedRead)]
    assert sum(e.new for e in read) == 50
    assert ends[1].done == 0


def test_a_page_is_read_while_a_refresh_goes_on(
    store: Store, tmp_path: Path, server: Server
) -> None:
    (article_id,) = add(store, draft(url=server.url("/page")))
    read = threading.Event()

    def page() -> str:
        """The feed that the refresh waits for is never answered before the page is read."""
        assert read.wait(PATIENCE)
        return FEED.format("")

    server.pages = {"/feed": page, "/page": 404}
    over = threading.Event()

    def at(event: Event) -> None:
        if isinstance(event, FullTextRead):
            read.set()
        if isinstance(event, Finished):
            over.set()

    def lines() -> Iterator[str]:
        yield encode(Refresh())
        yield encode(FetchFullText(article_id))
        assert over.wait(PATIENCE)

    screen = Screen(at)
    work(store, screen, lines(), feeds_file(tmp_path, server.url("/feed")))
    assert "own network" in next(e.error for e in screen.heard if isinstance(e, FullTextRead))


def test_trouble_says_what_it_puts_an_end_to(store: Store, tmp_path: Path) -> None:
    told = threading.Event()

    def lines() -> Iterator[str]:
        yield "no request"
        yield encode(Refresh(("no such feed",)))
        assert told.wait(PATIENCE)

    def at(event: Event) -> None:
        if isinstance(event, Trouble) and event.ends:
            told.set()

    screen = Screen(at)
    work(store, screen, lines(), feeds_file(tmp_path))
    assert {e.ends for e in screen.heard if isinstance(e, Trouble)} == {"", "intake"}


def test_a_picture_that_cannot_be_had_is_told(store: Store, tmp_path: Path, server: Server) -> None:
    (article_id,) = add(store, draft())
    url, told = server.url("/router.png"), threading.Event()

    def lines() -> Iterator[str]:
        yield encode(FetchPicture(article_id, url))
        assert told.wait(PATIENCE)

    screen = Screen(lambda event: isinstance(event, PictureRead) and told.set())
    work(store, screen, lines(), feeds_file(tmp_path))
    assert PictureRead(url, "", "lies in your own network") in screen.heard
    assert server.requests == []


def test_stories_of_articles_that_were_analysed_before_are_found_unasked(
    store: Store, tmp_path: Path
) -> None:
    found = threading.Event()
    ids = add(store, draft("Quake buries Sandrik"), draft("Quake buries Sandrik"))
    for i in ids:
        analyse(store, i, version=Models().version)

    def at(event: Event) -> None:
        if isinstance(event, Annotated):
            found.set()

    def lines() -> Iterator[str]:
        assert found.wait(PATIENCE)
        yield from ()

    screen = Screen(at)
    work(store, screen, lines(), feeds_file(tmp_path))
    assert screen.heard[0] == Annotated((ids[1], ids[0]), 0)
    assert queue.waiting(store, RELATE) == 0
