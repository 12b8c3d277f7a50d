"""What there is to read from, and how much of it is unread."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from core.drafts import FeedSpec
from core.query import parse_query
from core.types import Source, SourceKind
from store import articles, cast, corrections, feeds
from store.engine import Store
from store.following import follow
from store.searches import save_search
from store.sources import sources
from store.tags import add_tag
from tests.store.builders import add, analyse, day, draft, member

K = SourceKind
WORLD, HOME = "https://example.org/world", "http://example.org/home"
LOCAL = "/archive/of mine"
EVENING = day(30) + timedelta(hours=23)


@pytest.fixture
def news(store: Store) -> Store:
    """Two remote feeds and a local one; of five articles one was read, another is starred."""
    feeds.sync_feeds(
        store, [FeedSpec(LOCAL), FeedSpec(WORLD, "World", ("wide", "Asia")), FeedSpec(HOME)]
    )
    a, b = add(
        store, draft("Ann", published=day(1)), draft("Bob", published=day(30)), location=WORLD
    )
    (c,) = add(store, draft("Ann and Bob", published=EVENING), location=HOME)
    d, e = add(store, draft("Rain", published=day(2)), draft("Fog"), location=LOCAL)
    analyse(store, a, member("Ann"))
    analyse(store, b, member("Bob"))
    analyse(store, c, member("Ann"), member("Bob"))
    articles.set_read(store, [a, e], True)
    articles.set_starred(store, [a, d], True)
    return store


def lines(store: Store, *kinds: SourceKind, now: datetime = EVENING) -> list[Source]:
    return [source for source in sources(store, now) if not kinds or source.kind in kinds]


def counted(found: list[Source]) -> list[tuple[str, int, int]]:
    return [(source.name, source.unread, source.total) for source in found]


def actor(store: Store, name: str) -> int:
    return next(a.id for a in cast.actors(store) if a.name == name)


def test_an_empty_store_has_what_every_store_has(store: Store) -> None:
    assert counted(lines(store)) == [
        ("All articles", 0, 0),
        ("Unread", 0, 0),
        ("Starred", 0, 0),
        ("Today", 0, 0),
    ]


def test_sources_come_in_the_order_of_the_pane(news: Store) -> None:
    save_search(news, "weather", "rain")
    follow(news, actor(news, "Bob"), True)
    assert [source.kind for source in lines(news)] == [
        K.ALL,
        K.UNREAD,
        K.STARRED,
        K.TODAY,
        K.SEARCH,
        K.ACTOR,
        K.TAG,
        K.TAG,
        K.FEED,
        K.FEED,
        K.ARCHIVE,
    ]


def test_unread_articles_are_counted_beside_all(news: Store) -> None:
    assert counted(lines(news, K.ALL, K.UNREAD, K.STARRED, K.FEED, K.ARCHIVE)) == [
        ("All articles", 3, 5),
        ("Unread", 3, 3),
        ("Starred", 1, 2),
        ("World", 1, 2),
        (HOME, 1, 1),
        (LOCAL, 1, 2),
    ]


@pytest.mark.parametrize(
    ("now", "today"),
    [
        (EVENING, 2),
        (EVENING.astimezone(timezone(timedelta(hours=1))), 1),
        (EVENING.astimezone(timezone(timedelta(hours=-5))), 1),
        (day(31), 0),
        (datetime(2100, 1, 1, tzinfo=UTC), 0),
    ],
)
def test_today_is_the_readers(news: Store, now: datetime, today: int) -> None:
    recent = parse_query("before:2024-03")
    (line,) = lines(news, K.TODAY, now=now)
    found = articles.article_ids(news, parse_query(line.query) & recent)
    assert len(found) == today
    assert line.total == today + (now.year == 2024)  # and the one that came in in May


def test_every_line_selects_as_many_articles_as_it_says(news: Store) -> None:
    save_search(news, "weather", "rain")
    save_search(news, "other", "-feed:world is:unread")
    follow(news, actor(news, "Ann"), True)
    add_tag(news, [1, 4], 'so "called"')
    add_tag(news, [1, 5], "asia")
    for line in lines(news):
        query = parse_query(line.query)
        assert len(articles.article_ids(news, query)) == line.total, line
        unread = query & parse_query("is:unread")
        assert len(articles.article_ids(news, unread)) == line.unread, line


def test_tags_of_feeds_and_articles_are_one(news: Store) -> None:
    add_tag(news, [1, 4, 5], "asia")
    add_tag(news, [5], "Zoo")
    assert counted(lines(news, K.TAG)) == [("Asia", 2, 4), ("wide", 1, 2), ("Zoo", 0, 1)]


def test_followed_actors_are_there_by_name_as_whom_they_are_shown(news: Store) -> None:
    ann, bob = actor(news, "Ann"), actor(news, "Bob")
    follow(news, bob, True)
    follow(news, ann, True)
    assert [(s.name, s.unread, s.total, s.id, s.query) for s in lines(news, K.ACTOR)] == [
        ("Ann", 1, 2, ann, f"actor:#{ann}"),
        ("Bob", 2, 2, bob, f"actor:#{bob}"),
    ]
    corrections.merge(news, bob, ann)
    assert counted(lines(news, K.ACTOR)) == [("Ann", 2, 3)]
    corrections.hide(news, ann)
    assert lines(news, K.ACTOR) == []


def test_saved_searches_say_what_is_wrong_with_them(news: Store) -> None:
    save_search(news, "weather", "rain")
    with news.write() as connection:
        connection.exec_driver_sql("INSERT INTO saved_search VALUES (7, 'strange', 'is:odd')")
    strange, weather = lines(news, K.SEARCH)
    assert (strange.id, strange.unread, strange.total) == (7, 0, 0)
    assert "no such state" in strange.error
    assert (weather.name, weather.query, weather.total, weather.error) == ("weather", "rain", 1, "")


def test_feeds_say_why_they_could_not_be_read(news: Store) -> None:
    feeds.record_fetch(news, 2, error="no answer")
    world, home = lines(news, K.FEED)
    assert (world.id, world.query, world.error) == (2, "feed:#2", "no answer")
    assert home.error == ""


def test_hidden_feeds_count_for_nothing(news: Store) -> None:
    follow(news, actor(news, "Ann"), True)
    add_tag(news, [1, 4], "mine")
    feeds.sync_feeds(news, [FeedSpec(LOCAL)])
    assert counted(lines(news, K.ALL, K.ACTOR, K.TAG, K.FEED, K.ARCHIVE)) == [
        ("All articles", 1, 2),
        ("Ann", 0, 0),
        ("mine", 1, 1),
        (LOCAL, 1, 2),
    ]
