"""Who may be meant by a name, whatever the reader says of actors."""

import pytest

from core.analysis import CastMember
from core.types import Kind
from store import cast, corrections
from store.acquaintance import acquaintances
from store.engine import Store
from store.namesakes import by_alias
from tests.store.builders import member, tell

JAKE, DAN = member("Jake Sullivan"), member("Dan Sullivan")
SULLIVAN = member("Sullivan", partial=True)
BOB = member("Bob")
UN = member("United Nations", Kind.ORGANISATION, "UN")


def together(*members: CastMember) -> tuple[str, list[CastMember]]:
    """An article that names these actors."""
    return " and ".join(m.name for m in members), list(members)


def test_corrections_change_nothing_of_what_articles_say(store: Store) -> None:
    tell(store, together(JAKE, BOB), together(DAN, BOB))
    actor = {a.name: a.id for a in cast.actors(store)}
    corrections.merge(store, actor["Dan Sullivan"], actor["Jake Sullivan"])
    corrections.hide(store, actor["Jake Sullivan"])
    found = by_alias(store, ["jake sullivan", "dan sullivan"])
    assert [a.name for a in found["jake sullivan"]] == ["Jake Sullivan"]
    assert "dan sullivan" not in found


def test_articles_that_stand_apart_do_not_count(store: Store) -> None:
    ids = tell(store, together(JAKE, BOB), together(JAKE, DAN))
    assert by_alias(store, ["jake sullivan"])["jake sullivan"][0].articles == 2
    assert by_alias(store, ["jake sullivan"], apart=ids[:1])["jake sullivan"][0].articles == 1
    assert by_alias(store, ["jake sullivan"], apart=ids) == {}


@pytest.mark.parametrize("key", ["world health organization", "w h o", "W.H.O."])
def test_actors_are_known_by_any_form(store: Store, key: str) -> None:
    who = member("World Health Organization", Kind.ORGANISATION, "World Health Organization", "WHO")
    tell(store, ("WHO: World Health Organization", [who]), together(SULLIVAN))
    assert {k: [a.name for a in found] for k, found in by_alias(store, [key, "x"]).items()} == {
        key: ["World Health Organization"]
    }
    assert by_alias(store, ["sullivan"]) == {}


def ids(store: Store) -> dict[str, int]:
    return {actor.name: actor.id for actor in cast.actors(store)}


def called(store: Store, name: str, kind: Kind = Kind.PERSON) -> set[str]:
    """The names of the actors that `name` may mean, asked in both ways."""
    met = acquaintances(store, [(name, kind)]).get((name, kind), [])
    known = by_alias(store, [name]).get(name, ())
    return {actor.name for actor in met} | {actor.name for actor in known}


def test_a_name_that_only_the_reader_gave_names_nobody_in_articles(store: Store) -> None:
    tell(store, together(JAKE, BOB))
    corrections.rename(store, ids(store)["Jake Sullivan"], "Sully")
    assert called(store, "sully") == set()
    assert called(store, "jake sullivan") == {"Sully"}
    tell(store, ("Sully and Bob", [member("Jake Sullivan", Kind.PERSON, "Sully"), BOB]))
    assert called(store, "sully") == {"Sully"}


def test_a_name_that_the_analyses_gave_counts_though_no_text_writes_it(store: Store) -> None:
    tell(store, ("UN meets", [UN]))
    assert called(store, "united nations", Kind.ORGANISATION) == {"United Nations"}
    corrections.rename(store, ids(store)["United Nations"], "The UN")
    assert called(store, "united nations", Kind.ORGANISATION) == {"The UN"}


def test_an_actor_that_only_a_correction_made_is_nobodys_namesake(store: Store) -> None:
    jake = member("Jake Sullivan", Kind.PERSON, "Jake Sullivan", "Sullivan")
    tell(store, ("Jake Sullivan: Sullivan", [jake]))
    corrections.split(store, ids(store)["Jake Sullivan"], "Sullivan")
    assert set(ids(store)) == {"Jake Sullivan", "Sullivan"}
    assert called(store, "sullivan") == {"Jake Sullivan"}
