"""Does the evaluation build what it says, count what is folded, and does the fit find weights?"""

import json
import random
from pathlib import Path

import numpy as np
import pytest

from core.types import Label
from language.ending.proper import TABLES
from language.recognise.edges import Span
from scripts.evaluate_proper import (
    COUNTS,
    Article,
    Passage,
    Tally,
    build_case,
    build_pool,
    figures,
    read_articles,
    tallies,
    teasers,
)
from scripts.fit_proper import Choices, as_toml, choices, fit, training_cases

PLACES = "Eastmoor Sunfield Westhaven Norvale Alderton Vellmouth Harwick Quillby".split()


def article(number: int, topic: str = "") -> Article:
    """An invented article of four paragraphs that keep to one place."""
    place = PLACES[number % len(PLACES)]
    lines = [
        f"{place} has voted for a new bridge number {number} over its river after long debates.",
        f"The bridge at {place} will cost nine million, the council said on Monday evening.",
        f"Opponents in {place} said that the old bridge could be repaired for much less money.",
        f"The council of {place} wants to begin with the work on the bridge in the summer.",
    ]
    named = tuple(
        Passage(line, (Span(at, at + len(place), Label.LOC),))
        for line in lines
        for at in [line.index(place)]
    )
    return Article(str(number), "bridges", topic, f"Bridge vote {number} in {place}", "\n\n", named)


NAMED = [(article(number), Passage(article(number).title)) for number in range(40)]


@pytest.mark.parametrize("count", [0, *COUNTS])
def test_a_case_is_the_article_and_as_many_lines_of_others(count: int) -> None:
    case = build_case(NAMED[0][0], build_pool(NAMED), count, random.Random(0))
    assert (case.own, case.appended) == (4, count)
    lines = [line for line in case.body.splitlines() if line]
    assert [case.body[at:].partition("\n")[0] for at in case.starts] == lines
    assert lines[:4] == [line.text for line in NAMED[0][0].lines]
    assert not set(lines[4:]) & {NAMED[0][0].title, lines[0]}
    assert {case.body[name.start : name.end] for name in case.names} <= set(PLACES)


def test_articles_of_one_topic_lend_each_other_nothing() -> None:
    named = [(article(n, "flood"), Passage("")) for n in range(8)] + NAMED[8:12]
    case = build_case(named[0][0], build_pool(named), 3, random.Random(1))
    lent = {line.text for other, title in named[8:] for _, line in teasers(other, title)}
    assert {case.body[at:].partition("\n")[0] for at in case.starts[case.own :]} <= lent


def test_a_tally_counts_lost_and_folded_lines() -> None:
    case = build_case(NAMED[0][0], build_pool(NAMED), 2, random.Random(0))
    tally = Tally()
    tally.add(case, case.starts[4] - 2)
    tally.add(case, len(case.body))
    tally.add(case, case.starts[3] - 2)
    assert (tally.cases, tally.losing, tally.appended, tally.folded) == (3, 1, 6, 4)


def test_the_same_seed_gives_the_same_figures() -> None:
    found = figures(tallies(NAMED, 3))
    assert found == figures(tallies(NAMED, 3))
    assert set(found) >= {"losing_0", "losing", "folded", "folded_1", "folded_20"}
    assert all(0 <= share <= 100 for share in found.values())


def test_different_articles_of_every_kind_of_file_are_read(tmp_path: Path) -> None:
    text = "The port of Eastmoor stayed closed. " * 20
    for name in ("ner", "archive/sport", "related"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "archive/sport/1.txt").write_text(f"A headline\n\n{text}\n\nMore.", "utf-8")
    records = [{"id": "ww-a_1", "text": text + "1"}, {"id": "ww-a_2", "text": text + "1"}]
    lines = "\n".join(map(json.dumps, [*records, {"id": "ww-a_3", "text": "Too short."}]))
    (tmp_path / "ner/a.jsonl").write_text(lines, "utf-8")
    documents = {"documents": [{"id": "5_1", "topic": 5, "text": text + "2"}]}
    (tmp_path / "related/a.json").write_text(json.dumps(documents), "utf-8")
    found = read_articles(tmp_path)
    assert [(a.id, a.group, a.topic, a.title) for a in found] == [
        ("ww-a_1", "ww-a", "", ""),
        ("sport/1.txt", "sport", "", "A headline"),
        ("5_1", "a", "topic 5", ""),
    ]
    assert [len(a.lines) for a in found] == [1, 2, 1]


def test_the_fit_finds_what_sets_the_right_cuts_apart() -> None:
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(300, 3))
    rows[::3] = 0
    starts = np.arange(0, 300, 3)
    right = starts + (rows.reshape(100, 3, 3)[:, :, 0] - rows.reshape(100, 3, 3)[:, :, 1]).argmax(1)
    weights = fit(Choices(rows, starts, right))
    assert weights[0] > 1
    assert weights[1] < -1
    assert abs(weights[2]) < min(weights[0], -weights[1]) / 3


def test_every_cut_of_every_training_case_is_a_row() -> None:
    cases = list(training_cases(NAMED[:3], build_pool(NAMED), 0))
    data = choices(iter(cases))
    assert len(data.features) == sum(len(case.starts) for case in cases)
    assert data.features.shape[1] == sum(map(len, TABLES.values()))
    untouched = [place for place, case in enumerate(cases) if not case.appended]
    assert untouched
    assert all(data.right[place] == data.starts[place] for place in untouched)
    assert (
        as_toml(np.zeros(data.features.shape[1]), {"linked": 1.0}).count(" = 0.000")
        == (data.features.shape[1])
    )
