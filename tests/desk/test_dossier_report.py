"""What `actor` prints of a dossier."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from core.dossiers import Dossier, Excerpt, Tie
from core.types import ActorRow, ArticleRow, Companion, Kind
from desk.commands.output.dossier_report import record, report
from tests.desk.conftest import Run

MAY = datetime(2024, 5, 1, tzinfo=UTC)

ANN = ActorRow(1, "Ann", Kind.PERSON, ("A. B.",), 3, 7, MAY, MAY)

ARTICLE = ArticleRow(9, "g9", "Fog", "Wire", MAY, MAY, "", "", False, False)

OSLO, BOB = Companion(2, "Oslo", Kind.PLACE, 3), Companion(3, "Bob", Kind.PERSON, 1)

WHOLE = Dossier(
    ANN,
    weeks=(4, 0, 3),
    first_week=date(2024, 4, 15),
    companions=(OSLO, BOB),
    ties=(Tie(OSLO, BOB, 1),),
    places=(OSLO,),
    sources=(("Wire", 3),),
    sayings=(Excerpt(ARTICLE, "Ann met Bob.", ((0, 3),)),),
    contexts=(Excerpt(ARTICLE, "They saw Ann.", ((9, 12),)),),
    looked_at=3,
)


def printed(dossier: Dossier, capsys: pytest.CaptureFixture[str]) -> list[str]:
    report(dossier)
    return capsys.readouterr().out.splitlines()


def test_a_dossier_is_printed_in_sections(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(WHOLE, capsys) == [
        "Ann",
        "Kind: person",
        "Also written: A. B.",
        "Named: 7 times in 3 articles",
        "From: 2024-05-01 to 2024-05-01",
        "",
        "Mentions a week: 3 weeks from 2024-04-15, at most 4 mentions in one",
        "█ ▆",
        "",
        "Named together with",
        "     3 Oslo (place)",
        "     1 Bob (person)",
        "",
        "Places",
        "     3 Oslo (place)",
        "",
        "Sources",
        "     3 Wire",
        "",
        "What it says and does",
        "2024-05-01      9 Fog",
        "    Ann met Bob.",
        "",
        "Where it is named",
        "2024-05-01      9 Fog",
        "    They saw Ann.",
    ]


def test_of_an_actor_that_nobody_names_there_is_only_who_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    nobody = Dossier(ActorRow(1, "Ann", Kind.PERSON, (), 0, 0, None, None))
    assert printed(nobody, capsys) == ["Ann", "Kind: person", "Named: 0 times in 0 articles"]
    assert record(nobody)["weeks"] == []


def test_the_record_keeps_the_fields_of_a_listed_actor_and_adds_to_them() -> None:
    told = record(WHOLE)
    assert [w["name"] for w in told["with"]] == ["Oslo", "Bob"]
    assert told["weeks"] == [
        {"week": "2024-04-15", "mentions": 4},
        {"week": "2024-04-22", "mentions": 0},
        {"week": "2024-04-29", "mentions": 3},
    ]
    assert told["ties"] == [{"actors": [2, 3], "articles": 1}]
    assert told["places"] == [{"id": 2, "name": "Oslo", "articles": 3}]
    assert told["sources"] == [{"source": "Wire", "articles": 3}]
    assert told["sayings"] == [
        {
            "article": 9,
            "guid": "g9",
            "title": "Fog",
            "date": "2024-05-01T00:00:00Z",
            "text": "Ann met Bob.",
            "spans": [[0, 3]],
        }
    ]
    assert [c["text"] for c in told["contexts"]] == ["They saw Ann."]
    assert (told["sampled"], told["looked_at"], told["followed"]) == (False, 3, False)


def test_the_command_tells_an_actors_dossier(run: Run, folder: Path) -> None:
    run("import", str(folder))
    ids = {line["name"]: line["id"] for line in run("actors")[1]}
    code, (told,), _ = run("actor", str(ids["Ada Byron"]))
    assert code == 0
    assert {"id", "name", "kind", "aliases", "roles", "articles", "mentions"} <= told.keys()
    assert {"first_seen", "last_seen", "with", "weeks", "places", "sources"} <= told.keys()
    assert "Byron said that Mongolia and Peru would sign a treaty on llamas." in [
        saying["text"] for saying in told["sayings"]
    ]
    assert sum(week["mentions"] for week in told["weeks"]) == told["mentions"]
    for excerpt in told["sayings"] + told["contexts"]:
        for start, end in excerpt["spans"]:
            assert "Byron" in excerpt["text"][start:end]
