"""Analyses are replaced whole, and the tallies of actors follow exactly."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis import Analysis, CastMember, Mention, Text
from core.query import parse_query
from core.types import Dateline, Field, Kind, Label
from store import analyses, articles, cast, drafts, queue
from store.engine import Store, open_store
from tests.store.builders import (
    NOW,
    add,
    analyse,
    analysis_of,
    assert_sound,
    day,
    draft,
    member,
    scalar,
    tell,
)

ANN, BOB = member("Ann"), member("Bob")


def test_what_was_concluded_is_kept(store: Store) -> None:
    body = "LONDON - Annie left. She ran. More stories"
    dateline = Dateline("LONDON", 0, 9, "London", (0, 6), "", (0, 0), "--03-03")
    (i,) = add(store, draft("Ann", body))
    found = Analysis(
        cast=(CastMember("ann", "Ann", Kind.PERSON, ("Ann", "Annie")),),
        mentions=(
            Mention(Field.BODY, 9, 14, Label.PERSON, 0),
            Mention(Field.BODY, 21, 24, Label.PERSON, 0, by_name=False, confidence=0.5),
            Mention(Field.TITLE, 0, 3, Label.PERSON, 0),
        ),
        body_end=29,
        analysed_to=42,
        dateline=dateline,
    )
    analyses.save(store, 7, [(i, Text("Ann", body), found)])
    article = articles.article(store, i)
    assert (article.body_end, article.analysed_to, article.dateline) == (29, 42, dateline)
    assert article.analysed is True
    assert [(m.text, m.actor, m.by_name, m.confidence) for m in article.mentions] == [
        ("Ann", "Ann", True, 1.0),
        ("Annie", "Ann", True, 1.0),
        ("She", "Ann", False, 0.5),
    ]
    (actor,) = cast.actors(store)
    assert (actor.kind, actor.aliases, actor.articles, actor.mentions) == (
        Kind.PERSON,
        ("Annie",),
        1,
        2,
    )
    assert_sound(store)


@pytest.mark.usefixtures("any_chunk")
@pytest.mark.parametrize("size", [0, 1, 2, 5])
def test_many_articles_are_saved_at_once(store: Store, size: int) -> None:
    ids = add(store, *(draft(f"Ann met Bob, day {n}") for n in range(size)))
    results = [
        (i, text, analysis_of(text.title, text.body, [ANN, BOB]))
        for i, text, _ in queue.take(store, 1, 99)
    ]
    analyses.save(store, 1, results)
    assert queue.waiting(store) == 0
    assert [a.articles for a in cast.actors(store)] == ([size, size] if size else [])
    assert all(len(articles.article(store, i).mentions) == 2 for i in ids)
    assert_sound(store)


def test_one_key_of_two_kinds_is_two_actors(store: Store) -> None:
    tell(store, ("Paris met Paris", [member("Paris"), member("Paris", Kind.PLACE)]))
    assert scalar(store, "SELECT count(*) FROM actor WHERE key = 'paris'") == 2


def test_two_mentions_at_one_place_are_the_first(store: Store) -> None:
    (i,) = tell(store, ("Ann", [ANN, CastMember("other", "Other", Kind.OTHER, ("Ann",))]))
    assert [m.actor for m in articles.article(store, i).mentions] == ["Ann"]
    assert_sound(store)


@pytest.mark.parametrize(
    ("names", "kept"),
    [(["Kim", "Kim"], "Kim"), (["Kim", "Kim Jong Un"], "Kim Jong Un"), (["Mrs A", "Ann"], "Mrs A")],
)
def test_an_actor_keeps_its_first_name_until_a_longer_one_comes(
    store: Store, names: list[str], kept: str
) -> None:
    for name in names:
        tell(store, (f"{name} spoke", [CastMember("one-key", name, Kind.PERSON, (name,))]))
    (actor,) = cast.actors(store)
    assert actor.name == kept
    assert {kept, *actor.aliases} == set(names)


def test_actors_that_nobody_names_any_more_stay_unlisted(store: Store) -> None:
    (i,) = tell(store, ("Ann met Bob", [ANN, BOB]))
    analyse(store, i, BOB, version=2)
    assert [a.name for a in cast.actors(store)] == ["Bob"]
    assert scalar(store, "SELECT articles + mentions FROM actor WHERE key = 'ann'") == 0
    assert scalar(store, "SELECT first_seen FROM actor WHERE key = 'ann'") is None
    assert_sound(store)


def test_a_form_goes_with_the_last_text_that_has_it(store: Store) -> None:
    annie = member("Ann", Kind.PERSON, "Ann", "Annie")
    first, second = tell(store, ("Annie left Ann", [annie]), ("Annie came", [annie]))
    analyse(store, second, BOB, version=2)
    assert [a.aliases for a in cast.actors(store, "annie")] == [("Annie",)]
    analyse(store, first, ANN, version=2)
    assert cast.actors(store, "annie") == []
    assert [a.name for a in cast.actors(store)] == ["Ann"]
    assert_sound(store)


def test_a_partial_actor_is_another_in_every_article(store: Store) -> None:
    sullivan = member("Sullivan", partial=True)
    first, second = tell(store, ("Sullivan left", [sullivan]), ("Sullivan came", [sullivan]))
    assert [(a.name, a.articles) for a in cast.actors(store)] == [("Sullivan", 1)] * 2
    analyse(store, first, sullivan, version=2)
    ids = {cast.cast(store, i)[0].actor_id for i in (first, second)}
    assert len(ids) == scalar(store, "SELECT count(*) FROM actor") == 2
    assert_sound(store)


def test_an_actor_that_is_only_referred_to_is_not_tallied(store: Store) -> None:
    (i,) = add(store, draft("She left"))
    told = Mention(Field.TITLE, 0, 3, Label.PERSON, 0, by_name=False)
    result = Analysis((ANN,), (told,), body_end=17, analysed_to=17)
    analyses.save(store, 1, [(i, Text("She left", "Nothing happened."), result)])
    assert cast.actors(store) == []
    assert [(e.name, e.mentions, e.articles) for e in cast.cast(store, i)] == [("Ann", 0, 0)]
    assert articles.article_ids(store, parse_query("actor:Ann")).tolist() == []
    assert_sound(store)


def test_the_first_and_the_last_day_follow_when_an_analysis_is_redone(store: Store) -> None:
    first, _, last = tell(store, *((f"Ann, day {n}", [ANN]) for n in range(3)))
    analyse(store, first, BOB, version=2)
    analyse(store, last, BOB, version=2)
    (ann,) = cast.actors(store)
    assert (ann.first_seen, ann.last_seen) == (day(1), day(1))
    assert_sound(store)


def test_an_analysis_of_an_article_that_is_gone_is_passed_over(store: Store) -> None:
    analyses.save(store, 1, [(99, Text("Ann", ""), analysis_of("Ann", "", [ANN]))])
    assert cast.actors(store) == []


def test_an_empty_cast_is_an_analysis_too(store: Store) -> None:
    (i,) = tell(store, ("Rain", []))
    assert articles.article(store, i).analysed is True


WORDS = st.lists(st.sampled_from(["Ann", "Bob", "Eve", "rain"]), max_size=6).map(" ".join)
CASTS = st.lists(st.sampled_from([ANN, BOB, member("Eve")]), unique=True, max_size=3)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("analyse"), st.integers(0, 2), CASTS),
        st.tuples(st.just("change"), st.integers(0, 2), st.tuples(WORDS, st.integers(0, 5))),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_the_tallies_are_right_after_any_work_in_any_order(steps: list[tuple]) -> None:
    with TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "news.db"))
        ids = add(store, *(draft("Ann Bob", "Eve", published=day(n)) for n in range(3)))
        for what, index, value in steps:
            if what == "analyse":
                analyse(store, ids[index], *value)
            else:
                changed = draft("Ann Bob", value[0], published=day(value[1]))
                drafts.change(store, [(ids[index], changed)], NOW)
        assert_sound(store)
        store.close()
