"""The text of an article's page, fetched from a server on this machine, and what hinders it."""

import socket

import pytest

from core.drafts import FeedSpec
from core.errors import IngestError, NotFoundError
from desk.full_text import swap_full_text
from desk.refresh import refresh
from store import articles, feeds, queue
from store.engine import Store
from tests.desk.serving import Server
from tests.store.builders import add, draft

TEASER = "The harbour was closed by fog."
PARAGRAPHS = [
    "The harbour of Lisbon was closed by thick fog on Monday morning, the harbour master said.",
    "Forty ships had to wait outside while pilots took turns at the radar, he told reporters.",
    "By noon the fog had lifted, and the first of the ships came in to the sound of horns.",
]
PAGE = (
    "<!doctype html><html><head><title>Fog</title></head><body><nav><a href='/'>Home</a></nav>"
    "<article><h1>Fog</h1>{}</article><footer>Imprint</footer></body></html>"
)
FEED = (
    "<rss version='2.0'><channel><title>Harbour News</title><item><guid>1</guid>"
    "<title>Fog</title><link>{0}</link><description>{1}</description></item></channel></rss>"
)


def page(*paragraphs: str) -> str:
    return PAGE.format("".join(f"<p>{text}</p>" for text in paragraphs))


@pytest.fixture
def article_id(server: Server, store: Store) -> int:
    """An article of a feed on the server, of which the page tells more."""
    server.pages = {
        "/feed": FEED.format(server.url("/fog"), TEASER),
        "/fog": page(*PARAGRAPHS),
    }
    list(refresh(store, [FeedSpec(server.url("/feed"))]))
    (found,) = articles.article_ids(store)
    return int(found)


def body(store: Store, article_id: int) -> str:
    return articles.article(store, article_id).body.text


def why(store: Store, article_id: int) -> str:
    before = body(store, article_id)
    with pytest.raises(IngestError) as caught:
        swap_full_text(store, article_id)
    assert body(store, article_id) == before
    return caught.value.why


def test_the_page_is_shown_and_then_the_feed_again_without_asking_twice(
    server: Server, store: Store, article_id: int
) -> None:
    server.requests.clear()
    for full in (True, False, True):
        assert swap_full_text(store, article_id) is full
        assert body(store, article_id) == ("\n\n".join(PARAGRAPHS) if full else TEASER)
    assert [path for path, _ in server.requests] == ["/fog"]


def test_a_refresh_leaves_the_full_text_alone(
    server: Server, store: Store, article_id: int
) -> None:
    swap_full_text(store, article_id)
    server.pages["/feed"] = str(server.pages["/feed"]) + "<!-- another answer, nothing new -->"
    (outcome,) = refresh(store, [FeedSpec(server.url("/feed"))])
    assert (outcome.new, outcome.changed, outcome.error) == (0, 0, "")
    assert body(store, article_id) == "\n\n".join(PARAGRAPHS)


def test_the_article_is_analysed_before_all_others(store: Store, article_id: int) -> None:
    add(store, *(draft() for _ in range(3)))
    swap_full_text(store, article_id)
    ((first, *_),) = queue.take(store, 1, 1)
    assert first == article_id


def test_a_page_with_no_more_text_than_the_feed_changes_nothing(
    server: Server, store: Store, article_id: int
) -> None:
    server.pages["/fog"] = page("Please log in.")
    assert why(store, article_id) == "the page has no more text than the feed"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (404, "not found (404)"),
        ("", "the answer is empty"),
        ("<html><body></body></html>", "no text in it"),
        ("%PDF-1.7 and so on", "no text: a PDF document"),
    ],
)
def test_what_hinders_is_said(
    server: Server, store: Store, article_id: int, answer: str | int, reason: str
) -> None:
    server.pages["/fog"] = answer
    assert why(store, article_id) == reason


def test_without_a_network_it_says_so(
    store: Store, article_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def offline(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "create_connection", offline)
    assert why(store, article_id) == "no such host, or no network"


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "file:///etc/passwd"])
def test_an_article_without_a_link_has_no_page(store: Store, url: str) -> None:
    (i,) = add(store, draft(url=url))
    assert why(store, i) == "the article has no link"


@pytest.mark.parametrize("feed", ["https://news.example/feed", "/home/reader/articles"])
def test_a_strange_feed_leads_nowhere_in_the_readers_own_network(
    server: Server, store: Store, feed: str
) -> None:
    (i,) = add(store, draft(url=server.url("/router")), location=feed)
    server.pages = {"/router": page(*PARAGRAPHS)}
    assert why(store, i) == "lies in your own network"
    assert server.requests == []
    assert feeds.feeds(store)[0].location == feed


def test_an_article_that_is_not_there_is_an_error(store: Store) -> None:
    with pytest.raises(NotFoundError):
        swap_full_text(store, 99)


def test_a_page_is_asked_for_the_way_that_its_feed_is(
    server: Server, store: Store, article_id: int
) -> None:
    server.requests.clear()
    server.pages = {server.url("/fog"): page(*PARAGRAPHS)}  # what a proxy is asked for
    swap_full_text(store, article_id, [FeedSpec(server.url("/feed"), proxy=server.url(""))])
    assert [path for path, _ in server.requests] == [server.url("/fog")]
