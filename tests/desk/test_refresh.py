"""Refreshing feeds from a server on this machine: one bad feed never stops the others."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.drafts import FeedOutcome, FeedSpec
from core.errors import NotFoundError
from core.query import parse_query
from desk.importing import import_paths
from desk.refresh import refresh
from ingest import collect
from store import articles, feeds, queue
from store.engine import Store
from tests.desk.serving import Server

FEED = """<rss version="2.0"><channel><title>Harbour News</title>{}</channel></rss>"""
ITEM = "<item><guid>{0}</guid><title>Ship {0}</title><description>Text {1}</description></item>"


def spec(server: Server, path: str, title: str = "") -> FeedSpec:
    return FeedSpec(server.url(path), title, ("sea",))


def by_title(outcomes: Iterator[FeedOutcome]) -> dict[str, FeedOutcome]:
    return {outcome.feed: outcome for outcome in outcomes}


def test_good_feeds_come_in_whatever_the_bad_ones_do(server: Server, store: Store) -> None:
    server.pages = {
        "/good": FEED.format(ITEM.format(1, "a") + ITEM.format(2, "b")),
        "/page": "<html><title>Log in</title></html>",
        "/broken": 500,
        "/empty": "",
    }
    paths = ("/broken", "/page", "/missing", "/good", "/empty")
    outcomes = by_title(refresh(store, [spec(server, p, p) for p in paths]))
    assert outcomes["/good"] == FeedOutcome("/good", 2, 0, "")
    assert "404" in outcomes["/missing"].error
    assert "500" in outcomes["/broken"].error
    assert "HTML" in outcomes["/page"].error
    assert "empty" in outcomes["/empty"].error
    assert {f.title for f in feeds.feeds(store) if f.last_error} == set(paths) - {"/good"}
    assert len(articles.article_ids(store, parse_query("tag:sea"))) == 2


def test_a_feed_is_asked_only_for_what_is_new(server: Server, store: Store) -> None:
    server.pages = {"/feed": FEED.format(ITEM.format(1, "a"))}
    specs = [spec(server, "/feed")]
    assert list(refresh(store, specs)) == [FeedOutcome("Harbour News", 1, 0, "")]
    assert list(refresh(store, specs)) == [FeedOutcome("Harbour News", 0, 0, "")]
    assert server.requests[1][1] is not None
    server.pages = {"/feed": FEED.format(ITEM.format(2, "b") + ITEM.format(1, "a, corrected"))}
    assert list(refresh(store, specs)) == [FeedOutcome("Harbour News", 1, 1, "")]


def test_a_bad_answer_loses_nothing(server: Server, store: Store) -> None:
    server.pages = {"/feed": FEED.format(ITEM.format(1, "a"))}
    list(refresh(store, [spec(server, "/feed")]))
    server.pages = {"/feed": 503}
    (outcome,) = refresh(store, [spec(server, "/feed")])
    assert "503" in outcome.error
    assert len(articles.article_ids(store)) == 1


def test_one_feed_can_be_refreshed_by_name(server: Server, store: Store) -> None:
    server.pages = {"/a": FEED.format(""), "/b": FEED.format("")}
    specs = [spec(server, "/a", "First"), spec(server, "/b", "Second")]
    list(refresh(store, specs, ["sec"]))
    assert [path for path, _ in server.requests] == ["/b"]
    with pytest.raises(NotFoundError, match="third"):
        list(refresh(store, specs, ["third"]))


@pytest.mark.parametrize("name", ["Wire", "wire", "/wire", "#1"])
def test_a_whole_name_means_one_feed_where_a_part_means_several(
    server: Server, store: Store, name: str
) -> None:
    server.pages = {"/wire": FEED.format(""), "/two": FEED.format("")}
    specs = [spec(server, "/wire", "Wire"), spec(server, "/two", "Newswire")]
    list(refresh(store, specs, [server.url(name) if name == "/wire" else name]))
    assert [path for path, _ in server.requests] == ["/wire"]
    assert len(list(refresh(store, specs, ["wir"]))) == 2


def test_a_folder_that_was_imported_by_hand_is_read_again_by_name_only(
    store: Store, folder: Path
) -> None:
    import_paths(store, [folder], ())
    (folder / "late.txt").write_text("Late news\n\nIt came late.\n")
    assert list(refresh(store, [])) == []
    (outcome,) = refresh(store, [], ["archive"])
    assert (outcome.feed, outcome.new) == ("archive", 1)


def test_how_many_feeds_there_are_is_said_before_the_first_is_read(
    server: Server, store: Store
) -> None:
    counts: list[int] = []
    specs = [spec(server, f"/{n}") for n in range(3)]
    next(refresh(store, specs, on_count=counts.append))
    list(refresh(store, specs, [specs[0].location], on_count=counts.append))
    assert counts == [3, 1]


def test_a_stopped_refresh_takes_in_what_is_in_flight_and_asks_no_further(
    server: Server, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collect, "FETCHES", 1)
    stop = threading.Event()

    def page() -> str:
        stop.set()
        return FEED.format(ITEM.format(1, "a"))

    server.pages = {f"/{n}": page for n in range(5)}
    specs = [spec(server, f"/{n}", f"Feed {n}") for n in range(5)]
    (outcome,) = refresh(store, specs, stopped=stop.is_set)
    assert (outcome.new, len(server.requests)) == (1, 1)
    assert list(refresh(store, [*specs, FeedSpec(str(folder))], stopped=stop.is_set)) == []
    assert len(list(refresh(store, specs))) == 5


def test_a_feed_that_leaves_the_list_keeps_its_articles_out_of_sight(
    server: Server, store: Store
) -> None:
    server.pages = {"/feed": FEED.format(ITEM.format(1, "a"))}
    list(refresh(store, [spec(server, "/feed")]))
    (article_id,) = articles.article_ids(store)
    articles.set_starred(store, [article_id], True)
    list(refresh(store, []))
    assert list(articles.article_ids(store)) == []
    list(refresh(store, [spec(server, "/feed")]))
    (row,) = articles.rows(store, articles.article_ids(store))
    assert (row.id, row.starred) == (article_id, True)


def test_articles_take_the_language_of_the_list_where_the_feed_says_none(
    server: Server, store: Store
) -> None:
    server.pages = {"/feed": FEED.format(ITEM.format(1, "a"))}
    list(refresh(store, [replace(spec(server, "/feed"), language="fr")]))
    ((_, _, language),) = queue.take(store, 1, 1)
    assert language == "fr"
