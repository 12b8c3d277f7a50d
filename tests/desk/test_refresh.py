"""Refreshing feeds from a server on this machine: one bad feed never stops the others."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from core.errors import NotFoundError
from core.query import parse_query
from core.types import FeedOutcome, FeedSpec
from desk.refresh import refresh
from store import articles, feeds, queue
from store.engine import Store

FEED = """<rss version="2.0"><channel><title>Harbour News</title>{}</channel></rss>"""
ITEM = "<item><guid>{0}</guid><title>Ship {0}</title><description>Text {1}</description></item>"


class Server(ThreadingHTTPServer):
    """Serves `pages` by path; a page may be a status code."""

    pages: dict[str, str | int]
    requests: list[tuple[str, str | None]]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        seen = self.headers.get("If-None-Match")
        self.server.requests.append((self.path, seen))
        page = self.server.pages.get(self.path, 404)
        status = page if isinstance(page, int) else 304 if seen == f'"{hash(page)}"' else 200
        self.send_response(status)
        body = page.encode() if isinstance(page, str) and status == 200 else b""
        self.send_header("ETag", f'"{hash(page)}"')
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(("127.0.0.1", 0), Handler)
    made.pages, made.requests = {}, []
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def spec(server: Server, path: str, title: str = "") -> FeedSpec:
    return FeedSpec(f"http://127.0.0.1:{server.server_port}{path}", title, ("sea",))


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
