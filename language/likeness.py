"""How alike are two texts? Each as a vector of its telling words, numbers and word pairs.

The weight of a feature is its damped frequency in the text times its inverse document frequency
(Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988), times the
square root of the weight of its block below. Document frequencies are fixed, so that a
vector is final once it is made. Actors have no part in it: they may be corrected at any time.
"""

import re
import struct
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import pairwise
from math import sqrt
from zlib import crc32

from core.analysis import Text
from language.rarity import rarity
from language.terms import stem, telling_words

VERSION = 1
"""Counts up when other vectors are made of a text: those of two versions cannot be compared."""

FEATURES = 192
"""The heaviest features of a text, which are all that its vector has."""

READ = 20_000
"""Code points of a body that count: news tells what it is about at its beginning."""

NUMBER_WEIGHT = 1.5
PAIR_WEIGHT = 0.5
"""Weights of the blocks beside that of words, 1, after `scripts/fit_related.py`."""

STEP = 0.25
"""What packed weights are multiples of; the heaviest that a byte takes is 63.75."""

DAMPING = 0.4
"""The exponent of `damped`: best of 0.4, 0.45, 0.5 and the usual 1 + log."""

_WEIGHTS = tuple(STEP * steps for steps in range(256))

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True)
class Vector:
    """The heaviest features of a text, by hash, with their weights.

    `words` are its words as they stand in it, folded, with their weights, the heaviest first; a
    vector that was unpacked has none.
    """

    weights: Mapping[int, float]
    words: Mapping[str, float] = field(default_factory=dict)


def vector(text: Text) -> Vector:
    """The vector of a title and a body, which is to end where the article proper does."""
    read = f"{text.title}\n{text.body[:READ]}"
    telling = telling_words(read)
    stems = [stem(word) for word in telling]
    weights = _word_weights(stems)
    forms = {stemmed: word for word, stemmed in zip(telling, stems, strict=True)}
    heaviest_words = nlargest(FEATURES, weights, key=lambda stemmed: weights[stemmed])
    features = _hashed("w", weights)
    features |= _hashed("p", _pair_weights(stems))
    features |= _hashed("n", _number_weights(read))
    heaviest = nlargest(FEATURES, features.items(), key=lambda feature: feature[1])
    return Vector(dict(heaviest), {forms[s]: weights[s] for s in heaviest_words})


def dot(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """The scalar product of two vectors' weights."""
    return sum(one[feature] * other[feature] for feature in one.keys() & other.keys())


def pack(made: Vector) -> bytes:
    """A vector in few bytes, the same on every machine: hashes, then weights in steps of STEP."""
    steps = (max(1, min(255, round(weight / STEP))) for weight in made.weights.values())
    count = len(made.weights)
    return struct.pack(f"<{count}I{count}B", *made.weights, *steps)


def unpack(packed: bytes) -> Vector:
    """What `pack` packed, without the words."""
    count = len(packed) // 5
    hashes = struct.unpack_from(f"<{count}I", packed)
    return Vector(dict(zip(hashes, map(_WEIGHTS.__getitem__, packed[4 * count :]), strict=True)))


def _word_weights(stems: list[str]) -> dict[str, float]:
    return {word: damped(n) * rarity(word) for word, n in Counter(stems).items()}


def _pair_weights(stems: list[str]) -> dict[str, float]:
    """Neighbouring telling words, as rare as their mean."""
    block = sqrt(PAIR_WEIGHT) / 2
    return {
        f"{one} {other}": damped(n) * (rarity(one) + rarity(other)) * block
        for (one, other), n in Counter(pairwise(stems)).items()
    }


def _number_weights(text: str) -> dict[str, float]:
    block = sqrt(NUMBER_WEIGHT) * rarity("1")
    return {n: damped(count) * block for n, count in Counter(_NUMBER.findall(text)).items()}


def damped(count: int) -> float:
    """What a number of occurrences counts for: the second one less than the first, and so on."""
    return float(count**DAMPING)


def _hashed(block: str, weights: Mapping[str, float]) -> dict[int, float]:
    """Hashes that stay the same for ever; that two features share one is as good as never so."""
    return {crc32(f"{block} {feature}".encode()): weight for feature, weight in weights.items()}
