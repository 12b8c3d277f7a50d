"""Lists of articles, one article, and what the reader notes on it."""

import pytest

from core.drafts import FeedSpec
from core.errors import NotFoundError
from core.query import parse_query
from core.types import Counts
from store import articles, feeds
from store.engine import Store
from tests.store.builders import add, day, draft


def test_lists_are_ordered_by_date_and_then_by_number(store: Store) -> None:
    a, b, c, d = add(store, *(draft(published=day(n)) for n in (5, 1, 9, 5)))
    assert list(articles.article_ids(store)) == [c, d, a, b]
    assert list(articles.article_ids(store, newest_first=False)) == [b, a, d, c]
    assert articles.article_ids(store).typecode == "q"


def test_an_empty_store_has_empty_lists(store: Store) -> None:
    assert list(articles.article_ids(store)) == []
    assert articles.counts(store) == Counts(0, 0, 0)
    assert articles.rows(store, [1, 2]) == []


@pytest.mark.parametrize("size", [0, 1, 2, 40_000])
def test_rows_come_in_the_order_asked_without_the_missing(store: Store, size: int) -> None:
    a, b = add(store, draft("A"), draft("B"))
    asked = [b, *range(1_000, 1_000 + size), a]
    assert [r.title for r in articles.rows(store, asked)] == ["B", "A"]


@pytest.mark.parametrize(
    ("own_source", "title", "own_title", "shown"),
    [
        ("Paper", "Listed", "Own", "Paper"),
        ("", "Listed", "Own", "Listed"),
        ("", "", "Own", "Own"),
        ("", "", "", "https://example.org/f"),
    ],
)
def test_the_source_is_the_best_name_there_is(
    store: Store, own_source: str, title: str, own_title: str, shown: str
) -> None:
    location = "https://example.org/f"
    feeds.sync_feeds(store, [FeedSpec(location, title)])
    feeds.record_fetch(store, feeds.feed_for(store, location), own_title=own_title)
    ids = add(store, draft(source=own_source), location=location)
    assert [r.source for r in articles.rows(store, ids)] == [shown]


def test_articles_of_hidden_feeds_leave_the_lists_and_come_back(store: Store) -> None:
    spec = FeedSpec("https://example.org/listed")
    feeds.sync_feeds(store, [spec])
    add(store, draft("Listed"), location=spec.location)
    add(store, draft("By hand"), location="/tmp/x")
    feeds.sync_feeds(store, [])
    kept = articles.article_ids(store)
    assert [r.title for r in articles.rows(store, kept)] == ["By hand"]
    assert articles.counts(store) == Counts(1, 1, 2)
    feeds.sync_feeds(store, [spec])
    assert articles.counts(store) == Counts(2, 2, 2)


@pytest.mark.parametrize(
    "name", ["0", "99", "-1", "x", "", "guid:", "guid:x", "9" * 30, "²", "1.0"]
)
def test_an_unknown_article_is_said(store: Store, name: str) -> None:
    add(store, draft(guid="known"))
    with pytest.raises(NotFoundError):
        articles.find(store, name)


def test_an_article_is_found_by_number_or_guid(store: Store) -> None:
    (first,) = add(store, draft(guid="12"))
    (second,) = add(store, draft(guid="tag:x,1"), location="b")
    (third,) = add(store, draft(guid="12"), location="c")
    assert articles.find(store, str(first)) == first
    assert articles.find(store, "guid:tag:x,1") == second
    assert articles.find(store, "guid:12") == third


def test_an_article_that_is_not_there_cannot_be_opened(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no such article"):
        articles.article(store, 99)


def test_reading_and_starring_are_noted_and_taken_back(store: Store) -> None:
    a, b, c = add(store, draft(), draft(), draft())
    assert sorted(articles.set_read(store, [a, b, 99], True)) == [a, b]
    assert articles.set_starred(store, [c], True) == [c]
    assert articles.counts(store) == Counts(3, 1, 3)
    assert list(articles.article_ids(store, parse_query("is:read"))) == [b, a]
    assert list(articles.article_ids(store, parse_query("is:starred"))) == [c]
    assert articles.set_read(store, [a, c], False) == [a]
    assert articles.set_starred(store, [a, c], False) == [c]
    assert list(articles.article_ids(store, parse_query("is:unread"))) == [c, a]
    assert list(articles.article_ids(store, parse_query("is:starred"))) == []


def test_noting_on_nothing_is_allowed(store: Store) -> None:
    assert articles.set_read(store, [], True) == []
    assert articles.counts(store) == Counts(0, 0, 0)
