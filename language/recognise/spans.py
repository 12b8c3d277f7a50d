"""Which stretches of a text are names, once the recogniser and the gazetteer have both spoken."""

from collections.abc import Iterable

from language import gazetteer
from language.recognise.edges import Span, edged


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


CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)
"""Days and months: capitalised, and nobody."""


def _trimmed(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans at the edges of their names; words in lower case, days and months are none."""
    trimmed = (edged(text, span) for span in spans)
    return [
        span for span in trimmed if span.start < span.end and _is_name(text[span.start : span.end])
    ]


def _is_name(form: str) -> bool:
    return not form.islower() and form.lower() not in CALENDAR


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
