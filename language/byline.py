"""Which names in an article only say who wrote it: bylines at its top, credits at its end."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from core.types import Label
from language.recognise.edges import Span

_LONGEST = 120
"""Code points of a line that may be a byline."""

_TOP = 4
"""Lines at the top of an article in which bylines are looked for."""

_NAME = r"(?:[^\W\d_a-z][\w.'’\-]*|van|von|de|der|den|del|di|da|al|bin|el|la|le)"
_CREDIT = rf"{_NAME}(?: {_NAME}){{0,5}}"
_PARTED = r"(?:, and |, | and | & | \| | / | in | at | of | of the | for | for the | with | — | - )"
_BYLINE = re.compile(
    r"(?:(?:Words|Text|Story|Written|Analysis|Photos|Report|Exclusive) )?(?:[Bb]y|BY) "
    rf"{_CREDIT}(?:{_PARTED}{_CREDIT}){{0,6}},?"
)

_SIGNED_GAPS = frozenset(
    (", ", " in ", ", in ", " and ", " | ", " / ", " for ", " – ", " - ", " — ")
)

# Words that follow "By" in a sentence's opening, not in a byline.
_TIME = re.compile(
    r"(?:By|BY) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March"
    r"|April|May|June|July|August|September|October|November|December|Christmas|Easter)\b"
)

_DONE = (
    r"(?:(?:additional |further |other )?reporting|writing|editing|compiled|edited|written|reported"
    r"|translated|photography|photographs|graphics?)(?: and (?:writing|editing|reporting))? by"
)
_CREDITS = re.compile(
    rf"(?:^|(?<=[.!?…”\"—–]\s)|(?<=[(—–]))(?:{_DONE}"
    r"|with (?:assistance|reporting|files) (?:from|by))\s[^\n]{3,200}$",
    re.MULTILINE | re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"contributed (?:to (?:this|the) (?:report|story|article|dispatch)|reporting)\b"
    r"[^\n.]{0,60}\.?[\"”’')\]]{0,2}$",
    re.MULTILINE,
)
_SENTENCE_START = re.compile(r".*(?:^|[.!?…][\"”’')]*\s)", re.DOTALL)
_LONGEST_CREDIT = 400
"""Code points of a sentence that names those who contributed."""

_WRITERS = (Label.PERSON, Label.ORG, Label.MISC)


def is_byline(line: str) -> bool:
    """Whether a line says who wrote what follows: "By Ada Merrow and Lin Sato in Eastmoor"."""
    return (
        len(line) <= _LONGEST
        and bool(_BYLINE.fullmatch(line.strip()))
        and not _TIME.match(line.strip())
    )


def byline_names(body: str, names: Sequence[Span]) -> frozenset[Span]:
    """Those of `names` that stand where the article says who wrote it; places are never among them.

    Bylines are short lines at the top: "By Ada Merrow", "ADA MERROW, Lantern News", "Ada Merrow in
    Eastmoor". Credits may stand anywhere: "Reporting by", "With assistance from", "contributed to
    this report".
    """
    credited = sorted([*_top(body, names), *_credits(body)])
    starts = [start for start, _ in credited]
    found = []
    for span in names:
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and span.end <= credited[at][1] and span.label in _WRITERS:
            found.append(span)
    return frozenset(found)


def _top(body: str, names: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The places of the bylines among the first lines."""
    lines = islice(re.finditer(r"\S[^\n]*", body[: _TOP * _LONGEST * 10]), _TOP)
    for line in lines:
        start, end = line.span()
        if end - start > _LONGEST:
            return
        inside = [span for span in names if start <= span.start and span.end <= end]
        if is_byline(line[0]) or _is_signed(body[start:end].rstrip(), start, inside):
            yield start, end


def _is_signed(line: str, start: int, names: Sequence[Span]) -> bool:
    """Whether a line is a person's full name with no more than an outlet or a place after it."""
    if len(names) < 2 or names[0].start != start or names[0].label is not Label.PERSON:
        return False
    gaps = [line[a.end - start : b.start - start] for a, b in pairwise(names)]
    whole = names[-1].end - start == len(line) and " " in line[: names[0].end - start]
    return whole and set(gaps) <= _SIGNED_GAPS and names[-1].label is not Label.PERSON


def _credits(body: str) -> Iterator[tuple[int, int]]:
    """The places of the credits: from their first word to the end of the line."""
    for found in _CREDITS.finditer(body):
        yield found.span()
    for found in _CONTRIBUTED.finditer(body):
        line = body.rfind("\n", 0, found.start()) + 1
        earliest = max(line, found.start() - _LONGEST_CREDIT)
        before = _SENTENCE_START.match(body[earliest : found.start()])
        yield earliest + (before.end() if before else 0), found.end()
