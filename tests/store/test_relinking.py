"""Giving what was found of one actor to another, and where the reader's word forbids it."""

from collections.abc import Callable

import pytest

from core.analysis import CastMember
from core.errors import NotFoundError
from core.types import Answer, Kind
from store import articles, cast, corrections, suggestions
from store.engine import Store
from store.following import follow, followed_actors
from store.relinking import relink, settled
from tests.store.builders import analyse, assert_sound, member, tell

JAKE = member("Jake Sullivan")
SULLIVAN = member("Sullivan", partial=True, roles=("Adviser",), salience=0.7)
BOB, EVE = member("Bob"), member("Eve")


def together(*members: CastMember) -> tuple[str, list[CastMember]]:
    """An article that names these actors."""
    return " and ".join(m.name for m in members), list(members)


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


def test_whoever_follows_a_partial_actor_follows_whom_it_turns_out_to_be(store: Store) -> None:
    tell(store, together(JAKE, BOB), together(SULLIVAN, BOB))
    actor = ids(store)
    follow(store, actor["Sullivan"], True)
    relink(store, actor["Sullivan"], actor["Jake Sullivan"])
    with store.read() as connection:
        assert followed_actors(connection) == {actor["Jake Sullivan"]}


def test_both_in_one_article_become_one(store: Store) -> None:
    jake = member("Jake Sullivan", roles=("Adviser",), salience=0.2)
    (i,) = tell(store, ("Jake Sullivan: Sullivan", [jake, SULLIVAN]))
    actor = ids(store)
    relink(store, actor["Sullivan"], actor["Jake Sullivan"])
    (entry,) = cast.cast(store, i)
    assert (entry.salience, entry.roles) == (0.7, ("Adviser",))
    assert_sound(store)


def test_corrections_of_the_other_actor_apply_to_what_is_relinked(store: Store) -> None:
    _, i = tell(store, together(JAKE, BOB), together(SULLIVAN, EVE))
    actor = ids(store)
    corrections.merge(store, actor["Jake Sullivan"], actor["Bob"])
    relink(store, actor["Sullivan"], actor["Jake Sullivan"])
    assert {m.actor for m in articles.article(store, i).mentions} == {"Bob", "Eve"}
    assert_sound(store)
    corrections.undo(store)
    assert {m.actor for m in articles.article(store, i).mentions} == {"Jake Sullivan", "Eve"}
    assert_sound(store)


Say = Callable[[Store, dict[str, int]], object]

SAID: dict[str, Say] = {
    "renamed": lambda store, actor: corrections.rename(store, actor["Sullivan"], "Sully"),
    "hidden": lambda store, actor: corrections.hide(store, actor["Sullivan"]),
    "split": lambda store, actor: corrections.split(store, actor["Sullivan"], "Sullivan's"),
    "retyped": lambda store, actor: corrections.retype(store, actor["Sullivan"], Kind.PLACE),
    "merged": lambda store, actor: corrections.merge(store, actor["Sullivan"], actor["Eve"]),
    "another merged into it": lambda store, actor: corrections.merge(
        store, actor["Eve"], actor["Sullivan"]
    ),
    "judged to be another": lambda store, actor: suggestions.judge(
        store, actor["Sullivan"], actor["Jake Sullivan"], Answer.NO
    ),
}


@pytest.mark.parametrize("say", [pytest.param(say, id=name) for name, say in SAID.items()])
def test_what_the_reader_said_of_a_partial_actor_keeps_it_apart(store: Store, say: Say) -> None:
    partial = member("Sullivan", Kind.PERSON, "Sullivan", "Sullivan's", partial=True)
    i = tell(store, together(JAKE, BOB), ("Sullivan; Sullivan's Eve", [partial, EVE]))[1]
    actor = ids(store)
    say(store, actor)
    shown = [(m.text, m.actor) for m in articles.article(store, i).mentions]
    relink(store, actor["Sullivan"], actor["Jake Sullivan"])
    assert [(m.text, m.actor) for m in articles.article(store, i).mentions] == shown
    assert cast.actor(store, actor["Jake Sullivan"]).articles == 1
    assert_sound(store)


def test_a_correction_that_is_taken_back_keeps_nobody_apart(store: Store) -> None:
    _, i = tell(store, together(JAKE, BOB), together(SULLIVAN, EVE))
    actor = ids(store)
    corrections.hide(store, actor["Sullivan"])
    corrections.undo(store)
    relink(store, actor["Sullivan"], actor["Jake Sullivan"])
    assert {m.actor for m in articles.article(store, i).mentions} == {"Jake Sullivan", "Eve"}


@pytest.mark.parametrize(
    ("answer", "apart"), [(Answer.NO, True), (Answer.LATER, False)], ids=["no", "later"]
)
def test_only_a_no_settles_that_two_are_two(store: Store, answer: Answer, apart: bool) -> None:
    _, i = tell(store, together(JAKE, BOB), together(SULLIVAN, EVE))
    actor = ids(store)
    suggestions.judge(store, actor["Jake Sullivan"], actor["Sullivan"], answer)
    alone = (f"sullivan @{i}", "person")
    jake, bob = (alone, ("jake sullivan", "person")), (alone, ("bob", "person"))
    assert settled(store, [jake, bob]) == ({jake} if apart else set())
    assert settled(store, []) == set()


def test_nobody_is_relinked_to_nobody(store: Store) -> None:
    tell(store, together(JAKE))
    jake = ids(store)["Jake Sullivan"]
    relink(store, jake, jake)
    assert cast.actor(store, jake).articles == 1
    with pytest.raises(NotFoundError, match="99"):
        relink(store, jake, 99)
