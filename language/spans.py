"""Which stretches of a text are names, once the recogniser and the gazetteer have both spoken."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.types import Label
from language import gazetteer
from language.names import key, titles, trim

_OFFICE_REACH = 40
"""Code points before a name in which the beginning of an office is looked for."""


@dataclass(frozen=True, slots=True)
class Span:
    """A named stretch of one text; offsets in code points."""

    start: int
    end: int
    label: Label


def merge(text: str, recognised: Iterable[Span], known: Iterable[Span]) -> list[Span]:
    """The names of `text`, sorted, none overlapping.

    `recognised` comes from the statistical recogniser, `known` are matches of
    gazetteer forms. A form with one meaning decides the label and is a name even
    where the recogniser saw none; an ambiguous one only confirms what it saw.
    """
    spans = _trimmed(text, recognised)
    for match in sorted(known, key=lambda s: s.start - s.end):
        _add_known(text, spans, match)
    return sorted(spans, key=lambda s: s.start)


_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)
"""Days and months: capitalised, and nobody."""

_DASH = re.compile(r"\s[-–—]\s")
"""A dash between spaces parts two phrases: no name goes on after it."""


def _trimmed(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans at the edges of their names; words in lower case, days and months are none."""
    whole = (Span(s.start, _before_dash(text, s), s.label) for s in spans)
    trimmed = (_after_office(text, Span(*trim(text, s.start, s.end), s.label)) for s in whole)
    return [
        span for span in trimmed if span.start < span.end and _is_name(text[span.start : span.end])
    ]


def _is_name(form: str) -> bool:
    return not form.islower() and form.lower() not in _CALENDAR


def _before_dash(text: str, span: Span) -> int:
    dash = _DASH.search(text, span.start, span.end)
    return dash.start() if dash else span.end


def _after_office(text: str, span: Span) -> Span:
    """The name after an office that a span begins in the middle of.

    In 'Secretary of State Ada Byron' the recogniser may take 'State Ada Byron'.
    """
    before = text[max(0, span.start - _OFFICE_REACH) : span.start].split(" ")
    words = text[span.start : span.end].split(" ")
    for inside in range(len(words) - 1, 0, -1):
        for outside in range(2, 5):
            office = " ".join([*before[-outside - 1 : -1], *words[:inside]])
            if before[-1] == "" and office.lower() in titles() and len(before) > outside:
                start = span.start + len(" ".join(words[:inside])) + 1
                return Span(start, span.end, Label.PERSON)
    return span


def _add_known(text: str, spans: list[Span], match: Span) -> None:
    """Puts a gazetteer match among `spans`: the longer of two overlapping names wins."""
    entry = gazetteer.entries()[text[match.start : match.end]]
    overlapping = [s for s in spans if s.start < match.end and match.start < s.end]
    if not overlapping:
        if not entry.ambiguous:
            spans.append(match)
    elif all(match.start <= s.start and s.end <= match.end for s in overlapping):
        whole = any((s.start, s.end) == (match.start, match.end) for s in overlapping)
        if not (whole and entry.ambiguous):
            spans[:] = [s for s in spans if s not in overlapping] + [match]


def agree(texts: Sequence[str], spans: Sequence[list[Span]]) -> list[list[Span]]:
    """One label for one name in all texts of an article: the one most of its mentions have.

    A name that the gazetteer settles keeps the gazetteer's label, and demonyms
    (NORP) are left alone, since "Swiss" and "the Swiss" may differ in label.
    """
    votes: dict[str, Counter[Label]] = {}
    for text, found in zip(texts, spans, strict=True):
        for span in found:
            votes.setdefault(key(text[span.start : span.end]), Counter())[span.label] += 1

    def settled(text: str, span: Span) -> Span:
        form = text[span.start : span.end]
        entry = gazetteer.lookup(form)
        if span.label is Label.NORP or (entry and not entry.ambiguous):
            return span
        return replace(span, label=votes[key(form)].most_common(1)[0][0])

    return [
        [settled(text, span) for span in found] for text, found in zip(texts, spans, strict=True)
    ]
