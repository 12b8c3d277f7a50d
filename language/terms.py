"""The words that tell what an article is about, for finding others like it."""

import re
import unicodedata
from collections import Counter
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+")

STOP_WORDS = frozenset((files("language") / "stop_words.txt").read_text("utf-8").split())
"""Words that say nothing of the subject of a news article."""

LONGEST = 40
"""Code points of a word; anything longer is a link or an accident."""


def fold(word: str) -> str:
    """`word` in lower case without diacritics, as the search index writes it."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words(text: str) -> set[str]:
    """The different words of `text`, folded, telling or not."""
    return {fold(word) for word in set(_WORD.findall(text))}


def term_counts(text: str) -> Counter[str]:
    """How often each telling word stands in `text`, folded."""
    words = (fold(match[0]) for match in _WORD.finditer(text))
    return Counter(w for w in words if w not in STOP_WORDS and 2 < len(w) <= LONGEST)
