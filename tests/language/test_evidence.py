"""A name has one kind in an article, whatever single mentions look like."""

import pytest

from core.types import Label
from language.recognise.evidence import Prior, opinion, settle
from tests.language.marked import LETTERS, parted


def kinds(*paragraphs: str, prior: Prior | None = None) -> str:
    """The letters of the labels of all names, in order."""
    parts, spans = parted(*paragraphs)
    settled = settle(parts, spans, prior or Prior())
    return "".join(LETTERS[s.label] for found in settled for s in found)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("[O:Marigold] lost. [L:Marigold] won. [O:Marigold] rests.", "OOO"),
        ("Mr [L:Halvorsen] came. [L:Halvorsen] left. [L:Halvorsen] sat.", "PPP"),
        ("Prime Minister [O:Vera Halvorsen] came.", "P"),
        ("[O:Vera Halvorsen], 43, came.", "P"),
        ("[L:Kovarra Inc] lost.", "O"),
        ("[P:Kovarra University] lost.", "O"),
        ("[P:Vera Halvorsen] came. [P:Vera Halvorsen] sat. [L:Halvorsen] left.", "PPP"),
        ("[O:Kovarra Textile] lost. [L:Kovarra] won.", "OO"),
        ("[O:Kovarra Textile] lost. It rained in [L:Kovarra].", "OL"),
        ("[L:Norway] met [P:Norway].", "LP"),
        ("[N:Kovarran] ships. [L:Kovarran] ships. [L:Kovarran] men.", "NLL"),
        ("[P:Vera Halvorsen] came. [P:Halvorsen] sat. [N:Halvorsen] left.", "PPP"),
    ],
)
def test_all_mentions_and_the_words_beside_them_vote(text: str, letters: str) -> None:
    assert kinds(text) == letters


def test_the_gazetteer_is_above_votes() -> None:
    assert kinds("[L:Mongolia] signed. [P:Mongolia] spoke. [P:Mongolia] left.") == "LPP"


def test_headline_letters_weigh_less_than_prose() -> None:
    assert kinds("[L:Kovarra] Wins Big Game Today", "[O:Kovarra] won the game on Tuesday.") == "OO"


def test_other_articles_vote_too_but_never_with_themselves() -> None:
    parts, spans = parted("[L:Halvorsen] left the house.")
    own = opinion(parts, spans)
    assert own == {"halvorsen": Label.LOC}
    others = Prior([own, *[{"halvorsen": Label.PERSON}] * 3])
    assert others.without(own).labels("halvorsen") == {Label.PERSON: 3}
    assert kinds("[L:Halvorsen] left the house.", prior=others.without(own)) == "P"
    assert kinds("[L:Halvorsen] left the house.", prior=Prior([own]).without(own)) == "L"
