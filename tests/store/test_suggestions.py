"""Which actors may be one, the likeliest first, and what becomes of the answers."""

import pytest

from core.analysis import CastMember
from core.errors import CorrectionError, NotFoundError
from core.types import Answer, Kind
from store import cast, corrections, suggestions
from store.engine import Store
from tests.store.builders import assert_sound, member, tell

JAKE, DAN = member("Jake Sullivan"), member("Dan Sullivan")
SULLIVAN = member("Sullivan", partial=True)
BOB, EVE, WHO = member("Bob"), member("Eve"), member("WHO", Kind.ORGANISATION)
HEALTH = member("World Health Organization", Kind.ORGANISATION)


def suggested(store: Store, limit: int = 20) -> list[tuple[str, str]]:
    return [(s.actor, s.into) for s in suggestions.suggestions(store, limit)]


def together(*members: CastMember) -> tuple[str, list[CastMember]]:
    """An article that names these actors."""
    return " and ".join(m.name for m in members), list(members)


def test_a_surname_alone_is_whoever_is_named_with_the_same_people(store: Store) -> None:
    tell(
        store,
        together(JAKE, BOB, EVE),
        together(JAKE, BOB),
        together(DAN, WHO),
        together(SULLIVAN, BOB, EVE),
    )
    (pair,) = suggestions.suggestions(store, 20)
    assert (pair.actor, pair.into, pair.kind) == ("Sullivan", "Jake Sullivan", Kind.PERSON)
    assert pair.why == ("same surname", "2 companions in common")
    assert 0 < pair.score <= 1


def test_the_likeliest_pairs_come_first(store: Store) -> None:
    tell(
        store,
        together(JAKE, BOB),
        together(SULLIVAN, BOB),
        together(WHO, EVE),
        together(HEALTH, EVE),
    )
    assert suggested(store) == [("WHO", "World Health Organization"), ("Sullivan", "Jake Sullivan")]
    assert len(suggested(store, 1)) == 1
    assert suggested(store, 0) == []


def test_two_that_one_article_names_side_by_side_are_less_likely_one(store: Store) -> None:
    tell(store, together(WHO, EVE), together(HEALTH, EVE))
    (apart,) = suggestions.suggestions(store, 1)
    tell(store, together(WHO, HEALTH))
    assert all(s.score < apart.score for s in suggestions.suggestions(store, 1))


def test_frequent_companions_say_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.related.FREQUENT_LEAST", 2)
    monkeypatch.setattr("store.related.FREQUENT_SHARE", 0.0)
    tell(store, together(JAKE, BOB), together(SULLIVAN, BOB), together(BOB, EVE))
    assert suggested(store) == []


def test_yes_makes_them_one(store: Store) -> None:
    tell(store, together(WHO, EVE), together(HEALTH, EVE))
    (pair,) = suggestions.suggestions(store, 1)
    given = suggestions.judge(store, pair.actor_id, pair.into_id, Answer.YES)
    assert corrections.corrections(store) == [given]
    assert suggested(store) == []
    assert {a.name for a in cast.actors(store)} == {"Eve", pair.into}
    assert_sound(store)


def test_no_is_kept_and_later_comes_last(store: Store) -> None:
    tell(
        store,
        together(JAKE, BOB),
        together(SULLIVAN, BOB),
        together(WHO, EVE),
        together(HEALTH, EVE),
    )
    likely, other = suggestions.suggestions(store, 2)
    assert suggestions.judge(store, likely.actor_id, likely.into_id, Answer.LATER) is None
    assert suggestions.suggestions(store, 2) == [other, likely]
    suggestions.judge(store, likely.into_id, likely.actor_id, Answer.NO)
    assert suggestions.suggestions(store, 2) == [other]


@pytest.mark.parametrize("answer", [Answer.NO, Answer.LATER])
def test_an_answer_that_is_forgotten_leaves_the_pair_where_it_was(
    store: Store, answer: Answer
) -> None:
    tell(
        store,
        together(JAKE, BOB),
        together(SULLIVAN, BOB),
        together(WHO, EVE),
        together(HEALTH, EVE),
    )
    before = suggestions.suggestions(store, 2)
    one, other = before
    suggestions.judge(store, one.actor_id, one.into_id, answer)
    suggestions.judge(store, other.actor_id, other.into_id, answer)
    suggestions.unjudge(store, one.into_id, one.actor_id)
    assert suggestions.suggestions(store, 2)[:1] == [one]
    suggestions.unjudge(store, other.actor_id, other.into_id)
    assert suggestions.suggestions(store, 2) == before
    with pytest.raises(NotFoundError, match="99"):
        suggestions.unjudge(store, 99, one.into_id)


def test_hidden_actors_are_not_asked_about(store: Store) -> None:
    tell(store, together(WHO, EVE), together(HEALTH, EVE))
    (pair,) = suggestions.suggestions(store, 1)
    corrections.hide(store, pair.actor_id)
    assert suggested(store) == []


def test_only_two_actors_of_one_kind_are_judged(store: Store) -> None:
    tell(store, together(WHO, EVE))
    first, second = (a.id for a in cast.actors(store))
    with pytest.raises(CorrectionError, match="of its kind"):
        suggestions.judge(store, first, second, Answer.NO)
    with pytest.raises(CorrectionError, match="of its kind"):
        suggestions.judge(store, first, first, Answer.LATER)
    with pytest.raises(NotFoundError, match="99"):
        suggestions.judge(store, first, 99, Answer.NO)


def test_an_empty_store_suggests_nothing(store: Store) -> None:
    assert suggested(store) == []
