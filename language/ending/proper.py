"""Where does an article end, and where do unrelated teasers stuck to its end begin?

Every line but the first may be the first teaser, or there are none. A log-linear model weighs
these cuts against each other: the features of a cut are the sums over its lines, so twenty lines
that are each a little strange to the article are strong evidence, one is not. A line is folded
where the cuts at or above it have a probability of THRESHOLD together. The weights are fitted by
scripts/fit_proper.py. Signs that articles to fit on do not show (boilerplate, links, repeated
lines) are weighed by hand; they let a cut fall above a line that shows one, and nowhere else.
"""

import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import add, mul

from core.types import Mark
from language.ending.cohesion import COHESION, Cohesion
from language.ending.lines import LENGTHS, SHAPE, Line, shape, split_lines
from language.recognise.edges import Span

THRESHOLD = 0.88
"""Probability from which on lines are folded."""

LONGEST_TAIL = 500
"""Lines at most that are folded."""

_HOPELESS = 12.0
"""A cut that is so much worse than the best below it (in nats) ends the search upwards."""

ADJACENT = ("shared", "surprise", "names")
SIZE = ("fold", "lines", "log_lines", "one", "two")

LAST = tuple(name for name in SHAPE if name not in LENGTHS)

TABLES = {
    "line": (*SHAPE, *COHESION),  # every folded line, summed
    "first": (*SHAPE, *COHESION),  # the first folded line once more
    "last": LAST,  # the last line of the article proper
    "adjacent": ADJACENT,  # what these two share
    "size": SIZE,  # how many lines are folded
}
"""The features of a cut, and the tables of proper.toml that hold their weights."""

_BOILERPLATE = re.compile(
    r"\W*(?:(?:read|see|watch|find out|learn|hear|view|show) (?:more|also|next|all|the full)\b"
    r"|(?:more|related|recommended|popular|trending|latest)"
    r"(?: (?:news|stories|articles|coverage|content|topics|reading|posts|videos))?\s*(?::|$)"
    r"|more (?:from|on|in) .{3,60}(?<![.!?”\"])$|most (?:read|popular|viewed|shared|watched)\b"
    r"|(?:you )?(?:may|might) also (?:like|be interested)|also read\b|don['’]t miss\b"
    r"|in case you missed|editors?['’]?s? (?:picks?|choice)|sign up (?:for|to|now|here)"
    r"|subscribe (?:to|now|here|for)\b|follow us\b|like us on\b|join (?:our|us on)\b|click here\b"
    r"|download (?:the|our) app|get (?:the|our) (?:latest|best|top)\b.{0,60}(?:inbox|letter|mail)"
    r"|advertisement\s*$|sponsored\s*$|share this\b|copyright (?:©|\(c\)|\d)|©"
    r"|all rights reserved"
    r"|this (?:article|story) (?:was )?(?:originally |first )?(?:appeared|published))",
    re.IGNORECASE,
)

_LONGEST_BOILERPLATE = 200
"""Code points of a line that may be boilerplate."""


_TEASED = re.compile(
    r"\b(?:here['’]?s (?:everything|what|how|why|who|when|the)|find out|opens up about"
    r"|(?:you|we) need to know\b|everything (?:you|we))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to part a text: the number of the first folded line, and the features of that."""

    first: int
    features: list[float]


def article_end(
    body: str,
    title: str,
    names: Sequence[Span],
    marks: Sequence[Mark] = (),
    repeated: frozenset[str] = frozenset(),
) -> int:
    """The offset at which the article proper ends: `len(body)` where nothing is to be folded.

    Args:
        body: the text.
        title: the article's, or ''.
        names: the names in the body, sorted and not overlapping.
        marks: the body's formatting; lines that are links are likelier teasers.
        repeated: lines known to stand in other articles of the same source.
    """
    lines = split_lines(body, names, marks)
    weights = _weights()
    told: list[tuple[int, float]] = []
    marked: list[tuple[int, float]] = []
    evidence = best = 0.0
    for cut in cuts(title, lines):
        sign = _sign(lines[cut.first], repeated)
        evidence += sign
        score = sum(map(mul, weights, cut.features))
        told.append((cut.first, score))
        if sign:
            marked.append((cut.first, score + evidence))
        best = max(best, score + evidence)
        if score + evidence < best - _HOPELESS:
            break
    kept = min(_kept(told, len(lines)), _kept(marked, len(lines)))
    return lines[kept - 1].end if kept < len(lines) else len(body)


def _kept(scores: Sequence[tuple[int, float]], size: int) -> int:
    """How many lines stay: those before the first that is folded with enough probability.

    Args:
        scores: first folded line and score of each cut, from the last line upwards. No cut has 0.
        size: the number of lines.
    """
    best = max([0.0, *(score for _, score in scores)])
    odds = [(first, math.exp(score - best)) for first, score in scores]
    whole = math.exp(-best) + sum(odd for _, odd in odds)
    folded = 0.0
    for first, odd in reversed(odds):
        folded += odd / whole
        if folded >= THRESHOLD:
            return first
    return size


def cuts(title: str, lines: Sequence[Line]) -> Iterator[Cut]:
    """Each way to part a text, from the one that folds only the last line upwards.

    There are none where there is no text, or it is not English.
    """
    cohesion = Cohesion(title, [line.text for line in lines], [line.names for line in lines])
    if not (lines and cohesion.is_english):
        return
    sums = [0.0] * len(TABLES["line"])
    changes: defaultdict[int, list[list[float]]] = defaultdict(list)
    last = shape(lines[-1].text)
    for first in range(len(lines) - 1, max(0, len(lines) - 1 - LONGEST_TAIL), -1):
        own, last = last, shape(lines[first - 1].text)
        before = [0.0] * len(COHESION)
        for at, features in cohesion.steps(first):
            if at == first:
                own = [*own, *features]
            else:
                changes[at].append([b - a for a, b in zip(before, features, strict=True)])
            before = features
        for change in changes.pop(first, ()):
            sums[len(SHAPE) :] = map(add, sums[len(SHAPE) :], change)
        sums = list(map(add, sums, own))
        adjacent = cohesion.adjacent(first)
        yield Cut(
            first, [*sums, *own, *last[len(LENGTHS) :], *adjacent, *_size(len(lines) - first)]
        )


def _size(folded: int) -> tuple[float, ...]:
    return (1.0, float(folded), math.log(folded), float(folded == 1), float(folded == 2))


def _sign(line: Line, repeated: frozenset[str]) -> float:
    """What marks a line as one to be folded besides its looks and words, in nats."""
    short = len(line.text) <= _LONGEST_BOILERPLATE
    found = {
        "boilerplate": short and _BOILERPLATE.match(line.text) is not None,
        "teased": _TEASED.search(line.text[-_LONGEST_BOILERPLATE:]) is not None,
        "linked": line.linked,
        "repeated": line.text in repeated,
    }
    return sum(_settings()["signs"][name] * value for name, value in found.items())


@cache
def _settings() -> dict[str, dict[str, float]]:
    return tomllib.loads((files("language.ending") / "proper.toml").read_text("utf-8"))


@cache
def _weights() -> list[float]:
    """The weights of a cut's features, in the order of TABLES; 0 where none is given."""
    tables = _settings()
    return [tables[table].get(name, 0.0) for table, names in TABLES.items() for name in names]
