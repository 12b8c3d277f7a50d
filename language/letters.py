"""Whether a text is written in a headline's letters, which mislead a recogniser of prose."""

import re

_WORD = re.compile(r"[^\W\d_]{4,}")
"""Words of four letters and more: shorter ones stay small in a headline."""

LEAST_WORDS = 3
"""Words below which letters tell nothing."""

MOST_CAPITALISED = 0.7
"""Share of capitalised words above which a text is a headline; in prose it is about 0.15."""


def unusual_letters(text: str) -> bool:
    """Whether `text` Is in Title Case, in CAPITALS or without any capital."""
    words: list[str] = _WORD.findall(text)
    if len(words) < LEAST_WORDS:
        return False
    share = sum(word[0].isupper() for word in words) / len(words)
    return share > MOST_CAPITALISED or share == 0
