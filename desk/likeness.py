"""How alike are articles, by what they say and by whom they name?

One cosine over two blocks of features. What texts say is stored as vectors, which are final. Whom
they name is read anew each time, so that a correction of an actor holds at once everywhere; an
actor weighs as a word does: its damped mentions times log(1 + articles / those that name it),
times the square root of the weight of its kind below.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import hypot, log, sqrt

from core.types import Kind
from language import likeness
from language.likeness import Vector
from store import candidates, related, vectors
from store.engine import Store
from store.related import Standing

KIND_WEIGHTS = {
    Kind.PERSON: 3.0,
    Kind.PLACE: 1.2,
    Kind.GROUP: 0.5,
    Kind.ORGANISATION: 0.3,
    Kind.OTHER: 0.3,
}
"""Beside words, which weigh 1; after `scripts/fit_related.py`."""

SMALL_STORE = 500
"""Articles that a smaller store is taken to hold: shared names tell something in the first ones."""

SEARCHED_WORDS, SEARCHED_ACTORS = 32, 12
"""The heaviest of an article, by which others that may be alike are found.

Of 2,225 articles of general news, 60 candidates found by 32 words hold 93 % of the ten likest,
100 found by 24 words 91 %."""

STORY_WORDS = 16
"""The heaviest words by which an article's story is found: by 12 or 24 it is the same one."""

READ_ANEW = 30
"""Candidates without a stored vector whose texts are read for one, the most promising first."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """An article by the weights of its features: what it says by hash, whom it names by id."""

    words: Mapping[int, float]
    actors: Mapping[int, float]
    length: float

    @classmethod
    def of(cls, words: Mapping[int, float], actors: Mapping[int, float]) -> "Portrait":
        """With the length that both blocks have together."""
        return cls(words, actors, hypot(*words.values(), *actors.values()))

    def likeness(self, other: "Portrait") -> float:
        """The cosine of two portraits, 0 to 1; 0 where either has no features."""
        product = likeness.dot(self.words, other.words) + likeness.dot(self.actors, other.actors)
        lengths = self.length * other.length
        return min(1.0, product / lengths) if lengths else 0.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An article among those that may be like it; `standings` are those of whom it names."""

    portrait: Portrait
    others: Mapping[int, Portrait]
    standings: Mapping[int, Standing]


def portraits(store: Store, ids: Collection[int]) -> dict[int, Portrait]:
    """Articles that have a vector, or whose texts are read for one, as they stand, by id."""
    if not ids:
        return {}
    words = _word_weights(store, list(ids))
    castings = related.castings(store, list(words))
    standings = related.standings(store, {i for cast in castings.values() for i in cast})
    worth = actor_worth(standings, _size(store))
    return {
        i: Portrait.of(weights, actor_weights(castings[i], worth)) for i, weights in words.items()
    }


def ranked(portrait: Portrait, others: Mapping[int, Portrait]) -> list[tuple[int, float]]:
    """Others with their likeness to a portrait, the likest first."""
    found = ((i, portrait.likeness(other)) for i, other in others.items())
    return sorted(found, key=lambda item: (-item[1], item[0]))


def surroundings(
    store: Store, article_id: int, vector: Vector, *, settled: bool = False
) -> Surroundings:
    """An article, by the vector that was made of its text, and its candidates as they stand.

    Args:
        settled: leaves out candidates whose stories are still to be found.
    """
    own = related.castings(store, [article_id])[article_id]
    standings = related.standings(store, own)
    actors = actor_weights(own, actor_worth(standings, _size(store)))
    heaviest = sorted(actors, key=lambda i: (-actors[i], i))[:SEARCHED_ACTORS]
    named = {i: actors[i] for i in heaviest}
    words = dict(islice(vector.words.items(), STORY_WORDS if settled else SEARCHED_WORDS))
    found = candidates.candidates(store, article_id, words, named, settled=settled)
    portrait = Portrait.of(vector.weights, actors)
    return Surroundings(portrait, portraits(store, found), standings)


def blend(portraits: Iterable[tuple[Portrait, float]]) -> Portrait:
    """The sum of portraits, each of length 1 times its share."""
    words: dict[int, float] = {}
    actors: dict[int, float] = {}
    for portrait, share in portraits:
        factor = share / (portrait.length or 1.0)
        for total, weights in ((words, portrait.words), (actors, portrait.actors)):
            for feature, weight in weights.items():
                total[feature] = total.get(feature, 0.0) + factor * weight
    return Portrait.of(words, actors)


def actor_worth(
    standings: Mapping[int, Standing], size: int, kinds: Mapping[Kind, float] = KIND_WEIGHTS
) -> dict[int, float]:
    """What a single mention of actors weighs, by id.

    Args:
        size: the number of articles in the store.
        kinds: the weights of kinds of actors.
    """
    roots = {kind: sqrt(weight) for kind, weight in kinds.items()}
    return {
        i: roots[who.kind] * log(1 + size / max(1, who.articles)) for i, who in standings.items()
    }


def actor_weights(cast: Mapping[int, int], worth: Mapping[int, float]) -> dict[int, float]:
    """The actors of an article by id, without those that have no worth: they are hidden.

    Args:
        cast: mentions by actor.
    """
    return {i: worth[i] * likeness.damped(n) for i, n in cast.items() if i in worth}


def _size(store: Store) -> int:
    return max(SMALL_STORE, related.size(store))


def _word_weights(store: Store, ids: Sequence[int]) -> dict[int, Mapping[int, float]]:
    """What articles say, as stored, or made of the texts of the first that lack it."""
    stored = vectors.load(store, likeness.VERSION, ids)
    lacking = [i for i in ids if i not in stored][:READ_ANEW]
    made = {i: likeness.vector(text) for i, text in related.texts(store, lacking).items()}
    made |= {i: likeness.unpack(packed) for i, packed in stored.items()}
    return {i: vector.weights for i, vector in made.items()}
