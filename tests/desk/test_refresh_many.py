"""A refresh of many feeds on several hosts, some hostile: the good ones come in, once, in order."""

from collections import Counter
from collections.abc import Iterator

import pytest

from core.drafts import FeedOutcome
from desk.refresh import refresh
from ingest.collect import FETCHES
from ingest.hosts import PER_HOST
from scripts.many_feeds import BROKEN, HOSTILE, ITEMS, Farm
from store import articles, feeds
from store.engine import Store

HOSTS, FEEDS, SECONDS = 6, 60, 4.0
HANGING, LOOPS = 2, 2
GOOD = FEEDS - len(BROKEN) - HANGING - LOOPS
KINDS = [*BROKEN, *["hanging"] * HANGING, *["loop"] * LOOPS, *["good"] * GOOD]


@pytest.fixture
def farm() -> Iterator[Farm]:
    farm = Farm(HOSTS)
    yield farm
    farm.close()


def kinds(outcomes: list[FeedOutcome]) -> Counter[str]:
    return Counter(outcome.feed.split()[0] for outcome in outcomes)


def test_the_good_feeds_come_in_once_whatever_the_others_do(farm: Farm, store: Store) -> None:
    specs = farm.specs(KINDS)
    first = list(refresh(store, specs, total_seconds=SECONDS))
    assert kinds(first) == Counter(KINDS)
    bad = [outcome for outcome in first if outcome.error]
    assert kinds(bad) == Counter(kind for kind in KINDS if kind in HOSTILE)
    assert {o.new for o in first if not o.error} == {ITEMS}
    ids = articles.article_ids(store)
    assert len(ids) == GOOD * ITEMS
    assert len({row.title for row in articles.rows(store, ids)}) == GOOD * ITEMS

    by_path = {path: count for (_, path), count in farm.asked.items()}
    assert {n for path, n in by_path.items() if "loop" not in path} == {1}
    assert {n for path, n in by_path.items() if "loop" in path} == {6}
    assert farm.most["all"] <= FETCHES
    assert all(farm.most[port] <= PER_HOST for port in farm.requests_by_host())

    farm.forget()
    again = list(refresh(store, specs, total_seconds=SECONDS))
    assert kinds(again) == Counter(KINDS)
    assert kinds([o for o in again if o.waits_until]) == kinds(bad)
    assert {o.feed: o.error for o in again} == {o.feed: o.error for o in first}
    assert farm.given == {304: GOOD}
    assert sum(o.new + o.changed for o in again) == 0
    assert len(articles.article_ids(store)) == GOOD * ITEMS


def test_feeds_that_turn_bad_keep_their_articles(farm: Farm, store: Store) -> None:
    specs = farm.specs(["good"] * 12)
    list(refresh(store, specs))
    before = {row.id: row.title for row in articles.rows(store, articles.article_ids(store))}
    farm.close()
    outcomes = list(refresh(store, specs, total_seconds=SECONDS))
    assert all(outcome.error for outcome in outcomes)
    after = {row.id: row.title for row in articles.rows(store, articles.article_ids(store))}
    assert after == before
    assert len(before) == 12 * ITEMS
    assert {feed.failures for feed in feeds.feeds(store)} == {1}
