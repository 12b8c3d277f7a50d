"""How much an article is about each of its actors."""

from dataclasses import replace

import pytest

from core.analysis import Mention
from core.types import Field, Label
from language.salience import salience
from tests.language.annotated import Annotated, annotated

FILLER = "Nothing else happened on that day, and nobody was any the wiser for it. " * 8


def scores(
    article: Annotated, body_end: int | None = None, body_start: int = 0
) -> dict[str, float]:
    found = salience(
        article.title, article.body, article.mentions, article.cast, body_end, body_start
    )
    return {who.name: one for who, one in zip(article.cast, found, strict=True)}


def ranked(body: str, title: str = "") -> list[str]:
    found = scores(annotated(body, title))
    return sorted(found, key=lambda name: -found[name])


@pytest.mark.parametrize(
    "more,less,body,title",
    [
        ("Ada Byron", "Bo Chen", "It was [P:Bo Chen] and [P:Ada Byron].", "[P:Ada Byron] ran"),
        ("Ada Byron", "Bo Chen", f"It was [P:Ada Byron]. {FILLER} It was [P:Bo Chen].", ""),
        ("Ada Byron", "Bo Chen", f"[P:Bo Chen] and [P:Ada Byron] ran. {FILLER}"
         "Then [P:Ada Byron] fell.", ""),
        ("Ada Byron", "Bo Chen", f"Here is [P:Bo Chen]. [P:Bo Chen] ran past [P:Ada Byron]."
         f" {FILLER} Then [P:Ada Byron] sat. {FILLER} Then [P:Ada Byron] fell.", ""),
        ("Freedonia", "Sylvania", "A [N:Sylvanian=Sylvania] missile fell, said [L:Freedonia].", ""),
        ("Freedonia", "Sylvania", "[L:Sylvania] troops left when [L:Freedonia] fired.", ""),
        ("Freedonia", "Ems", "In [L:Ems] it was [L:Freedonia] that spoke.", ""),
        ("Acme", "Bolt", "[O:Acme] bought out the firm that supplied [O:Bolt].", ""),
        ("Ada Byron", "The Lamp", "They saw [M:The Lamp] beside [P:Ada Byron].", ""),
    ],
)  # fmt: skip
def test_one_actor_matters_more_than_another(more: str, less: str, body: str, title: str) -> None:
    order = ranked(body, title)
    assert order.index(more) < order.index(less)


def test_mentions_all_over_the_article_count_more_than_as_many_in_one_place() -> None:
    spread = annotated(f"It was [P:Ada]. {FILLER} It was [P:Ada]. {FILLER} It was [P:Ada].")
    heaped = annotated(f"It was [P:Ada]. It was [P:Ada]. It was [P:Ada]. {FILLER} {FILLER}")
    assert scores(spread)["Ada"] > scores(heaped)["Ada"]


def test_the_tenth_mention_adds_less_than_the_second() -> None:
    one, two, nine, ten = (
        scores(annotated("It was [P:Ada]. " * n + FILLER))["Ada"] for n in (1, 2, 9, 10)
    )
    assert two - one > ten - nine >= 0


def test_a_source_is_near_nothing() -> None:
    article = annotated("[O:Reuters] said [P:Ada Byron] ran.")
    cast = tuple(replace(who, source=who.name == "Reuters") for who in article.cast)
    found = scores(Annotated(article.title, article.body, article.mentions, cast))
    assert found["Reuters"] < 0.06 < found["Ada Byron"]


def test_a_mention_not_by_name_counts_with_its_confidence() -> None:
    article = annotated("It was [P:Ada Byron]. Later the president left the president.")
    first = article.body.index("the president")
    sure, unsure = (
        Mention(Field.BODY, first, first + 13, Label.PERSON, 0, False, confidence)
        for confidence in (0.9, 0.6)
    )
    alone, less, more = (
        salience("", article.body, (*article.mentions, *extra), article.cast)[0]
        for extra in ((), (unsure,), (sure,))
    )
    assert alone < less < more


def test_what_stands_in_the_dateline_or_after_the_end_does_not_count() -> None:
    article = annotated("[L:EMS] (AP) - It was [P:Ada Byron].\n[P:Bo Chen] stars in a film.")
    start, end = article.body.index("It was"), article.body.index("\n")
    found = scores(article, end, start)
    assert (found["EMS"], found["Bo Chen"]) == (0.0, 0.0)
    assert found["Ada Byron"] > 0.3


def test_the_main_actor_of_a_clear_article_is_near_one_and_a_passing_one_is_low() -> None:
    body = " ".join(f"[P:Ada Byron] ran. {FILLER}" for _ in range(8)) + "It was in [L:Ems]."
    found = scores(annotated(body, "[P:Ada Byron] runs"))
    assert found["Ada Byron"] > 0.85
    assert found["Ems"] < 0.15


def test_an_article_without_text_or_names_has_no_salience() -> None:
    assert salience("", "", (), ()) == ()
    assert salience("", "x", (), annotated("[P:Ada]").cast) == (0.0,)


@pytest.mark.parametrize("text", ["x", "Ada", " ", "\n", "in "])
@pytest.mark.parametrize("end", [None, 0, 1, 99])
def test_a_mention_at_the_edges_gives_a_number_between_0_and_1(text: str, end: int | None) -> None:
    article = annotated(f"[P:{text}]")
    assert all(0 <= one <= 1 for one in scores(article, end).values())


def test_thousands_of_mentions_stay_between_0_and_1() -> None:
    article = annotated("[L:Ems] met [P:Ada Byron] in [L:Ems]. " * 2_500, "[P:Ada Byron] runs")
    found = scores(article)
    assert 0 < found["Ems"] < found["Ada Byron"] <= 1
