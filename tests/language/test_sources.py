"""Who only reported an article, and who it is about after all."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from core.analysis import Mention
from core.types import Field, Kind, Label
from language import gazetteer
from language.names import key
from language.sources import sources
from tests.language.annotated import annotated

GAZETTEER = Path(__file__).parents[2] / "language" / "gazetteer"


def source_names(body: str, title: str = "", **spans: str) -> set[str]:
    """The names of an article's sources; a keyword names the text that its span covers."""
    article = annotated(body, title)
    found = {
        which: [(article.body.index(text), article.body.index(text) + len(text))]
        for which, text in spans.items()
    }
    places = sources(article.title, article.body, article.mentions, article.cast, **found)
    return {article.cast[place].name for place in places}


@pytest.mark.parametrize(
    "body,name",
    [
        ('"No," she told [O:Reuters].', "Reuters"),
        ("He told the [O:BBC] that it was over.", "BBC"),
        ("She told [N:Freedonian=Freedonia] television network [O:Canal Ems TV] so.",
         "Canal Ems TV"),
        ("It was over, according to the [O:Associated Press].", "Associated Press"),
        ("It was over, [O:Xinhua] reported.", "Xinhua"),
        ("The tram ran again, reported [O:Xinhua].", "Xinhua"),
        ("In an interview with the [O:New York Times], she said no.", "New York Times"),
        ("Trams ran again. (Photo: [O:AFP])", "AFP"),
        ("Trams ran again ([O:AP]).", "AP"),
        ("Trams ran again — [O:Reuters]", "Reuters"),
        ("The [O:Ems Daily Herald] reported that trams ran.", "Ems Daily Herald"),
        ("It was first seen by the [O:Ems Gazette].", "Ems Gazette"),
        ("A [O:BBC Radio Nine=BBC Radio Nine] correspondent saw it.", "BBC Radio Nine"),
    ],
)  # fmt: skip
def test_an_outlet_in_a_reporting_construction_is_a_source(body: str, name: str) -> None:
    assert source_names(body) == {name}


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[O:Reuters]",
        "The [O:BBC] cut 400 jobs.",
        "The [O:BBC] said it would cut 400 jobs.",
        "The [O:Ems Gazette] fired its editor.",
        "Shares of the [O:New York Times] fell.",
        "She told [O:Acme] that it was over.",
        "According to [P:Ada Byron], it was over.",
        "The [O:BBC] cut 400 jobs. Its chief told the [O:BBC] so. The [O:BBC] fell silent.",
        "It is over, according to the International [O:Ems Atomic Agency].",
    ],
)
def test_a_subject_and_one_who_is_no_outlet_are_no_sources(body: str) -> None:
    assert source_names(body) == set()


def test_an_outlet_in_the_headline_is_what_the_article_is_about() -> None:
    assert source_names("He told the [O:BBC].", "[O:BBC] cuts jobs") == set()


@pytest.mark.parametrize("tail", [" - [O:Reuters]", ": [O:Reuters]", " | [O:Reuters]"])
def test_an_outlet_at_the_end_of_a_headline_signs_it(tail: str) -> None:
    assert source_names("Trams ran, he told [O:Reuters].", "Trams run" + tail) == {"Reuters"}


def test_one_mention_of_four_may_stand_outside_a_reporting_construction() -> None:
    told = "He told [O:Reuters] so. "
    assert source_names(told * 3 + "[O:Reuters] asked twice.") == {"Reuters"}
    assert source_names(told * 2 + "[O:Reuters] asked twice.") == set()


def test_an_agency_in_the_dateline_is_a_source_and_the_place_is_none() -> None:
    body = "[L:EMS], March 3 [O:AP] - Trams ran."
    assert source_names(body, dateline_spans="EMS, March 3 AP") == {"AP"}


def test_whatever_body_stands_in_the_dateline_is_its_agency() -> None:
    body = "[L:EMS], March 3 ([O:Meridian Gulls]) - The tram ran again."
    assert source_names(body, dateline_spans="Meridian Gulls") == {"Meridian Gulls"}
    assert source_names(body) == set()


def test_authors_in_a_byline_are_sources() -> None:
    body = "[P:Ada Byron] in Ems\n\nTrams ran, said [P:Bo Chen]."
    assert source_names(body, byline_spans="Ada Byron in Ems") == {"Ada Byron"}


def test_an_author_whom_the_article_speaks_of_is_no_source() -> None:
    body = "[P:Ada Byron]\n\n[P:Ada Byron] ran. [P:Ada Byron] fell. [P:Ada Byron] rose."
    assert source_names(body, byline_spans="Ada Byron") == set()


@pytest.mark.parametrize(
    "credit",
    [
        "By [P:Ada Byron] and [P:Bo Chen]\n\nTrams ran.",
        "Trams ran. (Reporting by [P:Ada Byron] and [P:Bo Chen])",
        "Trams ran.\nAdditional reporting by [P:Ada Byron]; editing by [P:Bo Chen]",
        "Trams ran.\nPhotograph: [P:Ada Byron]/[P:Bo Chen]",
    ],
)
def test_all_authors_of_a_credit_are_sources(credit: str) -> None:
    assert source_names(credit) == {"Ada Byron", "Bo Chen"}


def test_standing_by_somebody_is_no_credit() -> None:
    assert source_names("A book by [P:Ada Byron] sold well. He stood by [P:Bo Chen].") == set()


def test_thousands_of_mentions_and_spans_without_text_are_read() -> None:
    article = annotated("He told [O:Reuters] so. " * 5_000)
    assert sources("", article.body, article.mentions, article.cast) == {0}
    assert sources("", "", (), (), [(0, 0)], [(5, 3)]) == frozenset()


@pytest.mark.parametrize("piece", ["told ", "(", "told a b c d e f ", "\n", "by "])
def test_a_huge_monotonous_text_is_read(piece: str) -> None:
    body = piece * 50_000
    cast = annotated("[O:Reuters]").cast
    mentions = [Mention(Field.BODY, at, at + 1, Label.ORG, 0) for at in range(0, 50_000, 50)]
    assert sources("", body, mentions, cast) <= {0}


# --- the table ----------------------------------------------------------------


def outlets() -> list[dict[str, list[str]]]:
    text = (GAZETTEER / "outlets.toml").read_text("utf-8")
    return list(tomllib.loads(text)["outlet"])


def forms(outlet: dict[str, list[str]]) -> list[str]:
    return [str(outlet["name"]), *outlet["names"], *outlet["abbreviations"]]


def test_the_table_loads_as_gazetteer_entries_of_organisations() -> None:
    for record in outlets():
        found = list(gazetteer._entries(record, Kind.ORGANISATION, Label.ORG))
        assert {entry.form for entry in found} >= set(forms(record))
        assert {entry.name for entry in found} == {record["name"]}


def test_an_outlet_is_listed_once_and_its_ambiguous_forms_are_its_own() -> None:
    names = Counter(str(outlet["name"]) for outlet in outlets())
    assert [name for name, count in names.items() if count > 1] == []
    for outlet in outlets():
        assert len(set(forms(outlet))) == len(forms(outlet)), outlet["name"]
        assert set(outlet.get("ambiguous", ())) <= set(forms(outlet)), outlet["name"]


def test_a_form_of_two_outlets_is_ambiguous_in_both() -> None:
    owners = Counter(form for outlet in outlets() for form in forms(outlet))
    for outlet in outlets():
        shared = {form for form in forms(outlet) if owners[form] > 1}
        assert shared <= set(outlet.get("ambiguous", ())), outlet["name"]


def test_a_form_that_is_another_known_actor_as_well_is_ambiguous() -> None:
    own = {str(outlet["name"]) for outlet in outlets()}
    others = {key(e.form) for e in gazetteer.entries().values() if e.name not in own}
    clashes = [
        (outlet["name"], form)
        for outlet in outlets()
        for form in forms(outlet)
        if key(form) in others and form not in outlet.get("ambiguous", ())
    ]
    assert clashes == []
