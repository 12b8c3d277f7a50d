"""How is the teacher of the bundled recognisers trained?

Reads the same folder as train_recogniser and fine-tunes a pretrained encoder (--model, a folder or
a name) on the *_train.jsonl. The sets named by --partial annotate PERSON, ORG and LOC only: a word
that they leave unmarked may still be a NORP or MISC, so the loss takes those tags together.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import spacy
import torch
from spacy.language import Language
from torch.nn.functional import cross_entropy
from torch.nn.utils import clip_grad_norm_
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from scripts.label_raw import PARTIAL, spans_of
from scripts.teacher import TAGS, WINDOW, Teacher, Words, windows
from scripts.train_recogniser import Passage, annotated, compare, read_records, show

BATCH = 8  # windows
BODY_RATE, HEAD_RATE = 2e-4, 1e-3
WARM_UP = 0.1  # share of the steps in which the rates rise; then they fall to 0
SMOOTHING = 0.05  # of the tags, which are noisy
MASKED = 0.05  # share of the words that are hidden, so that their neighbours are read
LETTERLESS = 0.05  # share of the windows whose capitals are hidden
OPEN_TAGS = tuple(number for number, tag in enumerate(TAGS) if tag[2:] not in PARTIAL)


@dataclass(frozen=True)
class Lesson:
    """A text's words, the tag of each, and whether unmarked words may be NORP or MISC."""

    words: Words
    tags: list[int]
    partial: bool


def lesson(nlp: Language, teacher: Teacher, passage: Passage, partial: bool) -> Lesson:
    """The passage as the teacher learns it."""
    doc = annotated(nlp, passage)
    tags = [
        TAGS.index(f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O")
        for token in doc
    ]
    return Lesson(teacher.words([token.text for token in doc]), tags, partial)


def in_other_shape(words: Words, mask: int, rng: random.Random) -> Words:
    """The words with some hidden behind the mask piece, and now and then without capitals."""
    pieces = [[mask] if rng.random() < MASKED else piece for piece in words.pieces]
    if rng.random() < LETTERLESS:
        return Words(pieces, [min(kind, 2) for kind in words.letters])
    return replace(words, pieces=pieces)


def batches(
    lessons: Sequence[Lesson], mask: int, rng: random.Random
) -> Iterator[list[tuple[Words, int, int, Lesson]]]:
    """One round of the lessons as windows, cut elsewhere every time, of like length together."""
    spans = [
        (words, start, end, lesson)
        for lesson in lessons
        for words in [in_other_shape(lesson.words, mask, rng)]
        for start, end in windows(words, rng.randint(WINDOW // 4, WINDOW - 2), 0)
    ]
    spans.sort(key=lambda span: span[2] - span[1] + rng.random() * 30)
    groups = [spans[at : at + BATCH] for at in range(0, len(spans), BATCH)]
    rng.shuffle(groups)
    yield from groups


def loss(teacher: Teacher, group: Sequence[tuple[Words, int, int, Lesson]]) -> torch.Tensor:
    """The mean loss of the words in some windows."""
    scores = teacher(teacher.batch([(words, start, end) for words, start, end, _ in group]))
    tags = torch.tensor([tag for _, start, end, of in group for tag in of.tags[start:end]])
    partial = torch.tensor([of.partial for _, s, e, of in group for _ in range(s, e)])
    full = cross_entropy(scores.float(), tags, label_smoothing=SMOOTHING, reduction="none")
    logs = torch.log_softmax(scores.float(), dim=-1)
    among = -torch.logsumexp(logs[:, list(OPEN_TAGS)], dim=-1)
    return torch.where(partial & (tags == 0), among, full).mean()


def optimiser(teacher: Teacher, steps: int) -> tuple[AdamW, LambdaLR]:
    """Adam, slower for the encoder than for what is new, and its rates' rise and fall."""
    body = [weights for weights in teacher.encoder.parameters() if weights.requires_grad]
    head = [*teacher.letters.parameters(), *teacher.tag.parameters()]
    rated = [{"params": body, "lr": BODY_RATE}, {"params": head, "lr": HEAD_RATE}]
    adam = AdamW(rated, weight_decay=0.01, fused=True)
    rise, fall = WARM_UP * steps, (1 - WARM_UP) * steps
    return adam, LambdaLR(adam, lambda step: min((step + 1) / rise, (steps - step) / fall))


def train(
    teacher: Teacher, lessons: Sequence[Lesson], epochs: int, seed: int
) -> Iterator[tuple[int, float]]:
    """Teach; after each round yields its number and mean loss."""
    rng = random.Random(seed)
    mask = teacher.tokenizer.mask_token_id
    rounds = [list(batches(lessons, mask, rng)) for _ in range(epochs)]
    adam, rates = optimiser(teacher, sum(map(len, rounds)))
    for number, groups in enumerate(rounds, 1):
        teacher.train()
        total = 0.0
        for group in groups:
            of_group = loss(teacher, group)
            of_group.backward()
            clip_grad_norm_(teacher.parameters(), 1.0)
            adam.step()
            rates.step()
            adam.zero_grad()
            total += of_group.item()
        yield number, total / len(groups)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train on a folder, print the scores of every set not learnt from, write the teacher."""
    parser = argparse.ArgumentParser(description="Train the teacher of the recognisers.")
    parser.add_argument("--data", type=Path, required=True, help="folder of *.jsonl files")
    parser.add_argument("--model", required=True, help="pretrained encoder, a folder or a name")
    parser.add_argument("--out", type=Path, required=True, help="folder for the teacher")
    parser.add_argument("--partial", nargs="*", default=[], help="sets to learn from as well")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args(arguments)
    torch.manual_seed(args.seed)
    nlp = spacy.blank("en")
    sets = {path.stem: read_records(path) for path in sorted(args.data.glob("*.jsonl"))}
    teacher = Teacher(args.model)
    learnt = [name for name in sets if name.endswith("_train") or name in args.partial]
    lessons = [
        lesson(nlp, teacher, record, partial=name in args.partial)
        for name in learnt
        for record in sets[name]
    ]
    for number, mean in train(teacher, lessons, args.epochs, args.seed):
        print(f"round {number}: loss {mean:.4f}", flush=True)
        teacher.save(args.out)
        for name in sets.keys() - set(learnt):
            found = spans_of(nlp, [teacher], [record.text for record in sets[name]])
            figures = {x: of.figures() for x, of in compare(sets[name], found).items()}
            show(name, figures)


if __name__ == "__main__":
    main()
