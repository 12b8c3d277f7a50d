"""In which weeks an actor is named how often."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.drafts import FeedSpec
from store import cast, feeds, weeks
from store.engine import Store
from tests.store.builders import add, analyse, draft, member, tell

ANN = member("Ann")

MONDAY = datetime(2024, 1, 1, tzinfo=UTC)


def tell_on(store: Store, *moments: datetime | None) -> None:
    """Articles that name Ann once each."""
    for i in add(store, *(draft("Ann", published=moment) for moment in moments)):
        analyse(store, i, ANN)


def told(store: Store, hours: float = 0) -> tuple[tuple[int, ...], date | None]:
    (actor,) = cast.actors(store)
    with store.read() as connection:
        return weeks.weeks(connection, actor, timedelta(hours=hours))


def test_weeks_run_from_the_first_to_the_last_article_with_noughts_between(store: Store) -> None:
    tell_on(store, MONDAY, MONDAY + timedelta(days=6), MONDAY + timedelta(days=21))
    assert told(store) == ((2, 0, 0, 1), date(2024, 1, 1))


@pytest.mark.parametrize(
    ("moment", "hours", "monday"),
    [
        (MONDAY, 0, date(2024, 1, 1)),
        (MONDAY, -0.5, date(2023, 12, 25)),
        (MONDAY - timedelta(seconds=1), 0, date(2023, 12, 25)),
        (MONDAY - timedelta(seconds=1), 5.75, date(2024, 1, 1)),
        (datetime(1, 1, 1, tzinfo=UTC), 0, date(1, 1, 1)),
        (datetime(1, 1, 1, tzinfo=UTC), -12, date(1, 1, 1)),
        (datetime(1970, 1, 1, tzinfo=UTC), 0, date(1969, 12, 29)),
    ],
)
def test_a_week_begins_on_the_readers_monday(
    store: Store, moment: datetime, hours: float, monday: date
) -> None:
    tell_on(store, moment)
    assert told(store, hours) == ((1,), monday)


def test_an_article_without_a_date_counts_when_it_came(store: Store) -> None:
    tell_on(store, None)
    assert told(store) == ((1,), date(2024, 5, 27))


@pytest.mark.parametrize("number", [103, 104, 105, 500])
def test_of_many_weeks_the_last_ones_are_told(store: Store, number: int) -> None:
    tell_on(store, MONDAY, MONDAY - timedelta(weeks=number - 1))
    counts, first = told(store)
    assert len(counts) == min(number, 104)
    assert first == (MONDAY - timedelta(weeks=len(counts) - 1)).date()
    assert sum(counts) == (2 if number <= 104 else 1)


@pytest.mark.parametrize(("articles", "step"), [(0, 1), (1, 1), (4, 1), (5, 2), (8, 2), (9, 3)])
def test_of_a_frequent_actor_a_share_of_the_articles_stands_for_all(
    store: Store, articles: int, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weeks, "SAMPLE", 4)
    assert weeks.stride(articles) == step
    if articles:
        tell_on(store, *[MONDAY] * articles)
        assert told(store) == ((articles // step * step,), date(2024, 1, 1))


def test_an_actor_that_no_article_names_has_no_weeks(store: Store) -> None:
    (i,) = tell(store, ("Ann came", [ANN]))
    (actor,) = cast.actors(store)
    analyse(store, i, version=2)
    with store.read() as connection:
        assert weeks.weeks(connection, actor, timedelta()) == ((), None)


def test_articles_of_hidden_feeds_do_not_count(store: Store) -> None:
    tell_on(store, MONDAY)
    feeds.sync_feeds(store, [FeedSpec("https://example.org/feed")])
    feeds.sync_feeds(store, [])
    assert told(store) == ((0,), date(2024, 1, 1))
