"""Whom the reader follows stays followed, as whomever it is shown."""

import pytest

from core.errors import NotFoundError
from core.types import Kind
from store import cast, corrections
from store.engine import Store
from store.following import follow, followed_actors, set_followed, with_follows
from tests.store.builders import analyse, member, scalar, tell
from tests.store.plans import plans

ANN, BOB = member("Ann"), member("Bob")


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """Two actors of two articles."""
    tell(store, ("Ann met Bob", [ANN, BOB]), ("Ann alone", [ANN]))
    return {actor.name: actor.id for actor in cast.actors(store)}


def followed(store: Store) -> list[str]:
    return [a.name for a in with_follows(store, cast.actors(store)) if a.followed]


def test_an_actor_is_followed_until_the_reader_has_enough(
    store: Store, ids: dict[str, int]
) -> None:
    assert followed(store) == []
    follow(store, ids["Ann"], True)
    follow(store, ids["Ann"], True)
    assert followed(store) == ["Ann"]
    follow(store, ids["Ann"], False)
    assert followed(store) == []


def test_nobody_can_be_followed_who_is_not_there(store: Store) -> None:
    with pytest.raises(NotFoundError):
        follow(store, 99, True)


def test_who_was_followed_is_so_as_whom_a_merge_shows_it_and_alone_again_when_undone(
    store: Store, ids: dict[str, int]
) -> None:
    follow(store, ids["Bob"], True)
    corrections.merge(store, ids["Bob"], ids["Ann"])
    assert followed(store) == ["Ann"]
    corrections.undo(store)
    assert followed(store) == ["Bob"]


def test_a_chain_of_merges_is_followed_to_its_end(store: Store, ids: dict[str, int]) -> None:
    tell(store, ("Eve came", [member("Eve")]))
    (eve,) = (actor.id for actor in cast.actors(store, "eve"))
    follow(store, ids["Bob"], True)
    corrections.merge(store, ids["Bob"], ids["Ann"])
    corrections.merge(store, ids["Ann"], eve)
    assert followed(store) == ["Eve"]


def test_who_is_shown_as_another_is_followed_and_left_as_that_one(
    store: Store, ids: dict[str, int]
) -> None:
    corrections.merge(store, ids["Bob"], ids["Ann"])
    follow(store, ids["Bob"], True)
    assert followed(store) == ["Ann"]
    corrections.undo(store)
    assert followed(store) == ["Ann"]


def test_leaving_an_actor_leaves_all_that_are_shown_as_it(
    store: Store, ids: dict[str, int]
) -> None:
    follow(store, ids["Ann"], True)
    follow(store, ids["Bob"], True)
    corrections.merge(store, ids["Bob"], ids["Ann"])
    follow(store, ids["Ann"], False)
    corrections.undo(store)
    assert followed(store) == []


def test_following_says_whom_it_changed_so_that_just_those_can_be_changed_back(
    store: Store, ids: dict[str, int]
) -> None:
    assert follow(store, ids["Bob"], True) == [ids["Bob"]]
    assert follow(store, ids["Bob"], True) == []
    corrections.merge(store, ids["Bob"], ids["Ann"])
    left = follow(store, ids["Ann"], False)
    assert left == [ids["Bob"]]
    assert followed(store) == []
    set_followed(store, left, True)
    assert followed(store) == ["Ann"]
    corrections.undo(store)
    assert followed(store) == ["Bob"]


def test_who_is_of_another_kind_since_is_still_followed(store: Store, ids: dict[str, int]) -> None:
    follow(store, ids["Bob"], True)
    corrections.retype(store, ids["Bob"], Kind.PLACE)
    (place,) = (a for a in with_follows(store, cast.actors(store, "bob")) if a.articles)
    assert (place.kind, place.followed) == (Kind.PLACE, True)


def test_whoever_is_renamed_split_or_read_anew_is_still_followed(
    store: Store, ids: dict[str, int]
) -> None:
    follow(store, ids["Bob"], True)
    corrections.rename(store, ids["Bob"], "Robert")
    analyse(store, 1, ANN, version=2)
    assert scalar(store, "SELECT articles FROM actor WHERE id = :id", id=ids["Bob"]) == 0
    analyse(store, 1, ANN, BOB, version=3)
    assert followed(store) == ["Robert"]


def test_the_followed_are_found_by_an_index(store: Store, ids: dict[str, int]) -> None:
    with store.read() as connection:
        plan = plans(store, lambda: followed_actors(connection))
    assert plan == "SCAN actor USING INDEX actor_followed"
