"""Feeds with `full_text` show what the pages of their new articles say, whatever some pages do."""

import threading
from contextlib import suppress
from dataclasses import replace

import pytest

from core.drafts import Failure, FeedOutcome, FeedSpec
from desk import full_texts
from desk.full_text import SHORT, is_teaser, swap_full_text
from desk.refresh import refresh
from store import articles, versions
from store.engine import Store
from tests.desk.serving import Server
from tests.desk.test_full_text import PARAGRAPHS, page

RSS = '<rss version="2.0"><channel><title>Harbour</title>{}</channel></rss>'
ITEM = (
    "<item><guid>{0}</guid><title>Ship {0}</title><link>{1}</link>"
    "<description>{2}</description></item>"
)
TEASER = "Fog closed the harbour."
FULL = "\n\n".join(PARAGRAPHS)
LONG = "The fog stayed. " * (SHORT // 10)


def feed(server: Server, *texts: str) -> str:
    items = (ITEM.format(n, server.url(f"/{n}"), text) for n, text in enumerate(texts))
    return RSS.format("".join(items))


def bodies(store: Store) -> dict[str, str]:
    found = articles.whole_articles(store, articles.article_ids(store))
    return {article.row.title: article.body.text for article in found}


def read(store: Store, spec: FeedSpec) -> tuple[FeedOutcome, list[Failure]]:
    failures: list[Failure] = []
    (outcome,) = refresh(store, [spec], at_once=True, on_page_failure=failures.append)
    return outcome, failures


@pytest.fixture
def spec(server: Server) -> FeedSpec:
    server.pages |= {f"/{n}": page(*PARAGRAPHS) for n in range(9)}
    return FeedSpec(server.url("/feed"), full_text=True)


@pytest.mark.parametrize(
    ("length", "ending", "goes_on"),
    [
        (SHORT - 1, "The end.", True),
        (SHORT, "The end.", False),
        (9_000, "and then …", True),
        (9_000, "and then [...]", True),
        (9_000, "and then [&#8230;] (…)", True),
        (9_000, "Continue reading: Fog", True),
        (9_000, "READ MORE »", True),
        (9_000, "They had read moreover.", False),
        (9_000, "So … it ended.", False),
    ],
)
def test_a_text_that_is_short_or_says_so_goes_on(length: int, ending: str, goes_on: bool) -> None:
    assert is_teaser(length, ending) == goes_on


@pytest.mark.parametrize("number", [1, 2, 5])
def test_new_articles_show_their_pages_and_keep_the_feeds_text(
    server: Server, store: Store, spec: FeedSpec, number: int
) -> None:
    server.pages["/feed"] = feed(server, *[TEASER] * number)
    assert read(store, spec) == (FeedOutcome("Harbour", number, 0, ""), [])
    assert bodies(store) == {f"Ship {n}": FULL for n in range(number)}
    first = articles.find(store, "guid:0")
    (_, text) = versions.present_text(store, first)
    assert text.text == TEASER
    assert swap_full_text(store, first) is False
    assert bodies(store)["Ship 0"] == TEASER


def test_a_text_that_is_whole_is_left_alone(server: Server, store: Store, spec: FeedSpec) -> None:
    server.pages["/feed"] = feed(server, LONG, LONG + "…")
    server.pages["/1"] = page(*PARAGRAPHS, LONG, LONG)
    read(store, spec)
    assert [path for path, _ in server.requests] == ["/feed", "/1"]
    assert bodies(store)["Ship 0"] == LONG.strip()


def test_pages_are_read_once_and_only_of_what_is_new(
    server: Server, store: Store, spec: FeedSpec
) -> None:
    server.pages["/feed"] = feed(server, TEASER)
    read(store, replace(spec, full_text=False))
    assert bodies(store) == {"Ship 0": TEASER}
    server.pages["/feed"] = feed(server, TEASER, TEASER)
    read(store, spec)
    assert bodies(store) == {"Ship 0": TEASER, "Ship 1": FULL}
    server.requests.clear()
    server.pages["/feed"] = feed(server, TEASER, TEASER) + "<!-- nothing new -->"
    read(store, spec)
    assert [path for path, _ in server.requests] == ["/feed"]


def test_what_fails_is_told_and_fails_nothing_else(
    server: Server, store: Store, spec: FeedSpec
) -> None:
    server.pages["/feed"] = feed(server, *[TEASER] * 4)
    server.pages |= {"/0": 404, "/1": page("Log in."), "/2": "%PDF-1.7 and so on"}
    outcome, failures = read(store, spec)
    assert outcome == FeedOutcome("Harbour", 4, 0, "")
    assert sorted(failure.why for failure in failures) == [
        "no text: a PDF document",
        "not found (404)",
        "the page has no more text than the feed",
    ]
    assert [title for title, body in bodies(store).items() if body == FULL] == ["Ship 3"]


def test_a_fault_of_ours_is_a_failure_of_its_page(
    server: Server, store: Store, spec: FeedSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(full_texts.PageReader, "text", broken)
    server.pages["/feed"] = feed(server, TEASER)
    _, (failure,) = read(store, spec)
    assert failure == Failure(server.url("/0"), "cannot be read (RuntimeError)")


def test_no_host_is_asked_for_many_pages_at_once_nor_for_too_many(
    server: Server, store: Store, spec: FeedSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_texts, "MOST", 5)
    lock, at_once, most = threading.Lock(), 0, 0
    both = threading.Barrier(2)

    def answer() -> str:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        with suppress(threading.BrokenBarrierError):
            both.wait(1)  # two are there together, more never are
        with lock:
            at_once -= 1
        return page(*PARAGRAPHS)

    server.pages["/feed"] = feed(server, *[TEASER] * 9)
    server.pages |= {f"/{n}": answer for n in range(9)}
    read(store, spec)
    assert most == 2
    assert sum(body == FULL for body in bodies(store).values()) == 5


def test_a_refresh_that_is_stopped_reads_no_further_page(
    server: Server, store: Store, spec: FeedSpec
) -> None:
    stop = threading.Event()

    def answer() -> str:
        stop.set()
        return feed(server, TEASER)

    server.pages["/feed"] = answer
    (outcome,) = refresh(store, [spec], stopped=stop.is_set)
    assert (outcome.new, bodies(store)) == (1, {"Ship 0": TEASER})
