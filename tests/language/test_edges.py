"""A name is what is left when titles, scores, clocks and small words are gone."""

import pytest

from core.types import Label
from language.recognise.edges import edged
from tests.language.marked import marked, unmarked


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        (
            "Then Secretary of [O:State Ada Byron] spoke.",
            "Then Secretary of State [P:Ada Byron] spoke.",
        ),
        ("The [M:Marigold Six - had] sold well.", "The [M:Marigold Six] - had sold well."),
        ("[P:Gen Byron] spoke.", "Gen [P:Byron] spoke."),
        ("the [M:General Election]", "the [M:General Election]"),
        ("saw [P:Ada Byron. Larks] sang", "saw [P:Ada Byron]. Larks sang"),
        ("[O:Marigold Corp. Larkfield]", "[O:Marigold Corp. Larkfield]"),
        ("[M:Gen Byron] spoke.", "Gen [P:Byron] spoke."),
        ("[P:Ada Byron of Marylebone] won.", "[P:Ada Byron] of Marylebone won."),
        ("[P:Byron of Rochdale] won.", "[P:Byron of Rochdale] won."),
        ("[P:EST Ada Byron] spoke.", "EST [P:Ada Byron] spoke."),
        ("[M:Larks 65-53]", "[M:Larks] 65-53"),
        ('Its [O:Marigold "Six] Days"', 'Its [O:Marigold] "Six Days"'),
        ("[P:Ada (Addie) Byron]", "[P:Ada (Addie) Byron]"),
        ("in [L:northern Norway]", "in northern [L:Norway]"),
        ("in [L:Oslo region]", "in [L:Oslo] region"),
        ("in [L:the Gulf of Aden]", "in the [L:Gulf of Aden]"),
        ("in [L:Norway's Oslo]", "in Norway's [L:Oslo]"),
        ("in [L:Norwegian port of Oslo]", "in Norwegian port of [L:Oslo]"),
        (
            "Kovarran [O:External Affairs] Minister Byron",
            "Kovarran [O:]External Affairs Minister Byron",
        ),
        ("[O:Kovarran External Affairs] Minister", "[O:Kovarran] External Affairs Minister"),
        ("in [L:downtown]", "in [L:downtown]"),
    ],
)
def test_the_edges_of_a_name(seen: str, meant: str) -> None:
    text, (span,) = unmarked(seen)
    assert marked(text, [edged(text, span)]) == meant


def test_a_name_of_edges_alone_comes_out_empty() -> None:
    text, (span,) = unmarked("[O:the ]")
    left = edged(text, span)
    assert left.start == left.end
    assert left.label is Label.ORG
