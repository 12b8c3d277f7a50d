"""How well is the end of an article told from unrelated lines stuck to it?

Reads the articles of a folder (archive/*/*.txt with the headline on the first line, ner/*.jsonl and
the documents of related/*.json with "id" and "text"), appends headlines, first sentences and first
paragraphs of other articles to each, and counts how many of these lines language.ending.proper
folds, and how many articles lose a line of their own. Only the half of the articles that
scripts/fit_proper.py leaves alone is used.
"""

import argparse
import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from core.analysis import Text
from core.types import Field
from language.analyse import read
from language.ending.proper import article_end
from language.recognise.edges import Span

COUNTS = (1, 2, 3, 5, 10, 20)
"""Numbers of lines that are appended."""

SHORTEST = 60
"""Words that an article has at least."""

SAME_GROUP = 0.4  # of the articles get lines of their own outlet or section, the rest of any other
TITLED = 0.5  # of the articles that have a title are judged with it
ANY = ""  # group or kind
TEASER_WORDS = {"headline": (3, 25), "sentence": (8, 45), "paragraph": (12, 60)}

_SENTENCE = re.compile(
    r".+?(?<![A-Z])(?<!Mr|Ms|Dr|St|No)(?<!Mrs)[.!?][\"”’')]*(?=\s+[\"“‘(]?[A-Z])"
)


@dataclass(frozen=True)
class Passage:
    """A line and the names in it, their offsets counted from its start."""

    text: str
    names: tuple[Span, ...] = ()

    def within(self, end: int) -> "Passage":
        """The passage up to an offset."""
        return Passage(self.text[:end], tuple(n for n in self.names if n.end <= end))


@dataclass(frozen=True)
class Article:
    """An article as it was written.

    `group` is its outlet or section. Articles of one `topic` tell of like events, and lend each
    other no lines; '' where that is not known. `gap` is what stands between its lines.
    """

    id: str
    group: str
    topic: str
    title: str
    gap: str
    lines: tuple[Passage, ...]

    @property
    def held_out(self) -> bool:
        """Whether it belongs to the half that nothing is fitted on."""
        digest = hashlib.sha256((self.topic or self.id).encode()).digest()
        return digest[0] % 2 == 1


@dataclass(frozen=True)
class Case:
    """An article with lines of others appended: the first `own` lines are its own."""

    title: str
    body: str
    names: tuple[Span, ...]
    starts: tuple[int, ...]
    own: int
    source: str

    @property
    def appended(self) -> int:
        """How many lines are not the article's."""
        return len(self.starts) - self.own


def read_articles(folder: Path) -> list[Article]:
    """The different articles in a folder, in the order of their paths, without names."""
    found: list[Article] = []
    seen: set[str] = set()
    for pattern, reader in _READERS.items():
        for article in (a for path in sorted(folder.glob(pattern)) for a in reader(path)):
            text = "\n".join(line.text for line in article.lines)
            if len(text.split()) >= SHORTEST and not seen & {article.id, text}:
                found.append(article)
                seen |= {article.id, text}
    return found


def _from_text(path: Path) -> Iterator[Article]:
    headline, _, text = path.read_text("utf-8", errors="replace").partition("\n")
    yield _article(f"{path.parent.name}/{path.name}", path.parent.name, "", headline.strip(), text)


def _from_lines(path: Path) -> Iterator[Article]:
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            outlet = re.sub(r"_?\d*$", "", str(record["id"]))
            yield _article(record["id"], outlet, "", "", record["text"])


def _from_list(path: Path) -> Iterator[Article]:
    data = json.loads(path.read_text("utf-8"))
    for record in data["documents"]:
        yield _article(record["id"], path.stem, f"topic {record['topic']}", "", record["text"])


_READERS: dict[str, Callable[[Path], Iterator[Article]]] = {
    "ner/*.jsonl": _from_lines,
    "archive/*/*.txt": _from_text,
    "related/*.json": _from_list,
}


def _article(name: str, group: str, topic: str, title: str, text: str) -> Article:
    lines = tuple(Passage(line.strip()) for line in text.splitlines() if line.strip())
    return Article(name, group, topic, title, "\n\n" if "\n\n" in text else "\n", lines)


def with_names(articles: Sequence[Article]) -> list[tuple[Article, Passage]]:
    """The articles with the names that the recogniser sees, and each one's title with its own."""
    bodies = (Text(a.title, a.gap.join(line.text for line in a.lines)) for a in articles)
    named = []
    for article, reading in zip(articles, read(bodies), strict=True):
        names: dict[Field, list[Span]] = {Field.TITLE: [], Field.BODY: []}
        for part, spans in zip(reading.parts, reading.spans, strict=True):
            names[part.field] += [_moved(span, part.offset) for span in spans]
        lines, start = [], 0
        for line in article.lines:
            end = start + len(line.text)
            inside = [n for n in names[Field.BODY] if start <= n.start and n.end <= end]
            lines.append(Passage(line.text, tuple(_moved(n, -start) for n in inside)))
            start = end + len(article.gap)
        title = Passage(article.title, tuple(names[Field.TITLE]))
        named.append((replace(article, lines=tuple(lines)), title))
    return named


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by, span.label)


def teasers(article: Article, title: Passage) -> Iterator[tuple[str, Passage]]:
    """The lines that an article lends to others, each with its kind."""
    first = article.lines[0]
    lead = article.lines[1] if len(article.lines) > 1 and first.text[-1:].isalnum() else first
    sentence = _SENTENCE.match(lead.text)
    lent = {
        "headline": title if article.title else first,
        "sentence": lead.within(sentence.end()) if sentence else lead,
        "paragraph": lead,
    }
    for kind, passage in lent.items():
        least, most = TEASER_WORDS[kind]
        is_headline = passage is title or (passage is first and passage is not lead)
        if least <= len(passage.text.split()) <= most and is_headline == (kind == "headline"):
            yield kind, passage


Pool = dict[tuple[str, str], list[tuple[Article, Passage]]]
"""The lines that articles lend, with their articles, by group and kind; '' stands for any."""


def build_pool(named: Iterable[tuple[Article, Passage]]) -> Pool:
    """The lines that these articles lend."""
    pool: Pool = defaultdict(list)
    for article, title in named:
        for kind, passage in teasers(article, title):
            for key in product((article.group, ANY), (kind, ANY)):
                pool[key].append((article, passage))
    return pool


def build_case(article: Article, pool: Pool, count: int, rng: random.Random) -> Case:
    """The article with `count` lines of others, of one kind or of several."""
    title = article.title if rng.random() < TITLED else ""
    group = article.group if not article.topic and rng.random() < SAME_GROUP else ANY
    kind = rng.choice([*sorted({kind for any_group, kind in pool if any_group == ANY}), ANY])
    lent = next(
        lines
        for key in ((group, kind), (group, ANY), (ANY, ANY))
        if len(lines := pool.get(key, [])) > 3 * count or key == (ANY, ANY)
    )
    chosen: dict[str, Passage] = {}
    for _ in range(50 * count):
        other, passage = rng.choice(lent)
        if other.id != article.id and (not other.topic or other.topic != article.topic):
            chosen[passage.text] = passage
        if len(chosen) == count:
            break
    return _join(article, title, list(chosen.values()), rng.choice(["\n", "\n\n"]))


def _join(article: Article, title: str, appended: Sequence[Passage], gap: str) -> Case:
    body, names, starts = "", [], []
    for number, passage in enumerate([*article.lines, *appended]):
        if number:
            body += gap if number >= len(article.lines) else article.gap
        starts.append(len(body))
        names += [_moved(name, len(body)) for name in passage.names]
        body += passage.text
    return Case(title, body, tuple(names), tuple(starts), len(article.lines), article.group)


@dataclass
class Tally:
    """What became of some cases: how many, those that lost a line, lines appended and folded."""

    cases: int = 0
    losing: int = 0
    appended: int = 0
    folded: int = 0

    def add(self, case: Case, end: int) -> None:
        """Counts a case whose article was found to end at an offset."""
        self.cases += 1
        self.losing += end <= case.starts[case.own - 1]
        self.appended += case.appended
        self.folded += sum(start >= end for start in case.starts[case.own :])

    @property
    def share_losing(self) -> float:
        """Articles that lost a line of their own, in per cent."""
        return 100 * self.losing / (self.cases or 1)

    @property
    def share_folded(self) -> float:
        """Appended lines that were folded, in per cent."""
        return 100 * self.folded / (self.appended or 1)


def tallies(named: Sequence[tuple[Article, Passage]], seed: int = 0) -> dict[int, Tally]:
    """The results by number of appended lines; 0 are the untouched articles, all of them."""
    rng = random.Random(seed)
    pool = build_pool(named)
    counted = {count: Tally() for count in (0, *COUNTS)}
    for number, (article, _) in enumerate(named):
        for count in (0, COUNTS[number % len(COUNTS)]):
            case = build_case(article, pool, count, rng)
            counted[case.appended].add(case, article_end(case.body, case.title, case.names))
    return counted


def evaluate(folder: Path, seed: int = 0) -> dict[str, float]:
    """The figures, all in per cent: shares of lines folded, of articles that lost a line.

    Raises:
        OSError, ValueError: a file of the folder cannot be read.
    """
    named = with_names([a for a in read_articles(folder) if a.held_out])
    return figures(tallies(named, seed))


def figures(counted: dict[int, Tally]) -> dict[str, float]:
    """The tallies as figures in per cent, by name."""
    found = {"losing_0": counted[0].share_losing}
    whole = Tally()
    for count, tally in counted.items():
        if count:
            found[f"losing_{count}"] = tally.share_losing
            found[f"folded_{count}"] = tally.share_folded
            whole.cases += tally.cases
            whole.losing += tally.losing
            whole.appended += tally.appended
            whole.folded += tally.folded
    return found | {"losing": whole.share_losing, "folded": whole.share_folded}


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints a line for each number of appended lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder of articles")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    found = evaluate(options.data, options.seed)
    print("appended  folded %  articles losing a line %")
    for count in ("0", *map(str, COUNTS), ""):
        key = f"_{count}" if count else ""
        folded = found.get(f"folded{key}", 0.0)
        print(f"{count or 'any':>8}  {folded:8.1f}  {found[f'losing{key}']:8.2f}")


if __name__ == "__main__":
    main()
