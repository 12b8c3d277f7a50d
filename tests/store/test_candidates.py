"""Which articles may belong with one?"""

import pytest
from sqlalchemy import text

from core.drafts import FeedSpec
from store import candidates as module
from store import feeds, queue
from store.candidates import candidates, of_same_story
from store.engine import Store
from store.models import ARTICLE, RELATE
from tests.store.builders import add, draft, ids_by_name, member, tell
from tests.store.plans import plans

ANN, BOB = member("Ann"), member("Bob")


def test_those_that_share_what_weighs_most_come_first(store: Store) -> None:
    this, ship, strike, both, none = add(
        store,
        draft("This"),
        draft("A ship"),
        draft("A strike"),
        draft("Strike on a ship"),
        draft("Rain"),
    )
    assert candidates(store, this, {"ship": 1.0, "strike": 2.0}, {}) == [both, strike, ship]
    assert candidates(store, none, {"ship": 3.0, "strike": 2.0}, {}) == [both, ship, strike]


def test_those_that_name_an_actor_are_candidates(store: Store) -> None:
    this, ann, bob = tell(store, ("Ann met Bob", [ANN, BOB]), ("Ann", [ANN]), ("Bob", [BOB]))
    ids = ids_by_name(store)
    assert candidates(store, this, {}, {ids["Ann"]: 1.0, ids["Bob"]: 2.0}) == [bob, ann]
    assert candidates(store, this, {"ann": 9.0}, {ids["Bob"]: 2.0}) == [ann, bob]


@pytest.mark.parametrize("words", [{}, {"😀": 1.0}, {"nowhere": 1.0}, {'"': 1.0, "NOT": 1.0}])
def test_what_stands_nowhere_finds_nothing(store: Store, words: dict[str, float]) -> None:
    (this, _) = add(store, draft("Ships"), draft("Rain"))
    assert candidates(store, this, words, {99: 1.0}) == []


def test_the_nearest_on_either_side_are_found(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "NEAREST", 2)
    ids = tell(store, *((f"Ann, day {n}", [ANN]) for n in range(9)))
    nearest = {*ids[2:4], *ids[5:7]}
    assert set(candidates(store, ids[4], {"ann": 1.0}, {})) == nearest
    assert set(candidates(store, ids[4], {}, {ids_by_name(store)["Ann"]: 1.0})) == nearest
    monkeypatch.setattr(module, "CONSIDERED", 1)
    assert len(candidates(store, ids[4], {"ann": 1.0}, {})) == 1


def test_an_article_is_found_by_its_present_text(store: Store) -> None:
    this, other = add(store, draft("This"), draft("A ship"))
    with store.write() as connection:
        connection.execute(text("UPDATE article SET title = 'Rain' WHERE id = :i"), {"i": other})
    assert candidates(store, this, {"ship": 1.0}, {}) == []


def test_articles_of_hidden_feeds_are_no_candidates(store: Store) -> None:
    feeds.sync_feeds(store, [FeedSpec("listed")])
    (hidden,) = add(store, draft("A ship"), location="listed")
    this, other = add(store, draft("This"), draft("A ship"))
    assert set(candidates(store, this, {"ship": 1.0}, {})) == {hidden, other}
    feeds.sync_feeds(store, [])
    assert candidates(store, this, {"ship": 1.0}, {}) == [other]


def test_the_other_articles_of_a_story_are_known(store: Store) -> None:
    ids = tell(store, *((f"Day {n}", []) for n in range(4)))
    with store.write() as connection:
        connection.execute(text("INSERT INTO story (id) VALUES (7)"))
        connection.execute(text("UPDATE article SET story_id = 7 WHERE id != :i"), {"i": ids[0]})
    assert of_same_story(store, ids[2], 9) == [ids[3], ids[1]]
    assert of_same_story(store, ids[2], 1) == [ids[3]]
    assert of_same_story(store, ids[0], 9) == []


def test_a_new_article_is_compared_with_fewer_that_have_their_place(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CONSIDERED_SETTLED", 2)
    this, *others = add(store, *[draft("A ship")] * 5)
    with store.write() as connection:
        queue.enqueue(connection, ARTICLE.c.id.in_(others[:2]), RELATE)
    assert set(candidates(store, this, {"ship": 1.0}, {})) == {*others}
    assert set(candidates(store, this, {"ship": 1.0}, {}, settled=True)) == {*others[2:]}


def test_the_searches_walk_their_indexes_and_stop(store: Store) -> None:
    (one,) = tell(store, ("Ann", [ANN]))
    steps = plans(store, lambda: candidates(store, one, {"ann": 1.0}, {1: 1.0})).splitlines()
    assert not any("TEMP B-TREE" in step for step in steps)
    assert sum("mention_actor (actor_id=? AND" in step for step in steps) == 2
    assert sum("article_fts VIRTUAL TABLE" in step for step in steps) == 2
