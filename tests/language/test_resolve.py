"""Mentions of one article join the actor they mean."""

import re

import pytest

from core.analysis import CastMember, Mention
from core.types import Field, Kind, Label
from language.actors.resolve import Named, resolve

LABELS = {"P": Label.PERSON, "O": Label.ORG, "L": Label.LOC, "N": Label.NORP, "M": Label.MISC}


def read(marked: str) -> tuple[tuple[CastMember, ...], tuple[Mention, ...]]:
    """Resolves a text in which names are written as [P:Ada Byron]."""
    names, body, at = [], "", 0
    for match in re.finditer(r"\[([POLNM]):([^\]]+)\]", marked):
        body += marked[at : match.start()]
        start = len(body)
        body += match[2]
        names.append(Named(Field.BODY, start, len(body), LABELS[match[1]], match[2]))
        at = match.end()
    return resolve(names, body + marked[at:])


def who(marked: str) -> list[str]:
    cast, mentions = read(marked)
    return [cast[m.actor].name for m in mentions]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[P:Ada Byron] spoke. [P:Byron] left.", ["Ada Byron"] * 2),
        ("[P:Byron] spoke. [P:Ada Byron] left.", ["Ada Byron"] * 2),
        ("[P:President Ada Byron] and [P:Mr Byron]", ["Ada Byron"] * 2),
        ("[P:Kim Jong Un] met them; [P:Kim] smiled.", ["Kim Jong Un"] * 2),
        ("[P:Kim Jong-un] met [P:Kim Jong Un]", ["Kim Jong-un"] * 2),
        ("[P:Ada Byron] wrote. [O:Byron] won.", ["Ada Byron"] * 2),
        ("[N:North Korean] tests in [L:North Korea]", ["North Korea"] * 2),
        ("[L:U.S.], [L:US] and [L:United States]", ["United States"] * 3),
        ("[L:UK] and [N:British] ministers", ["United Kingdom"] * 2),
        ("[O:Lost Property Office] ([O:LPO]) said. [O:LPO] closed.", ["Lost Property Office"] * 3),
        ("[O:Lost Property Office] said. The [O:LPO] closed.", ["Lost Property Office"] * 2),
        ("[O:United Nations] and the [O:UN]", ["United Nations"] * 2),
        ("[O:Marigold Shipping] lost. [O:Marigold] won.", ["Marigold Shipping"] * 2),
        (
            "[O:Marigold Inc of Larkfield] lost. [O:Marigold] won.",
            ["Marigold Inc of Larkfield"] * 2,
        ),
        ("[O:Marigold Textiles] and [O:Marigold Textile]", ["Marigold Textiles"] * 2),
        ("[O:Larkfield Center] or [O:Larkfield Centre]", ["Larkfield Center"] * 2),
        ("The [O:Kovarra Larks] won. The [O:Larks] sang.", ["Kovarra Larks"] * 2),
        ("[P:Ada Byron Jr] spoke. [P:Byron] left.", ["Ada Byron Jr"] * 2),
        ("[P:Ada (Addie) Byron] and [P:Ada Byron]", ["Ada Byron"] * 2),
        ("[P:Forward Ada Byron] and [P:Ada Byron]", ["Ada Byron"] * 2),
        ("[P:Ada Lovely Byron] and [P:Ada Byron]", ["Ada Lovely Byron"] * 2),
        (
            "[O:Quadrilateral Security Dialogue], or [P:Quad]",
            ["Quadrilateral Security Dialogue"] * 2,
        ),
    ],
)
def test_shorter_forms_join_the_full_name(marked: str, names: list[str]) -> None:
    assert who(marked) == names


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[P:Ada Byron] and [P:Tom Byron]", ["Ada Byron", "Tom Byron"]),
        ("[L:North Korea] and [L:South Korea]", ["North Korea", "South Korea"]),
        ("[P:Jordan Blue] saw [L:Jordan]", ["Jordan Blue", "Jordan"]),
        ("[O:Marigold Shipping], [O:Marigold Foods], [O:Marigold]", None),
        ("[O:Marigold] sells; its [O:Marigold Update] is new.", ["Marigold", "Marigold Update"]),
        ("[O:Larkfield Council] met. The [O:Council] left.", ["Larkfield Council", "Council"]),
    ],
)
def test_names_that_may_differ_stay_apart(marked: str, names: list[str] | None) -> None:
    found = who(marked)
    assert found == names if names else len(set(found)) == len(found)


def test_of_two_with_one_surname_the_one_named_more_often_is_meant() -> None:
    text = "[P:Ada Byron] came. [P:Byron] met [P:Tom Byron]. [P:Byron] sat. [P:Tom Byron] rose."
    assert who(text) == ["Ada Byron", "Ada Byron", "Tom Byron", "Ada Byron", "Tom Byron"]


def test_a_demonym_stays_a_demonym_and_a_wrong_label_follows_the_actor() -> None:
    _, mentions = read("[N:Japanese] ships. [P:Ada Byron] spoke. [L:Byron] left.")
    assert [m.label for m in mentions] == [Label.NORP, Label.PERSON, Label.PERSON]


def test_the_cast_lists_kinds_and_forms_most_frequent_first() -> None:
    cast, _ = read("[P:Ada Byron], [P:Byron], [P:Byron] of [L:Japan] and the [N:Martians]")
    assert [(m.name, m.kind) for m in cast] == [
        ("Ada Byron", Kind.PERSON),
        ("Japan", Kind.PLACE),
        ("Martians", Kind.GROUP),
    ]
    assert cast[0].forms == ("Byron", "Ada Byron")


def test_the_capitals_of_a_dateline_are_no_name_to_show() -> None:
    assert set(who("[L:ISMARA], May 4 — In [L:Ismara] and [L:ISMARA]")) == {"Ismara"}


def test_no_names_make_no_cast() -> None:
    assert resolve([], "nobody here") == ((), ())
