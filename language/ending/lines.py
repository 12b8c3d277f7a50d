"""The lines of a body and what each looks like: a paragraph, a headline, a list item, a lead."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from core.types import Mark, MarkKind
from language.dateline import read_dateline
from language.ending.cohesion import WORD
from language.recognise.edges import Span

_LINE = re.compile(r"\S[^\n]*")
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\n]+)*")

_WRAP = 100
"""Code points of the longest line of a text whose paragraphs are broken at some width."""

_LOOK = 1_500
"""Code points of a line that its looks are judged by: more than any teaser has."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its place in the body, its text and the names in it.

    `linked` is the share of it that links cover, from 0 to 1.
    """

    start: int
    end: int
    text: str
    names: tuple[str, ...]
    linked: float


def split_lines(body: str, names: Sequence[Span], marks: Sequence[Mark] = ()) -> list[Line]:
    """The lines of `body`, or its blocks where paragraphs are broken at some width.

    Args:
        body: the text.
        names: the names in it, sorted and not overlapping.
        marks: its formatting, of which links count.
    """
    found = list(_LINE.finditer(body))
    if _is_wrapped([match[0] for match in found]):
        found = list(_BLOCK.finditer(body))
    starts = [match.start() for match in found]
    linked = [0] * len(found)
    for mark in marks:
        at = bisect_right(starts, mark.start) - 1
        if mark.kind is MarkKind.LINK and at >= 0:
            linked[at] += max(0, min(mark.end, found[at].end()) - mark.start)
    forms = [(span.start, body[span.start : span.end]) for span in names]
    lines = []
    for match, length in zip(found, linked, strict=True):
        first, after = (bisect_left(forms, (at, "")) for at in match.span())
        text = match[0].rstrip()
        lines.append(
            Line(
                match.start(),
                match.start() + len(text),
                text,
                tuple(form for _, form in forms[first:after]),
                min(1.0, length / len(text)),
            )
        )
    return lines


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines end where the page did: all short, most of them in mid-sentence."""
    if len(lines) < 8 or max(map(len, lines)) > _WRAP:
        return False
    broken = sum(len(line) > _WRAP / 2 and not _STOPPED.search(line) for line in lines)
    return broken > len(lines) / 2


# Words from which on a line counts as longer: a teaser has rarely more than 50.
_MOST_WORDS = (4, 8, 14, 22, 32, 50, 80)

_STOPPED = re.compile(r"[.!?…:;][\"”’')\]]*$|[\"”]$")
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+[\"“‘(]?[A-Z0-9]")
_REFERS_BACK = re.compile(
    r"[\"“‘']?(?:He|She|They|It|This|That|These|Those|His|Her|Their|Its|But|And|However|Meanwhile"
    r"|Also|So|Still|Yet|Then|In addition|Earlier|Later|Mr|Mrs|Ms|Both|Such|According|Another"
    r"|Other|Despite|Asked|Nevertheless|Instead|Since|Although|While)\b"
)
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him|they|their|them|its|this|these)\b")
_ALSO = re.compile(r"\b(?:also|other|such|further|same|had)\b")
_SAID = re.compile(r"\b(?:said|says|told|added|according to|explained|stressed|noted)\b")
_READER = re.compile(r"\b(?:you|your|you're|we|our|us)\b", re.IGNORECASE)
LENGTHS = tuple(f"words_{most}" for most in _MOST_WORDS)
"""The features of a line's length: `words_14` is 1 where it has 9 to 14 words."""


_ITEM = re.compile(r"[•◦●▪*\-–—·]\s|\(?(?:\d{1,2}|[a-h])[.)]\s")
_AUTHOR = re.compile(
    r"(?:[A-Z][\w.'’\-]+ ){2,4}(?:is|was) .{0,80}\b(?:correspondent|editor|author|professor"
    r"|lecturer|fellow|reporter|writer|journalist|columnist|graduate)\b"
)

SHAPE = (
    *LENGTHS,
    *("open_end", "short_open_end", "title_case", "opens_quote", "quotes", "colon_end"),
    *("refers_back", "pronoun", "also", "said", "reader", "question"),
    *("sentences_2", "sentences_4", "digit", "definite", "lower", "item", "author", "dateline"),
)
"""The features of how one line looks."""


def shape(text: str) -> list[float]:
    """The values of SHAPE for a line, all from 0 to 1."""
    text = text[:_LOOK]
    words = WORD.findall(text)
    size = bisect_left(_MOST_WORDS, len(words))
    open_end = not _STOPPED.search(text)
    sentences = len(_SENTENCE_END.findall(text)) + 1
    capitals = sum(word[0].isupper() for word in words)
    seen = (
        *(size == at for at in range(len(_MOST_WORDS))),
        *(open_end, open_end and len(words) <= 14),
        len(words) > 3 and capitals >= 0.6 * len(words),
        *(text[0] in "\"“‘'", any(mark in text for mark in '"“”'), text[-1] == ":"),
        _REFERS_BACK.match(text) is not None,
        *(bool(p.search(text)) for p in (_PRONOUN, _ALSO, _SAID, _READER)),
        *("?" in text[-2:], sentences > 1, sentences > 3),
        *(text[0].isdigit(), text.startswith("The "), text[0].islower()),
        *(p.match(text) is not None for p in (_ITEM, _AUTHOR)),
        read_dateline(text) is not None,
    )
    return [float(value) for value in seen]
