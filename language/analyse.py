"""Reads an article: title and body in, cast and mentions out. The door to the language part."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from core.analysis import Analysis, Text
from core.languages import ENGLISH
from core.types import Field
from language.actors.identity import Named
from language.actors.resolve import resolve
from language.dateline import read_dateline
from language.describe import described
from language.ending.proper import article_end
from language.english import UNKNOWN, is_foreign
from language.models import Models
from language.recognise.edges import Span
from language.recognise.evidence import Opinion, Prior, settle
from language.recognise.evidence import opinion as opinion_of
from language.recognise.pieces import Part, parts, read_end
from language.recognise.recogniser import Recogniser
from language.recognise.spread import possible_names as possible_in
from language.recognise.spread import spread

_BATCH = 64


@dataclass(frozen=True, slots=True)
class Reading:
    """What a recogniser saw in a text: its parts, the names in each, and the number of words.

    `model` is the recogniser's.
    """

    text: Text
    parts: tuple[Part, ...]
    spans: tuple[tuple[Span, ...], ...]
    words: int
    model: str


def analyse(texts: Iterable[Text], models: Models | None = None) -> Iterator[tuple[Analysis, int]]:
    """For each text, in order, what it says of its actors, and its number of words.

    Args:
        models: what reads which language; without configured pipelines if not given.

    Raises:
        LanguageError: a recogniser cannot be loaded.
    """
    for reading in read(texts, models):
        yield conclude(reading), reading.words


def read(texts: Iterable[Text], models: Models | None = None) -> Iterator[Reading]:
    """Each text with the names that its language's recogniser and the gazetteer see in it.

    Raises:
        LanguageError: a recogniser cannot be loaded.
    """
    models = models or Models()
    remaining = iter(texts)
    while batch := list(islice(remaining, _BATCH)):
        recognisers = [models.for_language(_language(text)) for text in batch]
        readings = {
            recogniser: _read(
                [t for t, r in zip(batch, recognisers, strict=True) if r is recogniser], recogniser
            )
            for recogniser in dict.fromkeys(recognisers)
        }
        yield from (next(readings[recogniser]) for recogniser in recognisers)


def _language(text: Text) -> str:
    """The language that a text says it is in, else whether it can be English."""
    return text.language or (UNKNOWN if is_foreign(text.body) else ENGLISH)


def _read(texts: Sequence[Text], recogniser: Recogniser) -> Iterator[Reading]:
    """`read` for texts of one language."""
    cut = [tuple(parts(text)) for text in texts]
    found = recogniser.names(part.text for article in cut for part in article)
    for text, article in zip(texts, cut, strict=True):
        names = list(islice(found, len(article)))
        spans = tuple(tuple(spans) for spans, _ in names)
        yield Reading(text, article, spans, sum(words for _, words in names), recogniser.model)


def opinion(reading: Reading) -> Opinion:
    """What a text by itself takes its names for."""
    return opinion_of(reading.parts, reading.spans)


def possible_names(reading: Reading) -> frozenset[str]:
    """The comparable keys of what `conclude` may ask a prior about."""
    return possible_in(reading.parts) | opinion(reading).keys()


def conclude(reading: Reading, prior: Prior | None = None) -> Analysis:
    """The cast and the mentions of a text that was read.

    Args:
        prior: what other articles take the names for.
    """
    text = reading.text
    settled = settle(reading.parts, reading.spans, prior or Prior())
    spans = spread(reading.parts, settled, prior or Prior())
    names = [
        named(part, span)
        for part, found in zip(reading.parts, spans, strict=True)
        for span in found
    ]
    in_body = [Span(n.start, n.end, n.label) for n in names if n.field is Field.BODY]
    read_to = read_end(text)
    whole = len(text.body) + text.rest
    end = whole if read_to < whole else article_end(text.body, text.title, in_body)
    proper = [n for n in names if n.field is Field.TITLE or n.start < end]
    cast, mentions = resolve(proper, text.body[:end])
    opening = read_dateline(text.body)
    cast, mentions = described(text, end, opening, in_body, cast, mentions)
    return Analysis(
        cast=cast,
        mentions=mentions,
        body_end=end,
        analysed_to=read_to,
        dateline=opening,
        beyond=tuple((s.start, s.end, s.label) for s in in_body if s.start >= end),
        model=reading.model,
    )


def named(part: Part, span: Span) -> Named:
    """A name of one part at its place in the article."""
    return Named(
        part.field,
        part.offset + span.start,
        part.offset + span.end,
        span.label,
        part.text[span.start : span.end],
        part.headline or part.field is Field.TITLE,
    )
