"""Names that may be one actor's, and those that say nothing of the kind."""

import pytest

from core.analysis import KnownActor
from core.types import Kind
from store import likeness
from store.likeness import pairs


def known(number: int, key: str, kind: Kind = Kind.PERSON, articles: int = 1) -> KnownActor:
    article_id = number if "@" in key else None
    return KnownActor(number, key, kind, key.title(), articles, article_id)


@pytest.mark.parametrize(
    ("one", "other", "kind", "why"),
    [
        ("al amin", "alamin", Kind.PERSON, "same letters"),
        ("jong un kim", "kim jong un", Kind.PERSON, "another order"),
        ("volodymyr zelensky", "volodymyr zelenskyy", Kind.PERSON, "spelt alike"),
        ("joe biden", "joe r biden", Kind.PERSON, "first and last name"),
        ("joe robinette biden", "joe biden", Kind.PERSON, "first and last name"),
        ("j biden", "joe biden", Kind.PERSON, "initial"),
        ("sullivan @7", "jake sullivan", Kind.PERSON, "same surname"),
        ("who", "world health organization", Kind.ORGANISATION, "abbreviates"),
        ("boj", "bank of japan", Kind.ORGANISATION, "abbreviates"),
        ("bj", "bank of japan", Kind.ORGANISATION, "abbreviates"),
        ("general motors", "general motors company", Kind.ORGANISATION, "begin"),
    ],
)
def test_names_of_one_actor_are_alike(one: str, other: str, kind: Kind, why: str) -> None:
    (pair,) = pairs([known(1, one, kind), known(2, other, kind)])
    assert why in pair.why


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("joe biden", "jill biden", Kind.PERSON),
        ("joe biden", "jay biden", Kind.PERSON),
        ("john smith", "john smyth jones", Kind.PERSON),
        ("sullivan @7", "sullivan @8", Kind.PERSON),
        ("north korea", "south korea", Kind.PLACE),
        ("iran", "iraq", Kind.PLACE),
        ("bank", "bank of japan", Kind.ORGANISATION),
        ("", "ann", Kind.OTHER),
    ],
)
def test_names_of_two_actors_are_not(one: str, other: str, kind: Kind) -> None:
    assert pairs([known(1, one, kind), known(2, other, kind)]) == []


def test_actors_of_two_kinds_are_two() -> None:
    assert pairs([known(1, "al amin"), known(2, "alamin", Kind.PLACE)]) == []


def test_the_better_known_is_the_one_to_stay() -> None:
    few, many = known(1, "joe r biden", articles=2), known(2, "joe biden", articles=9)
    partial = known(3, "biden @4", articles=99)
    assert [(p.actor, p.into) for p in pairs([few, many, partial])] == [
        (few, many),
        (partial, many),
        (partial, few),
    ]


def test_of_very_many_namesakes_only_the_best_known_are_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(likeness, "BLOCK", 2)
    actors = [known(n, f"{'abcd'[n]} smith", articles=9 - n) for n in range(4)]
    full = known(9, "alan smith", articles=50)
    assert [(p.actor, p.into) for p in pairs([*actors, full])] == [(actors[0], full)]
