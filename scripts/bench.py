"""Is newscast as fast and as small as it should be? Measures it on made stores: `make bench`.

    python scripts/bench.py [--articles N ...] [--keep DIR]

Prints one table; a missed budget is shown, not an error. Times of reads are taken in this process
over 100 random picks, times of the screen in a child under a pseudo-terminal (bench_terminal.py).
Stores that are kept are used again: only their copies are read on screen.
"""

import argparse
import os
import platform
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))

from core.analysis import Text
from core.types import Grouping
from desk.annotate import annotate
from desk.importing import import_paths
from desk.library import Library
from desk.likeness import surroundings
from language import likeness
from language.analyse import analyse
from language.likeness import unpack
from scripts.bench_store import SEED, make, make_store, write_records
from store import vectors
from store.engine import Store, open_store

_Item = TypeVar("_Item")

SIZES = (1_000, 100_000)
PICKS = 100
ANNOTATED = 200  # articles
FEW = 20  # of what is the same each time
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SEARCHED = re.compile(r"\b[a-z]{5,}\b")  # the words that searches look for


@dataclass(frozen=True, slots=True)
class Budget:
    """What a figure may be at most, or has to be at least, and how the table says so."""

    limit: float
    says: str
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured: the value that the budget limits, and how the table says it."""

    value: float
    says: str


ANSWER = Budget(0.05, "p95 ≤ 50 ms")
BUDGETS = {
    "first paint": Budget(1.5, "≤ 1.5 × bare app"),
    "key to painted, list": ANSWER,
    "key to painted, article": ANSWER,
    "search, all by date": ANSWER,
    "search, best with snippets": ANSWER,
    "open an article": ANSWER,
    "related articles": ANSWER,
    "actor dossier": ANSWER,
    "stories": ANSWER,
    "story": ANSWER,
    "story of a new article": ANSWER,
    "sources with their numbers": Budget(0.08, "p95 ≤ 80 ms"),
    "list grouped by day": Budget(0.08, "p95 ≤ 80 ms"),
    "import of JSON Lines": Budget(5_000, "≥ 5,000 articles/s", at_least=True),
    "annotation, alone": Budget(5_000, "≥ 5,000 words/s of CPU", at_least=True),
    "annotation, with saving": Budget(5_000, "≥ 5,000 words/s", at_least=True),
    "memory of the reader": Budget(60, "≤ 1.5 × bare app + 60 MB"),
}
"""The rows of the table."""

Figures = dict[str, Figure]
"""What was measured, by row; rows may be missing."""


def main(arguments: list[str] | None = None) -> None:
    """Measures at every size and prints the table."""
    parser = argparse.ArgumentParser(description="Measures newscast on made stores.")
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where stores stay for later runs")
    options = parser.parse_args(arguments)
    sizes = dict.fromkeys(options.articles)
    if min(sizes) < 1:
        parser.error("--articles takes numbers from 1")
    with tempfile.TemporaryDirectory(prefix="newscast-bench-") as folder:
        keep = options.keep or Path(folder)
        keep.mkdir(parents=True, exist_ok=True)
        spoken = annotation_figures(Path(folder))
        measured = {n: spoken | measure(n, keep, Path(folder) / str(n)) for n in sizes}
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores")
    print(table(measured))


def measure(articles: int, keep: Path, folder: Path) -> Figures:
    """All that depends on the number of articles; `folder` takes what is needed meanwhile."""
    folder.mkdir()
    path = keep / f"{articles}.db"
    if not path.exists():
        make_store(path, articles)
    narrate(f"{articles:,} articles: reading")
    figures = reading_figures(path)
    narrate(f"{articles:,} articles: importing")
    figures |= import_figures(articles, folder)
    narrate(f"{articles:,} articles: on screen")
    return figures | screen_figures(path, folder)


def reading_figures(path: Path) -> Figures:
    """Searches, articles, relations and dossiers of PICKS articles, words and actors each.

    Words and actors are picked as often as they occur.
    """
    store, random = open_store(str(path)), Random(SEED)
    library = Library(store)
    ids = library.article_ids("")
    articles = [library.article(i) for i in random.choices(ids, k=PICKS)]
    words = [random.choice(SEARCHED.findall(article.body.text)) for article in articles]
    actors = [random.choice(article.mentions).actor_id for article in articles]
    opened = random.choices(ids, k=PICKS)
    told = [row.id for row in library.stories()]
    figures = {
        "search, all by date": answer(timed(library.article_ids, words)),
        "search, best with snippets": answer(timed(library.hits, words)),
        "open an article": answer(
            timed(lambda i: (library.article(i), library.cast(i)), opened),
        ),
        "related articles": answer(timed(library.related, articles)),
        "actor dossier": answer(timed(lambda i: library.dossier(i, NOW), actors)),
        "stories": answer(timed(library.stories, [""] * FEW)),
        "story of a new article": answer(joining(store, opened[:FEW])),
        "sources with their numbers": answer(timed(library.sources, [NOW] * FEW)),
        "list grouped by day": answer(timed(lambda q: listing(library, q), [""] * FEW)),
    }
    if told:
        figures["story"] = answer(timed(library.story, random.choices(told, k=PICKS)))
    library.close()
    return figures


def joining(store: Store, ids: Iterable[int]) -> list[float]:
    """Seconds that it takes to find where an article belongs that has just been analysed."""
    own = vectors.load(store, likeness.VERSION, list(ids))
    made = [(i, unpack(packed)) for i, packed in own.items()]
    return timed(lambda one: surroundings(store, *one, settled=True), made)


def listing(library: Library, query: str) -> None:
    """A list under headings."""
    library.listing(query, grouping=Grouping.DATE)


def import_figures(articles: int, folder: Path) -> Figures:
    """Importing a file of so many articles into an empty store, without annotation."""
    file = folder / "articles.jsonl"
    write_records(file, (make(number, articles) for number in range(articles)))
    store = open_store(str(folder / "imported.db"))
    start = time.perf_counter()
    added = import_paths(store, [file], ()).added
    rate = added / (time.perf_counter() - start)
    store.close()
    return {"import of JSON Lines": Figure(rate, f"{rate:,.0f} articles/s")}


def annotation_figures(folder: Path, articles: int = ANNOTATED) -> Figures:
    """Analysing articles alone, by processor time, and from a store's queue, by the clock.

    A word is what white space parts. Loading the recogniser does not count.
    """
    narrate("annotating")
    texts = [make(number, articles).text for number in range(articles)]
    words = sum(len(f"{text.title} {text.body}".split()) for text in texts)
    list(analyse([Text("", "Loaded.")]))
    start = time.process_time()
    list(analyse(texts))
    alone = words / (time.process_time() - start)
    import_figures(articles, folder)
    store = open_store(str(folder / "imported.db"))
    started = time.perf_counter()
    annotate(store)
    saving = words / (time.perf_counter() - started)
    store.close()
    return {
        "annotation, alone": Figure(alone, f"{alone:,.0f} words/s"),
        "annotation, with saving": Figure(saving, f"{saving:,.0f} words/s"),
    }


def screen_figures(path: Path, folder: Path) -> Figures:
    """First paint, memory and keys; nothing where there are no pseudo-terminals."""
    if sys.platform == "win32":
        return {}
    from scripts.bench_terminal import Screens

    screens = Screens(folder / "screen", path)
    reader, bare = screens.first_paint()
    ratio = reader / bare
    says = f"{reader * 1000:.0f} / {bare * 1000:.0f} ms = {ratio:.2f} ×"
    figures = {"first paint": Figure(ratio, says)}
    if megabytes := screens.memory():
        larger, bare = megabytes
        figures["memory of the reader"] = Figure(
            larger - 1.5 * bare, f"{larger:.0f} MB; bare app {bare:.0f} MB"
        )
    keys = screens.key_times()
    note = "" if keys.busy else " (background ended early)"
    figures["key to painted, list"] = answer(keys.in_list, note)
    figures["key to painted, article"] = answer(keys.in_article, note)
    return figures


def timed(work: Callable[[_Item], object], on: Iterable[_Item]) -> list[float]:
    """Seconds that `work` takes on each."""
    times = []
    for item in on:
        start = time.perf_counter()
        work(item)
        times.append(time.perf_counter() - start)
    return times


def answer(times: list[float], note: str = "") -> Figure:
    """The 95th percentile of some times, shown with their median."""
    twentieths = statistics.quantiles(times, n=20, method="inclusive")
    p50, p95 = twentieths[9], twentieths[18]
    return Figure(p95, f"p50 {p50 * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms{note}")


def table(measured: Mapping[int, Figures]) -> str:
    """Every row of BUDGETS for each number of articles: measured, budget, whether it holds."""
    lines = [("articles", "what", "measured", "budget", "holds")]
    for articles, figures in measured.items():
        for what, budget in BUDGETS.items():
            figure = figures.get(what)
            says = figure.says if figure else "not measured"
            lines.append((f"{articles:,}", what, says, budget.says, verdict(figure, budget)))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def verdict(figure: Figure | None, budget: Budget) -> str:
    """The last word of a row."""
    if figure is None:
        return "-"
    kept = figure.value >= budget.limit if budget.at_least else figure.value <= budget.limit
    return "yes" if kept else "NO"


def narrate(text: str) -> None:
    """Says on standard error what goes on."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
