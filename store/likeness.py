"""Which actors have names that may be one actor's, without comparing all with all. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from core.analysis import KnownActor
from core.types import Kind

BLOCK = 30
"""Actors that share a feature and are compared, the best known: of more it tells too little."""

SOUND = 3
"""Letters that two different words must have in common when their vowels are left out."""

_VARYING = re.compile("[aeiouyhj]")
_DOUBLED = re.compile(r"(.)\1+")

_SMALL_WORDS = frozenset("of the and for in on de la du des".split())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors, the better known second: how alike their names are (0 to 1), and how."""

    actor: KnownActor
    into: KnownActor
    score: float
    why: str
    needs_company: bool = False
    """Whether the names alone say too little."""


def pairs(actors: Iterable[KnownActor]) -> list[Pair]:
    """The pairs of actors of one kind with names alike, the most alike first.

    Only actors that share a feature are compared: last word, beginning, initials, letters.
    """
    blocks: defaultdict[tuple[str, str, str], list[KnownActor]] = defaultdict(list)
    for actor in sorted(actors, key=_fame, reverse=True):
        for feature, value in _features(actor):
            block = blocks[actor.kind, feature, value]
            if len(block) < BLOCK:
                block.append(actor)
    met: dict[tuple[int, int], Pair] = {}
    for block in blocks.values():
        for into, actor in combinations(block, 2):
            if (into.id, actor.id) not in met and (pair := likeness(actor, into)):
                met[into.id, actor.id] = pair
    return sorted(
        met.values(), key=lambda p: (-p.score, -p.actor.articles, -p.into.articles, p.actor.id)
    )


def likeness(actor: KnownActor, into: KnownActor) -> Pair | None:
    """How alike two names of one kind are; None where nothing says that they are one actor's."""
    one, other = words(actor), words(into)
    if "".join(one) == "".join(other) and len(one) != len(other):
        return Pair(actor, into, 0.9, "the same letters")
    if len(one) > 1 and sorted(one) == sorted(other):
        return Pair(actor, into, 0.8, "the same words in another order")
    if len(one) > 1 and spelt_alike(one, other):
        return Pair(actor, into, 0.7, "spelt alike")
    if actor.kind is Kind.PERSON:
        return _same_person(actor, into)
    for short, long in ((one, other), (other, one)):
        if len(short) == 1 and short[0] in initials(long):
            return Pair(actor, into, 0.6, "one abbreviates the other")
        if 1 < len(short) < len(long) and long[: len(short)] == short:
            return Pair(actor, into, 0.3, "begin with the same words", needs_company=True)
    return None


def words(actor: KnownActor) -> list[str]:
    """The words of an actor's key, without what tells namesakes apart."""
    return actor.key.partition(" @")[0].split()


def spelt_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names differ only where transliterations do; in short words these tell little."""
    return len(one) == len(other) and all(
        a == b or (len(sound(a)) >= SOUND and sound(a) == sound(b))
        for a, b in zip(one, other, strict=True)
    )


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A word without what transliterations vary in: vowels, h, j, doubled letters."""
    return _DOUBLED.sub(r"\1", word[:1] + _VARYING.sub("", word[1:]))


def initials(name: Sequence[str]) -> set[str]:
    """What may abbreviate a name of two words and more: its initials, with small words and not."""
    large = "".join(word[0] for word in name if word not in _SMALL_WORDS)
    every = "".join(word[0] for word in name)
    return {short for short in (large, every) if len(short) > 1}


def _same_person(actor: KnownActor, into: KnownActor) -> Pair | None:
    """Two persons with the same last word: by one word alone, an initial, or a middle name."""
    one, other = words(actor)[:-1], words(into)[:-1]
    if words(actor)[-1:] != words(into)[-1:]:
        return None
    if not one or not other:
        both = not one and not other
        return None if both else Pair(actor, into, 0.3, "same surname", needs_company=True)
    short, long = sorted((one, other), key=len)
    if short[0] == long[0] and (len(short) == 1 or _within(short, long)):
        return Pair(actor, into, 0.6, "same first and last name")
    if short[0][0] == long[0][0] and 1 in (len(short[0]), len(long[0])):
        return Pair(actor, into, 0.5, "same surname and initial")
    return None


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of one stand among those of the other in order."""
    remaining = iter(long)
    return all(word in remaining for word in short)


def _fame(actor: KnownActor) -> tuple[bool, int, int, int]:
    """Full actors before partial ones, then those in more articles, those of longer names."""
    return actor.article_id is None, actor.articles, len(actor.name), -actor.id


def _features(actor: KnownActor) -> Iterator[tuple[str, str]]:
    """What actors share that are compared."""
    name = words(actor)
    if not name:
        return
    yield "letters", "".join(name)
    yield "words", " ".join(sorted(name))
    if len(name) > 1:
        yield "sound", " ".join(map(sound, name))
    if actor.kind is Kind.PERSON:
        yield "surname", name[-1]
        return
    for short in initials(name):
        yield "initials", short
    if len(name) == 1:
        yield "initials", name[0]
    for length in range(2, len(name) + 1):
        yield "beginning", " ".join(name[:length])
