"""How is the bundled named-entity recogniser trained?

Reads a folder of JSON Lines files, a record {"id", "text", "ents": [[start, end, label], ...]} a
line, offsets in Unicode code points. The *_train.jsonl are learnt from; the *_dev.jsonl of the same
name decides which step is kept; every other file is only scored. Writes a spaCy pipeline: blank
English and a transition-based recogniser (Lample et al. 2016) over hashed word features and a
convolutional encoder, near spaCy's efficient settings.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import filter_spans, fix_random_seed
from thinc.api import Adam, Config

LABELS = ("PERSON", "ORG", "LOC", "NORP", "MISC")
DECIDING = LABELS[:4]  # MISC is too noisy in the data to choose a step by
WIDTH = 96
ROWS = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500}  # of the embedding tables
PASSAGE_WORDS = 40  # shorter paragraphs are joined to the next
BATCH_TOKENS = 1000
DROPOUT = 0.1
LEARN_RATE = 0.001  # at its height, after WARM_UP_STEPS; falls to nearly 0 at the last step
WARM_UP_STEPS = 250
CHECKS = 10  # how often a full run is scored
PATIENCE = 3  # checks without a better score that end a run
SMALL_WORDS = frozenset("a an the and but or nor for of in on at to by as with from vs via".split())

Span = tuple[int, int, str]


@dataclass(frozen=True)
class Passage:
    """A text and its annotated spans (start, end, label)."""

    text: str
    spans: tuple[Span, ...]


def read_passages(path: Path) -> list[Passage]:
    """The records of a JSON Lines file, whole."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [Passage(row["text"], tuple((s, e, label) for s, e, label in row["ents"])) for row in rows]


def split(record: Passage) -> Iterator[Passage]:
    """Cut a record at blank lines into passages of at least PASSAGE_WORDS words."""
    start = 0
    ends = [gap.end() for gap in re.finditer(r"\n\n+", record.text)]
    for end in [*ends, len(record.text)]:
        text = record.text[start:end]
        if len(text.split()) >= PASSAGE_WORDS or end == len(record.text):
            spans = [(s - start, e - start, x) for s, e, x in record.spans if start <= s and e <= end]
            yield Passage(text, tuple(spans))
            start = end


def title_case(text: str) -> str:
    """The text in a headline's capitals: all words but small ones begin with one."""

    def capitalised(word: re.Match[str]) -> str:
        return word[0] if word[0] in SMALL_WORDS else word[0][0].upper() + word[0][1:]

    return re.sub(r"[^\W\d_][\w'’]*", capitalised, text)


# Share of the times that a passage is shown in other letters, so that headlines are learnt too.
CASES: tuple[tuple[float, Callable[[str], str]], ...] = (
    (0.08, title_case),
    (0.04, str.lower),
    (0.03, str.upper),
)


def in_some_case(passage: Passage, rng: random.Random) -> Passage:
    """The passage, now and then in other letters; offsets stay, so length-changing ones do not count."""
    draw = rng.random()
    for share, change in CASES:
        if draw < share:
            text = change(passage.text)
            return replace(passage, text=text) if len(text) == len(passage.text) else passage
        draw -= share
    return passage


def annotated(nlp: Language, passage: Passage) -> Doc:
    """The passage as a Doc; spans shrink to whole tokens, those without one or overlapping are lost."""
    doc = nlp.make_doc(passage.text)
    spans = [doc.char_span(s, e, x, alignment_mode="contract") for s, e, x in passage.spans]
    doc.ents = tuple(filter_spans([span for span in spans if span is not None]))
    return doc


def batches(nlp: Language, data: Sequence[Passage], rng: random.Random) -> Iterator[list[Example]]:
    """Endless batches of about BATCH_TOKENS tokens, in a new order and new letters every round."""
    batch: list[Example] = []
    tokens = 0
    while True:
        for passage in rng.sample(data, len(data)):
            reference = annotated(nlp, in_some_case(passage, rng))
            batch.append(Example(nlp.make_doc(reference.text), reference))
            tokens += len(reference)
            if tokens >= BATCH_TOKENS:
                yield batch
                batch, tokens = [], 0


def untrained() -> Language:
    """Blank English with a recogniser that knows the five labels and nothing else."""
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": list(ROWS),
        "rows": list(ROWS.values()),
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode},
    }
    nlp = spacy.blank("en")
    recogniser: Any = nlp.add_pipe("ner", config={"model": model})
    for label in LABELS:
        recogniser.add_label(label)
    return nlp


def score(nlp: Language, records: Sequence[Passage]) -> dict[str, Score]:
    """Scores by label that the records annotate, and of the DECIDING ones together ("all")."""
    right: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for record, doc in zip(records, nlp.pipe(record.text for record in records), strict=True):
        found = {(span.start_char, span.end_char, span.label_) for span in doc.ents}
        right.update(label for *_, label in found & set(record.spans))
        predicted.update(label for *_, label in found)
        gold.update(label for *_, label in set(record.spans))
    labels = [label for label in LABELS if label in gold]
    scores = {x: Score(right[x], predicted[x], gold[x]) for x in labels}
    parts = [scores[x] for x in DECIDING if x in scores]
    return {"all": sum(parts, Score(0, 0, 0)), **scores}


def train(
    data: Sequence[Passage], dev: Sequence[Passage], steps: int, seed: int
) -> Language:
    """The pipeline with the averaged weights of the step that scores best on dev."""
    fix_random_seed(seed)
    nlp = untrained()
    sample = [Example(nlp.make_doc(p.text), annotated(nlp, p)) for p in data[:100]]
    adam = nlp.initialize(lambda: sample)
