"""Who may be meant by a name, and giving what was found of one to another."""

import pytest

from core.errors import NotFoundError
from core.types import CastMember, Kind
from store import articles, cast, corrections
from store.engine import Store
from store.namesakes import by_alias
from store.relinking import relink
from tests.store.builders import analyse, assert_sound, member, tell

JAKE, DAN = member("Jake Sullivan"), member("Dan Sullivan")
SULLIVAN = member("Sullivan", partial=True, roles=("Adviser",), salience=0.7)
BOB, EVE = member("Bob"), member("Eve")


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


def test_what_was_found_of_a_partial_actor_becomes_anothers(store: Store) -> None:
    _, partial = tell(store, together(JAKE, BOB), ("Sullivan, Sullivan's Bob", [SULLIVAN, BOB]))
    actor = ids(store)
    relink(store, actor["Sullivan"], actor["Jake Sullivan"])
    jake = cast.actor(store, actor["Jake Sullivan"])
    assert (jake.aliases, jake.articles, jake.mentions) == (("Sullivan",), 2, 3)
    assert [(r.title, r.article_id) for r in jake.roles] == [("Adviser", partial)]
    (entry, _) = cast.cast(store, partial)
    assert (entry.name, entry.mentions, entry.salience) == ("Jake Sullivan", 2, 0.7)
    assert "Sullivan" not in ids(store)
    assert_sound(store)
    analyse(store, partial, BOB, version=2)
    assert cast.actor(store, jake.id).aliases == ()
    assert_sound(store)


def test_both_in_one_article_become_one(store: Store) -> None:
    jake = member("Jake Sullivan", roles=("Adviser",), salience=0.2)
    (i,) = tell(store, ("Jake Sullivan: Sullivan", [jake, SULLIVAN]))
    actor = ids(store)
    relink(store, actor["Sullivan"], actor["Jake Sullivan"])
    (entry,) = cast.cast(store, i)
    assert (entry.salience, entry.roles) == (0.7, ("Adviser",))
    assert_sound(store)


def test_corrections_apply_to_what_is_relinked(store: Store) -> None:
    _, i = tell(store, together(JAKE, BOB), together(SULLIVAN, EVE))
    actor = ids(store)
    corrections.merge(store, actor["Sullivan"], actor["Eve"])
    corrections.merge(store, actor["Jake Sullivan"], actor["Bob"])
    relink(store, actor["Sullivan"], actor["Jake Sullivan"])
    assert {m.actor for m in articles.article(store, i).mentions} == {"Bob", "Eve"}
    assert_sound(store)
    for _ in range(2):
        corrections.undo(store)
    assert {m.actor for m in articles.article(store, i).mentions} == {"Jake Sullivan", "Eve"}
    assert_sound(store)


def test_nobody_is_relinked_to_nobody(store: Store) -> None:
    tell(store, together(JAKE))
    jake = ids(store)["Jake Sullivan"]
    relink(store, jake, jake)
    assert cast.actor(store, jake).articles == 1
    with pytest.raises(NotFoundError, match="99"):
        relink(store, jake, 99)
