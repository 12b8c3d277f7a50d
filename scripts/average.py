"""Writes the mean of several pipelines of one shape that learnt on from one another.

The mean of such weights is better than any of them (Wortsman et al. 2022, "Model soups").
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from language.recognise.word_vectors import vocabulary
from scripts.train_recogniser import read_records, score, show, write


def average(pipelines: Sequence[Language]) -> Language:
    """The first pipeline with the mean of all their weights."""
    recognisers: list[Any] = [pipeline.get_pipe("ner") for pipeline in pipelines]
    for same in zip(*(recogniser.model.walk() for recogniser in recognisers), strict=True):
        for name in same[0].param_names:
            if same[0].has_param(name):
                mean = sum(node.get_param(name) for node in same) / len(same)
                same[0].set_param(name, mean)
    return pipelines[0]


def main(arguments: Sequence[str] | None = None) -> None:
    """Average, print the scores on some sets, write."""
    parser = argparse.ArgumentParser(description="Average recognisers of one shape.")
    parser.add_argument("--pipelines", type=Path, nargs="+", required=True)
    parser.add_argument("--vectors", type=Path, required=True, help="file of word vectors")
    parser.add_argument("--sets", type=Path, nargs="*", default=[], help="*.jsonl to score")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pipeline")
    args = parser.parse_args(arguments)
    vocab = vocabulary(args.vectors)
    nlp = average([spacy.load(folder, vocab=vocab) for folder in args.pipelines])
    performance = {}
    for path in args.sets:
        figures = {x: of.figures() for x, of in score(nlp, read_records(path)).items()}
        performance[path.stem] = figures
        show(path.stem, figures)
    write(nlp, args.out, performance)


if __name__ == "__main__":
    main()
