"""What the reader says of actors holds at once, for later analyses, and until it is undone."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import CorrectionError, NotFoundError
from core.query import parse_query
from core.types import CorrectionKind, Kind
from store import articles, cast, corrections
from store.engine import Store, open_store
from tests.store.builders import (
    add,
    analyse,
    assert_sound,
    day,
    draft,
    found,
    member,
    scalar,
    tell,
)

ANN, BOB, EVE = member("Ann"), member("Bob"), member("Eve")
KIM = member("Kim Jong Un", Kind.PERSON, "Kim Jong Un", "Mr Kim")


def ids(store: Store) -> dict[str, int]:
    return {actor.name: actor.id for actor in cast.actors(store)}


def names(store: Store) -> list[str]:
    return [actor.name for actor in cast.actors(store)]


def articles_of(store: Store, name: str) -> list[int]:
    return sorted(articles.article_ids(store, parse_query(f'actor:"{name}"')))


def state(store: Store) -> list[object]:
    """All that corrections change; actors that only they made and nobody names do not count."""
    return [
        found(store, "SELECT * FROM actor WHERE articles > 0 ORDER BY id"),
        found(store, "SELECT found_id, actor_id, form, mentions FROM alias ORDER BY 1, 3"),
        found(store, "SELECT * FROM mention"),
        found(store, "SELECT * FROM appearance"),
        [cast.cast(store, i, sources=True) for i in articles.article_ids(store)],
    ]


def test_a_merged_actor_is_shown_as_the_other_everywhere(store: Store) -> None:
    both, ann, bob = tell(store, ("Ann met Bob", [ANN, BOB]), ("Ann", [ANN]), ("Bob", [BOB]))
    actor = ids(store)
    given = corrections.merge(store, actor["Ann"], actor["Bob"])
    assert (given.action, given.actor, given.into, given.into_id) == (
        CorrectionKind.MERGE,
        "Ann",
        "Bob",
        actor["Bob"],
    )
    (shown,) = cast.actors(store)
    assert (shown.name, shown.aliases, shown.articles, shown.mentions) == ("Bob", ("Ann",), 3, 4)
    assert (shown.first_seen, shown.last_seen) == (day(0), day(2))
    assert [m.actor for m in articles.article(store, both).mentions] == ["Bob", "Bob"]
    assert articles_of(store, "Ann") == articles_of(store, "bob") == [both, ann, bob]
    assert [(e.name, e.mentions, e.articles) for e in cast.cast(store, both)] == [("Bob", 2, 3)]
    assert_sound(store)


def test_a_correction_holds_for_what_comes_later(store: Store) -> None:
    tell(store, ("Ann met Bob", [ANN, BOB]))
    actor = ids(store)
    corrections.merge(store, actor["Ann"], actor["Bob"])
    (later,) = add(store, draft("Annie came"))
    analyse(store, later, member("Ann", Kind.PERSON, "Annie"))
    assert [e.name for e in cast.cast(store, later)] == ["Bob"]
    assert articles_of(store, "annie") == [1, later]
    analyse(store, later, EVE, version=2)
    assert articles_of(store, "annie") == []
    assert_sound(store)


def test_salience_and_titles_go_with_a_merged_actor(store: Store) -> None:
    ann = member("Ann", roles=("Envoy",), salience=0.9)
    bob = member("Bob", roles=("Poet",), salience=0.1)
    (i,) = tell(store, ("Ann met Bob", [ann, bob]))
    actor = ids(store)
    corrections.merge(store, actor["Bob"], actor["Ann"])
    (entry,) = cast.cast(store, i)
    assert (entry.salience, set(entry.roles)) == (0.9, {"Envoy", "Poet"})
    assert {role.title for role in cast.actor(store, actor["Ann"]).roles} == {"Envoy", "Poet"}
    corrections.undo(store)
    assert [r.title for r in cast.actor(store, actor["Ann"]).roles] == ["Envoy"]


def test_merges_follow_one_another_and_are_undone_in_any_order(store: Store) -> None:
    tell(store, ("Ann met Bob and Eve", [ANN, BOB, EVE]))
    actor = ids(store)
    first = corrections.merge(store, actor["Ann"], actor["Bob"])
    corrections.merge(store, actor["Bob"], actor["Eve"])
    assert names(store) == ["Eve"]
    assert corrections.undo(store, first.id) == first
    assert names(store) == ["Ann", "Eve"]
    assert corrections.undo(store).actor == "Bob"
    assert names(store) == ["Ann", "Bob", "Eve"]
    assert corrections.corrections(store) == []
    assert_sound(store)


def test_no_actor_is_merged_in_a_circle(store: Store) -> None:
    tell(store, ("Ann met Bob", [ANN, BOB]))
    actor = ids(store)
    corrections.merge(store, actor["Ann"], actor["Bob"])
    before = state(store)
    with pytest.raises(CorrectionError, match="Ann: is shown as Bob"):
        corrections.merge(store, actor["Bob"], actor["Ann"])
    with pytest.raises(CorrectionError, match="into itself"):
        corrections.merge(store, actor["Bob"], actor["Bob"])
    assert state(store) == before
    assert len(corrections.corrections(store)) == 1


def test_a_form_is_split_off_as_an_actor_of_its_own(store: Store) -> None:
    one, both = tell(store, ("Kim Jong Un spoke", [KIM]), ("Mr Kim met Kim Jong Un", [KIM]))
    actor = ids(store)
    given = corrections.split(store, actor["Kim Jong Un"], "MR KIM")
    assert (given.into, given.text) == ("Mr Kim", "Mr Kim")
    assert {e.name: e.mentions for e in cast.cast(store, both)} == {"Mr Kim": 1, "Kim Jong Un": 1}
    assert (articles_of(store, "mr kim"), articles_of(store, "kim jong un")) == (
        [both],
        [one, both],
    )
    (later,) = add(store, draft("Mr. Kim left"))
    analyse(store, later, member("Kim Jong Un", Kind.PERSON, "Mr. Kim"))
    assert [e.actor_id for e in cast.cast(store, later)] == [given.into_id]
    assert_sound(store)
    corrections.undo(store)
    assert names(store) == ["Kim Jong Un"]
    assert_sound(store)


def test_what_was_split_off_can_be_merged_with_another(store: Store) -> None:
    tell(store, ("Mr Kim, Kim Jong Un and Ann", [KIM, ANN]))
    actor = ids(store)
    given = corrections.split(store, actor["Kim Jong Un"], "Mr Kim")
    corrections.merge(store, given.into_id or 0, actor["Ann"])
    assert {a.name: a.aliases for a in cast.actors(store)} == {
        "Ann": ("Mr Kim",),
        "Kim Jong Un": (),
    }
    assert_sound(store)


def test_only_a_form_that_is_one_of_several_is_split_off(store: Store) -> None:
    tell(store, ("Ann met Mr Kim, Kim Jong Un", [KIM, ANN]))
    actor = ids(store)
    with pytest.raises(NotFoundError, match="never written so"):
        corrections.split(store, actor["Kim Jong Un"], "Kimmy")
    with pytest.raises(CorrectionError, match="no other way"):
        corrections.split(store, actor["Ann"], "ann")
    assert corrections.corrections(store) == []


def test_a_renamed_actor_is_found_by_both_names_and_keeps_the_one_it_was_given(
    store: Store,
) -> None:
    (i,) = tell(store, ("Ann left", [ANN]))
    actor = ids(store)["Ann"]
    corrections.rename(store, actor, "  Ann\nof Oslo ")
    assert names(store) == ["Ann of Oslo"]
    assert [m.actor for m in articles.article(store, i).mentions] == ["Ann of Oslo"]
    assert articles_of(store, "oslo") == articles_of(store, "ann") == [i]
    (later,) = add(store, draft("Ann the Magnificent came"))
    analyse(store, later, member("Ann", Kind.PERSON, "Ann the Magnificent"))
    longer = member("Ann the Magnificent")
    analyse(store, later, type(longer)("ann", longer.name, longer.kind, longer.forms), version=2)
    assert names(store) == ["Ann of Oslo"]
    assert_sound(store)
    corrections.rename(store, actor, "Anna")
    assert names(store) == ["Anna"]
    assert cast.actors(store, "oslo") == []
    corrections.undo(store)
    corrections.undo(store)
    assert names(store) == ["Ann the Magnificent"]
    assert_sound(store)


@pytest.mark.parametrize("name", ["", " \n ", "\u202e"])
def test_a_name_has_to_be_seen(store: Store, name: str) -> None:
    tell(store, ("Ann", [ANN]))
    with pytest.raises(CorrectionError, match="needs a name"):
        corrections.rename(store, ids(store)["Ann"], name)


def test_an_actor_of_another_kind_joins_the_one_there_is(store: Store) -> None:
    place = member("Paris", Kind.PLACE)
    tell(store, ("Paris left", [member("Paris")]), ("In Paris", [place]))
    person = cast.actors(store)[0 if cast.actors(store)[0].kind is Kind.PERSON else 1]
    given = corrections.retype(store, person.id, Kind.PLACE)
    assert [(a.id, a.kind, a.articles) for a in cast.actors(store)] == [
        (given.into_id, Kind.PLACE, 2)
    ]
    corrections.retype(store, given.into_id or 0, Kind.PERSON)
    assert [(a.kind, a.articles) for a in cast.actors(store)] == [(Kind.PERSON, 2)]
    assert_sound(store)


def test_an_actor_of_a_new_kind_keeps_the_name_that_it_was_given(store: Store) -> None:
    tell(store, ("Ann left", [ANN]))
    actor = ids(store)["Ann"]
    corrections.rename(store, actor, "The Ann")
    corrections.retype(store, actor, Kind.GROUP)
    assert [(a.name, a.kind) for a in cast.actors(store)] == [("The Ann", Kind.GROUP)]
    with pytest.raises(CorrectionError, match="of the kind group already"):
        corrections.retype(store, cast.actors(store)[0].id, Kind.GROUP)
    assert_sound(store)


def test_a_name_that_an_actor_has_is_no_new_one(store: Store) -> None:
    tell(store, ("Ann met Bob", [ANN, BOB]))
    with pytest.raises(CorrectionError, match="called so already"):
        corrections.rename(store, ids(store)["Ann"], " Ann ")
    assert_sound(store)


def test_a_hidden_actor_comes_back_when_that_is_undone(store: Store) -> None:
    (i,) = tell(store, ("Ann met Bob", [ANN, BOB]))
    before = state(store)
    bob = ids(store)["Bob"]
    corrections.hide(store, bob)
    assert [e.name for e in cast.cast(store, i)] == ["Ann"]
    assert cast.actors(store, "bob") == []
    with pytest.raises(CorrectionError, match="hidden already"):
        corrections.hide(store, bob)
    analyse(store, i, ANN, BOB, version=2)
    assert names(store) == ["Ann"]
    corrections.undo(store)
    assert state(store) == before


def test_what_is_not_there_cannot_be_corrected_or_undone(store: Store) -> None:
    with pytest.raises(NotFoundError, match="99"):
        corrections.hide(store, 99)
    with pytest.raises(NotFoundError, match="none to undo"):
        corrections.undo(store)
    with pytest.raises(NotFoundError, match="7"):
        corrections.undo(store, 7)


def test_corrections_are_listed_with_the_last_first(store: Store) -> None:
    tell(store, ("Ann met Bob", [ANN, BOB]))
    actor = ids(store)
    corrections.rename(store, actor["Ann"], "Anna")
    corrections.merge(store, actor["Bob"], actor["Ann"])
    assert [(c.action, c.actor, c.into, c.text) for c in corrections.corrections(store)] == [
        (CorrectionKind.MERGE, "Bob", "Anna", ""),
        (CorrectionKind.RENAME, "Ann", "", "Anna"),
    ]


def test_references_without_a_name_follow_the_actor(store: Store) -> None:
    (i,) = tell(store, ("Ann met Bob", [ANN, BOB]))
    actor = ids(store)
    with store.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO mention VALUES (1, 'body', 0, 3, 'PERSON', ?, ?, NULL, 0, 0.5)",
            (actor["Ann"], actor["Ann"]),
        )
    corrections.merge(store, actor["Ann"], actor["Bob"])
    assert {m.actor for m in articles.article(store, i).mentions} == {"Bob"}
    corrections.undo(store)
    assert [m.actor for m in articles.article(store, i).mentions if not m.by_name] == ["Ann"]
    assert_sound(store)


@pytest.mark.parametrize("few", [0, 1, 5_000])
def test_the_days_of_many_articles_are_right_too(
    store: Store, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.tallies.FEW", few)
    tell(store, ("Ann", [ANN]), ("Bob", [BOB]), ("Ann", [ANN]), ("Eve", [EVE]))
    actor = ids(store)
    corrections.merge(store, actor["Bob"], actor["Ann"])
    corrections.undo(store)
    assert_sound(store)


CAST = st.sampled_from([ANN, BOB, member("Ann", Kind.PLACE), KIM])
PLACE = st.integers(0, 3)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("analyse"), st.integers(0, 1), st.lists(CAST, unique=True, max_size=3)),
        st.tuples(st.just("merge"), PLACE, PLACE),
        st.tuples(st.just("split"), PLACE, st.sampled_from(["mr kim", "Kim Jong Un"])),
        st.tuples(st.just("rename"), PLACE, st.sampled_from(["Anna", "Mr Kim"])),
        st.tuples(st.just("retype"), PLACE, st.sampled_from([Kind.PERSON, Kind.PLACE])),
        st.tuples(st.just("hide"), PLACE, st.none()),
        st.tuples(st.just("undo"), st.integers(1, 5), st.none()),
    ),
    max_size=10,
)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_any_work_in_any_order_is_undone_without_a_trace(steps: list[tuple]) -> None:
    with TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "news.db"))
        text = "Ann met Kim Jong Un. Mr Kim met Bob. Ann left."
        articles_ids = add(store, draft(text, published=day(1)), draft(text, published=day(2)))
        analyse(store, articles_ids[0], ANN, BOB, KIM)
        for what, index, value in steps:
            if what == "analyse":
                analyse(store, articles_ids[index], *value)
            elif what == "undo":
                with suppress(NotFoundError):
                    corrections.undo(store, index)
            else:
                _correct_and_back(store, what, index, value)
            assert_sound(store)
        for _ in corrections.corrections(store):
            corrections.undo(store)
        assert scalar(store, "SELECT count(*) FROM mention WHERE actor_id != found_id") == 0
        assert scalar(store, "SELECT count(*) FROM actor WHERE name != found_name OR hidden") == 0
        assert_sound(store)
        store.close()


def _correct_and_back(store: Store, what: str, index: int, value: object) -> None:
    """Gives a correction, takes it back, finds the store as it was, and gives it again."""
    actor_ids = [actor.id for actor in cast.actors(store)]
    if index >= len(actor_ids):
        return
    if what == "merge":
        value = actor_ids[int(str(value)) % len(actor_ids)]
    arguments = [actor_ids[index], *([] if value is None else [value])]
    before = state(store)
    with suppress(CorrectionError, NotFoundError):
        getattr(corrections, what)(store, *arguments)
        assert_sound(store)
        corrections.undo(store)
        assert state(store) == before
        getattr(corrections, what)(store, *arguments)
