"""Runs the spaCy pipeline and the gazetteer over texts: strings in, name spans out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from core.errors import LanguageError
from core.types import Label
from language import gazetteer
from language.spans import Span, merge

MODEL = Path(__file__).parent / "model"

BATCH = 32
"""Texts that go through the network together; more gains nothing on one core."""


@dataclass(frozen=True)
class Recogniser:
    """A loaded pipeline with the gazetteer's forms ready to match."""

    nlp: Language
    matcher: PhraseMatcher

    def names(self, texts: Iterable[str]) -> Iterator[tuple[list[Span], int]]:
        """For each text its names, sorted and not overlapping, and its number of words."""
        for doc in self.nlp.pipe(texts, batch_size=BATCH):
            recognised = [Span(e.start_char, e.end_char, Label(e.label_)) for e in doc.ents]
            yield merge(doc.text, recognised, self._known(doc)), len(doc)

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
        LanguageError: the model's folder is missing or was written by another spaCy.
    """
    try:
        nlp = spacy.load(MODEL)
    except (OSError, ValueError) as error:
        raise LanguageError(str(MODEL), f"the recogniser cannot be loaded: {error}") from error
    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    matcher.add("known", [nlp.make_doc(form) for form in gazetteer.entries()])
    return Recogniser(nlp, matcher)
