"""What does the teacher know of a word by itself? Writes the word vectors of the recognisers.

The words are the pretrained encoder's whole words and those that texts use COMMON times or more.
Each is read alone, with a capital; its states in two layers, reduced to DIMENSIONS by principal
components, are its vector. Only hashes of the words are written.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import spacy
import torch

from scripts.label_raw import read_texts
from scripts.teacher import Teacher

COMMON = 3  # uses that make a word worth a vector; rarer ones teach what to do without
LAYERS = (3, 6)  # half-way, where a word's meaning is, and last, where its label is
DIMENSIONS = 96


def vocabulary(teacher: Teacher, texts: Sequence[str]) -> list[str]:
    """The words that get a vector, in lower case, sorted."""
    make = spacy.blank("en").tokenizer
    uses = Counter(token.lower_ for text in texts for token in make(text))
    words = {word for word, count in uses.items() if count >= COMMON}
    words |= teacher.tokenizer.get_vocab().keys()
    return sorted(word for word in words if len(word) > 1 and word[0].isalpha())


@torch.no_grad()
def states(teacher: Teacher, words: Sequence[str], at_once: int = 256) -> np.ndarray:
    """For each word, read alone, its states in LAYERS side by side, each layer of unit variance."""
    teacher.eval()
    read = [teacher.words([word[0].upper() + word[1:]]) for word in words]
    order = sorted(range(len(read)), key=lambda at: len(read[at].pieces[0]))
    found = np.zeros((len(words), len(LAYERS) * teacher.encoder.config.hidden_size), np.float32)
    for at in range(0, len(order), at_once):
        some = order[at : at + at_once]
        batch = teacher.batch([(read[number], 0, 1) for number in some])
        layers = teacher.layers(batch)
        rows = torch.cat([layers[layer][batch["firsts"]] for layer in LAYERS], dim=-1)
        found[some] = rows.numpy()
    found -= found.mean(axis=0)
    for block in np.split(found, len(LAYERS), axis=1):
        block /= block.std()
    return found


def reduced(rows: np.ndarray, dimensions: int) -> np.ndarray:
    """Centred rows in their principal components, scaled to rows of mean length 1."""
    _, axes = np.linalg.eigh(rows.T @ rows)
    out = rows @ axes[:, ::-1][:, :dimensions]
    return out / np.linalg.norm(out, axis=1).mean()


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the vectors of the teacher's words and of common words of texts."""
    parser = argparse.ArgumentParser(description="Word vectors from the teacher.")
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True, help="as for label_raw")
    parser.add_argument("--out", type=Path, required=True, help="file for the vectors, *.npz")
    args = parser.parse_args(arguments)
    teacher = Teacher.load(args.teacher)
    words = vocabulary(teacher, [record.text for path in args.texts for record in read_texts(path)])
    rows = reduced(states(teacher, words), DIMENSIONS).astype(np.float16)
    strings = spacy.blank("en").vocab.strings
    keys = [strings.add(word) for word in words]
    np.savez(args.out, rows=rows, keys=np.array(keys, dtype=np.uint64))
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
