"""Who is named beside an actor."""

import pytest

from core.dossiers import Tie
from core.drafts import FeedSpec
from core.types import Companion, Kind
from store import cast, companions, corrections, feeds
from store.companions import companions_of, named_in, newest_naming, ties
from store.engine import Store
from tests.store.builders import add, analyse, crowd, day, draft, member, tell
from tests.store.plans import plans

ANN, BOB, EVE = member("Ann"), member("Bob"), member("Eve")


def ids(store: Store) -> dict[str, int]:
    return {actor.name: actor.id for actor in cast.actors(store)}


def met(store: Store, name: str, limit: int = 20) -> list[tuple[str, int]]:
    found = companions.companions(store, ids(store)[name], limit)
    return [(other.name, other.articles) for other in found]


def test_companions_are_those_named_in_the_same_articles(store: Store) -> None:
    tell(
        store,
        ("Ann met Bob and Bob", [ANN, BOB]),
        ("Ann met Bob and Eve", [ANN, BOB, EVE]),
        ("Eve met Kim", [EVE, member("Kim")]),
    )
    known = ids(store)
    assert companions.companions(store, known["Ann"]) == [
        Companion(known["Bob"], "Bob", Kind.PERSON, 2),
        Companion(known["Eve"], "Eve", Kind.PERSON, 1),
    ]
    assert met(store, "Ann", limit=1) == [("Bob", 2)]
    assert companions.companions(store, 99) == []


def test_whoever_only_reported_an_article_is_nobodys_companion(store: Store) -> None:
    wire = member("Wire", Kind.ORGANISATION, source=True)
    tell(store, ("Ann (Wire)", [ANN, wire]), ("Wire sold", [member("Wire")]))
    assert met(store, "Ann") == []


def test_a_hidden_actor_is_nobodys_companion_until_that_is_undone(store: Store) -> None:
    tell(store, ("Ann met Bob", [ANN, BOB]))
    corrections.hide(store, ids(store)["Bob"])
    assert met(store, "Ann") == []
    corrections.undo(store)
    assert met(store, "Ann") == [("Bob", 1)]


def test_articles_of_hidden_feeds_tell_nothing(store: Store) -> None:
    tell(store, ("Ann met Bob", [ANN, BOB]))
    feeds.sync_feeds(store, [FeedSpec("https://example.org/feed")])
    assert met(store, "Ann") == [("Bob", 1)]
    feeds.sync_feeds(store, [])
    assert met(store, "Ann") == []


def test_the_articles_that_name_two_companions_tie_them(store: Store) -> None:
    everybody = [ANN, BOB, EVE, member("Kim")]
    tell(
        store,
        ("Ann Bob Eve", everybody),
        ("Ann Bob Eve", everybody),
        ("Ann Eve Kim", everybody),
        ("Bob Kim", everybody),
    )
    with store.read() as connection:
        named = named_in(connection, newest_naming(connection, ids(store)["Ann"]))
        eve, bob, kim = companions_of(connection, ids(store)["Ann"], named)
    assert (eve.name, bob.name, kim.name) == ("Eve", "Bob", "Kim")
    assert ties([eve, bob, kim], named) == (Tie(eve, bob, 2), Tie(eve, kim, 1))


@pytest.mark.parametrize("sample", [10, 2])
def test_the_newest_articles_are_looked_at(
    store: Store, sample: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of a frequent actor too, whether they were added last or long ago."""
    monkeypatch.setattr(companions, "SAMPLE", sample)
    monkeypatch.setattr(companions, "LOOKED_AT", 2)
    days = [9, 1, 2, 3, 4]
    added = add(store, *(draft(f"Ann {n}", published=day(n)) for n in days))
    for article_id in added:
        analyse(store, article_id, ANN)
    with store.read() as connection:
        assert newest_naming(connection, ids(store)["Ann"]) == [added[0], added[4]]


def test_an_article_that_names_five_thousand_is_no_trouble(store: Store) -> None:
    crowd(store, 5_000)
    assert len(met(store, "Ann")) == 20
    assert met(store, "A0007", limit=500)[0] == ("A0000", 1)


def test_no_table_of_articles_or_mentions_is_read_through(store: Store) -> None:
    tell(store, *[("Ann met Bob", [ANN, BOB])] * 5)
    ann = ids(store)["Ann"]
    steps = plans(store, lambda: companions.companions(store, ann))
    for table in ("article", "mention", "actor", "appearance"):
        assert f"SCAN {table}\n" not in f"{steps}\n", steps
