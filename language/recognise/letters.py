"""Whether a text is written in a headline's letters, which mislead a recogniser of prose."""

import re

_WORD = re.compile(r"[^\W\d_]{4,}")
"""Words of four letters and more: shorter ones stay small in a headline."""

LEAST_WORDS = 3
"""Words below which letters tell nothing."""

MOST_CAPITALISED = 0.7
"""Share of capitalised words above which a text is a headline."""

PROSE = 0.15
"""Share of capitalised words in prose, roughly."""


def unusual_letters(text: str) -> bool:
    """Whether `text` Is in Title Case, in CAPITALS or without any capital."""
    share = _capitalised(text)
    return share > MOST_CAPITALISED or share == 0


def headline_letters(line: str) -> bool:
    """Whether a line of an article Is in Title Case or in CAPITALS."""
    return _capitalised(line) > MOST_CAPITALISED


def _capitalised(text: str) -> float:
    """The share of words that begin with a capital; that of prose where words are too few."""
    words: list[str] = _WORD.findall(text)
    if len(words) < LEAST_WORDS:
        return PROSE
    return sum(word[0].isupper() for word in words) / len(words)
