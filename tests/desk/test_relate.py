"""Which articles belong with one, how, and why."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.drafts import Draft
from core.relations import Related, Relation
from core.types import Kind, RichText
from desk import relate
from desk.relate import related_to
from desk.threads import thread_waiting
from language.likeness import VERSION
from store import articles, cast, corrections, pins, vectors
from store.engine import Store
from tests.store.builders import add, analyse, draft, member

FIRST_DAY = datetime(2024, 5, 1, tzinfo=UTC)
STRIKE = (
    "Pilots of Kolvik Air walked out on Monday over rosters, grounding forty flights. "
    "Ines Kolb, who leads their union, said the carrier had broken its promise on rest days."
)
AGAIN = (
    "Forty flights stayed grounded for a second day as pilots of Kolvik Air kept to their walkout. "
    "Ines Kolb said talks on rosters would go on tonight."
)
CHESS = "A student from Marburg won the chess title after a final game of 71 moves."
KOLB = member("Ines Kolb")


def published(title: str, body: str, days: int | None = None) -> Draft:
    when = None if days is None else FIRST_DAY + timedelta(days=days, hours=days)
    return Draft(title=title, body=RichText(body), published=when)


def ask(store: Store, article_id: int) -> list[Related]:
    return related_to(store, articles.article(store, article_id))


def news(store: Store) -> tuple[int, int, int]:
    """Two articles on a strike, two days apart, and one on something else."""
    one, other, chess = add(
        store,
        published("Pilots walk out", STRIKE, 0),
        published("Second day without flights", AGAIN, 2),
        published("A chess champion", CHESS, 1),
    )
    for i in (one, other, chess):
        analyse(store, i, *([KOLB] if i != chess else []))
    return one, other, chess


def test_an_article_on_the_same_event_is_related_with_its_evidence(store: Store) -> None:
    one, other, _ = news(store)
    (found,) = ask(store, one)
    assert (found.article.id, found.relation) == (other, Relation.SAME_EVENT)
    assert 0.2 < found.score < 1
    assert found.why.actors == ("Ines Kolb",)
    assert {"kolvik", "rosters"} & set(found.why.terms)
    assert not {"ines", "kolb"} & set(found.why.terms)
    assert found.why.days == 2
    assert ask(store, other)[0].why.days == -2


def test_what_only_a_source_or_somebody_else_is_called_is_no_shared_word(store: Store) -> None:
    wired = replace(published("Strike", STRIKE, 0), source="Rosters Wire")
    one, other = add(store, wired, published("Walkout", AGAIN, 1))
    (found,) = ask(store, one)
    assert "kolvik" in found.why.terms and "rosters" not in found.why.terms
    analyse(store, one, member("Kolvik"))
    (found,) = ask(store, one)
    assert found.article.id == other and "kolvik" not in found.why.terms


def test_what_is_hardly_alike_is_not_offered(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other, _ = news(store)
    pins.pin(store, [other], None)  # of no story, so in the background
    score = ask(store, one)[0].score
    monkeypatch.setattr(relate, "LEAST_SCORE", score + 0.01)
    assert ask(store, one) == []


@pytest.mark.parametrize("dates", [(None, 1), (1, None), (None, None)])
def test_days_are_unknown_where_an_article_has_no_date(
    store: Store, dates: tuple[int | None, int | None]
) -> None:
    one, _ = add(store, published("Strike", STRIKE, dates[0]), published("On", AGAIN, dates[1]))
    assert ask(store, one)[0].why.days is None


def test_one_text_in_two_places_comes_first(store: Store) -> None:
    one, other, copy = add(
        store,
        published("Pilots walk out", STRIKE, 0),
        published("Pilots of Kolvik Air walk out over rosters", AGAIN, 0),
        published("Wire news", f"{STRIKE} More follows.", 0),
    )
    first, second = ask(store, one)
    assert (first.article.id, first.relation, first.why.common) == (copy, Relation.SAME_TEXT, 1.0)
    assert (second.article.id, second.relation) == (other, Relation.SAME_EVENT)
    assert second.why.common < 0.6


def test_a_story_tells_the_same_event_from_its_background(store: Store) -> None:
    one, other, chess = news(store)
    thread_waiting(store)
    assert ask(store, one)[0].relation is Relation.SAME_EVENT
    pins.pin(store, [other], None)
    assert ask(store, one)[0].relation is Relation.BACKGROUND
    pins.join(store, chess, one)
    first, second = ask(store, one)
    assert (first.article.id, first.relation) == (chess, Relation.SAME_EVENT)
    assert (second.article.id, second.relation) == (other, Relation.BACKGROUND)


def test_unlike_articles_are_not_related(store: Store) -> None:
    *_, chess = news(store)
    assert ask(store, chess) == []


def test_corrections_of_actors_hold_at_once(store: Store) -> None:
    one, _, _ = news(store)
    thread_waiting(store)
    before = ask(store, one)[0]
    (kolb,) = (actor.id for actor in cast.actors(store))
    corrections.rename(store, kolb, "Captain Kolb")
    assert ask(store, one)[0].why.actors == ("Captain Kolb",)
    corrections.hide(store, kolb)
    after = ask(store, one)[0]
    assert after.why.actors == ()
    assert after.score < before.score


def test_a_stored_vector_and_one_made_anew_rank_alike(store: Store) -> None:
    one, other, _ = news(store)
    before = ask(store, one)
    thread_waiting(store)
    assert vectors.load(store, VERSION, [one, other]).keys() == {one, other}
    (found,) = ask(store, one)
    assert found.score == pytest.approx(before[0].score, abs=0.01)


def test_two_thousand_articles_of_one_text_are_all_one_text(store: Store) -> None:
    ids = add(store, *(draft("Strike", STRIKE, guid=f"n{n}") for n in range(2_000)))
    found = ask(store, ids[1_000])
    assert len(found) == relate.LIMIT
    assert {f.relation for f in found} == {Relation.SAME_TEXT}
    assert {f.score for f in found} == {1.0}


@pytest.mark.parametrize(
    "body", ["", "the", "12 1,000", "😀", "Hafen " * 3_000, "中文新闻"], ids=len
)
def test_any_article_may_be_alone_or_have_a_twin(store: Store, body: str) -> None:
    (one,) = add(store, draft("", body, guid="one"))
    assert ask(store, one) == []
    add(store, draft("", body, guid="other"))
    assert len(ask(store, one)) <= 1


def test_an_article_of_very_many_actors_is_related_by_the_first(store: Store) -> None:
    people = [member(f"Ada N{n}", Kind.PERSON) for n in range(5_000)]
    listed = " ".join(person.name for person in people[:900])
    one, other = add(store, draft("A list", listed), draft("Ada N7", "Ada N7 was there."))
    for i, known in ((one, people[:900]), (other, people[7:8])):
        analyse(store, i, *known)
    assert [r.article.id for r in ask(store, one)] == [other]
    assert ask(store, other)[0].why.actors == ("Ada N7",)


def test_german_articles_are_not_related_by_their_articles(store: Store) -> None:
    one, other, _ = add(
        store,
        draft("Sturm", "Der Hafen war nach dem Sturm für die Schiffe gesperrt, das Wasser stieg."),
        draft("Wasser", "Das Wasser im Hafen stieg nach dem Sturm, und die Schiffe sind gesperrt."),
        draft("Schach", "Die Meisterin gewann das Turnier, und der Titel war für sie der erste."),
    )
    assert [r.article.id for r in ask(store, one)] == [other]
    assert "hafen" in ask(store, one)[0].why.terms


def test_a_deleted_article_has_no_relations(store: Store) -> None:
    one, *_ = news(store)
    shown = articles.article(store, one)
    with store.write() as connection:
        connection.exec_driver_sql("DELETE FROM mention")
        connection.exec_driver_sql("DELETE FROM article")
    assert related_to(store, shown) == []
