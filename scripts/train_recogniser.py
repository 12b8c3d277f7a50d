"""How is the bundled named-entity recogniser trained?

Reads a folder of JSON Lines files, a record {"id", "text", "ents": [[start, end, label], ...]} a
line, offsets in Unicode code points. The *_train.jsonl are learnt from, those that label_raw wrote
among them; the *_dev.jsonl of the same names decide which step is kept; every other file is only
scored. Writes a spaCy pipeline: blank English and a transition-based recogniser (Lample et al.
2016) over word vectors, hashed word features and a convolutional encoder.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import filter_spans
from spacy.vocab import Vocab
from thinc.api import Adam, Config, fix_random_seed

from language.recognise.word_vectors import vocabulary

LABELS = ("PERSON", "ORG", "LOC", "NORP", "MISC")
DECIDING = LABELS[:4]  # MISC is too noisy in the data to choose a step by
WIDTH = 96
ROWS = {"NORM": 5000, "PREFIX": 4000, "SUFFIX": 2500, "SHAPE": 2500}  # of the embedding tables
PASSAGE_WORDS = 40  # shorter paragraphs are joined to the next
FIRST_BATCH, LAST_BATCH, BATCH_GROWTH = 100, 1000, 1.0007  # in tokens; growth a step
LATER_BATCH = 300  # the first batch of a pipeline that has learnt before
DROPOUT = 0.15
LEARN_RATE = 0.001  # after a linear rise over WARM_UP_STEPS; then it falls to 0
WARM_UP_STEPS = 250
CHECK_STEPS = 500  # between two scores on dev
PATIENCE = 5  # scores without a better one that end a run
SMALL_WORDS = {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or"}
SMALL_WORDS |= {"nor", "the", "to", "via", "vs", "with"}

DESCRIPTION = "Names in English news: people, organisations, places, groups, and works and events."
SOURCES = (
    "Worldwide English NER (Shan et al. 2023), GUM (Zeldes 2017), and the news articles of Greene "
    "and Cunningham (2006), labelled by a teacher fine-tuned from all-MiniLM-L6-v2."
)
SPACY = ">=3.8.0,<3.9.0"  # any 3.8 reads it, not only the release that trained it
LICENCE = "none is stated for most of the training data; see MODEL_CARD.md"

Span = tuple[int, int, str]


@dataclass(frozen=True)
class Passage:
    """A text and its annotated spans (start, end, label)."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Score:
    """Counts of spans: right in place and label, predicted, annotated."""

    right: int
    predicted: int
    gold: int

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 in per cent; 0 where nothing is right."""
        parts = {"p": self.predicted, "r": self.gold, "f1": (self.predicted + self.gold) / 2}
        return {name: round(100 * self.right / (of or 1), 1) for name, of in parts.items()}


def read_records(path: Path) -> list[Passage]:
    """The records of a JSON Lines file, whole."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [
        Passage(row["text"], tuple((s, e, label) for s, e, label in row["ents"])) for row in rows
    ]


def passages(record: Passage) -> Iterator[Passage]:
    """The record cut at blank lines into pieces of at least PASSAGE_WORDS words."""
    start = 0
    ends = [gap.end() for gap in re.finditer(r"\n\n+", record.text)]
    for end in [*ends, len(record.text)]:
        text = record.text[start:end]
        if len(text.split()) >= PASSAGE_WORDS or end == len(record.text):
            spans = [
                (s - start, e - start, x) for s, e, x in record.spans if start <= s and e <= end
            ]
            yield Passage(text, tuple(spans))
            start = end


def title_case(text: str) -> str:
    """The text in a headline's capitals: all words but small ones begin with one."""

    def capitalised(word: re.Match[str]) -> str:
        return word[0] if word[0] in SMALL_WORDS else word[0][0].upper() + word[0][1:]

    return re.sub(r"[^\W\d_][\w'’]*", capitalised, text)


# Share of the times that a passage is shown in other letters, so that headlines are learnt too.
CASES: tuple[tuple[float, Callable[[str], str]], ...] = (
    (0.45, title_case),
    (0.05, str.lower),
    (0.2, str.upper),
)


def in_some_case(passage: Passage, rng: random.Random) -> Passage:
    """The passage, now and then in other letters, unless that would change its length."""
    draw = rng.random()
    for share, change in CASES:
        if draw < share:
            text = change(passage.text)
            return replace(passage, text=text) if len(text) == len(passage.text) else passage
        draw -= share
    return passage


def as_written(passage: Passage, _: random.Random) -> Passage:
    """The passage in the letters that it has."""
    return passage


InCase = Callable[[Passage, random.Random], Passage]


@dataclass(frozen=True)
class Plan:
    """How to learn: in how many steps, from batches of how many tokens at first, in which case."""

    steps: int
    first_batch: int
    in_case: InCase
    seed: int


def annotated(nlp: Language, passage: Passage) -> Doc:
    """The passage as a Doc; spans shrink to whole tokens, and are lost if none is left."""
    doc = nlp.make_doc(passage.text)
    spans = [doc.char_span(s, e, x, alignment_mode="contract") for s, e, x in passage.spans]
    doc.ents = tuple(filter_spans([span for span in spans if span is not None]))
    return doc


def kept_spans(data: Sequence[Passage]) -> int:
    """How many spans there are after passages were cut and spans fitted to tokens."""
    nlp = spacy.blank("en")
    return sum(len(annotated(nlp, passage).ents) for passage in data)


def batches(nlp: Language, data: Sequence[Passage], plan: Plan) -> Iterator[list[Example]]:
    """Endless batches that grow, in a new order and new letters every time round the data."""
    rng = random.Random(plan.seed)
    batch: list[Example] = []
    tokens, size = 0, float(plan.first_batch)
    while True:
        for passage in rng.sample(data, len(data)):
            reference = annotated(nlp, plan.in_case(passage, rng))
            batch.append(Example(nlp.make_doc(reference.text), reference))
            tokens += len(reference)
            if tokens >= size:
                yield batch
                batch, tokens, size = [], 0, min(size * BATCH_GROWTH, LAST_BATCH)


def untrained(vocab: Vocab) -> Language:
    """Blank English with a recogniser that knows the five labels and nothing else."""
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": list(ROWS),
        "rows": list(ROWS.values()),
        "include_static_vectors": bool(len(vocab.vectors)),
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
    nlp = spacy.blank("en", vocab=vocab)
    recogniser: Any = nlp.add_pipe("ner", config={"model": model})
    for label in LABELS:
        recogniser.add_label(label)
    return nlp


def compare(records: Sequence[Passage], found: Iterable[Iterable[Span]]) -> dict[str, Score]:
    """A score for each label that the records use, and "all" for the DECIDING ones together."""
    right: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for record, spans in zip(records, map(set, found), strict=True):
        right.update(label for *_, label in spans.intersection(record.spans))
        predicted.update(label for *_, label in spans)
        gold.update(label for *_, label in record.spans)
    groups = {label: [label] for label in LABELS if label in gold}
    groups["all"] = [label for label in DECIDING if label in gold]
    counts = (right, predicted, gold)
    return {name: Score(*(sum(c[x] for x in g) for c in counts)) for name, g in groups.items()}


def score(nlp: Language, records: Sequence[Passage]) -> dict[str, Score]:
    """What compare() says of the pipeline's names in the records."""
    docs = nlp.pipe(record.text for record in records)
    found = ([(span.start_char, span.end_char, span.label_) for span in doc.ents] for doc in docs)
    return compare(records, found)


def train(nlp: Language, data: Sequence[Passage], dev: Sequence[Passage], plan: Plan) -> Language:
    """The pipeline after learning from data: averaged weights of the step with dev's best F1."""
    recogniser: Any = nlp.get_pipe("ner")
    adam = Adam(LEARN_RATE, L2=0.01, grad_clip=1.0, use_averages=True)
    best, best_f1, misses = b"", -1.0, 0
    rise = min(WARM_UP_STEPS, plan.steps / 8)
    for step, batch in enumerate(islice(batches(nlp, data, plan), plan.steps), 1):
        adam.learn_rate = LEARN_RATE * min(step / rise, 1 - step / (plan.steps + 1))
        recogniser.update(batch, sgd=adam, drop=DROPOUT)
        if step % CHECK_STEPS and step != plan.steps:
            continue
        with nlp.use_params(adam.averages):
            f1 = score(nlp, dev)["all"].figures()["f1"]
            print(f"step {step}: F1 {f1}", flush=True)
            if f1 > best_f1:
                best, best_f1, misses = nlp.to_bytes(exclude=["vocab"]), f1, 0
            else:
                misses += 1
        if misses == PATIENCE:
            break
    return nlp.from_bytes(best, exclude=["vocab"])


def write(nlp: Language, out: Path, performance: dict[str, dict[str, dict[str, float]]]) -> None:
    """Write what is needed to load the pipeline: no words of the data, no training settings."""
    nlp.meta.update(name="newscast_recogniser", version="1", spacy_version=SPACY)
    nlp.meta.update(description=DESCRIPTION, license=LICENCE, sources=SOURCES)
    nlp.meta["performance"] = performance
    nlp.to_disk(out, exclude=["vocab"])
    config = Config().from_disk(out / "config.cfg", interpolate=False)
    Config({part: config[part] for part in ("nlp", "components")}).to_disk(out / "config.cfg")


def show(name: str, figures: dict[str, dict[str, float]]) -> None:
    """Print one set's scores, a label a line."""
    print(f"{name:20}{'P':>7}{'R':>7}{'F1':>7}")
    for label, of in figures.items():
        print(f"  {label:18}{of['p']:7.1f}{of['r']:7.1f}{of['f1']:7.1f}")


def started(vocab: Vocab, start: Path | None, data: Sequence[Passage], seed: int) -> Language:
    """The pipeline to begin with: the one in `start`, or one of random weights."""
    fix_random_seed(seed)
    if start:
        return spacy.load(start, vocab=vocab)
    nlp = untrained(vocab)
    nlp.initialize(lambda: [Example(nlp.make_doc(p.text), annotated(nlp, p)) for p in data[:100]])
    return nlp


def main(arguments: Sequence[str] | None = None) -> None:
    """Train on a folder, print the scores of every file not learnt from, write the pipeline."""
    parser = argparse.ArgumentParser(description="Train the bundled recogniser of names.")
    parser.add_argument("--data", type=Path, required=True, help="folder of *.jsonl files")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pipeline")
    parser.add_argument("--vectors", type=Path, help="file of word vectors")
    parser.add_argument("--start", type=Path, help="folder of a pipeline to learn on from")
    parser.add_argument(
        "--prose",
        action="store_true",
        help="whole articles as they are written, instead of passages in several letter cases",
    )
    parser.add_argument("--steps", type=int, default=7000)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args(arguments)
    sets = {path.stem: read_records(path) for path in sorted(args.data.glob("*.jsonl"))}
    learnt = [name for name in sets if name.endswith("_train")]
    cut = (lambda record: iter([record])) if args.prose else passages
    data = [p for name in learnt for record in sets[name] for p in cut(record)]
    total = sum(len(record.spans) for name in learnt for record in sets[name])
    print(f"{total} spans to learn, {total - kept_spans(data)} lost at the edges of tokens")
    dev = [r for name in learnt for r in sets.get(name.removesuffix("_train") + "_dev", [])]
    if not args.prose:
        rng = random.Random(args.seed)
        dev = [in_some_case(passage, rng) for record in dev for passage in cut(record)]
    vocab = vocabulary(args.vectors) if args.vectors else spacy.blank("en").vocab
    nlp = started(vocab, args.start, data, args.seed)
    first_batch = LATER_BATCH if args.start else FIRST_BATCH
    in_case = as_written if args.prose else in_some_case
    nlp = train(nlp, data, dev, Plan(args.steps, first_batch, in_case, args.seed))
    performance = {}
    for name in (name for name in sets if name not in learnt):
        performance[name] = {x: of.figures() for x, of in score(nlp, sets[name]).items()}
        show(name, performance[name])
    write(nlp, args.out, performance)


if __name__ == "__main__":
    main()
