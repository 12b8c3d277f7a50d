"""The sentence around a place in a text.

A sentence lies within a line, unless the line goes on in the next one: that begins with a small
letter, or a margin seems to have ended the line.
"""

import re
from collections.abc import Sequence

from core.dossiers import Span
from language.sentences import ends

LONGEST = 360
"""Code points of a sentence that an excerpt shows whole."""

_BEFORE = 120
"""Code points before the place in question that stay where a sentence is cut."""

_REACH = 1_200
"""Code points on either side in which the ends are looked for."""

_WRAPPED = range(55, 101)
"""Code points of a line that a margin may have ended."""

_LINE_END = re.compile(r"\n\s*")


def sentence_around(text: str, start: int, end: int) -> Span:
    """Where the sentence that holds a stretch of `text` begins and ends, without white space.

    Sentences that share the stretch are taken as one; of one that is longer than _REACH on a
    side, so much is.
    """
    first, last = _block(text, start, end)
    block = text[first:last].replace("\n", " ")
    borders = [first + border for border in ends(block)]
    first = max((border for border in borders if border <= start), default=first)
    last = min((border for border in borders if border >= end), default=last)
    stretch = text[first:last]
    return first + len(stretch) - len(stretch.lstrip()), first + len(stretch.rstrip())


def excerpt(text: str, spans: Sequence[Span], place: Span) -> tuple[str, tuple[Span, ...]]:
    """The sentence that holds `place` on one line, and those of `spans` in it, counted anew.

    Of one longer than LONGEST the words around `place` stay, with "…" for the others.
    """
    start, end = sentence_around(text, *place)
    first, last = _cut(text, (start, end), place)
    opening, closing = "…" * (first > start), "…" * (last < end)
    shift = len(opening) - first
    inside = tuple((a + shift, b + shift) for a, b in spans if first <= a and b <= last)
    return opening + re.sub(r"\s", " ", text[first:last]) + closing, inside


def _block(text: str, start: int, end: int) -> Span:
    """The line that holds a stretch, with those that it goes on in, within _REACH."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    for line_end in _LINE_END.finditer(text, first, last):
        if _goes_on(text, line_end):
            continue
        if line_end.end() <= start:
            first = line_end.end()
        elif line_end.start() >= end:
            return first, line_end.start()
    return first, last


def _goes_on(text: str, line_end: re.Match[str]) -> bool:
    """Whether the sentence may go on in the next line."""
    place = line_end.start()
    if line_end[0].count("\n") > 1 or text[place - 1 : place] in (".", "!", "?", ":"):
        return False
    small = text[line_end.end() : line_end.end() + 1].islower()
    return small or place - text.rfind("\n", 0, place) - 1 in _WRAPPED


def _cut(text: str, sentence: Span, place: Span) -> Span:
    """The sentence, or of a long one the words from a little before `place` on."""
    first, last = sentence
    if last - first > LONGEST and place[0] - first > _BEFORE:
        first = text.find(" ", place[0] - _BEFORE, place[0]) + 1 or place[0]
    if last - first > LONGEST:
        space = text.rfind(" ", place[1], first + LONGEST)
        last = space if space >= 0 else place[1]
    return first, last
