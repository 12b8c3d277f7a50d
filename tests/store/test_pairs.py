"""Two actors that are followed together."""

from datetime import UTC, datetime

import pytest

from core.errors import CorrectionError, NotFoundError
from core.query import parse_query
from core.types import SourceKind
from store import cast, corrections
from store.articles import article_ids
from store.engine import Store
from store.pairs import follow_pair
from store.searches import remove_search, save_search
from store.sources import sources
from tests.store.builders import member, tell

ANN, BOB, EVE = member("Ann"), member("Bob"), member("Eve")

NOW = datetime(2024, 6, 1, tzinfo=UTC)


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """Three actors; articles 1 and 3 name both Ann and Bob."""
    tell(
        store,
        ("Ann met Bob", [ANN, BOB]),
        ("Ann met Eve", [ANN, EVE]),
        ("Bob left Ann", [ANN, BOB]),
        ("Bob met Eve", [BOB, EVE]),
    )
    return {actor.name: actor.id for actor in cast.actors(store)}


def searches(store: Store) -> dict[str, tuple[int, int, list[int]]]:
    """The saved searches: unread articles, all, and which."""
    return {
        line.name: (
            line.unread,
            line.total,
            sorted(article_ids(store, parse_query(line.query))),
        )
        for line in sources(store, NOW)
        if line.kind is SourceKind.SEARCH
    }


def test_a_pair_has_the_articles_that_name_both_old_and_new(
    store: Store, ids: dict[str, int]
) -> None:
    assert follow_pair(store, ids["Ann"], ids["Bob"]) == ("Ann + Bob", True)
    assert searches(store) == {"Ann + Bob": (2, 2, [1, 3])}
    tell(store, ("Bob and Ann", [ANN, BOB]), ("Ann and Eve", [ANN, EVE]))
    assert searches(store) == {"Ann + Bob": (3, 3, [1, 3, 5])}
    remove_search(store, "Ann + Bob")
    assert searches(store) == {}


def test_a_pair_is_kept_once_however_it_is_told(store: Store, ids: dict[str, int]) -> None:
    follow_pair(store, ids["Ann"], ids["Bob"])
    corrections.rename(store, ids["Ann"], "Anna")
    assert follow_pair(store, ids["Bob"], ids["Ann"]) == ("Ann + Bob", False)
    assert list(searches(store)) == ["Ann + Bob"]


def test_a_pair_follows_merges_and_their_undoing(store: Store, ids: dict[str, int]) -> None:
    follow_pair(store, ids["Ann"], ids["Bob"])
    corrections.merge(store, ids["Bob"], ids["Eve"])
    assert searches(store)["Ann + Bob"][2] == [1, 2, 3]
    assert follow_pair(store, ids["Ann"], ids["Bob"]) == ("Ann + Eve", True)
    assert searches(store)["Ann + Eve"][2] == [1, 2, 3]
    corrections.undo(store)
    assert searches(store)["Ann + Bob"][2] == [1, 3]
    assert searches(store)["Ann + Eve"][2] == [2]


def test_the_name_of_another_search_is_left_to_that(store: Store, ids: dict[str, int]) -> None:
    save_search(store, "Ann + Bob", "left")
    assert follow_pair(store, ids["Ann"], ids["Bob"]) == ("Ann + Bob (2)", True)
    assert searches(store)["Ann + Bob"][2] == [3]


def test_one_actor_is_no_pair(store: Store, ids: dict[str, int]) -> None:
    with pytest.raises(CorrectionError, match="Ann: is one actor"):
        follow_pair(store, ids["Ann"], ids["Ann"])
    corrections.merge(store, ids["Bob"], ids["Ann"])
    with pytest.raises(CorrectionError, match="Ann: is one actor"):
        follow_pair(store, ids["Ann"], ids["Bob"])
    with pytest.raises(NotFoundError, match="no such actor"):
        follow_pair(store, ids["Ann"], 99)
