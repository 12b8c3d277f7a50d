"""Makes any text fit for the network: parts of one kind of letters, without what it chokes on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.analysis import READ_LIMIT, Text
from core.clean import without_surrogates
from core.types import Field
from language.recognise.letters import headline_letters, unusual_letters

PIECE = 5_000
"""Code points of one part: most articles are one."""

_SIGNS = re.compile(r"[^\w\s]{50,}")
"""Signs in a row that hold no name. The tokenizer takes them off a word one by one, each
time copying the rest: 20,000 brackets take it 20 s."""

_HEADLINE_LENGTH = 150
"""Code points of the longest line within a body that may be a headline."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article that is read at once; `offset` is its place in the field.

    A `headline` is written in other letters than prose: In Title Case, in CAPITALS or in none.
    """

    field: Field
    offset: int
    text: str
    headline: bool


def parts(text: Text) -> Iterator[Part]:
    """The title and the body's pieces; headlines within the body are parts of their own."""
    title = readable(text.title)
    yield Part(Field.TITLE, 0, title, unusual_letters(title))
    for offset, stretch, headline in _stretches(readable(text.body[: read_end(text)])):
        for inside, piece in pieces(stretch):
            yield Part(Field.BODY, offset + inside, piece, headline)


def read_end(text: Text) -> int:
    """The offset in the body up to which it is read.

    That is its end, unless it is longer than READ_LIMIT or goes on: then a paragraph's end below
    the limit, else a line's, a sentence's or a word's.
    """
    end = min(len(text.body), READ_LIMIT)
    if end == len(text.body) and not text.rest:
        return end
    return _cut(text.body, max(0, end - PIECE), end)


def _stretches(body: str) -> Iterator[tuple[int, str, bool]]:
    """The body's lines, joined while they are alike, each with its offset and its letters."""
    if unusual_letters(body):
        yield 0, body, True
        return
    start = at = 0
    letters = False
    for line in body.splitlines(keepends=True):
        unusual = _may_be_headline(line) and headline_letters(line)
        if unusual is not letters and line.strip():
            if at > start:
                yield start, body[start:at], letters
            start, letters = at, unusual
        at += len(line)
    if at > start:
        yield start, body[start:at], letters


def _may_be_headline(line: str) -> bool:
    """Whether a line is short and ends like no sentence."""
    return len(line) <= _HEADLINE_LENGTH and not line.rstrip().endswith(".")


def readable(text: str) -> str:
    """`text` with the same offsets, without lone surrogates and endless rows of signs."""
    return _SIGNS.sub(lambda row: " " * len(row[0]), without_surrogates(text))


def pieces(text: str, size: int = PIECE) -> Iterator[tuple[int, str]]:
    """Consecutive parts of `text` with their offsets, each of at most `size` code points.

    A cut falls after a paragraph, else after a line, a sentence or a word, else anywhere.
    """
    start = 0
    while len(text) - start > size:
        end = _cut(text, start, start + size)
        yield start, text[start:end]
        start = end
    if start < len(text):
        yield start, text[start:]


def _cut(text: str, start: int, limit: int) -> int:
    for gap in ("\n\n", "\n", ". ", " "):
        at = text.rfind(gap, start + 1, limit)
        if at > start:
            return at + len(gap)
    return limit
