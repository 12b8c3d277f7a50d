"""Reads an article: title and body in, cast and mentions out. The door to the language part."""

from collections.abc import Iterable, Iterator
from itertools import islice

from core.types import Analysis, Field, Text
from language.dateline import dateline
from language.pieces import READ_LIMIT, pieces, readable
from language.recogniser import Recogniser, load_recogniser
from language.resolve import Named, resolve
from language.spans import Span, agree

_BATCH = 64


def analyse(
    texts: Iterable[Text], recogniser: Recogniser | None = None
) -> Iterator[tuple[Analysis, int]]:
    """For each text, in order, what it says of its actors, and its number of words.

    Raises:
        LanguageError: the recogniser cannot be loaded.
    """
    recogniser = recogniser or load_recogniser()
    remaining = iter(texts)
    while batch := list(islice(remaining, _BATCH)):
        yield from _analyse_batch(batch, recogniser)


def _analyse_batch(texts: list[Text], recogniser: Recogniser) -> Iterator[tuple[Analysis, int]]:
    parts = [list(_parts(text)) for text in texts]
    read = recogniser.names(part for article in parts for _, _, part in article)
    for text, article in zip(texts, parts, strict=True):
        found = list(islice(read, len(article)))
        yield _conclude(text, article, [spans for spans, _ in found]), sum(n for _, n in found)


def _parts(text: Text) -> Iterator[tuple[Field, int, str]]:
    """The title and the body's pieces, each with its field and offset."""
    yield Field.TITLE, 0, readable(text.title)
    for offset, piece in pieces(readable(text.body[:READ_LIMIT])):
        yield Field.BODY, offset, piece


def _conclude(text: Text, parts: list[tuple[Field, int, str]], spans: list[list[Span]]) -> Analysis:
    agreed = agree([part for _, _, part in parts], spans)
    names = [
        Named(field, offset + s.start, offset + s.end, s.label, part[s.start : s.end])
        for (field, offset, part), found in zip(parts, agreed, strict=True)
        for s in found
    ]
    cast, mentions = resolve(names, text.body)
    return Analysis(
        cast=cast,
        mentions=mentions,
        body_end=len(text.body),
        analysed_to=min(len(text.body), READ_LIMIT),
        dateline=dateline(text.body),
    )
