"""An actor's dossier, and that nothing in it is stale."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from core.dossiers import Dossier
from core.errors import NotFoundError
from core.types import Kind
from desk.dossier import dossier
from store import cast, corrections
from store.engine import Store
from tests.store.builders import add, analyse, crowd, day, draft, member, tell

ANN = member("Ann", Kind.PERSON, "Ann", "Byron")
BOB, EVE = member("Bob"), member("Eve")
OSLO = member("Oslo", Kind.PLACE)

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def news(store: Store, *texts: tuple[str, str]) -> list[int]:
    """Articles of these titles and bodies, a day apart, with all their cast."""
    drafts = (draft(title, body, published=day(n)) for n, (title, body) in enumerate(texts))
    ids = add(store, *drafts)
    for i in ids:
        analyse(store, i, ANN, BOB, EVE, OSLO)
    return ids


def actor_id(store: Store, name: str) -> int:
    return next(actor.id for actor in cast.actors(store) if actor.name == name)


def told(store: Store, name: str) -> Dossier:
    return dossier(store, actor_id(store, name), NOW)


def sayings(found: Dossier) -> list[str]:
    return [excerpt.text for excerpt in found.sayings]


def contexts(found: Dossier) -> list[str]:
    return [excerpt.text for excerpt in found.contexts]


def test_a_dossier_tells_when_where_beside_whom_and_what(store: Store) -> None:
    first, second = news(
        store,
        ("Talks in Oslo", "Bob waited. Ann met Bob in Oslo. Eve did not come."),
        ("Rain", "It rains in Oslo.\n\nThey asked Ann about it. “So what,” Byron said."),
    )
    found = told(store, "Ann")
    assert (found.actor.articles, found.actor.mentions, found.looked_at) == (2, 3, 2)
    assert (found.weeks, found.first_week, found.sampled) == ((3,), date(2024, 1, 1), False)
    assert [(c.name, c.articles) for c in found.companions] == [("Oslo", 2), ("Bob", 1), ("Eve", 1)]
    assert [place.name for place in found.places] == ["Oslo"]
    assert [(t.first.name, t.second.name, t.articles) for t in found.ties] == [
        ("Oslo", "Bob", 1),
        ("Oslo", "Eve", 1),
        ("Bob", "Eve", 1),
    ]
    assert found.sources == (("https://example.org/feed", 2),)
    assert sayings(found) == ["“So what,” Byron said.", "Ann met Bob in Oslo."]
    assert [(e.article.id, e.text, e.spans) for e in found.contexts] == [
        (second, "They asked Ann about it.", ((11, 14),)),
        (first, "Ann met Bob in Oslo.", ((0, 3),)),
    ]


def test_a_sentence_is_told_once_and_none_that_breaks_off_or_says_nothing(store: Store) -> None:
    news(
        store,
        ("Byron left Oslo at…", "Byron left Oslo at noon. “Why?” Byron asked. Byron left"),
        ("Fog", "Byron left\tOslo at noon."),
    )
    assert sayings(told(store, "Ann")) == ["Byron left Oslo at noon."]


def test_the_newest_of_many_sentences_are_told(store: Store) -> None:
    news(store, *((f"Day {n}", f"Byron met envoy number {n}.") for n in range(60)))
    found = told(store, "Ann")
    assert sayings(found)[0] == contexts(found)[0] == "Byron met envoy number 59."
    assert (len(found.sayings), len(found.contexts)) == (12, 10)


def test_weeks_are_those_of_the_readers_clock(store: Store) -> None:
    tell(store, ("Ann", [ANN]))
    west = NOW.astimezone(timezone(timedelta(hours=-3)))
    assert dossier(store, actor_id(store, "Ann"), west).first_week == date(2023, 12, 25)
    assert told(store, "Ann").first_week == date(2024, 1, 1)


def test_an_actor_of_no_article_has_an_empty_dossier(store: Store) -> None:
    (i,) = tell(store, ("Ann", [ANN]))
    ann = actor_id(store, "Ann")
    analyse(store, i, version=2)
    found = dossier(store, ann, NOW)
    assert found == Dossier(found.actor)
    assert (found.actor.name, found.actor.articles) == ("Ann", 0)


def test_nobody_has_no_dossier(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no such actor"):
        dossier(store, 99, NOW)


def merge(store: Store) -> None:
    corrections.merge(store, actor_id(store, "Bob"), actor_id(store, "Ann"))


def split(store: Store) -> None:
    corrections.split(store, actor_id(store, "Ann"), "Byron")


def hide_eve(store: Store) -> None:
    corrections.hide(store, actor_id(store, "Eve"))


def retype_oslo(store: Store) -> None:
    corrections.retype(store, actor_id(store, "Oslo"), Kind.ORGANISATION)


def rename_bob(store: Store) -> None:
    corrections.rename(store, actor_id(store, "Bob"), "Robert")


@pytest.fixture
def corrected(store: Store) -> Store:
    news(
        store,
        ("One", "Byron told Bob to wait."),
        ("Two", "Bob left Oslo at noon."),
        ("Three", "Ann met Eve in town."),
    )
    return store


def test_what_is_merged_is_told_of_one_and_undone_of_two(corrected: Store) -> None:
    bob = actor_id(corrected, "Bob")
    before = told(corrected, "Ann"), dossier(corrected, bob, NOW)
    merge(corrected)
    both = told(corrected, "Ann")
    assert dossier(corrected, bob, NOW) == both
    assert sayings(both) == [
        "Ann met Eve in town.",
        "Bob left Oslo at noon.",
        "Byron told Bob to wait.",
    ]
    assert [c.name for c in both.companions] == ["Eve", "Oslo"]
    assert (both.weeks, both.looked_at) == ((4,), 3)
    corrections.undo(corrected)
    assert (told(corrected, "Ann"), dossier(corrected, bob, NOW)) == before


def test_what_is_split_off_is_told_of_another(corrected: Store) -> None:
    split(corrected)
    assert sayings(told(corrected, "Ann")) == ["Ann met Eve in town."]
    assert sayings(told(corrected, "Byron")) == ["Byron told Bob to wait."]


@pytest.mark.parametrize(
    ("correct", "companions", "places"),
    [
        (hide_eve, ["Ann", "Oslo"], ["Oslo"]),
        (retype_oslo, ["Ann", "Eve", "Oslo"], []),
    ],
)
def test_companions_are_as_corrected_and_as_before_when_undone(
    store: Store, correct: Callable[[Store], None], companions: list[str], places: list[str]
) -> None:
    news(store, ("One", "Ann, Bob and Eve met in Oslo."))
    before = told(store, "Bob")
    correct(store)
    found = told(store, "Bob")
    assert [c.name for c in found.companions] == companions
    assert [c.name for c in found.places] == places
    names = {tie.first.name for tie in found.ties} | {tie.second.name for tie in found.ties}
    assert names == set(companions)
    corrections.undo(store)
    assert told(store, "Bob") == before


def test_a_renamed_companion_has_its_new_name(corrected: Store) -> None:
    rename_bob(corrected)
    assert [c.name for c in told(corrected, "Ann").companions] == ["Eve", "Robert"]


def test_a_new_analysis_leaves_nothing_of_the_last(corrected: Store) -> None:
    analyse(corrected, 1, BOB, version=2)
    found = told(corrected, "Ann")
    assert sayings(found) == contexts(found) == ["Ann met Eve in town."]
    assert [c.name for c in found.companions] == ["Eve"]
    assert found.weeks == (1,)


def test_five_thousand_actors_in_one_article_and_no_date(store: Store) -> None:
    crowd(store, 5_000)
    found = told(store, "Ann")
    assert (len(found.companions), len(found.ties)) == (20, 66)
    assert len(found.contexts[0].text) < 400
    assert found.first_week == date(2024, 5, 27)
