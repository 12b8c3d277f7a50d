"""Of a text that several feeds have, lists show one article, and counts agree with them."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from core.drafts import Draft, FeedSpec
from core.query import parse_query
from core.types import Grouping, Order, RichText, SourceKind
from store import articles, drafts, feeds, searches, tags
from store.articles import article_ids, rows, set_read
from store.engine import Store
from store.following import set_followed
from store.identities import move
from store.listing import listing
from store.sources import sources
from tests.store.builders import NOW, add, analyse, assert_sound, day, draft, member, scalar
from tests.store.plans import plans

ONE, TWO, THREE = (f"https://example.org/{name}" for name in ("one", "two", "three"))
TEXT = "Crews of all four ferries stayed ashore, and talks with Ann go on in the old port. " * 4


def agency(number: int = 0, **values: object) -> Draft:
    return draft(f"Ferry strike {number}", TEXT, published=day(number), **values)


@pytest.fixture
def news(store: Store) -> Store:
    """A text that three feeds have, in ids 1, 3 and 5; each feed has one more of its own."""
    feeds.sync_feeds(store, [FeedSpec(ONE, "One"), FeedSpec(TWO, "Two"), FeedSpec(THREE, "Three")])
    for place, location in enumerate((ONE, TWO, THREE)):
        own = draft(f"Own {place}", f"{TEXT} {place}", published=day(place))
        add(store, replace(agency(), source=""), own, location=location)
    return store


def listed(store: Store, query: str = "", order: Order = Order.NEWEST) -> list[int]:
    return sorted(listing(store, parse_query(query), order).ids)


def counted(store: Store, kind: SourceKind, name: str = "") -> tuple[int, int]:
    now = datetime(2024, 1, 1, tzinfo=UTC)
    lines = [s for s in sources(store, now) if s.kind is kind and name in s.name]
    return lines[0].unread, lines[0].total


@pytest.mark.parametrize(("order", "grouping"), product(Order, Grouping))
def test_a_list_shows_one_of_the_copies_however_it_is_sorted(
    news: Store, order: Order, grouping: Grouping
) -> None:
    found = listing(news, order=order, grouping=grouping)
    assert sorted(found.ids) == [1, 2, 4, 6]
    assert sum(group.count for group in found.groups) in (0, 4)


def test_the_list_of_one_feed_shows_its_own_copy(news: Store) -> None:
    assert listed(news, "feed:two") == [3, 4]
    assert listed(news, "-feed:one") == [3, 4, 6]


def test_the_command_line_is_told_of_every_copy(news: Store) -> None:
    assert sorted(article_ids(news)) == [1, 2, 3, 4, 5, 6]


def test_a_row_says_how_many_other_feeds_have_the_text(news: Store) -> None:
    assert [row.other_sources for row in rows(news, [1, 2, 3, 5])] == [2, 0, 2, 2]
    feeds.sync_feeds(news, [FeedSpec(ONE), FeedSpec(TWO)])
    assert [row.other_sources for row in rows(news, [1, 2, 3])] == [1, 0, 1]


def test_an_unread_copy_is_shown_before_a_read_one(news: Store) -> None:
    set_read(news, [1], True, alone=True)
    assert listed(news) == [2, 3, 4, 6]
    assert listed(news, "is:unread") == [2, 3, 4, 6]
    assert listed(news, "is:read") == [1]


def test_reading_one_reads_its_copies_and_undoing_takes_all_back(news: Store) -> None:
    set_read(news, [5], True, alone=True)
    changed = set_read(news, [1], True)
    assert sorted(changed) == [1, 3]
    assert listed(news, "is:unread") == [2, 4, 6]
    assert set_read(news, changed, False, alone=True) == changed
    assert [row.unread for row in rows(news, [1, 3, 5])] == [True, True, False]


def test_what_is_unread_again_is_so_alone(news: Store) -> None:
    set_read(news, [1], True)
    assert set_read(news, [3], False) == [3]
    assert listed(news, "is:unread") == [2, 3, 4, 6]


@pytest.mark.parametrize("read", [[], [1], [3, 5], [1, 3, 5], [2], [1, 2, 3, 4, 5, 6]])
def test_the_counts_are_those_of_the_lists(news: Store, read: list[int]) -> None:
    tags.add_tag(news, [1, 3, 4], "mine")
    articles.set_starred(news, [3, 5, 6], True)
    searches.save_search(news, "strikes", "ferry")
    for i in (1, 3, 5):
        analyse(news, i, member("Ann"))
    (ann,) = {m.actor_id for m in articles.article(news, 1).mentions}
    set_followed(news, [ann], True)
    set_read(news, read, True, alone=True)
    for kind, name, query in (
        (SourceKind.ALL, "", ""),
        (SourceKind.STARRED, "", "is:starred"),
        (SourceKind.TODAY, "", "after:2024-01-01"),
        (SourceKind.SEARCH, "strikes", "ferry"),
        (SourceKind.TAG, "mine", "tag:mine"),
        (SourceKind.ACTOR, "Ann", "actor:Ann"),
        (SourceKind.FEED, "Two", "feed:Two"),
    ):
        unread = len(listed(news, f"{query} is:unread"))
        assert counted(news, kind, name) == (unread, len(listed(news, query))), kind
    total = articles.counts(news)
    assert (total.unread, total.articles) == counted(news, SourceKind.ALL)


def test_short_texts_and_copies_in_one_feed_are_not_taken_together(store: Store) -> None:
    add(store, draft("Fog", "Fog."), agency(), agency(), location=ONE)
    add(store, draft("Fog", "Fog."), location=TWO)
    assert listed(store) == [1, 2, 3, 4]


@pytest.mark.usefixtures("any_chunk")
def test_copies_part_when_one_changes_and_meet_when_it_changes_back(news: Store) -> None:
    other = replace(agency(), body=RichText(f"{TEXT} More."))
    drafts.change(news, [(3, other), (5, other)], NOW)
    assert listed(news) == [1, 2, 3, 4, 6]
    assert [row.other_sources for row in rows(news, [1, 3, 5])] == [0, 1, 1]
    drafts.change(news, [(3, agency()), (5, agency())], NOW)
    assert listed(news) == [1, 2, 4, 6]
    assert_sound(news)


def test_copies_meet_when_one_moves_to_another_feed(store: Store) -> None:
    add(store, agency(), agency(), location="/news")
    move(store, feeds.feed_for(store, "/old"), [(2, "a.txt")])
    assert listed(store) == [1]
    move(store, 1, [(2, "b.txt")])
    assert listed(store) == [1, 2]


def test_a_deleted_copy_is_none(news: Store) -> None:
    with news.write() as connection:
        connection.exec_driver_sql("DELETE FROM article WHERE id IN (1, 5)")
    assert listed(news) == [2, 3, 4, 6]
    assert rows(news, [3])[0].other_sources == 0
    assert scalar(news, "SELECT count(*) FROM text_copy") == 1


@pytest.mark.parametrize(
    ("order", "grouping"), product(Order, (Grouping.NONE, Grouping.DATE, Grouping.SOURCE))
)
def test_lists_with_copies_are_read_from_indexes_alone(
    news: Store, order: Order, grouping: Grouping
) -> None:
    plan = plans(news, lambda: listing(news, order=order, grouping=grouping))
    read = {line for line in plan.splitlines() if " article" in line}
    assert all("COVERING INDEX" in line for line in read), read
    assert "TEMP B-TREE" not in plan
