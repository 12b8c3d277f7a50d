"""Runs the spaCy pipeline and the gazetteer over texts: strings in, name spans out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from core.errors import LanguageError
from core.types import Label
from language import gazetteer
from language.letters import unusual_letters
from language.spans import Span, merge

MODELS = Path(__file__).parent / "model"

BATCH = 32
"""Texts that go through the network together; more gains nothing on one core."""


@dataclass(frozen=True)
class Recogniser:
    """Two loaded pipelines, for prose and for headlines, and the gazetteer's forms to match."""

    prose: Language
    headlines: Language
    matcher: PhraseMatcher

    def names(self, texts: Iterable[str]) -> Iterator[tuple[list[Span], int]]:
        """For each text its names, sorted and not overlapping, and its number of words."""
        remaining = iter(texts)
        while batch := list(islice(remaining, BATCH)):
            for doc in self._read(batch):
                recognised = [Span(e.start_char, e.end_char, Label(e.label_)) for e in doc.ents]
                yield merge(doc.text, recognised, self._known(doc)), len(doc)

    def _read(self, texts: Sequence[str]) -> list[Doc]:
        """The texts as documents, each read by the pipeline that knows its letters."""
        unusual = [unusual_letters(text) for text in texts]
        read: dict[int, Doc] = {}
        for pipeline, wanted in ((self.prose, False), (self.headlines, True)):
            places = [place for place, is_so in enumerate(unusual) if is_so is wanted]
            docs = pipeline.pipe((texts[place] for place in places), batch_size=BATCH)
            read |= zip(places, docs, strict=True)
        return [read[place] for place in range(len(texts))]

    def _known(self, doc: Doc) -> list[Span]:
        """Gazetteer forms in the text, the longest where they overlap; US$ is no country."""
        matches = filter_spans(self.matcher(doc, as_spans=True))
        found = gazetteer.entries()
        return [
            Span(m.start_char, m.end_char, found[m.text].label)
            for m in matches
            if m.text in found and doc.text[m.end_char : m.end_char + 1] != "$"
        ]


@cache
def load_recogniser() -> Recogniser:
    """The bundled recogniser, loaded once a process.

    Raises:
        LanguageError: a model's folder is missing or was written by another spaCy.
    """
    try:
        prose = spacy.load(MODELS / "prose")
        headlines = spacy.load(MODELS / "headlines", vocab=prose.vocab)
    except (OSError, ValueError) as error:
        raise LanguageError(str(MODELS), f"the recogniser cannot be loaded: {error}") from error
    matcher = PhraseMatcher(prose.vocab, attr="ORTH")
    matcher.add("known", [prose.make_doc(form) for form in gazetteer.entries()])
    return Recogniser(prose, headlines, matcher)
