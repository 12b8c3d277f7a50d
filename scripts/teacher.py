"""What is the teacher: the large recogniser that the bundled small ones learn from?

A pretrained uncased encoder whose inputs also say in which letters each word is written, and a
linear layer that gives every word a tag. Needs torch and transformers (the extra "teacher").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from scripts.train_recogniser import LABELS

TAGS = ("O", *(f"{place}-{label}" for label in LABELS for place in "BI"))
WINDOW = 192  # word pieces read together, the two at the ends included
OVERLAP = 40  # word pieces at each inner edge of a window that only serve as context
LETTERS = 7  # kinds of letters, see letters()
UNSEEN = -100  # the tag of word pieces that are not judged
WEIGHTS = "teacher.pt"


@dataclass(frozen=True)
class Words:
    """A text's words as word pieces: for each word its pieces and the kind of its letters."""

    pieces: list[list[int]]
    letters: list[int]


def letters(word: str) -> int:
    """The kind of a word's letters: none, digits, lower, Capital, CAPITALS, one capital, mIxed."""
    if not any(c.isalpha() for c in word):
        return 1 if any(c.isdigit() for c in word) else 0
    if word.islower():
        return 2
    if word.isupper():
        return 4 if len(word) > 1 else 5
    return 3 if word[0].isupper() and word[1:].islower() else 6


def windows(words: Words, first: int, overlap: int) -> Iterator[tuple[int, int]]:
    """Word ranges that cover the text, each of at most WINDOW - 2 pieces.

    The first is cut after `first` pieces; the others reach back over `overlap` pieces.
    """
    start, limit = 0, first
    lengths = [len(pieces) for pieces in words.pieces]
    while True:
        end, size = start, 0
        while end < len(lengths) and (end == start or size + lengths[end] <= limit):
            size += lengths[end]
            end += 1
        yield start, end
        if end >= len(lengths):
            return
        before, back = end, 0
        while before > start + 1 and back + lengths[before - 1] <= overlap:
            before -= 1
            back += lengths[before]
        start, limit = before, WINDOW - 2


class Teacher(nn.Module):
    """The encoder, an embedding of each word's kind of letters, and the layer that tags."""

    def __init__(self, model: str | Path) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(str(model))
        self.encoder = AutoModel.from_pretrained(
            str(model), add_pooling_layer=False, attention_probs_dropout_prob=0.0
        )
        self.encoder.embeddings.word_embeddings.requires_grad_(False)
        width = self.encoder.config.hidden_size
        self.letters = nn.Embedding(LETTERS, width)
        nn.init.normal_(self.letters.weight, std=0.02)
        self.dropout = nn.Dropout(0.1)
        self.tag = nn.Linear(width, len(TAGS))

    def words(self, words: Sequence[str]) -> Words:
        """The words cut into word pieces; a word without any is unknown."""
        unknown = [self.tokenizer.unk_token_id]
        cut = self.tokenizer(list(words), add_special_tokens=False)["input_ids"] if words else []
        return Words([(p or unknown)[:16] for p in cut], [letters(word) for word in words])

    def batch(self, spans: Sequence[tuple[Words, int, int]]) -> dict[str, torch.Tensor]:
        """Padded tensors of some windows; `firsts` are the places of words' first pieces."""
        rows = [self._row(words, start, end) for words, start, end in spans]
        size = max(len(row[0]) for row in rows)
        shape = (len(rows), size)
        ids = np.full(shape, self.tokenizer.pad_token_id, dtype=np.int64)
        kinds, mask = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        firsts = np.zeros(shape, dtype=bool)
        for number, (row_ids, row_kinds, row_firsts) in enumerate(rows):
            ids[number, : len(row_ids)] = row_ids
            kinds[number, : len(row_ids)] = row_kinds
            mask[number, : len(row_ids)] = 1
            firsts[number, row_firsts] = True
        named = {"ids": ids, "kinds": kinds, "mask": mask, "firsts": firsts}
        return {name: torch.from_numpy(array) for name, array in named.items()}

    def _row(self, words: Words, start: int, end: int) -> tuple[list[int], list[int], list[int]]:
        ids, kinds, firsts = [self.tokenizer.cls_token_id], [0], []
        for pieces, kind in zip(words.pieces[start:end], words.letters[start:end], strict=True):
            firsts.append(len(ids))
            ids += pieces
            kinds += [kind] * len(pieces)
        return [*ids, self.tokenizer.sep_token_id], [*kinds, 0], firsts

    def layers(self, batch: dict[str, torch.Tensor]) -> tuple[torch.Tensor, ...]:
        """The encoder's states of every piece: its input, then layer after layer."""
        embedded = self.encoder.embeddings.word_embeddings(batch["ids"])
        embedded = embedded + self.letters(batch["kinds"])
        out = self.encoder(
            inputs_embeds=embedded, attention_mask=batch["mask"], output_hidden_states=True
        )
        return out.hidden_states

    def forward(self, batch: dict[str, torch.Tensor]) -> torch.Tensor:
        """Scores of the tags for every word, window after window."""
        return self.tag(self.dropout(self.layers(batch)[-1][batch["firsts"]]))

    @torch.no_grad()
    def log_probabilities(self, texts: Sequence[Words], at_once: int = 16) -> list[np.ndarray]:
        """For each text the log probability of every tag at every word (words x tags)."""
        self.eval()
        found = [np.zeros((len(words.pieces), len(TAGS)), dtype=np.float32) for words in texts]
        spans = [
            (number, start, end)
            for number, words in enumerate(texts)
            for start, end in windows(words, WINDOW - 2, 2 * OVERLAP)
            if end > start
        ]
        spans.sort(key=lambda span: sum(map(len, texts[span[0]].pieces[span[1] : span[2]])))
        for at in range(0, len(spans), at_once):
            some = spans[at : at + at_once]
            scores = self(self.batch([(texts[n], s, e) for n, s, e in some])).float()
            rows = torch.log_softmax(scores, dim=-1).numpy()
            for number, start, end in some:
                row, rows = rows[: end - start], rows[end - start :]
                inner = start + self._context(texts[number], start, end)
                found[number][inner:end] = row[inner - start :]
        return found

    @staticmethod
    def _context(words: Words, start: int, end: int) -> int:
        """How many first words of a window the window before it has judged better."""
        size = 0
        for count, pieces in enumerate(words.pieces[start:end] if start else []):
            size += len(pieces)
            if size > OVERLAP:
                return count
        return 0

    def save(self, folder: Path) -> None:
        """Write the encoder, its tokeniser and the other weights."""
        self.encoder.save_pretrained(folder)
        self.tokenizer.save_pretrained(folder)
        rest = {"letters": self.letters.state_dict(), "tag": self.tag.state_dict()}
        torch.save(rest, folder / WEIGHTS)

    @classmethod
    def load(cls, folder: Path) -> "Teacher":
        """The teacher that save() wrote."""
        teacher = cls(folder)
        rest = torch.load(folder / WEIGHTS)
        teacher.letters.load_state_dict(rest["letters"])
        teacher.tag.load_state_dict(rest["tag"])
        return teacher


def best_tags(log_probabilities: np.ndarray) -> list[int]:
    """The likeliest tags of a text's words in which no I- follows another label or none."""
    count = len(TAGS)
    allowed = np.zeros((count, count), dtype=np.float32)
    for after in range(2, count, 2):  # the I- tags
        allowed[
            [before for before in range(count) if before not in (after, after - 1)], after
        ] = -np.inf
    total, paths = None, []
    for row in log_probabilities:
        if total is None:
            total = row + allowed[0]
            continue
        steps = total[:, None] + allowed
        paths.append(steps.argmax(axis=0))
        total = steps.max(axis=0) + row
    if total is None:
        return []
    tags = [int(total.argmax())]
    for path in reversed(paths):
        tags.append(int(path[tags[-1]]))
    return tags[::-1]
