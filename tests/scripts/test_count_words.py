"""Documents are counted by the words that they hold."""

import json
from pathlib import Path

import pytest

from language import rarity
from scripts import count_words


def test_stems_that_stand_in_several_documents_are_counted(tmp_path: Path) -> None:
    (tmp_path / "texts" / "deep").mkdir(parents=True)
    (tmp_path / "texts" / "deep" / "one.txt").write_text("The ships left. 42 ships, one Kolvik.")
    (tmp_path / "texts" / "two.txt").write_text("A ship and a dam, 42 times.")
    (tmp_path / "more.jsonl").write_text(json.dumps({"text": "Ship: the dam"}) + "\n")
    paths = (tmp_path / "texts", tmp_path / "more.jsonl")
    texts = [text for path in paths for text in count_words.documents(path)]
    counts = count_words.frequencies(texts)
    assert counts == {"ship": 3, "dam": 2}
    assert list(count_words.lines(counts)) == ["3 ship", "2 dam"]


def test_what_is_written_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(count_words, "WRITTEN", tmp_path / "counts.txt")
    (tmp_path / "one.txt").write_text("Ships and dams")
    (tmp_path / "two.txt").write_text("A dam, a ship, a gull")
    count_words.main([str(tmp_path)])
    assert (tmp_path / "counts.txt").read_text() == "2\n2 dam ship\n"


def test_the_counts_that_ship_are_of_single_stems() -> None:
    documents, frequencies = rarity._counted()
    assert len(frequencies) > 15_000
    assert all(1 < n <= documents for n in frequencies.values())
    assert not any(stem.isdecimal() for stem in frequencies)
