"""Does the training script turn annotated texts into a small pipeline that loads and tags?"""

import json
import re
from pathlib import Path

import pytest
import spacy

from scripts.train_recogniser import (
    LABELS,
    PASSAGE_WORDS,
    Passage,
    Score,
    main,
    passages,
    title_case,
)

PEOPLE = ["Ada Merrow", "Tomas Vell", "Ikenna Obi", "Lin Sato", "Petra Hollis"]
PLACES = ["Eastmoor", "Port Alder", "Valdania", "Sunfield"]
COMPANIES = ["Merrow Steel", "Alder Bank", "Vell Foods"]
TEMPLATES = [
    "<PERSON:{0}> told reporters in <LOC:{1}> that <ORG:{2}> would close its mill.",
    "<ORG:{2}> hired <PERSON:{0}>, a <NORP:Valdanian> engineer from <LOC:{1}>.",
    "Visitors to <LOC:{1}> saw <PERSON:{0}> open the <MISC:Lantern Festival>.",
    "“The <NORP:Valdanian> minister will meet <ORG:{2}>,” said <PERSON:{0}>.",
]


def record(number: int) -> dict[str, object]:
    """An invented sentence, as the training files hold it."""
    marked = TEMPLATES[number % 4].format(
        PEOPLE[number % 5], PLACES[number % 4], COMPANIES[number % 3]
    )
    text, ents, end = "", [], 0
    for part in re.finditer(r"<([A-Z]+):([^>]+)>", marked):
        text += marked[end : part.start()]
        ents.append([len(text), len(text) + len(part[2]), part[1]])
        text += part[2]
        end = part.end()
    return {"id": str(number), "text": text + marked[end:], "ents": ents}


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for name, numbers in {"tiny_train": range(20), "tiny_dev": range(20, 25)}.items():
        lines = [json.dumps(record(number)) for number in numbers]
        (folder / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    main(["--data", str(folder), "--out", str(folder / "model"), "--steps", "60"])
    return folder / "model"


def test_the_written_pipeline_loads_and_tags_with_the_five_labels_at_most(trained: Path) -> None:
    nlp = spacy.load(trained)
    assert set(nlp.get_pipe("ner").labels) == set(LABELS)
    texts = [str(record(number)["text"]) for number in range(40)]
    found = [span.label_ for doc in nlp.pipe(texts) for span in doc.ents]
    assert found
    assert set(found) <= set(LABELS)


def test_the_written_pipeline_says_what_it_is_and_how_good(trained: Path) -> None:
    meta = spacy.load(trained).meta
    assert (meta["name"], meta["version"]) == ("newscast_recogniser", "1")
    assert set(meta["performance"]) == {"tiny_dev"}
    assert set(meta["performance"]["tiny_dev"]) == {*LABELS, "all"}


def test_the_written_pipeline_holds_no_vocabulary_and_no_path(trained: Path) -> None:
    files = [path for path in trained.rglob("*") if path.is_file()]
    assert {path.relative_to(trained).as_posix() for path in files} == {
        "config.cfg",
        "meta.json",
        "tokenizer",
        "ner/cfg",
        "ner/model",
        "ner/moves",
    }
    content = b"".join(path.read_bytes() for path in files)
    assert str(trained.parent).encode() not in content
    assert b"Merrow" not in content


def test_the_same_seed_writes_the_same_weights(trained: Path, tmp_path: Path) -> None:
    main(["--data", str(trained.parent), "--out", str(tmp_path), "--steps", "60"])
    assert (tmp_path / "ner/model").read_bytes() == (trained / "ner/model").read_bytes()


@pytest.mark.parametrize("paragraphs", [0, 1, 2, 5])
def test_passages_keep_every_word_and_every_span(paragraphs: int) -> None:
    paragraph = "Ada Merrow left. " + "word " * PASSAGE_WORDS + "\n\n"
    starts = [number * len(paragraph) for number in range(paragraphs)]
    whole = Passage(paragraph * paragraphs, tuple((s, s + 10, "PERSON") for s in starts))
    pieces = [piece for piece in passages(whole) if piece.text]
    assert "".join(piece.text for piece in pieces) == whole.text
    assert [piece.text[s:e] for piece in pieces for s, e, _ in piece.spans] == [
        "Ada Merrow"
    ] * paragraphs


@pytest.mark.parametrize(
    ("plain", "headline"),
    [
        ("mayor of Eastmoor quits", "Mayor of Eastmoor Quits"),
        ("WHO's man in the north", "WHO's Man in the North"),
        ("éclair 24hr sale", "Éclair 24Hr Sale"),
        ("", ""),
    ],
)
def test_title_case_capitalises_all_but_small_words(plain: str, headline: str) -> None:
    assert title_case(plain) == headline


def test_figures_of_nothing_are_zero() -> None:
    assert Score(0, 0, 0).figures() == {"p": 0.0, "r": 0.0, "f1": 0.0}
    assert Score(1, 2, 4).figures() == {"p": 50.0, "r": 25.0, "f1": 33.3}
