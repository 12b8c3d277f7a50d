"""From an article to the next that names an actor, older or newer."""

import pytest

from core.drafts import FeedSpec
from store import cast, corrections, feeds, naming
from store.articles import article_ids
from store.engine import Store
from store.naming import next_naming
from tests.store.builders import add, analyse, day, draft, member, tell

ANN, BOB = member("Ann"), member("Bob")


@pytest.fixture(params=[naming.FEW, 0], ids=["few", "many"])
def news(store: Store, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Articles 1 to 6, a day apart, looked up one by one and along the dates."""
    monkeypatch.setattr(naming, "FEW", request.param)
    ann, bob, both = ("Ann", [ANN]), ("Bob", [BOB]), ("Ann met Bob", [ANN, BOB])
    tell(store, ann, bob, ann, both, bob, ("Rain", []))
    return store


def actor(store: Store, name: str) -> int:
    return next(a.id for a in cast.actors(store) if a.name == name)


def walk(store: Store, name: str, start: int, step: int) -> list[int]:
    """The articles that one comes by on the way from `start`."""
    met: list[int] = []
    here: int | None = start
    while here := next_naming(store, actor(store, name), here, step):
        met.append(here)
    return met


@pytest.mark.parametrize(
    ("name", "start", "step", "met"),
    [
        ("Ann", 4, 1, [3, 1]),
        ("Ann", 1, 1, []),
        ("Ann", 1, -1, [3, 4]),
        ("Ann", 4, -1, []),
        ("Ann", 6, 1, [4, 3, 1]),
        ("Ann", 2, 1, [1]),
        ("Bob", 1, -1, [2, 4, 5]),
        ("Bob", 5, 1, [4, 2]),
        ("Bob", 99, 1, []),
    ],
)
def test_one_comes_by_every_article_that_names_the_actor(
    news: Store, name: str, start: int, step: int, met: list[int]
) -> None:
    assert walk(news, name, start, step) == met


def test_of_one_date_the_number_decides(news: Store) -> None:
    ids = add(news, *(draft(f"Ann {n}", published=day(50)) for n in range(3)))
    for article_id in ids:
        analyse(news, article_id, ANN)
    assert walk(news, "Ann", ids[2], 1)[:2] == [ids[1], ids[0]]
    assert walk(news, "Ann", ids[0], -1) == ids[1:]


def test_articles_of_hidden_feeds_are_passed_over(news: Store) -> None:
    spec = FeedSpec("https://example.org/soon-gone")
    feeds.sync_feeds(news, [spec])
    (hidden,) = add(news, draft("Ann", published=day(9)), location=spec.location)
    analyse(news, hidden, ANN)
    assert walk(news, "Ann", 4, -1) == [hidden]
    feeds.sync_feeds(news, [])
    assert hidden not in article_ids(news)
    assert walk(news, "Ann", 4, -1) == []


def test_who_is_shown_as_another_is_named_where_the_other_is(news: Store) -> None:
    ann, bob = actor(news, "Ann"), actor(news, "Bob")
    corrections.merge(news, bob, ann)
    assert walk(news, "Ann", 6, 1) == [5, 4, 3, 2, 1]
    assert next_naming(news, bob, 6, 1) == 5


def test_nobody_is_named_next_who_is_not_there(news: Store) -> None:
    assert next_naming(news, 99, 1, 1) is None


@pytest.mark.parametrize("step", [1, -1])
def test_nobody_is_named_next_whom_no_article_names_any_more(news: Store, step: int) -> None:
    ann = actor(news, "Ann")
    for article_id in (1, 3, 4):
        analyse(news, article_id, BOB)
    assert next_naming(news, ann, 3, step) is None
