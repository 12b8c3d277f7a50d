"""In how many news documents does each word stand? Writes language/word_frequencies.txt.

    python scripts/count_words.py PATH...

A path is a folder of plain texts (*.txt, a document each, at whatever depth) or a file of JSON
Lines (a document in the field "text" of each). Only stems that stand in several documents are
kept, no numbers and no stop words; nothing tells in which order words stood.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from language.terms import stem, telling_words

LONGEST = 25  # code points of a stem: longer ones are accidents
WRITTEN = Path(__file__).parents[1] / "language" / "word_frequencies.txt"


def main(arguments: list[str] | None = None) -> None:
    """Counts and writes."""
    parser = argparse.ArgumentParser(description="Counts the documents that words stand in.")
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    texts = [text for path in parser.parse_args(arguments).paths for text in documents(path)]
    counts = frequencies(texts)
    WRITTEN.write_text("\n".join([str(len(texts)), *lines(counts)]) + "\n", "utf-8")
    print(f"{len(texts)} documents, {len(counts)} stems in several", file=sys.stderr)


def documents(path: Path) -> Iterator[str]:
    """The texts of a folder or file."""
    if path.is_dir():
        for file in sorted(path.rglob("*.txt")):
            yield file.read_text("utf-8", "replace")
    else:
        for line in path.read_text("utf-8").splitlines():
            yield json.loads(line)["text"]


def frequencies(texts: Iterable[str]) -> Counter[str]:
    """The stems that stand in several texts, with the number of these."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({stem(word) for word in telling_words(text)})
    return Counter({word: n for word, n in counts.items() if n > 1 and _kept(word)})


def _kept(word: str) -> bool:
    return len(word) <= LONGEST and not word.isdecimal()


def lines(counts: Counter[str]) -> Iterator[str]:
    """A line for each count, the highest first: the count and its stems in order."""
    stems: defaultdict[int, list[str]] = defaultdict(list)
    for word, n in counts.items():
        stems[n].append(word)
    for n in sorted(stems, reverse=True):
        yield " ".join([str(n), *sorted(stems[n])])


if __name__ == "__main__":
    main()
