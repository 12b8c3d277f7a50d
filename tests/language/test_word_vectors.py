"""Do words find their vectors, however they are written?"""

from pathlib import Path

import numpy as np
import pytest
import spacy

from language.recognise.word_vectors import vocabulary


@pytest.fixture
def file(tmp_path: Path) -> Path:
    keys = [spacy.blank("en").vocab.strings.add(word) for word in ("mill", "mayor")]
    rows = np.array([[1, 2], [3, 4]], dtype=np.float16)
    np.savez(tmp_path / "vectors.npz", rows=rows, keys=np.array(keys, dtype=np.uint64))
    return tmp_path / "vectors.npz"


def test_a_word_has_one_vector_in_small_letters_and_capitals(file: Path) -> None:
    vectors = vocabulary(file).vectors
    doc = spacy.blank("en", vocab=vocabulary(file))("mayor Mayor MILL Merrow")
    assert vectors.find(keys=doc.to_array(vectors.attr)).tolist() == [1, 1, 0, -1]
    assert vectors.data.dtype == np.float32


def test_a_prefix_tells_more_of_a_name_than_its_first_letter(file: Path) -> None:
    doc = spacy.blank("en", vocab=vocabulary(file))("Merrow up")
    assert [token.prefix_ for token in doc] == ["Mer", "up"]


def test_a_missing_file_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="vectors"):
        vocabulary(tmp_path / "vectors.npz")
