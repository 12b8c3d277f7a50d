"""The bundled recogniser reads real sentences: the whole language part in one go."""

import pytest

from core.analysis import Text
from core.types import Field, Kind
from language.analyse import analyse
from language.recognise import recogniser

QUAD = Text(
    "Ministers of the Quad meet in New York",
    "SEOUL (AP) — Japan's Foreign Minister Yoko Kamikawa met Jake Sullivan, the U.S. national "
    "security adviser, in Seoul on Friday to discuss North Korea.\n\n"
    "Sullivan told the United Nations (UN) that North Korean rockets were a threat to South "
    "Korea. The UN agreed.",
)


def test_an_article_has_its_cast_with_all_their_mentions() -> None:
    analysis, words = next(analyse([QUAD]))
    texts = {Field.TITLE: QUAD.title, Field.BODY: QUAD.body}
    said: dict[str, list[str]] = {}
    for m in analysis.mentions:
        said.setdefault(analysis.cast[m.actor].name, []).append(texts[m.field][m.start : m.end])
    assert said["Jake Sullivan"] == ["Jake Sullivan", "Sullivan"]
    assert said["North Korea"] == ["North Korea", "North Korean"]
    assert said["United Nations"] == ["United Nations", "UN", "UN"]
    assert said["Yoko Kamikawa"][0].endswith("Yoko Kamikawa")
    kinds = {member.name: member.kind for member in analysis.cast}
    assert kinds["South Korea"] is Kind.PLACE
    assert kinds["Jake Sullivan"] is Kind.PERSON
    assert analysis.dateline
    assert analysis.dateline.text == "SEOUL (AP)"
    assert 50 < words < 90


@pytest.mark.parametrize(
    "text",
    [
        Text("", ""),
        Text("", " "),
        Text("Титул", "Президент Украины Зеленский прибыл в Токио. 北朝鮮 مرحبا"),
        Text("[/]", "\t\x00\ud800 odd \U0001f1f0\U0001f1f5"),
        Text("x" * 5_000, "word " * 30_000),
    ],
    ids=["empty", "blank", "mixed scripts", "odd characters", "long"],
)
def test_any_text_can_be_read(text: Text) -> None:
    analysis, _ = next(analyse([text]))
    for mention in analysis.mentions:
        whole = text.title if mention.field is Field.TITLE else text.body
        assert 0 <= mention.start < mention.end <= len(whole)


@pytest.mark.parametrize(
    ("lengths", "found"),
    [
        ([], []),
        ([99], [[99]]),
        ([4, 4, 4], [[4, 4], [4]]),
        ([10, 1], [[10], [1]]),
        ([1, 10, 1], [[1], [10], [1]]),
        ([0, 0, 0, 0, 0], [[0, 0, 0], [0, 0]]),
    ],
)
def test_so_many_texts_go_through_together_as_memory_allows(
    lengths: list[int], found: list[list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recogniser, "BATCH", 3)
    monkeypatch.setattr(recogniser, "BATCH_LENGTH", 10)
    batches = recogniser.batches("x" * length for length in lengths)
    assert [[len(text) for text in batch] for batch in batches] == found


def test_each_text_gets_its_own_analysis_in_order() -> None:
    texts = [Text("", f"Talks in {place}.") for place in ("Mongolia", "Peru", "Norway")] * 30
    names = [analysis.cast[0].name for analysis, _ in analyse(texts)]
    assert names == ["Mongolia", "Peru", "Norway"] * 30
