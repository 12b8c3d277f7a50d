"""Pictures come from a server on this machine, are kept, and make room for one another."""

import os
from pathlib import Path

import pytest

from core.errors import IngestError, NewscastError, NotFoundError
from desk import pictures
from desk.pictures import picture_file
from store.engine import Store
from tests.desk.serving import Server
from tests.pictures import png
from tests.store.builders import add, draft

pytest.importorskip("PIL", reason="Pillow is not installed (the extra `pictures`)")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "pictures"


@pytest.fixture
def article_id(server: Server, store: Store) -> int:
    """An article of a feed on the server."""
    server.pages = {f"/{name}.png": png(pixel=name.encode() * 3) for name in "abc"}
    (found,) = add(store, draft(), location=server.url("/feed"))
    return found


def test_a_picture_is_fetched_once(
    server: Server, store: Store, article_id: int, folder: Path
) -> None:
    first = picture_file(store, article_id, server.url("/a.png"), folder)
    assert first.read_bytes().startswith(b"\x89PNG")
    assert picture_file(store, article_id, server.url("/a.png"), folder) == first
    assert picture_file(store, article_id, server.url("/b.png"), folder) != first
    assert [path for path, _ in server.requests] == ["/a.png", "/b.png"]
    assert len(list(folder.iterdir())) == 2


def test_what_was_looked_at_longest_ago_goes_first(
    server: Server,
    store: Store,
    article_id: int,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    a, b = (picture_file(store, article_id, server.url(f"/{n}.png"), folder) for n in "ab")
    for path in (a, b):
        os.utime(path, (path is b, path is b))
    picture_file(store, article_id, server.url("/a.png"), folder)
    monkeypatch.setattr(pictures, "KEPT", 2 * a.stat().st_size)
    c = picture_file(store, article_id, server.url("/c.png"), folder)
    assert set(folder.iterdir()) == {a, c}


def test_a_picture_larger_than_all_that_is_kept_stays_alone(
    server: Server,
    store: Store,
    article_id: int,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture_file(store, article_id, server.url("/a.png"), folder)
    monkeypatch.setattr(pictures, "KEPT", 1)
    b = picture_file(store, article_id, server.url("/b.png"), folder)
    assert set(folder.iterdir()) == {b}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (404, "not found (404)"),
        ("<html></html>", "no PNG, JPEG, GIF or WebP"),
        (png(60_000, 60_000, rows=0), "has too many pixels"),
        (png(90, 90)[:60], "is damaged"),
    ],
)
def test_what_hinders_is_said_and_nothing_is_kept(
    server: Server, store: Store, article_id: int, folder: Path, answer: object, reason: str
) -> None:
    server.pages["/a.png"] = answer  # type: ignore[assignment]
    with pytest.raises(IngestError) as caught:
        picture_file(store, article_id, server.url("/a.png"), folder)
    assert caught.value.why == reason
    assert not folder.exists()


def test_a_file_that_is_too_large_is_not_taken(
    server: Server,
    store: Store,
    article_id: int,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server.pages["/a.png"] = png()
    monkeypatch.setattr(pictures, "PICTURE_LIMIT", len(png()) - 1)
    with pytest.raises(IngestError, match="larger than"):
        picture_file(store, article_id, server.url("/a.png"), folder)


@pytest.mark.parametrize("location", ["https://news.example/feed", "/home/reader/articles"])
def test_a_strange_feed_shows_nothing_of_the_readers_own_network(
    server: Server, store: Store, folder: Path, location: str
) -> None:
    (i,) = add(store, draft(), location=location)
    with pytest.raises(IngestError, match="own network"):
        picture_file(store, i, server.url("/camera.png"), folder)
    assert server.requests == []


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "javascript:alert(1)", "http://["])
def test_what_is_no_web_address_is_not_asked(
    store: Store, article_id: int, folder: Path, url: str
) -> None:
    with pytest.raises(IngestError, match="no address"):
        picture_file(store, article_id, url, folder)


def test_a_picture_of_no_article_is_an_error(store: Store, folder: Path) -> None:
    with pytest.raises(NotFoundError):
        picture_file(store, 99, "https://news.example/a.png", folder)


def test_a_folder_that_cannot_be_made_is_told(
    server: Server, store: Store, article_id: int, folder: Path
) -> None:
    folder.parent.write_text("a file")
    with pytest.raises(NewscastError, match=r"Not a directory|File exists"):
        picture_file(store, article_id, server.url("/a.png"), folder)
