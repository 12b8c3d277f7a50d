"""Runs a spaCy pipeline and the gazetteer over texts: strings in, name spans out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from core.errors import LanguageError
from core.languages import ENGLISH
from core.types import BUNDLED, GAZETTEER
from language.recognise.edges import Span
from language.recognise.known import known_spans
from language.recognise.letters import unusual_letters
from language.recognise.pipelines import load_pipeline, our_label
from language.recognise.spans import merge
from language.recognise.word_vectors import vocabulary

MODELS = Path(__file__).parents[1] / "model"

BATCH = 32
"""Texts that go through the network together; more gains nothing on one core."""

BATCH_LENGTH = 16_000
"""Code points of the texts that go through together: they take 45 MB, and 40,000 take 125."""


@dataclass(frozen=True, eq=False)
class Recogniser:
    """Loaded pipelines for prose and for headlines; the gazetteer reads along.

    `model` is BUNDLED, GAZETTEER or a pipeline's package name or path. Only the bundled one has
    two pipelines; elsewhere both are the same. `language` is "" where unknown.
    """

    model: str
    prose: Language
    headlines: Language
    language: str

    def names(self, texts: Iterable[str]) -> Iterator[tuple[list[Span], int]]:
        """For each text its names, sorted and not overlapping, and its number of words."""
        for batch in batches(texts):
            for doc in self._read(batch):
                known = known_spans(doc.text, self.language)
                yield merge(doc.text, _recognised(doc), known), len(doc)

    def _read(self, texts: Sequence[str]) -> list[Doc]:
        """The texts as documents, each read by the pipeline that knows its letters."""
        unusual = [unusual_letters(text) for text in texts]
        read: dict[int, Doc] = {}
        for pipeline, wanted in ((self.prose, False), (self.headlines, True)):
            places = [place for place, is_so in enumerate(unusual) if is_so is wanted]
            docs = pipeline.pipe((texts[place] for place in places), batch_size=BATCH)
            read |= zip(places, docs, strict=True)
        return [read[place] for place in range(len(texts))]


def batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts, in order, in as few lists as BATCH and BATCH_LENGTH allow."""
    batch: list[str] = []
    length = 0
    for text in texts:
        length += len(text)
        if batch and (len(batch) == BATCH or length > BATCH_LENGTH):
            yield batch
            batch, length = [], len(text)
        batch.append(text)
    if batch:
        yield batch


def _recognised(doc: Doc) -> Iterator[Span]:
    """The names that the pipeline has marked, under our labels."""
    for entity in doc.ents:
        label = our_label(entity.label_)
        if label:
            yield Span(entity.start_char, entity.end_char, label)


@cache
def load_bundled() -> Recogniser:
    """The recogniser that ships with newscast and reads English, loaded once a process.

    Raises:
        LanguageError: a model's folder is missing or was written by another spaCy.
    """
    try:
        vocab = vocabulary(MODELS / "vectors.npz")
        prose = spacy.load(MODELS / "prose", vocab=vocab)
        headlines = spacy.load(MODELS / "headlines", vocab=vocab)
    except (OSError, ValueError) as error:
        raise LanguageError(str(MODELS), f"the recogniser cannot be loaded: {error}") from error
    return Recogniser(BUNDLED, prose, headlines, ENGLISH)


@cache
def load_gazetteer() -> Recogniser:
    """The gazetteer alone, for a language without a model: any tokenizer parts words well enough.

    It is loaded once a process.
    """
    blank = spacy.blank("xx")
    return Recogniser(GAZETTEER, blank, blank, "")


def load_configured(name: str, language: str) -> Recogniser:
    """The spaCy pipeline of this package name or path, as what reads `language`.

    Raises:
        LanguageError: it is not there, cannot be loaded, or marks no names.
    """
    pipeline = load_pipeline(name)
    return Recogniser(name, pipeline, pipeline, language)
