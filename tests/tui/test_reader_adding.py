"""A feed is put into the list from the command line of the reader, and read; or taken out."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from core.drafts import FeedSpec
from core.paths import default_paths
from desk import feed_list
from desk.feed_file import feeds_path, own_feeds
from desk.messages import Refresh
from ingest.feedlist import load_feeds
from ingest.feedlist_edit import add_feeds
from store.engine import open_store
from store.feeds import sync_feeds
from tests.desk.serving import Server, serving
from tests.tui.conftest import Obedient, Open, until
from tests.tui.reading import (
    command,
    last_notice,
    open_command_line,
    press,
    said,
    source_counts,
    titles,
)
from tests.tui.test_reader_command_line import line, ways

RSS = "<rss version='2.0'><channel><title>Far [/] East</title>{}</channel></rss>"
ITEM = "<item><guid>{0}</guid><title>Ship {0}</title></item>"
PAGE = """<html><head>
<link rel="alternate" type="application/rss+xml" title="Main" href="/feed">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/other"></head></html>"""


@pytest.fixture
def server() -> Iterator[Server]:
    feed = RSS.format(ITEM.format(1) + ITEM.format(2))
    with serving({"/feed": feed, "/page": PAGE}) as server:
        yield server


async def add(pilot: Pilot[None], server: Server) -> None:
    """Puts the server's feed into the list."""
    await command(pilot, f"add {server.url('/feed')}")
    await said(pilot, "Far [/] East · 2 articles")


def listed() -> list[str]:
    """The addresses in the reader's own list."""
    return [spec.location for spec in load_feeds(feeds_path(default_paths()))]


@pytest.mark.usefixtures("own_home")
@pytest.mark.parametrize(
    ("path", "words"),
    [("/feed", "Far [/] East · 2 articles"), ("/page", "the page has 1 more")],
    ids=["a feed", "the first feed of a page"],
)
async def test_a_feed_is_put_into_the_list_and_read(
    reader: Open, background: Obedient, server: Server, path: str, words: str
) -> None:
    async with reader() as pilot:
        await command(pilot, f"add {server.url(path)}")
        await said(pilot, words)
        assert background.requests == [Refresh((server.url("/feed"),))]
        assert listed()[-1] == server.url("/feed")


@pytest.mark.usefixtures("own_home")
@pytest.mark.parametrize(
    ("path", "why"), [("/none", "not found (404)"), ("/feed", "is in the list as 'Far [/] East'")]
)
async def test_what_cannot_be_added_is_said(
    reader: Open, background: Obedient, server: Server, path: str, why: str
) -> None:
    feed_list.add_feed(default_paths(), server.url("/feed"))
    before = listed()
    async with reader() as pilot:
        await command(pilot, f"add {server.url(path)}")
        await said(pilot, why)
        notice = last_notice(pilot)
        assert notice
        assert notice.severity != "information"
        assert (background.requests, listed()) == ([], before)


@pytest.mark.usefixtures("own_home", "background")
async def test_no_feed_is_added_twice_to_the_first_list(reader: Open, server: Server) -> None:
    async with reader() as pilot:
        await add(pilot, server)
        await command(pilot, f"add {server.url('/feed')}")
        await said(pilot, "is in the list as 'Far [/] East' already")
        assert listed().count(server.url("/feed")) == 1


async def test_without_an_address_nothing_is_added(reader: Open, own_home: Path) -> None:
    async with reader() as pilot:
        await command(pilot, "add")
        await said(pilot, "add: wants URL")
        assert not feeds_path(default_paths()).exists()
        assert own_home.exists()


async def test_the_command_is_offered_with_what_it_does(reader: Open) -> None:
    async with reader() as pilot:
        await open_command_line(pilot)
        await press(pilot, *"ad")
        await until(pilot, lambda: ways(pilot) and "URL Put the feed" in ways(pilot)[0])
        await press(pilot, "tab")
        assert line(pilot) == "add "


@pytest.mark.usefixtures("own_home", "background")
async def test_a_feed_is_taken_out_by_its_name(reader: Open, server: Server) -> None:
    async with reader() as pilot:
        await add(pilot, server)
        await until(pilot, lambda: "Far [/] East" in source_counts(pilot))
        await command(pilot, "remove far [/] east")
        await said(pilot, f"it had no articles, :add {server.url('/feed')} brings it back")
        assert server.url("/feed") not in listed()
        await until(pilot, lambda: "Far [/] East" not in source_counts(pilot))


@pytest.mark.usefixtures("own_home", "background")
async def test_the_articles_of_a_feed_that_is_taken_out_are_kept(
    reader: Open, analysed: Path, tmp_path: Path
) -> None:
    wire = FeedSpec(str(analysed.parent / "wire"), "wire")
    add_feeds(own_feeds(default_paths()), [wire])
    with closing(open_store(str(shutil.copy(analysed, tmp_path / "news.db")))) as store:
        sync_feeds(store, [wire])
    async with reader() as pilot:
        assert len(titles(pilot)) == 3
        await command(pilot, "remove wire")
        await said(pilot, "wire · 3 articles kept")
        await until(pilot, lambda: titles(pilot) == [])
        await command(pilot, "remove wire")
        await said(pilot, "wire: no feed of the list has this address, number or title")


@pytest.mark.usefixtures("own_home", "background")
async def test_feeds_are_offered_by_their_names(reader: Open, server: Server) -> None:
    async with reader() as pilot:
        await add(pilot, server)
        await until(pilot, lambda: "Far [/] East" in source_counts(pilot))
        await open_command_line(pilot)
        await press(pilot, *"remove", "space", "f", "a")
        await until(pilot, lambda: ways(pilot) and "remove Far [/] East" in ways(pilot)[0])
