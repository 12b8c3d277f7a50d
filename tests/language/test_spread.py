"""A name that an article has once is found wherever the article writes it again."""

import pytest

from core.types import Label
from language.recognise.evidence import Prior
from language.recognise.spread import spread
from tests.language.marked import marked, parted


def found(*paragraphs: str, prior: Prior | None = None) -> list[str]:
    parts, spans = parted(*paragraphs)
    return [
        marked(part.text, names)
        for part, names in zip(parts, spread(parts, spans, prior or Prior()), strict=True)
    ]


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        (
            "[P:Vera Halvorsen] came. Halvorsen sat down.",
            "[P:Vera Halvorsen] came. [P:Halvorsen] sat down.",
        ),
        (
            "[P:Vera Halvorsen] came; all greeted Vera Halvorsen's dog.",
            "[P:Vera Halvorsen] came; all greeted [P:Vera Halvorsen]'s dog.",
        ),
        (
            "The [O:Kovarra Larks] have won. Fans of the Larks were singing. Larks lead.",
            "The [O:Kovarra Larks] have won. Fans of the [O:Larks] were singing. [O:Larks] lead.",
        ),
        (
            "[L:Kovarra] and the [O:Kovarra Larks]. All Kovarra Larks sang.",
            "[L:Kovarra] and the [O:Kovarra Larks]. All [O:Kovarra Larks] sang.",
        ),
        (
            "In [L:Kovarra] it rains. Kovarra is wet.",
            "In [L:Kovarra] it rains. [L:Kovarra] is wet.",
        ),
    ],
)
def test_missed_names_are_marked(seen: str, meant: str) -> None:
    assert found(seen) == [meant]


@pytest.mark.parametrize(
    "text",
    [
        "[P:Vera Luck] came. By luck she won. Luck was hers.",
        "[P:Vera Halvorsen] came with some friends and met Jon Halvorsen there.",
        "[P:Vera Halvorsen] lives with some friends in Halvorsen Street.",
        "[O:Kovarra Ministry] said. The Ministry said.",
        "[P:Vera May] came. It was May again.",
        "[N:Kovarran] men. A Kovarran came.",
        "[P:Vera London] was born in London.",
        "",
    ],
)
def test_other_words_with_capitals_are_left_alone(text: str) -> None:
    assert found(text) == [text]


def test_in_headlines_known_names_cut_what_was_taken_for_one() -> None:
    title = "[P:Halvorsen Leaves Larkfield Clinic Early]"
    body = "[P:Vera Halvorsen] left the clinic at once. It was [P:Halvorsen] who had asked."
    assert found(title, body)[0] == "[P:Halvorsen] Leaves Larkfield Clinic Early"


def test_names_of_several_other_articles_are_looked_for() -> None:
    text = "They had asked Northwind Daily for help. Then Northwind came."
    two = [{"northwind daily": Label.ORG}] * 2
    assert found(text, prior=Prior(two[:1])) == [text]
    assert found(text, prior=Prior(two)) == [
        "They had asked [O:Northwind Daily] for help. Then [O:Northwind] came."
    ]


def test_a_long_article_of_many_names_is_read() -> None:
    text = " ".join(f"[P:Vera Halvorsen{n}] met Halvorsen{n}." for n in range(400))
    assert found(text)[0].count("[P:") == 800
