"""Makes any text fit for the network: cut at paragraph ends, without what it chokes on."""

import re
from collections.abc import Iterator

from core.clean import without_surrogates

PIECE = 5_000
"""Code points of one part: most articles are one. A batch of 32 such parts takes 250 MB."""

READ_LIMIT = 1_500_000
"""Code points of a body that are analysed; the rest of a longer one is left unread."""

_SIGNS = re.compile(r"[^\w\s]{50,}")
"""Signs in a row that hold no name. The tokenizer takes them off a word one by one, each
time copying the rest: 20,000 brackets take it 20 s."""


def readable(text: str) -> str:
    """`text` with the same offsets, without lone surrogates and endless rows of signs."""
    return _SIGNS.sub(lambda row: " " * len(row[0]), without_surrogates(text))


def pieces(text: str, size: int = PIECE) -> Iterator[tuple[int, str]]:
    """Consecutive parts of `text` with their offsets, each of at most `size` code points.

    A cut falls after a paragraph, else after a line, else after a space, else anywhere.
    """
    start = 0
    while len(text) - start > size:
        end = _cut(text, start, start + size)
        yield start, text[start:end]
        start = end
    if start < len(text):
        yield start, text[start:]


def _cut(text: str, start: int, limit: int) -> int:
    for gap in ("\n\n", "\n", " "):
        at = text.rfind(gap, start + 1, limit)
        if at > start:
            return at + len(gap)
    return limit
