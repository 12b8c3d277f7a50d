"""What may belong together, and how rare what they share is."""

import pytest

from core.drafts import FeedSpec
from core.types import Kind
from store import cast, feeds, related
from store.engine import Store
from tests.store.builders import add, analyse, draft, member, tell

ANN, BOB, EVE = member("Ann"), member("Bob"), member("Eve")


def ids_by_name(store: Store) -> dict[str, int]:
    return {actor.name: actor.id for actor in cast.actors(store)}


def test_those_that_share_the_rarest_actors_come_first(store: Store) -> None:
    this, common, rare, both, _ = tell(
        store,
        ("Ann met Bob", [ANN, BOB]),
        ("Ann left", [ANN]),
        ("Bob left", [BOB]),
        ("Bob told Ann", [ANN, BOB]),
        ("Ann came", [ANN]),
    )
    actor = ids_by_name(store)
    candidates = related.sharing_actors(store, this)
    assert [c.article_id for c in candidates][:2] == [both, rare]
    shared = {c.article_id: set(c.actors) for c in candidates}
    assert shared[both] == {actor["Ann"], actor["Bob"]}
    assert (shared[rare], shared[common]) == ({actor["Bob"]}, {actor["Ann"]})
    assert this not in shared
    assert len(related.sharing_actors(store, this, limit=1)) == 1


def test_frequent_actors_serve_only_where_nothing_rarer_is_shared(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(related, "FREQUENT_LEAST", 2)
    monkeypatch.setattr(related, "FREQUENT_SHARE", 0.0)
    both, rare, *_, only_frequent = tell(
        store,
        ("Ann met Bob", [ANN, BOB]),
        ("Bob left", [BOB]),
        ("Ann left", [ANN]),
        ("Ann and Eve", [ANN, EVE]),
    )
    assert [c.article_id for c in related.sharing_actors(store, both)] == [rare]
    assert len(related.sharing_actors(store, only_frequent)) == 2


def test_no_more_appearances_are_visited_than_allowed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(related, "VISITED", 2)
    first, *_, last = tell(store, *((f"Ann, day {n}", [ANN]) for n in range(4)))
    candidates = [c.article_id for c in related.sharing_actors(store, first)]
    assert candidates == [last, last - 1]


def test_an_article_that_names_nobody_else_names_shares_nothing(store: Store) -> None:
    alone, nobody = tell(store, ("Ann", [ANN]), ("Rain", []))
    for article_id in (alone, nobody, 99):
        assert related.sharing_actors(store, article_id) == []


def test_articles_of_hidden_feeds_and_hidden_actors_are_no_candidates(store: Store) -> None:
    feeds.sync_feeds(store, [FeedSpec("listed")])
    (hidden,) = add(store, draft("Ann, Bob"), location="listed")
    analyse(store, hidden, ANN)
    first, second = tell(store, ("Ann and Bob", [ANN, BOB]), ("Bob", [BOB]))
    feeds.sync_feeds(store, [])
    assert [c.article_id for c in related.sharing_actors(store, first)] == [second]
    assert hidden not in dict(related.matching(store, ["Bob"]))
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE actor SET hidden = 1 WHERE name = 'Bob'")
    assert related.sharing_actors(store, first) == []


def test_a_shared_source_relates_no_articles(store: Store) -> None:
    wire = member("Wire", Kind.ORGANISATION, source=True)
    first, second, _ = tell(
        store, ("Ann (Wire)", [ANN, wire]), ("Ann, Wire", [ANN, wire]), ("Rain (Wire)", [wire])
    )
    (candidate,) = related.sharing_actors(store, first)
    assert (candidate.article_id, candidate.actors) == (second, (ids_by_name(store)["Ann"],))


def test_articles_match_by_any_term_and_more_is_closer(store: Store) -> None:
    one, both, none = add(
        store,
        draft("Harbour", "Ships and " + "filler " * 30),
        draft("Harbour strike", "Ships and " + "filler " * 30),
        draft("Rain", "filler " * 30),
    )
    matches = related.matching(store, ["strike", "harbour", "nowhere", "😀", "NOT", '"'])
    assert [i for i, _ in matches] == [both, one]
    assert none not in dict(matches)
    assert all(score > 0 for _, score in matches)
    assert len(related.matching(store, ["strike", "harbour"], limit=1)) == 1


@pytest.mark.parametrize("terms", [[], ["😀"], ["nowhere"]])
def test_terms_that_stand_nowhere_match_nothing(store: Store, terms: list[str]) -> None:
    add(store, draft())
    assert related.matching(store, terms) == []


def test_only_the_rarest_terms_match_where_the_others_are_too_frequent(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(related, "MATCHED", 1)
    rare, _, _ = add(store, draft("Harbour strike"), draft("Harbour"), draft("Harbour"))
    assert [i for i, _ in related.matching(store, ["harbour", "strike"])] == [rare]
    assert len(related.matching(store, ["harbour"])) == 3


@pytest.mark.parametrize(
    ("term", "number"),
    [("harbour", 3), ("HARBOÜR", 3), ("strike", 1), ("harbour strike", 1), ("x", 0), ("%", 0)],
)
def test_frequencies_of_terms_are_the_articles_they_stand_in(
    store: Store, term: str, number: int
) -> None:
    add(store, draft("Harbour strike"), draft("Harbour harbour"), draft("Rain", "harbour"))
    assert related.term_frequencies(store, [term, "rain"]) == {term: number, "rain": 1}


@pytest.mark.parametrize("counted", [1, 2, 3, 6, 7])
def test_large_frequencies_of_terms_are_extrapolated(
    store: Store, monkeypatch: pytest.MonkeyPatch, counted: int
) -> None:
    monkeypatch.setattr(related, "COUNTED", counted)
    add(store, *(draft("Harbour", "even" if n % 2 else "odd") for n in range(6)))
    frequencies = related.term_frequencies(store, ["harbour", "even"])
    assert frequencies == {"harbour": 6, "even": 3}


def test_bodies_end_where_the_article_proper_ends(store: Store) -> None:
    whole, cut = add(store, draft(body="😀 whole"), draft(body="😀 proper. More stories"))
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE article SET body_end = 9 WHERE id = ?", (cut,))
    assert related.bodies(store, [cut, 99, whole]) == {whole: "😀 whole", cut: "😀 proper."[:9]}


def test_every_article_counts(store: Store) -> None:
    assert related.article_count(store) == 0
    add(store, draft(), draft())
    assert related.article_count(store) == 2
