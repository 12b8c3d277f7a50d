"""How much of their text do two articles share, and which passages are these?

Two texts share a passage where both have the same run of RUN words; case, punctuation and the
layout of lines do not count. The share of such runs ("shingles") is the containment measure of
A. Broder, "On the resemblance and containment of documents" (1997).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

RUN = 5
"""Words in a run: shorter ones are phrases that any two articles share."""

_WORD = re.compile(r"\w+")

Span = tuple[int, int]
"""Start and end, in code points of a text."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share: how much of the shorter one (0 to 1), and the passages in order.

    Passages that overlap are one; those that only touch stand apart in the other text.
    `left_meets` says for each passage of the left text the index of the right text's passage
    that has its first words, `right_meets` the other way round.
    """

    share: float
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    left_meets: tuple[int, ...]
    right_meets: tuple[int, ...]


def word_runs(text: str) -> frozenset[int]:
    """Digests of the runs of a text, good for as long as the program runs.

    A text of fewer than RUN words is one run, one without words has none.
    """
    return frozenset(_runs(_WORD.findall(text)))


def share(left: frozenset[int], right: frozenset[int]) -> float:
    """How much of the shorter text's different runs the longer one has too, from 0 to 1."""
    shorter, longer = sorted((left, right), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 0.0


def common_share(left: str, right: str) -> float:
    """How much of the shorter text's different runs the longer one has too, from 0 to 1."""
    return share(word_runs(left), word_runs(right))


def overlap(left: str, right: str) -> Overlap:
    """What two texts share; takes time in proportion to them, whatever they repeat."""
    ours, theirs = _Text(left), _Text(right)
    left_runs, right_runs = frozenset(ours.runs), frozenset(theirs.runs)
    common = left_runs & right_runs
    left_spans, right_spans = list(ours.passages(common)), list(theirs.passages(common))
    return Overlap(
        share(left_runs, right_runs),
        tuple(map(ours.span, left_spans)),
        tuple(map(theirs.span, right_spans)),
        tuple(_meets(ours, left_spans, theirs, right_spans)),
        tuple(_meets(theirs, right_spans, ours, left_spans)),
    )


def _runs(words: Sequence[str]) -> list[int]:
    """The digest of the run that begins at each word."""
    folded = [word.casefold() for word in words]
    size = min(RUN, len(folded)) or RUN
    return list(map(hash, zip(*(folded[at:] for at in range(size)), strict=False)))


class _Text:
    """The words of a text, and the runs that begin at them."""

    def __init__(self, text: str) -> None:
        words = list(_WORD.finditer(text))
        self._spans = [word.span() for word in words]
        self.runs = _runs([word.group() for word in words])
        self._size = min(RUN, len(words))

    def passages(self, common: frozenset[int]) -> Iterator[Span]:
        """First word, and the one behind the last, of what consists of common runs."""
        first = end = -1
        for at, run in enumerate(self.runs):
            if run in common:
                if at >= end:
                    if end > 0:
                        yield first, end
                    first = at
                end = at + self._size
        if end > 0:
            yield first, end

    def span(self, passage: Span) -> Span:
        """Where the words of a passage stand in the text."""
        first, end = passage
        return self._spans[first][0], self._spans[end - 1][1]


def _meets(
    text: _Text, passages: Sequence[Span], other: _Text, others: Sequence[Span]
) -> Iterator[int]:
    """The index of the other's passage in which the first run of each passage stands first."""
    wanted = {text.runs[first] for first, _ in passages}
    places: dict[int, int] = {}
    for at, run in enumerate(other.runs):
        if run in wanted:
            places.setdefault(run, at)
    for first, _ in passages:
        yield bisect_right(others, places[text.runs[first]], key=itemgetter(0)) - 1
