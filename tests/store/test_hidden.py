"""Articles that a rule hides, and those of hidden feeds, are nowhere; `is:hidden` finds them."""

from datetime import timedelta
from itertools import product

import pytest

from core.drafts import FeedSpec
from core.query import parse_query
from core.types import Grouping, Order
from store import articles, feeds, pins, tags
from store.candidates import candidates, of_same_story
from store.cast import actors
from store.companions import companions
from store.engine import Store
from store.listing import listing
from store.naming import next_naming
from store.pieces import pieces
from store.search import search
from store.sources import sources
from store.stories import stories, story_of
from tests.store.builders import NOW, add, analyse, day, draft, member, scalar
from tests.store.plans import plans

SHOWN, HIDDEN = "https://example.org/shown", "https://example.org/hidden"
HIDES = [FeedSpec(SHOWN, "Shown", ("sea",)), FeedSpec(HIDDEN, "Hidden", ("fog",), hidden=True)]
SHOWS = [HIDES[0], FeedSpec(HIDDEN, "Hidden", ("fog",))]


@pytest.fixture
def news(store: Store) -> Store:
    """A shown feed of three articles, the last hidden by a rule; a hidden feed of one."""
    feeds.sync_feeds(store, HIDES)
    ids = add(
        store,
        *(draft(f"Ann {word}", "A ship.", published=day(n)) for n, word in enumerate("ab")),
        draft("Ann c", "A ship.", published=day(2), hidden=True),
        location=SHOWN,
    )
    ids += add(store, draft("Ann d", "A ship.", published=day(3)), location=HIDDEN)
    for i in ids:
        analyse(store, i, member("Ann"), member("ship"))
    pins.restore(store, _in_one_story(store, ids))
    tags.add_tag(store, ids, "mine")
    return store


def _in_one_story(store: Store, ids: list[int]) -> list[pins.Standing]:
    pins.join(store, ids[1], ids[0])
    (first, *_) = pins.standings(store, ids[:1]).values()
    return [pins.Standing(i, first.story_id, False) for i in ids]


def titles(store: Store, query: str) -> list[str]:
    found = articles.article_ids(store, parse_query(query), newest_first=False)
    return [row.title for row in articles.rows(store, found)]


@pytest.mark.parametrize("query", ["", "ship", "-fog", "tag:mine", "actor:ann", "is:unread"])
def test_no_query_finds_what_is_hidden(news: Store, query: str) -> None:
    assert titles(news, query) == ["Ann a", "Ann b"]
    assert [hit.row.title for hit in search(news, parse_query(query))] == ["Ann b", "Ann a"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("is:hidden", ["Ann c", "Ann d"]),
        ("is:hidden ship", ["Ann c", "Ann d"]),
        ("is:hidden feed:Hidden", ["Ann d"]),
        ("is:hidden -feed:Hidden", ["Ann c"]),
        ("-is:hidden", ["Ann a", "Ann b"]),
        ("is:hidden -is:hidden", []),
        ("feed:Hidden", []),
        ("tag:fog", []),
    ],
)
def test_what_is_hidden_can_be_asked_for(news: Store, query: str, found: list[str]) -> None:
    assert titles(news, query) == found


def test_no_list_and_no_count_has_what_is_hidden(news: Store) -> None:
    assert (articles.counts(news).articles, articles.counts(news).unread) == (2, 2)
    found = {source.name: (source.unread, source.total) for source in sources(news, NOW)}
    assert found["All articles"] == found["Shown"] == found["sea"] == found["mine"] == (2, 2)
    assert not {"Hidden", "fog"} & found.keys()
    (story,) = stories(news)
    assert (story.articles, story.last) == (2, day(1))
    assert len(pieces(news, story.id, 9)) == 2
    for order, grouping in product(Order, Grouping):
        assert len(listing(news, order=order, grouping=grouping).ids) == 2


def test_nothing_leads_to_what_is_hidden(news: Store) -> None:
    a, b, c, _ = range(1, 5)
    ann = next(actor.id for actor in actors(news) if actor.name == "Ann")
    assert next_naming(news, ann, b, -1) is None
    assert of_same_story(news, a, 9) == [b]
    assert candidates(news, a, {"ship": 1.0}, {ann: 1.0}) == [b]
    assert [companion.articles for companion in companions(news, ann)] == [2]
    pins.pin(news, [b], None)
    assert story_of(news, a) is None
    assert story_of(news, c) is not None  # with `a`, which is shown


def test_a_feed_that_is_no_longer_hidden_is_as_it_was(news: Store) -> None:
    feeds.sync_feeds(news, SHOWS)
    assert titles(news, "") == ["Ann a", "Ann b", "Ann d"]
    assert titles(news, "tag:fog is:unread") == ["Ann d"]
    feeds.sync_feeds(news, HIDES)
    assert titles(news, "") == ["Ann a", "Ann b"]


def test_importing_into_a_feed_that_the_list_hides_does_not_show_it(news: Store) -> None:
    feeds.feed_for(news, HIDDEN)
    assert [row.hidden for row in feeds.feeds(news, hidden=True)] == [False, True]
    feeds.sync_feeds(news, HIDES)
    assert [row.hidden for row in feeds.feeds(news, hidden=True)] == [False, True]


def test_feeds_are_counted_whether_they_are_hidden_or_not(news: Store) -> None:
    articles.set_read(news, [1, 3], True)
    assert feeds.article_counts(news) == {1: (1, 2), 2: (1, 1)}


@pytest.mark.parametrize("query", ["is:hidden", "is:unread", ""])
def test_hidden_articles_are_told_from_the_index_alone(news: Store, query: str) -> None:
    plan = plans(news, lambda: articles.article_ids(news, parse_query(query)))
    read = [line for line in plan.splitlines() if " article" in line]
    assert read == ["SCAN article USING COVERING INDEX article_dated"]
    plan = plans(news, lambda: feeds.article_counts(news))
    assert "SCAN article USING COVERING INDEX article_dated" in plan


def test_a_hidden_article_stays_hidden_when_it_changes(news: Store) -> None:
    from store import drafts

    drafts.change(news, [(3, draft("Ann C", published=day(2)))], NOW + timedelta(days=1))
    assert scalar(news, "SELECT title FROM article WHERE hidden") == "Ann C"
