"""The cast of one article and of the whole store."""

import pytest

from core.errors import NotFoundError
from core.types import CastEntry, Kind, Role
from store import cast
from store.articles import article
from store.engine import Store
from tests.store.builders import add, analyse, day, draft, member, tell

ANN, BOB, EVE = member("Ann"), member("Bob"), member("Eve")
KIM = member("Kim Jong Un", Kind.PERSON, "Kim Jong Un", "Mr Kim")
OSLO = member("Ålesund", Kind.PLACE)


def hide(store: Store, name: str) -> None:
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE actor SET hidden = 1 WHERE name = ?", (name,))


def test_the_most_mentioned_come_first_and_then_the_first_mentioned(store: Store) -> None:
    (i,) = add(store, draft("Eve won", "Bob, Ann, Bob and Ann left. Kim Jong Un came."))
    analyse(store, i, KIM, ANN, BOB, EVE)
    entries = cast.cast(store, i)
    assert [(e.name, e.mentions) for e in entries] == [
        ("Bob", 2),
        ("Ann", 2),
        ("Eve", 1),
        ("Kim Jong Un", 1),
    ]
    assert entries[0] == CastEntry(entries[0].actor_id, "Bob", Kind.PERSON, 2, 1)


def test_those_that_an_article_is_most_about_come_first(store: Store) -> None:
    (i,) = add(store, draft("Bob, Bob and Ann"))
    analyse(store, i, member("Bob", salience=0.2), member("Ann", salience=0.9))
    assert [(e.name, e.salience) for e in cast.cast(store, i)] == [("Ann", 0.9), ("Bob", 0.2)]


def test_whoever_only_reported_an_article_is_told_apart(store: Store) -> None:
    wire = member("Wire", Kind.ORGANISATION, source=True)
    first, second = tell(store, ("Ann (Wire)", [ANN, wire]), ("Wire sold", [member("Wire")]))
    assert [e.name for e in cast.cast(store, first)] == ["Ann"]
    with_sources = cast.cast(store, first, sources=True)
    assert {e.name: e.source for e in with_sources} == {"Ann": False, "Wire": True}
    assert [e.source for e in cast.cast(store, second)] == [False]


def test_an_actor_has_the_titles_that_articles_give_it(store: Store) -> None:
    first, second, third = tell(
        store,
        ("Ann spoke", [member("Ann", roles=("Envoy", "Poet"))]),
        ("Ann left", [member("Ann", roles=("Envoy",))]),
        ("Ann and Bob", [ANN, member("Bob", roles=("Minister",))]),
    )
    ann, bob = cast.actors(store)
    assert ann.roles == (Role("Envoy", second, day(1)), Role("Poet", first, day(0)))
    assert cast.actor(store, bob.id).roles == (Role("Minister", third, day(2)),)
    assert [e.roles for e in cast.cast(store, first)] == [("Envoy", "Poet")]
    assert {e.name: e.roles for e in cast.cast(store, third)} == {"Ann": (), "Bob": ("Minister",)}


def test_a_title_goes_with_the_analysis_that_gave_it(store: Store) -> None:
    (i,) = tell(store, ("Ann spoke", [member("Ann", roles=("Envoy", "Envoy"))]))
    analyse(store, i, member("Ann", roles=("Poet",)), version=2)
    assert [[r.title for r in a.roles] for a in cast.actors(store)] == [["Poet"]]


def test_a_title_stands_before_a_body(store: Store) -> None:
    (i,) = add(store, draft("A long way to Eve", "Ann left."))
    analyse(store, i, ANN, EVE)
    assert [e.name for e in cast.cast(store, i)] == ["Eve", "Ann"]


def test_an_article_without_analysis_or_at_all_has_no_cast(store: Store) -> None:
    (i,) = add(store, draft())
    assert cast.cast(store, i) == cast.cast(store, 99) == ()


def test_hidden_actors_are_left_out_everywhere(store: Store) -> None:
    (i,) = tell(store, ("Ann met Bob", [ANN, BOB]))
    hide(store, "Bob")
    assert [e.name for e in cast.cast(store, i)] == ["Ann"]
    assert [m.actor for m in article(store, i).mentions] == ["Ann"]
    assert [a.name for a in cast.actors(store)] == ["Ann"]
    assert cast.actors(store, "bob") == []


def test_actors_are_listed_by_articles_and_then_by_name(store: Store) -> None:
    tell(store, ("Bob met Eve", [BOB, EVE]), ("Ann met Eve", [ANN, EVE]))
    listed = cast.actors(store)
    assert [a.name for a in listed] == ["Eve", "Ann", "Bob"]
    assert (listed[0].articles, listed[0].mentions) == (2, 2)
    assert (listed[0].first_seen, listed[0].last_seen) == (day(0), day(1))
    assert [a.name for a in cast.actors(store, limit=1)] == ["Eve"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("kim", ["Kim Jong Un"]),
        ("KIM JO", ["Kim Jong Un"]),
        ("jong u", ["Kim Jong Un"]),
        ("mr", ["Kim Jong Un"]),
        ("ale", ["Ålesund"]),
        ("im", []),
        ("%", []),
        ('"', []),
        ("  ", ["Kim Jong Un", "Ålesund"]),
    ],
)
def test_actors_are_found_by_the_words_of_any_form(
    store: Store, text: str, names: list[str]
) -> None:
    tell(store, ("Mr Kim is Kim Jong Un in Ålesund", [KIM, OSLO]))
    assert [a.name for a in cast.actors(store, text)] == names


def test_one_actor_with_its_other_forms(store: Store) -> None:
    tell(store, ("Mr Kim is Kim Jong Un", [KIM]))
    (listed,) = cast.actors(store)
    assert cast.actor(store, listed.id) == listed
    assert listed.aliases == ("Mr Kim",)
    with pytest.raises(NotFoundError, match="no such actor"):
        cast.actor(store, 99)
