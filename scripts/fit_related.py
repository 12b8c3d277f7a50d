"""Which weights make the articles on one event the most alike? Fits those of the likeness.

    python scripts/fit_related.py FOLDER

FOLDER holds related_*.json files: {"documents": [{"id", "topic", "subtopic", "text"}...]}, where
articles of one subtopic tell of one event and a topic holds events that resemble each other. Each
file is read into a store of its own. One weight after another is tried larger and smaller as long
as the mean average precision over all files grows. Before that the same is done with each half of
the topics, and what it found is tested on the other half. Prints the weights; nothing is changed:
they belong into language/likeness.py and desk/likeness.py, and with other weights of words
VERSION has to count up there.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

sys.path.insert(0, str(Path(__file__).parents[1]))

from core.analysis import Text
from core.types import Kind
from desk import likeness as articles_likeness
from desk.annotate import annotate
from desk.importing import import_paths
from desk.likeness import Portrait, actor_weights, actor_worth, ranked
from language import likeness
from store import articles, related
from store.engine import open_store
from store.related import Standing

FACTORS = (0.5, 0.7, 1.4, 2.0)
BLOCKS = ("NUMBER_WEIGHT", "PAIR_WEIGHT")

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with whom it names, its event and the topic of that."""

    text: Text
    cast: dict[int, int]
    event: str
    topic: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles of one file, and what is known of whom they name."""

    articles: list[Labelled]
    standings: dict[int, Standing]


def main(arguments: list[str] | None = None) -> None:
    """Fits and prints."""
    parser = argparse.ArgumentParser(description="Fits the weights of the likeness.")
    parser.add_argument("folder", type=Path)
    files = sorted(parser.parse_args(arguments).folder.glob("related_*.json"))
    if not files:
        parser.error("there is no related_*.json in the folder")
    corpora = [read(file) for file in files]
    topics = sorted({article.topic for corpus in corpora for article in corpus.articles})
    start = present()
    for tested in (topics[::2], topics[1::2]):
        weights = fit(corpora, start, set(topics) - set(tested))
        before, after = (precision(corpora, w, tested) for w in (start, weights))
        print(f"topics left out: {before:.4f} as it is, {after:.4f} fitted", file=sys.stderr)
    weights = fit(corpora, start, topics)
    before, after = (precision(corpora, w, topics) for w in (start, weights))
    print(f"all topics: {before:.4f} as it is, {after:.4f} fitted", file=sys.stderr)
    print(json.dumps(weights, indent=1))


def read(file: Path) -> Corpus:
    """Imports and analyses the articles of a file."""
    documents = {d["id"]: d for d in json.loads(file.read_text("utf-8"))["documents"]}
    with tempfile.TemporaryDirectory(prefix="newscast-fit-") as folder:
        lines = Path(folder) / "articles.jsonl"
        records = ({"id": i, "text": d["text"]} for i, d in documents.items())
        lines.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
        store = open_store(str(Path(folder) / "news.db"))
        import_paths(store, [lines], ())
        annotate(store)
        ids = list(articles.article_ids(store))
        texts, castings = related.texts(store, ids), related.castings(store, ids)
        standings = related.standings(store, {i for cast in castings.values() for i in cast})
        labels = {row.id: documents[row.guid] for row in articles.rows(store, ids)}
        store.close()
    labelled = [
        Labelled(texts[i], dict(castings[i]), str(labels[i]["subtopic"]), str(labels[i]["topic"]))
        for i in ids
    ]
    return Corpus(labelled, standings)


def present() -> Weights:
    """The weights that are in force."""
    kinds = {kind.value: weight for kind, weight in articles_likeness.KIND_WEIGHTS.items()}
    return {name: getattr(likeness, name) for name in BLOCKS} | kinds


def fit(corpora: list[Corpus], start: Weights, topics: Collection[str]) -> Weights:
    """Coordinate ascent."""
    weights, best = start, precision(corpora, start, topics)
    improved = True
    while improved:
        improved = False
        for name in weights:
            for factor in FACTORS:
                tried = weights | {name: round(weights[name] * factor, 3)}
                score = precision(corpora, tried, topics)
                if score > best + 0.0002:
                    weights, best, improved = tried, score, True
    return weights


def precision(corpora: list[Corpus], weights: Weights, topics: Collection[str]) -> float:
    """The mean over files of the mean average precision of the articles on some topics."""
    return fmean(fmean(_precisions(corpus, weights, topics)) for corpus in corpora)


def _precisions(corpus: Corpus, weights: Weights, topics: Collection[str]) -> Iterator[float]:
    portraits = _portraits(corpus, weights)
    events = [article.event for article in corpus.articles]
    for i, article in enumerate(corpus.articles):
        others = {j: portrait for j, portrait in portraits.items() if j != i}
        if article.topic in topics and events.count(article.event) > 1:
            order = [events[j] == article.event for j, _ in ranked(portraits[i], others)]
            places = [place for place, same in enumerate(order, 1) if same]
            yield fmean(found / place for found, place in enumerate(places, 1))


def _portraits(corpus: Corpus, weights: Weights) -> dict[int, Portrait]:
    """The articles under other weights, which stay in force until the next call."""
    for name in BLOCKS:
        setattr(likeness, name, weights[name])
    size = max(articles_likeness.SMALL_STORE, len(corpus.articles))
    kinds = {kind: weights[kind.value] for kind in Kind}
    worth = actor_worth(corpus.standings, size, kinds)
    return {
        i: Portrait.of(likeness.vector(article.text).weights, actor_weights(article.cast, worth))
        for i, article in enumerate(corpus.articles)
    }


if __name__ == "__main__":
    main()
