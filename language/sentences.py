"""What does a text say first?"""

import re
from collections.abc import Iterator

from language.names import short_titles

LONGEST = 240
"""Code points of a first sentence; a longer one is cut between words."""

_STOP = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[^\W_a-z])")
_BEFORE = re.compile(r"[\w.&'’-]*$")
_SHORTENED = frozenset(
    "assn bros co corp dept inc intl jr ltd no sr st univ vs "
    "jan feb mar apr aug sept oct nov dec".split()
)
"""Words, titles aside, that end with a full stop and go on."""


def first_sentence(text: str) -> str:
    """The first sentence of a text's first line that is not blank, cut at LONGEST code points."""
    line = next(filter(None, map(str.strip, text.split("\n"))), "")
    sentence = line[: next(ends(line), len(line))]
    if len(sentence) <= LONGEST:
        return sentence
    return sentence[: LONGEST - 1].rsplit(None, 1)[0].rstrip(" ,;:–—-") + "…"


def ends(line: str) -> Iterator[int]:
    """Where sentences of a line end, without the white space behind; the last one is left out."""
    for stop in _STOP.finditer(line):
        before = _BEFORE.search(line, max(0, stop.start() - LONGEST), stop.start())
        word = before[0] if before else ""
        if line[stop.start()] != "." or not _goes_on(word):
            yield stop.start() + len(stop[0].rstrip())


def _goes_on(word: str) -> bool:
    """Whether a word with a full stop behind is one that is shortened: "Gen", "U.S", "J"."""
    plain = word.lower()
    return "." in word or len(word) == 1 or plain in short_titles() or plain in _SHORTENED
