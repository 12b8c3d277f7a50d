"""Lists come in the order and under the headings that were asked for."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.drafts import FeedSpec
from core.query import parse_query
from core.types import Group, Grouping, Listing, Order
from store import articles, feeds
from store.articles import article_ids, rows
from store.engine import Store
from store.listing import listing
from tests.store.builders import NOW, add, day, draft
from tests.store.plans import plans

HERE, THERE = "https://example.org/here", "https://example.org/there"


@pytest.fixture
def news(store: Store) -> Store:
    """Five articles of two feeds, one of which names sources of its own; the oldest are read."""
    feeds.sync_feeds(store, [FeedSpec(HERE, "Zeitung"), FeedSpec(THERE, "Wire")])
    one, two = add(
        store, draft("beta", published=day(1)), draft("Alpha", published=day(3)), location=HERE
    )
    three, *_ = add(
        store,
        draft("Gamma", published=day(2), source="Écho"),
        draft("alpha", published=day(4), source="Zeitung"),
        draft("Delta", published=day(3) + timedelta(hours=1)),
        location=THERE,
    )
    articles.set_read(store, [one, two, three], True)
    return store


def titles(store: Store, found: Listing) -> list[str]:
    return [row.title for row in rows(store, found.ids)]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.NEWEST, ["alpha", "Delta", "Alpha", "Gamma", "beta"]),
        (Order.OLDEST, ["beta", "Gamma", "Alpha", "Delta", "alpha"]),
        (Order.SOURCE, ["Gamma", "Delta", "alpha", "Alpha", "beta"]),
        (Order.TITLE, ["Alpha", "alpha", "beta", "Delta", "Gamma"]),
        (Order.UNREAD, ["alpha", "Delta", "Alpha", "Gamma", "beta"]),
    ],
)
def test_a_list_is_sorted_as_asked(news: Store, order: Order, expected: list[str]) -> None:
    found = listing(news, order=order)
    assert titles(news, found) == expected
    assert found.groups == ()
    assert found.ids.typecode == "q"


def test_unread_articles_come_first_however_old(news: Store) -> None:
    (oldest,) = (row.id for row in rows(news, article_ids(news)) if row.title == "beta")
    articles.set_read(news, [oldest], False)
    found = listing(news, order=Order.UNREAD)
    assert titles(news, found) == ["alpha", "Delta", "beta", "Alpha", "Gamma"]


@pytest.mark.parametrize(
    ("order", "expected", "days"),
    [
        (Order.NEWEST, ["alpha", "Delta", "Alpha", "Gamma", "beta"], [4, 3, 2, 1]),
        (Order.OLDEST, ["beta", "Gamma", "Alpha", "Delta", "alpha"], [1, 2, 3, 4]),
        (Order.TITLE, ["alpha", "Alpha", "Delta", "Gamma", "beta"], [4, 3, 2, 1]),
        (Order.SOURCE, ["alpha", "Delta", "Alpha", "Gamma", "beta"], [4, 3, 2, 1]),
    ],
)
def test_a_list_is_grouped_by_day_before_it_is_sorted(
    news: Store, order: Order, expected: list[str], days: list[int]
) -> None:
    found = listing(news, order=order, grouping=Grouping.DATE)
    assert titles(news, found) == expected
    assert found.groups == tuple(Group(day(n).date().isoformat(), 2 if n == 3 else 1) for n in days)


def test_a_list_is_grouped_by_source_whoever_says_it(news: Store) -> None:
    found = listing(news, order=Order.OLDEST, grouping=Grouping.SOURCE)
    assert titles(news, found) == ["Gamma", "Delta", "beta", "Alpha", "alpha"]
    assert found.groups == (Group("Écho", 1), Group("Wire", 1), Group("Zeitung", 3))


def test_a_list_holds_only_what_the_query_selects(news: Store) -> None:
    query = parse_query("is:read feed:zeit")
    for order, grouping in product(Order, Grouping):
        found = listing(news, query, order, grouping)
        assert sorted(titles(news, found)) == ["Alpha", "beta"]
        assert sum(group.count for group in found.groups) in (0, 2)


def test_articles_of_hidden_feeds_are_in_no_list(news: Store) -> None:
    feeds.sync_feeds(news, [FeedSpec(THERE, "Wire")])
    for order, grouping in product(Order, Grouping):
        assert len(listing(news, order=order, grouping=grouping).ids) == 3


def test_an_empty_list_has_no_groups(store: Store) -> None:
    for order, grouping in product(Order, Grouping):
        assert listing(store, order=order, grouping=grouping) == Listing(article_ids(store))


@pytest.mark.parametrize("hours", [-12, -5.5, -1, 0, 1, 5.75, 14])
def test_a_day_begins_at_the_readers_midnight(store: Store, hours: float) -> None:
    offset = timedelta(hours=hours)
    midnight = datetime(2024, 3, 10, tzinfo=timezone(offset))
    moments = [midnight - timedelta(milliseconds=2), midnight, midnight + timedelta(hours=23.9)]
    add(store, *(draft(published=moment.astimezone(UTC)) for moment in moments))
    found = listing(store, grouping=Grouping.DATE, offset=offset)
    assert found.groups == (Group("2024-03-10", 2), Group("2024-03-09", 1))


def test_the_first_day_there_is_does_for_what_would_be_before_it(store: Store) -> None:
    add(store, draft(published=datetime(1, 1, 1, tzinfo=UTC)))
    found = listing(store, grouping=Grouping.DATE, offset=timedelta(hours=-8))
    assert found.groups == (Group("0001-01-01", 1),)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    moments=st.lists(st.datetimes(datetime(1900, 1, 1), NOW.replace(tzinfo=None)), max_size=12),
    minutes=st.integers(-14 * 60, 14 * 60),
    order=st.sampled_from([Order.NEWEST, Order.OLDEST]),
)
def test_groups_are_the_days_of_the_articles_in_turn(
    store: Store, moments: list[datetime], minutes: int, order: Order
) -> None:
    add(store, *(draft(published=m.replace(microsecond=0, tzinfo=UTC)) for m in moments))
    offset = timedelta(minutes=minutes)
    found = listing(store, order=order, grouping=Grouping.DATE, offset=offset)
    named = [group.title for group in found.groups for _ in range(group.count)]
    assert named == [(row.dated + offset).date().isoformat() for row in rows(store, found.ids)]
    assert len({date.fromisoformat(group.title) for group in found.groups}) == len(found.groups)


@pytest.mark.parametrize(("order", "grouping"), product(Order, Grouping))
def test_lists_are_read_from_indexes_alone(news: Store, order: Order, grouping: Grouping) -> None:
    plan = plans(news, lambda: listing(news, order=order, grouping=grouping))
    read = {line for line in plan.splitlines() if " article" in line}
    by_date = "SCAN article USING COVERING INDEX article_dated"
    by_title = "SCAN article USING COVERING INDEX article_title"
    of_stories = {
        "SEARCH article USING COVERING INDEX article_story (story_id=?)",
        "SEARCH article USING INTEGER PRIMARY KEY (rowid=?)",
    }
    if grouping is Grouping.STORY:
        read -= of_stories  # the titles of stories, one article each
    assert read == ({by_date, by_title} if order is Order.TITLE else {by_date})
    assert "TEMP B-TREE" not in plan
