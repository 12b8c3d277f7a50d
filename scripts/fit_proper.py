"""How were the weights of language/ending/proper.toml fitted?

Reads the half of a folder's articles that scripts/evaluate_proper.py does not judge by, appends
lines of other articles and invented teasers to them, and fits a log-linear model over all ways to
cut each text (conditional maximum likelihood with an L2 penalty). Articles are also cut short at
a random line, since any paragraph may be the last. Writes the commonest stems and the weights.
"""

import argparse
import random
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

from language.ending.cohesion import WORD, common_stems, stem
from language.ending.lines import split_lines
from language.ending.proper import TABLES, cuts
from scripts.evaluate_proper import (
    ANY,
    COUNTS,
    Article,
    Case,
    Passage,
    Pool,
    build_case,
    build_pool,
    read_articles,
    with_names,
)

TEASERS = Path(__file__).parent / "teasers.txt"
STEMS = 2_000  # of the commonest words that are written down
WHOLE_ROUNDS = 2  # over the articles as they are
SHORTENED_ROUNDS = 6  # over those of many paragraphs, most of them cut short
MANY = 8  # paragraphs
SHORTENED = 0.7  # of the articles in such a round are cut short
PENALTY = 5e-5
STEPS = 1_200
LEARN_RATE = 0.05

Matrix = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Choices:
    """All cuts of all cases: one row of features each, a case's rows in a row.

    `starts` are the first rows of the cases, `right` the rows of their right cuts.
    """

    features: Matrix
    starts: Indices
    right: Indices


def count_stems(articles: Sequence[Article]) -> list[str]:
    """The commonest stems, the commonest first."""
    counted = Counter(
        stem(word) for a in articles for line in a.lines for word in WORD.findall(line.text)
    )
    return [word for word, _ in counted.most_common(STEMS)]


def training_cases(
    named: Sequence[tuple[Article, Passage]], pool: Pool, seed: int
) -> Iterator[Case]:
    """Each article with and without lines from the pool, in several rounds."""
    rng = random.Random(seed)
    articles = [article for article, _ in named]
    long = [article for article in articles if len(article.lines) > MANY]
    shortened = (_shortened(article, rng) for article in long * SHORTENED_ROUNDS)
    for article in chain(articles * WHOLE_ROUNDS, shortened):
        yield build_case(article, pool, 0, rng)
        yield build_case(article, pool, rng.choice(COUNTS), rng)


def pool_with_teasers(named: Sequence[tuple[Article, Passage]]) -> Pool:
    """The lines that articles lend, and teasers invented in the manner of entertainment sites."""
    lines = tuple(map(Passage, TEASERS.read_text("utf-8").splitlines()))
    ((invented, _),) = with_names([Article("invented", "invented", "", "", "\n", lines)])
    pool = build_pool(named)
    pool[ANY, "invented"] = [(invented, line) for line in invented.lines]
    pool[ANY, ANY] += pool[ANY, "invented"]
    return pool


def _shortened(article: Article, rng: random.Random) -> Article:
    """The article, mostly without its end."""
    kept = rng.randrange(3, len(article.lines)) if rng.random() < SHORTENED else None
    return replace(article, lines=article.lines[:kept])


def choices(cases: Iterator[Case]) -> Choices:
    """The features of every cut of every case; no cut at all is a row of zeros."""
    rows: list[list[float]] = []
    starts, right = [], []
    width = sum(map(len, TABLES.values()))
    for case in cases:
        starts.append(len(rows))
        right.append(len(rows))
        rows.append([0.0] * width)
        for cut in cuts(case.title, split_lines(case.body, case.names)):
            if cut.first == case.own:
                right[-1] = len(rows)
            rows.append(cut.features)
    return Choices(np.array(rows), np.array(starts), np.array(right))


def fit(data: Choices) -> Matrix:
    """The weights under which the right cuts are the likeliest (Adam, Kingma and Ba 2015)."""
    scale = data.features.std(axis=0) + 1e-9
    scaled = data.features / scale
    sizes = np.diff([*data.starts, len(scaled)])
    weights, mean, square = (np.zeros(scaled.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = scaled @ weights
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, data.starts), sizes))
        share = odds / np.repeat(np.add.reduceat(odds, data.starts), sizes)
        slope = (share @ scaled - scaled[data.right].sum(axis=0)) / len(sizes)
        slope += 2 * PENALTY * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        rate = LEARN_RATE * (1 - step / (STEPS + 1))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return np.asarray(weights / scale)


def as_toml(weights: Matrix, signs: dict[str, float]) -> str:
    """The text of proper.toml."""
    lines = [
        "# What speaks for a cut between an article and the teasers under it, in nats. Written by",
        "# scripts/fit_proper.py, but for `signs`, which are set by hand and added up over the",
        "# folded lines. language/ending/proper.py says what the tables are; lines.py and",
        "# cohesion.py say what the features mean.",
        "",
        "[signs]",
        *(f"{name} = {value}" for name, value in signs.items()),
    ]
    values = iter(weights)
    for table, names in TABLES.items():
        lines += ["", f"[{table}]", *(f"{name} = {next(values):.3f}" for name in names)]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Fits and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder of articles")
    parser.add_argument("--out", type=Path, required=True, help="the folder `language/ending`")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    named = with_names([a for a in read_articles(options.data) if not a.held_out])
    stems = count_stems([article for article, _ in named])
    rows = (" ".join(stems[at : at + 12]) for at in range(0, len(stems), 12))
    (options.out / "common_stems.txt").write_text("\n".join(rows) + "\n", "utf-8")
    common_stems.cache_clear()
    path = options.out / "proper.toml"
    signs = tomllib.loads(path.read_text("utf-8"))["signs"]
    weights = fit(choices(training_cases(named, pool_with_teasers(named), options.seed)))
    path.write_text(as_toml(weights, signs), "utf-8")


if __name__ == "__main__":
    main()
