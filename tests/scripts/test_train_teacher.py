"""Does the teacher read whole texts in windows, and do its scores become sensible names?"""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")

import spacy
from hypothesis import given
from hypothesis import strategies as st

from scripts.label_raw import completed, names, read_texts
from scripts.teacher import OVERLAP, TAGS, WINDOW, Words, best_tags, letters, windows
from scripts.train_recogniser import Passage
from scripts.vectors import COMMON, reduced, vocabulary


@pytest.mark.parametrize(
    ("word", "kind"),
    [("—", 0), ("24", 1), ("mill", 2), ("Ada", 3), ("UN", 4), ("A", 5), ("McVell", 6)],
)
def test_every_way_to_write_a_word_is_a_kind_of_its_own(word: str, kind: int) -> None:
    assert letters(word) == kind


@given(st.lists(st.integers(1, 16), max_size=900), st.integers(1, WINDOW - 2))
def test_windows_cover_every_word_and_hold_no_more_pieces_than_fit(
    lengths: list[int], first: int
) -> None:
    words = Words([[0] * length for length in lengths], [0] * len(lengths))
    reached = 0
    for start, end in windows(words, first, OVERLAP):
        assert start <= reached <= end
        assert sum(lengths[start:end]) <= WINDOW - 2
        assert end > reached or not lengths
        reached = end
    assert reached == len(lengths)


@given(st.lists(st.lists(st.floats(-9, 0), min_size=len(TAGS), max_size=len(TAGS)), max_size=20))
def test_no_name_goes_on_that_has_not_begun(rows: list[list[float]]) -> None:
    scores = np.array(rows, dtype=np.float32).reshape(-1, len(TAGS))
    tags = [TAGS[tag] for tag in best_tags(scores)]
    assert len(tags) == len(rows)
    for before, tag in zip(["O", *tags], tags, strict=False):
        assert not tag.startswith("I-") or before[2:] == tag[2:]


def test_tags_become_names_from_their_first_character_to_their_last() -> None:
    doc = spacy.blank("en").make_doc("Ada Merrow left Port Alder, Valdania.")
    tags = ["B-PERSON", "I-PERSON", "O", "B-LOC", "I-LOC", "O", "B-LOC", "O"]
    assert [(doc.text[s:e], label) for s, e, label in names(doc, tags)] == [
        ("Ada Merrow", "PERSON"),
        ("Port Alder", "LOC"),
        ("Valdania", "LOC"),
    ]


def test_texts_of_a_folder_are_read_once_each(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    for name, text in {"a.txt": "one\n", "inner/b.txt": "two", "inner/c.txt": "one"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [passage.text for passage in read_texts(tmp_path)] == ["one", "two"]


def test_a_partial_record_keeps_its_names_and_gains_only_the_labels_that_it_lacks() -> None:
    record = Passage("Valdanian Bank and the Lantern Festival", ((0, 14, "ORG"),))
    seen = [(0, 9, "NORP"), (23, 30, "PERSON"), (23, 39, "MISC")]
    assert completed(record, seen) == [(0, 14, "ORG"), (23, 39, "MISC")]


def test_reduced_rows_keep_what_differs_most() -> None:
    rows = np.array([[9, 0, 1], [-9, 0, 1], [9, 0, -1], [-9, 0, -1]], dtype=np.float32)
    (column,) = reduced(rows, 1).T
    assert column == pytest.approx([column[0], -column[0], column[0], -column[0]])
    assert abs(column[0]) == pytest.approx(1)


def test_words_with_vectors_are_the_encoders_whole_words_and_common_ones() -> None:
    pieces = {"mill": 0, "##ing": 1, "[CLS]": 2, "24": 3}
    teacher = SimpleNamespace(tokenizer=SimpleNamespace(get_vocab=lambda: pieces))
    texts = ["Eastmoor " * COMMON, "Sunfield " * (COMMON - 1)]
    assert vocabulary(teacher, texts) == ["eastmoor", "mill"]  # type: ignore[arg-type]
