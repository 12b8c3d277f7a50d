"""The table of scripts/evaluate.py: a row for each figure, beside what simple methods reach.

The baselines are those of the methods named, on the same development sets.
"""

from collections.abc import Sequence
from dataclasses import dataclass

# F1 of a plain spaCy tok2vec pipeline, efficiency defaults, 7,000 steps on worldwide_train.
_TOK2VEC = {
    "all": 72.8,
    "PERSON": 75.1,
    "ORG": 62.0,
    "LOC": 75.7,
    "NORP": 86.4,
    "unlabelled": 85.9,
}

# F1 of grouping the gold mentions by exact string, by last word, by the longest name in the
# article that holds the mention: B-cubed, then pairs across articles. All mentions are given.
_GROUPINGS = {
    "ecb": ((78.0, 90.0, 86.4), (74.6, 87.7, 85.7)),
    "gum": ((89.7, 92.7, 93.7), (66.7, 64.8, 63.6)),
    "reuters": ((86.1, 80.0, 94.7), (62.6, 11.9, 74.5)),
    "rss": ((99.0, 95.6, 98.9), (84.4, 49.6, 84.4)),
}

# Rankings by TF-IDF cosine and by BM25 with the whole article as the query.
_RANKINGS = {
    "MAP": (93.8, 92.9),
    "P@1": (99.1, 98.1),
    "P@5": (96.0, 95.0),
    "hard-neg": (11.5, 12.0),
    "MAP, leads": (89.4, 90.1),
    "hard-neg, leads": (14.3, 12.9),
}


def _baselines() -> dict[str, str]:
    """What simple methods reach, by part and row."""
    found = {f"names worldwide_dev {x}": f"{f1:.1f} tok2vec" for x, f1 in _TOK2VEC.items()}
    for name, scores in _GROUPINGS.items():
        for measure, (exact, last, longest) in zip(("B³", "cross"), scores, strict=True):
            says = f"{exact:.1f} string, {last:.1f} last word, {longest:.1f} longest"
            found[f"actors {name} {measure}"] = says
    for name, (tfidf, bm25) in _RANKINGS.items():
        found[f"related {name}"] = f"{tfidf:.1f} TF-IDF, {bm25:.1f} BM25"
    return found


BASELINES = _baselines()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a score, which is F1 where precision and recall are given."""

    part: str
    what: str
    score: float
    precision: float | None = None
    recall: float | None = None
    unit: str = "%"

    @property
    def baseline(self) -> str:
        """What simple methods reach, or nothing."""
        return BASELINES.get(f"{self.part} {self.what}", "")


def table(rows: Sequence[Row]) -> str:
    """The rows as aligned text."""
    heads = ("part", "what", "P", "R", "score", "", "baseline")
    cells = [heads, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(heads))]
    right = {2, 3, 4}
    return "\n".join(
        "  ".join(
            text.rjust(width) if column in right else text.ljust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    )


def _cells(row: Row) -> tuple[str, ...]:
    shares = ("" if x is None else f"{x:.1f}" for x in (row.precision, row.recall))
    score = f"{row.score:,.0f}" if row.score >= 1000 else f"{row.score:.1f}"
    return (row.part, row.what, *shares, score, row.unit, row.baseline)
