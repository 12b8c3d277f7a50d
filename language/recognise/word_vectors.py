"""Which vectors do the bundled recognisers read words by?"""

from pathlib import Path

import numpy as np
import spacy
from spacy.attrs import PREFIX
from spacy.vectors import Vectors
from spacy.vocab import Vocab

PREFIX_LENGTH = 3
"""Letters of a word that its prefix has; spaCy's own has one, which tells little of a name."""


def vocabulary(file: Path) -> Vocab:
    """An English vocabulary with word vectors, by words in lower case.

    The file holds `keys`, hashes of words, and `rows`, their vectors in half precision.

    Raises:
        OSError, ValueError: the file is missing or is something else.
    """
    vocab: Vocab = spacy.blank("en").vocab
    vocab.lex_attr_getters[PREFIX] = lambda word: word[:PREFIX_LENGTH]  # type: ignore[attr-defined]
    with np.load(file) as stored:
        rows = stored["rows"].astype("float32")  # what thinc multiplies
        vocab.vectors = Vectors(data=rows, keys=stored["keys"], attr="LOWER")
    return vocab
