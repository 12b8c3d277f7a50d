"""Which articles may belong with one, and whom they name."""

import pytest
from sqlalchemy import text

from core.analysis import Text
from core.drafts import FeedSpec
from core.types import Kind
from store import cast, feeds, related
from store.engine import Store
from store.related import candidates
from tests.store.builders import add, draft, member, tell

ANN, BOB = member("Ann"), member("Bob")


def ids_by_name(store: Store) -> dict[str, int]:
    return {actor.name: actor.id for actor in cast.actors(store)}


def hide(store: Store, name: str) -> None:
    with store.write() as connection:
        connection.execute(text("UPDATE actor SET hidden = 1 WHERE name = :name"), {"name": name})


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
    monkeypatch.setattr(related, "NEAREST", 2)
    ids = tell(store, *((f"Ann, day {n}", [ANN]) for n in range(9)))
    nearest = {*ids[2:4], *ids[5:7]}
    assert set(candidates(store, ids[4], {"ann": 1.0}, {})) == nearest
    assert set(candidates(store, ids[4], {}, {ids_by_name(store)["Ann"]: 1.0})) == nearest
    monkeypatch.setattr(related, "CONSIDERED", 1)
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


def test_castings_count_mentions_but_no_sources(store: Store) -> None:
    wire = member("Wire", Kind.ORGANISATION, source=True)
    one, other, rain = tell(
        store, ("Ann, Ann and Bob (Wire)", [ANN, BOB, wire]), ("Ann", [ANN]), ("Rain", [])
    )
    ids = ids_by_name(store)
    castings = related.castings(store, [one, other, rain, 99])
    assert castings[one] == {ids["Ann"]: 2, ids["Bob"]: 1}
    assert castings[other] == {ids["Ann"]: 1}
    assert castings[rain] == castings[99] == {}


def test_names_far_down_a_long_text_do_not_count(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(related, "NAMED", 5)
    (one,) = tell(store, ("Ann met Bob", [ANN, BOB]))
    assert related.castings(store, [one]) == {one: {ids_by_name(store)["Ann"]: 1}}


def test_hidden_actors_have_no_standing(store: Store) -> None:
    tell(store, ("Ann met Bob", [ANN, BOB]), ("Ann", [ANN]))
    ids = ids_by_name(store)
    assert related.standings(store, ids.values())[ids["Ann"]].articles == 2
    hide(store, "Ann")
    assert related.standings(store, {*ids.values(), 99}).keys() == {ids["Bob"]}


def test_texts_end_where_the_article_proper_ends(store: Store) -> None:
    whole, cut = add(store, draft(body="😀 whole"), draft(body="😀 proper. More stories"))
    with store.write() as connection:
        connection.execute(text("UPDATE article SET body_end = 9 WHERE id = :i"), {"i": cut})
    assert related.texts(store, [cut, 99, whole]) == {
        whole: Text("Quiet day", "😀 whole"),
        cut: Text("Quiet day", "😀 proper."),
    }


def test_the_other_articles_of_a_story_are_known(store: Store) -> None:
    ids = tell(store, *((f"Day {n}", []) for n in range(4)))
    with store.write() as connection:
        connection.execute(text("INSERT INTO story (id) VALUES (7)"))
        connection.execute(text("UPDATE article SET story_id = 7 WHERE id != :i"), {"i": ids[0]})
    assert related.of_same_story(store, ids[2], 9) == [ids[3], ids[1]]
    assert related.of_same_story(store, ids[2], 1) == [ids[3]]
    assert related.of_same_story(store, ids[0], 9) == []


def test_the_size_of_a_store_is_about_its_articles(store: Store) -> None:
    assert related.size(store) == 0
    add(store, draft(), draft())
    assert related.size(store) == 2


def test_the_searches_walk_their_indexes_and_stop(store: Store) -> None:
    (one,) = tell(store, ("Ann", [ANN]))
    for query in (related._holding(one, ['"ann"']), related._naming(one, [1])):
        with store.read() as connection:
            sql = query.compile(connection, compile_kwargs={"literal_binds": True})
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}").all()
        steps = [row[3] for row in plan]
        assert not any("TEMP B-TREE" in step for step in steps)
        assert sum("mention_actor (actor_id=? AND" in s or "VIRTUAL TABLE" in s for s in steps) >= 2
