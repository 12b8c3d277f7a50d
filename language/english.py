"""Whether a text that names no language can be English at all."""

import re
from itertools import islice

from language.terms import STOP_WORDS

UNKNOWN = "xx"
"""The tag of a language that nobody has named and that is not English."""

_WORD = re.compile(r"[^\W\d_]+")

OPENING = 300
"""Words that a text is judged by."""

LEAST_WORDS = 40
"""Words below which a text is taken for English."""

LEAST_SHARE = 0.1
"""Share of English stop words below which a text is something else: prose has 0.35 to 0.5, a list
of names 0.15, German, French or Spanish 0.02 to 0.07."""


def is_foreign(text: str) -> bool:
    """Whether so few of the first words are English stop words that the text is not English."""
    words = [match[0].casefold() for match in islice(_WORD.finditer(text), OPENING)]
    if len(words) < LEAST_WORDS:
        return False
    return sum(word in STOP_WORDS for word in words) < LEAST_SHARE * len(words)
