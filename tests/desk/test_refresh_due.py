"""A feed is asked when it is due and where it has gone, with what it asks for, and only then."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from core.drafts import FeedOutcome, FeedRow, FeedSpec
from desk.refresh import refresh
from store import articles, feeds
from store.engine import Store
from tests.ingest.serving import Server

FEED = (
    b"<rss version='2.0'><channel><title>Harbour</title>"
    b"<item><guid>1</guid><title>Ship</title><description>It sails.</description></item>"
    b"</channel></rss>"
)
HOUR = timedelta(hours=1)


@pytest.fixture
def server() -> Iterator[Server]:
    with closing(Server()) as server:
        yield server


@pytest.fixture
def other() -> Iterator[Server]:
    with closing(Server()) as server:
        yield server


def only(store: Store, spec: FeedSpec, at_once: bool = False, named: bool = False) -> FeedOutcome:
    (outcome,) = refresh(store, [spec], [spec.location] if named else (), at_once=at_once)
    return outcome


def row(store: Store) -> FeedRow:
    (found,) = feeds.feeds(store)
    return found


def wait(store: Store) -> timedelta:
    """How long the feed has to wait, to the minute."""
    due = row(store).next_fetch
    assert due is not None
    return timedelta(minutes=round((due - datetime.now(UTC)) / timedelta(minutes=1)))


@pytest.mark.parametrize("asked_for", ["named", "at_once"])
def test_a_fresh_feed_is_asked_only_when_the_reader_says_so(
    server: Server, store: Store, asked_for: str
) -> None:
    spec = FeedSpec(server.answer("/feed", FEED, Cache_Control="max-age=3600"))
    assert only(store, spec).new == 1
    assert wait(store) == HOUR
    skipped = only(store, spec)
    assert (skipped.error, skipped.waits_until) == ("", row(store).next_fetch)
    assert len(server.requests) == 1
    assert only(store, spec, **{asked_for: True}).waits_until is None
    assert len(server.requests) == 2


def test_a_feed_is_asked_as_seldom_as_the_list_says(server: Server, store: Store) -> None:
    spec = FeedSpec(server.answer("/feed", FEED), refresh=6 * HOUR)
    only(store, spec)
    assert only(store, spec).waits_until is not None
    assert only(store, FeedSpec(spec.location)).waits_until is None
    assert len(server.requests) == 2


def test_the_reason_of_a_failure_is_shown_while_the_feed_rests(
    server: Server, store: Store
) -> None:
    spec = FeedSpec(server.answer("/feed", b"", 500))
    minutes = []
    for _ in range(3):
        only(store, spec, at_once=True)
        minutes.append(wait(store) / timedelta(minutes=1))
    assert minutes == [5, 10, 20]
    resting = only(store, spec)
    assert resting.error == "internal server error (500)"
    assert resting.waits_until == row(store).next_fetch
    assert len(server.requests) == 3
    server.answer("/feed", FEED)
    assert only(store, spec, at_once=True) == FeedOutcome("Harbour", 1)
    assert (row(store).failures, row(store).next_fetch, row(store).last_error) == (0, None, "")


@pytest.mark.parametrize(
    ("status", "asks", "waits"),
    [(429, "7200", 2 * HOUR), (503, "60", HOUR / 12), (429, "315360000", 24 * HOUR)],
)
def test_a_server_is_left_alone_as_long_as_it_asks_up_to_a_day(
    server: Server, store: Store, status: int, asks: str, waits: timedelta
) -> None:
    only(store, FeedSpec(server.answer("/feed", b"", status, Retry_After=asks)))
    assert wait(store) == waits


def test_a_feed_that_is_gone_is_asked_once_a_day(server: Server, store: Store) -> None:
    assert only(store, FeedSpec(server.answer("/feed", b"", 410))).error == "gone (410)"
    assert wait(store) == 24 * HOUR


def test_items_that_cannot_be_read_do_not_make_a_feed_rest(server: Server, store: Store) -> None:
    text = b'{"version": "https://jsonfeed.org/version/1.1", "title": "H", "items": [5, '
    spec = FeedSpec(server.answer("/feed", text + b'{"id": "1", "content_text": "It sails."}]}'))
    outcome = only(store, spec)
    assert (outcome.new, bool(outcome.error)) == (1, True)
    assert (row(store).failures, row(store).next_fetch) == (0, None)


def test_a_feed_that_moved_for_good_is_asked_there_and_stays_the_same_feed(
    server: Server, store: Store
) -> None:
    new = server.answer("/new", FEED, ETag="v1")
    spec = FeedSpec(server.answer("/old", b"", 301, Location="/new"))
    only(store, spec)
    assert (row(store).location, row(store).moved_to) == (spec.location, new)
    server.answers.pop("/old")
    server.answer("/new", b"", 304)
    assert only(store, spec).error == ""
    assert row(store).moved_to == new
    assert len(articles.article_ids(store)) == 1


def test_a_feed_that_is_no_longer_where_it_moved_to_is_asked_where_it_was(
    server: Server, store: Store
) -> None:
    server.answer("/new", FEED)
    spec = FeedSpec(server.answer("/old", b"", 301, Location="/new"))
    only(store, spec)
    server.answer("/new", b"", 404)
    assert "404" in only(store, spec).error
    assert row(store).moved_to == ""
    server.answer("/old", FEED)
    assert only(store, spec, at_once=True).error == ""


def test_a_redirect_to_what_is_no_feed_is_not_remembered(server: Server, store: Store) -> None:
    server.answer("/login", b"<html><title>Log in</title></html>")
    spec = FeedSpec(server.answer("/feed", b"", 301, Location="/login"))
    assert "HTML" in only(store, spec).error
    assert row(store).moved_to == ""


def test_a_secret_goes_to_its_own_host_and_nowhere_else(
    server: Server,
    other: Server,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HARBOUR_LOGIN", "me:sesame")
    monkeypatch.setenv("HARBOUR_KEY", "open-sesame")
    end = other.answer("/end", FEED)
    spec = FeedSpec(
        server.answer("/feed", b"", 301, Location=end),
        auth="env:HARBOUR_LOGIN",
        headers_from=(("X-Key", "HARBOUR_KEY"),),
        user_agent="Harbour/1",
    )
    for _ in range(2):
        assert only(store, spec, at_once=True).error == ""
    assert server.requests[0]["authorization"].startswith("Basic ")
    assert server.requests[0]["x-key"] == "open-sesame"
    for request in other.requests:
        assert request["user-agent"] == "Harbour/1"
        assert not {"authorization", "x-key"} & set(request)
    assert b"sesame" not in store.path.read_bytes()


def test_a_feed_goes_through_its_own_proxy(server: Server, store: Store) -> None:
    server.answer("http://harbour.example/feed", FEED)
    spec = FeedSpec("http://harbour.example/feed", proxy=server.url)
    assert only(store, spec).new == 1


def test_what_is_not_due_is_said_on_the_command_line(server: Server, run, tmp_path) -> None:
    url = server.answer("/feed", b"", 500)
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{url}"\ntitle = "Harbour"\n')
    code, _, _ = run("refresh", json_lines=False)
    assert code == 1
    code, (said,), _ = run("refresh", json_lines=False)
    assert code == 1
    assert said.startswith("Harbour: not asked before 2")
    assert "(500)" in said
    assert len(server.requests) == 1
    run("refresh", "--now")
    assert len(server.requests) == 2
