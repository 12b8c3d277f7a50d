"""The words that tell what an article is about, for finding others like it."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+")

STOP_WORDS = frozenset((files("language") / "stop_words.txt").read_text("utf-8").split())
"""English words that say nothing of the subject of a news article."""

FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words)
    for language, *words in map(
        str.split, (files("language") / "function_words.txt").read_text("utf-8").splitlines()
    )
}
"""By language, its articles, pronouns, prepositions and the like: stop words of such a text."""

LONGEST = 40
"""Code points of a word; anything longer is a link or an accident."""


def fold(word: str) -> str:
    """`word` in lower case without diacritics, as the search index writes it."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def stem(word: str) -> str:
    """A folded word without the s of a plural."""
    plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word


def words(text: str) -> list[str]:
    """The words of `text` in order, folded, telling or not."""
    return [fold(word) for word in _WORD.findall(text)]


def stems(text: str) -> set[str]:
    """The stems of the different words of `text`, telling or not."""
    return {stem(fold(word)) for word in set(_WORD.findall(text))}


def telling_words(text: str) -> list[str]:
    """The words and numbers of `text` in order that tell its subject, folded: no stop words."""
    every = words(text)
    stop = stop_words(every)
    return [w for w in every if w not in stop and len(w) <= LONGEST]


def stop_words(folded: Iterable[str]) -> Collection[str]:
    """The stop words that a text has: English ones and those of the language it seems to be in.

    That is the language of which most words are function words, where those are more than the
    English stop words.
    """
    every = list(folded)
    counts = {name: sum(map(known.__contains__, every)) for name, known in FUNCTION_WORDS.items()}
    likeliest = max(counts, key=lambda name: counts[name])
    if counts[likeliest] <= sum(map(STOP_WORDS.__contains__, every)):
        return STOP_WORDS
    return STOP_WORDS | FUNCTION_WORDS[likeliest]
