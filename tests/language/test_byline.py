"""Who wrote an article is no actor in it: bylines at the top, credits at the end."""

import pytest

from core.types import Label
from language.byline import byline_names, is_byline
from language.recognise.edges import Span

STORY = "\n\nThe port of Eastmoor stayed closed on Monday, Tomas Vell told reporters.\n\n"
NAMES = {
    "Ada Merrow": Label.PERSON,
    "ADA MERROW": Label.PERSON,
    "Lin Sato": Label.PERSON,
    "Ikenna Obi": Label.PERSON,
    "Tomas Vell": Label.PERSON,
    "Associated Press": Label.ORG,
    "Lantern News": Label.ORG,
    "Eastmoor": Label.LOC,
    "Port Alder": Label.LOC,
}


def credited(body: str) -> set[str]:
    spans = [
        Span(at, at + len(name), label)
        for name, label in NAMES.items()
        for at in range(len(body))
        if body.startswith(name, at)
    ]
    found = byline_names(body, sorted(spans, key=lambda span: span.start))
    return {body[span.start : span.end] for span in found}


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Merrow", {"Ada Merrow"}),
        ("By Ada Merrow and Lin Sato", {"Ada Merrow", "Lin Sato"}),
        ("By ADA MERROW, Associated Press", {"ADA MERROW", "Associated Press"}),
        ("ADA MERROW, Associated Press", {"ADA MERROW", "Associated Press"}),
        ("Ada Merrow in Port Alder", {"Ada Merrow"}),
        ("Ada Merrow in Eastmoor and Lin Sato in Port Alder", {"Ada Merrow", "Lin Sato"}),
        ("Written by Lin Sato for Lantern News", {"Lin Sato", "Lantern News"}),
        ("By Friday", set()),
        ("Tomas Vell said so in Eastmoor", set()),
        ("Tomas Vell", set()),
    ],
)
def test_bylines_at_the_top_name_authors(line: str, names: set[str]) -> None:
    assert credited(line + STORY) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(Reporting by Ada Merrow; Editing by Lin Sato)", {"Ada Merrow", "Lin Sato"}),
        ("Reporting by Ada Merrow in Eastmoor; Editing by Lin Sato", {"Ada Merrow", "Lin Sato"}),
        ("— With assistance from Lin Sato and Ikenna Obi", {"Lin Sato", "Ikenna Obi"}),
        ("Additional reporting by Ikenna Obi", {"Ikenna Obi"}),
        ("Lin Sato in Port Alder contributed to this report.", {"Lin Sato"}),
        ("The dock is 90 metres long. Lin Sato contributed to this report.", {"Lin Sato"}),
        ("The Associated Press contributed to this story.", {"Associated Press"}),
        ("Ikenna Obi contributed to the fund, and Lin Sato thanked him for it.", set()),
        ("The report was edited by Lin Sato.", set()),
    ],
)
def test_credits_at_the_end_name_those_who_helped(line: str, names: set[str]) -> None:
    assert credited(STORY.lstrip() + line) == names
    assert credited(STORY.lstrip() + line + "\n\nMost read") == names


def test_names_in_the_story_are_no_authors() -> None:
    assert credited("Ada Merrow" + STORY + "By then Ikenna Obi had left.") == set()
    assert credited("") == set()


@pytest.mark.parametrize(
    ("line", "is_so"),
    [
        ("By Ada Merrow", True),
        ("BY ADA MERROW", True),
        ("By Ada Merrow and Jan van der Vell, Lantern News", True),
        ("By Ada Merrow in Port Alder", True),
        ("By Monday evening", False),
        ("By Monday", False),
        ("By closing the port, Vell won time.", False),
        ("By Ada Merrow " * 20, False),
        ("", False),
    ],
)
def test_a_byline_is_a_line_of_names(line: str, is_so: bool) -> None:
    assert is_byline(line) is is_so
