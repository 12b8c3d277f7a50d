"""Feeds follow feeds.toml, and lose nothing by it."""

from datetime import UTC, datetime

from core.drafts import FeedSpec, FetchState
from store.engine import Store
from store.feeds import feed_for, feeds, record_fetch, sync_feeds
from tests.store.builders import scalar

ALPHA = FeedSpec("https://example.org/alpha", "Alpha", ("world", "é"), "en")
BETA = FeedSpec("/home/reader/articles")


def test_the_listed_feeds_are_those_of_the_list(store: Store) -> None:
    sync_feeds(store, [ALPHA, BETA])
    alpha, beta = feeds(store)
    assert (alpha.location, alpha.title, alpha.tags) == (ALPHA.location, "Alpha", ("world", "é"))
    assert (alpha.state, alpha.failures, alpha.last_error) == (FetchState(), 0, "")
    assert beta.title == BETA.location
    assert scalar(store, "SELECT language FROM feed WHERE id = :id", id=alpha.id) == "en"


def test_a_changed_entry_changes_its_feed_and_keeps_its_number(store: Store) -> None:
    sync_feeds(store, [ALPHA])
    (before,) = feeds(store)
    record_fetch(store, before.id, own_title="Own", state=FetchState("e", "m"))
    sync_feeds(store, [FeedSpec(ALPHA.location, "New", ("x",))])
    (after,) = feeds(store)
    assert (after.id, after.title, after.tags) == (before.id, "New", ("x",))
    assert after.state == FetchState("e", "m")


def test_a_feed_that_left_the_list_is_hidden_and_shown_again_when_back(store: Store) -> None:
    sync_feeds(store, [ALPHA, BETA])
    sync_feeds(store, [BETA])
    assert [f.location for f in feeds(store)] == [BETA.location]
    assert [(f.location, f.hidden) for f in feeds(store, hidden=True)] == [
        (ALPHA.location, True),
        (BETA.location, False),
    ]
    sync_feeds(store, [ALPHA, BETA])
    assert [f.location for f in feeds(store)] == [ALPHA.location, BETA.location]


def test_an_empty_list_hides_every_listed_feed(store: Store) -> None:
    sync_feeds(store, [ALPHA])
    sync_feeds(store, [])
    assert feeds(store) == ()


def test_a_place_named_twice_in_the_list_is_one_feed(store: Store) -> None:
    sync_feeds(store, [ALPHA, FeedSpec(ALPHA.location, "Last")])
    assert [f.title for f in feeds(store)] == ["Last"]


def test_what_was_imported_by_hand_stays_when_the_list_changes(store: Store) -> None:
    imported = feed_for(store, "/tmp/saved", "Saved")
    sync_feeds(store, [ALPHA])
    sync_feeds(store, [])
    assert [(f.id, f.title) for f in feeds(store)] == [(imported, "Saved")]


def test_the_same_place_is_the_same_feed(store: Store) -> None:
    assert feed_for(store, "/tmp/saved", "Saved") == feed_for(store, "/tmp/saved", "Other")
    assert feed_for(store, "/tmp/saved/") != feed_for(store, "/tmp/saved")
    assert next(f.title for f in feeds(store)) == "Saved"


def test_importing_from_a_feed_that_left_the_list_shows_it_for_good(store: Store) -> None:
    sync_feeds(store, [BETA])
    sync_feeds(store, [])
    feed_for(store, BETA.location)
    sync_feeds(store, [])
    assert [f.location for f in feeds(store)] == [BETA.location]


def test_an_imported_place_that_enters_the_list_follows_the_list(store: Store) -> None:
    feed_for(store, BETA.location)
    sync_feeds(store, [BETA])
    sync_feeds(store, [])
    assert feeds(store) == ()


def test_failures_are_counted_until_a_reading_succeeds(store: Store) -> None:
    feed_id = feed_for(store, ALPHA.location)
    record_fetch(store, feed_id, own_title="Own", state=FetchState("e1", "m1"))
    record_fetch(store, feed_id, error="no answer")
    record_fetch(store, feed_id, error="no answer again")
    (failing,) = feeds(store)
    assert (failing.failures, failing.last_error) == (2, "no answer again")
    assert (failing.title, failing.state) == ("Own", FetchState("e1", "m1"))
    record_fetch(store, feed_id, state=FetchState())
    (well,) = feeds(store)
    assert (well.failures, well.last_error, well.state) == (0, "", FetchState())
    assert scalar(store, "SELECT fetched_at FROM feed") is not None


def test_when_and_where_a_feed_is_asked_again_is_kept_until_the_next_reading(store: Store) -> None:
    feed_id = feed_for(store, ALPHA.location)
    then = datetime(2030, 1, 2, 3, 4, tzinfo=UTC)
    record_fetch(store, feed_id, next_fetch=then, moved_to="https://example.com/alpha")
    (row,) = feeds(store)
    assert (row.location, row.moved_to) == (ALPHA.location, "https://example.com/alpha")
    assert row.next_fetch == then
    assert row.fetched_at is not None
    assert row.fetched_at.tzinfo is UTC
    record_fetch(store, feed_id)
    (row,) = feeds(store)
    assert (row.next_fetch, row.moved_to) == (None, "")


def test_a_feed_that_was_read_in_part_has_not_failed(store: Store) -> None:
    feed_id = feed_for(store, ALPHA.location)
    record_fetch(store, feed_id, error="no answer")
    record_fetch(store, feed_id, error="item 3: no text", partly=True)
    (row,) = feeds(store)
    assert (row.failures, row.last_error) == (0, "item 3: no text")
