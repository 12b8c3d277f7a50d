"""How much a line of an article has to do with the lines above it: shared words, shared names.

Two texts on one matter share more words than chance brings together. How many chance would
bring is known from how common a word is in the news, so a shared rare word says much and a
shared common one nothing (Dunning 1993, "Accurate methods for the statistics of surprise").
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice

from language.gazetteer import entries
from language.terms import fold

WORD = re.compile(r"[^\W_]+")

COHESION = (
    *("shared", "shared_root", "shared_any", "shared_rare"),
    *("new_words", "names", "named", "new_names", "strangers"),
    *("among", "among_any", "among_names"),
)
"""The features of one folded line. The first four weigh the words that it shares with the article
above the cut, `new_words` counts those that stand nowhere above it; then its names, shared and
new, `strangers` when all are new; `among` and the two after it: what it shares with the other
folded lines above it."""

Link = tuple[int, float, int]
"""The line where a word or name of a later line stands first, the surprise, the names in it."""

_UNKNOWN = 1e-5  # the rate of a word that is not among the common ones
_REPEATS = 0.3  # share of the words of a line on the same matter that stand in the text above
_RARE = 3.0  # surprise from which on a shared word counts as rare
_MOST = 5.0  # and the surprise that no word exceeds
_OPENING = 400  # different stems that a text's language is judged by
_ENGLISH = 0.3  # share of common stems among them in an English text at least
_TITLE = -1  # the line number of the title: above all lines
_SUFFIXES = ("ing", "ers", "ies", "ed", "es", "er", "s", "y")


@cache
def common_stems() -> dict[str, float]:
    """Stems of the commonest words of news and their rates, estimated by rank (Zipf's law)."""
    stems = (files("language.ending") / "common_stems.txt").read_text("utf-8").split()
    return {stem: 0.1 / rank for rank, stem in enumerate(stems, 2)}


@lru_cache(50_000)
def stem(word: str) -> str:
    """`word` folded, without a common ending where four letters are left: one key for its forms."""
    word = fold(word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) > 3:
            return word[: -len(suffix)]
    return word


class Cohesion:
    """The words and names of the lines of one text, and where each stands first."""

    def __init__(self, title: str, lines: Sequence[str], names: Sequence[Sequence[str]]) -> None:
        self.stems = [list(dict.fromkeys(map(stem, set(WORD.findall(line))))) for line in lines]
        self._names = [[_name_keys(name) for name in dict.fromkeys(found)] for found in names]
        self._first = dict.fromkeys(map(stem, WORD.findall(title)), _TITLE)
        self._first_named: dict[str, int] = {}
        for number, (stems, found) in enumerate(zip(self.stems, self._names, strict=True)):
            for word in stems:
                self._first.setdefault(word, number)
            for key in (key for keys in found for key in keys):
                self._first_named.setdefault(key, number)
        self._size = sum(map(len, self.stems))
        self._known: dict[str, float] = {}

    @property
    def is_english(self) -> bool:
        """Whether enough of the first words are common English ones for rates to mean anything."""
        opening = list(islice(self._first, _OPENING))
        return sum(map(common_stems().__contains__, opening)) >= _ENGLISH * len(opening) > 0

    def adjacent(self, number: int) -> tuple[float, float, float]:
        """What a line shares with the one before it: whether much, how much, whether a name."""
        before = set(self.stems[number - 1])
        surprise = sum(self._surprise(word) for word in self.stems[number] if word in before)
        named = {key for keys in self._names[number - 1] for key in keys}
        return (
            float(surprise > 2),
            min(surprise, 10.0),
            float(any(key in named for keys in self._names[number] for key in keys)),
        )

    def steps(self, number: int) -> Iterator[tuple[int, list[float]]]:
        """The features of a folded line as the cut moves up: (first folded line, features).

        The first pair holds for a cut right above the line itself; each later one from the cut
        above the line named on, where words that stood in the article are folded too.
        """
        links, new_words, new_names = self._links(number)
        above = [sum(link[1] for link in links), 0.0, sum(link[2] for link in links)]
        above[1] = sum(link[1] >= _RARE for link in links)
        among = [0.0, 0]
        at = number
        for line, surprise, named in [*links, (_TITLE - 1, 0.0, 0)]:
            if line != at:
                yield at, _features(above, among, new_words, new_names)
                at = line
            if line <= _TITLE:
                return
            above[0] -= surprise
            above[1] -= surprise >= _RARE
            above[2] -= named
            among[0] += surprise
            among[1] += named

    def _links(self, number: int) -> tuple[list[Link], int, int]:
        """What a line shares with earlier ones, the lowest first; its new words; its new names."""
        links: list[Link] = []
        new_words = new_names = 0
        for word in self.stems[number]:
            if self._first[word] < number:
                links.append((self._first[word], self._surprise(word), 0))
            else:
                new_words += self._surprise(word) > 0.3
        for keys in self._names[number]:
            earlier = [self._first_named[k] for k in keys if self._first_named[k] < number]
            if earlier:
                links.append((min(earlier), 0.0, 1))
            else:
                new_names += 1
        return sorted(links, reverse=True), new_words, new_names

    def _surprise(self, word: str) -> float:
        """The log-likelihood ratio of meeting `word` twice: same matter against chance."""
        known = self._known.get(word)
        if known is None:
            chance = 1 - math.exp(-self._size * common_stems().get(word, _UNKNOWN))
            known = min(_MOST, math.log((chance + _REPEATS * (1 - chance)) / chance))
            self._known[word] = known
        return known


def _name_keys(name: str) -> tuple[str, ...]:
    """What another mention of the name would share: the known actor, else any capitalised word."""
    entry = entries().get(name)
    if entry:
        return (entry.name,)
    return tuple(stem(word) for word in WORD.findall(name) if not word[0].islower())


def _features(
    above: list[float], among: list[float], new_words: int, new_names: int
) -> list[float]:
    surprise, rare, names = above
    return [
        *(min(surprise, 15.0), math.sqrt(max(surprise, 0.0)), float(surprise > 1), min(rare, 3.0)),
        *(min(new_words, 15.0), min(names, 4.0), float(names > 0), min(new_names, 5.0)),
        float(new_names > 0 and names == 0),
        *(min(among[0], 10.0), float(among[0] > 1), float(among[1] > 0)),
    ]
