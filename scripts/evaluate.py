"""How good and how fast is the language part? Prints one table beside baselines: `make evaluate`.

    python scripts/evaluate.py [--only names,actors] [--data FOLDER] [--eval FOLDER] [--json]

FOLDER of --data holds ner/, actors/, related/ and archive/, that of --eval the scorers
score_ner.py, score_actors.py and score_related.py. Everything goes through the commands `newscast
tag`, `import` and `related`, in a folder of its own, without the settings of whoever calls.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from scripts.evaluate_table import Row, table

ROOT = Path(__file__).parents[1]

BESIDE = ROOT.parent / "shared"
"""Where data and scorers lie if nothing else is said: beside the repository."""

NAME_SETS = {"worldwide_dev": "PERSON,ORG,LOC,NORP", "uner_ewt_dev": "PERSON,ORG,LOC"}
"""Sets with the labels that decide: UNER has no NORP, and nobody agrees on MISC."""

ACTOR_SETS = ("ecb", "gum", "reuters", "rss")
RELATED_SETS = {"": "related_ecb_dev", ", leads": "related_ecb_dev_lead"}
SPEED_SET = "ner/worldwide_dev.jsonl"


@dataclass(frozen=True, slots=True)
class Setup:
    """Where everything is: data, scorers, the settings to use, and a folder to write in."""

    data: Path
    scorers: Path
    config: Path
    work: Path

    def newscast(self, *words: str) -> Path:
        """Runs a command of newscast; the file with its JSON Lines."""
        out = self.work / "out.jsonl"
        feeds = self.work / "feeds.toml"
        feeds.touch()
        places = ["--config", str(self.config), "--feeds", str(feeds)]
        with out.open("wb") as lines:
            _run([sys.executable, "-m", "tui", *words, *places], lines)
        return out

    def score(self, scorer: str, gold: Path, found: Path, *flags: str) -> dict[str, Any]:
        """What a scorer says of what was found."""
        scored = self.work / "score.json"
        with scored.open("wb") as out:
            _run([sys.executable, str(self.scorers / scorer), str(gold), str(found), *flags], out)
        scores: dict[str, Any] = json.loads(scored.read_text("utf-8"))
        return scores

    def texts(self, gold: Path) -> Path:
        """The documents of a JSON file as JSON Lines of id and text."""
        path = self.work / f"{gold.stem}.jsonl"
        documents = json.loads(gold.read_text("utf-8"))["documents"]
        lines = [json.dumps({"id": d["id"], "text": d["text"]}) for d in documents]
        path.write_text("\n".join(lines), "utf-8")
        return path


def _run(command: Sequence[str], out: Any) -> None:
    """Runs a command, its output into a file; its failure ends the evaluation."""
    done = subprocess.run(command, cwd=ROOT, stdout=out, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[1:])} failed with exit code {done.returncode}")


def names(setup: Setup) -> Iterator[Row]:
    """Names found in annotated texts, by label, all labels together, and without labels."""
    for name, labels in NAME_SETS.items():
        gold = setup.data / f"ner/{name}.jsonl"
        found = setup.newscast("tag", str(gold))
        scores = setup.score("score_ner.py", gold, found, "--json", "--labels", labels)
        yield from name_rows(name, scores)


def name_rows(name: str, scores: Mapping[str, Mapping[str, float]]) -> Iterator[Row]:
    """The rows of one set; labels that it does not annotate are left out."""
    first = ["all"] if "all" in scores else []
    for label in [*first, *(label for label in scores if label != "all")]:
        p, r, f1 = (100 * scores[label][x] for x in ("p", "r", "f1"))
        yield Row("names", f"{name} {label}", f1, p, r)


def actors(setup: Setup) -> Iterator[Row]:
    """Mentions of one actor brought together, within articles and across them."""
    for name in ACTOR_SETS:
        gold = setup.data / f"actors/actors_{name}_dev.json"
        found = setup.newscast("tag", str(setup.texts(gold)))
        yield from actor_rows(name, setup.score("score_actors.py", gold, found))


def actor_rows(name: str, scores: Mapping[str, float]) -> Iterator[Row]:
    """The rows of one set: mentions found, B-cubed, pairs across articles."""
    yield Row("actors", f"{name} mentions", 100 * scores["mentions"])
    for measure, key in (("B³", "B3"), ("cross", "cross")):
        p, r, f1 = (100 * scores[f"{key} {x}"] for x in ("P", "R", "F1"))
        yield Row("actors", f"{name} {measure}", f1, p, r)


def related(setup: Setup) -> Iterator[Row]:
    """Articles ranked by how they belong with one, on a store made for it."""
    for suffix, name in RELATED_SETS.items():
        gold = setup.data / f"related/{name}.json"
        store = ("--store", str(setup.work / f"{name}.db"))
        setup.newscast("import", str(setup.texts(gold)), *store, "--json")
        found = setup.newscast("related", "--all", "--json", *store)
        scores = setup.score("score_related.py", gold, found)
        for measure in ("MAP", "P@1", "P@5", "hard-neg"):
            yield Row("related", f"{measure}{suffix}", 100 * scores[measure])


def teasers(setup: Setup) -> Iterator[Row]:
    """Unrelated lines at the end of articles told from the articles."""
    from scripts.evaluate_proper import evaluate

    shares = evaluate(setup.data)
    yield Row("teasers", "lines folded", shares["folded"])
    yield Row("teasers", "articles that lose a line", shares["losing"])
    yield Row("teasers", "untouched articles that do", shares["losing_0"])


def speed(setup: Setup) -> Iterator[Row]:
    """Time and memory of the recogniser in a process of its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        load, pace, memory = pool.submit(measure, setup.data / SPEED_SET, setup.config).result()
    yield Row("speed", "load", load, unit="s")
    yield Row("speed", "analysis", pace, unit="words/s")
    if memory:
        yield Row("speed", "memory", memory, unit="MB")


def measure(path: Path, config: Path) -> tuple[float, float, float]:
    """Seconds to load with imports, words a second of processor time, peak memory in MB.

    A word is what white space parts. The memory is 0 where the system does not tell it.
    """
    started = time.perf_counter()
    from core.analysis import Text
    from core.settings import load_settings
    from language.analyse import analyse
    from language.models import Models

    models = Models(load_settings(config).language)
    models.for_language("en")
    load = time.perf_counter() - started
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    busy = time.process_time()
    for _ in analyse([Text("", row["text"]) for row in rows], models):
        pass
    words = sum(len(row["text"].split()) for row in rows)
    return load, words / (time.process_time() - busy), _peak_memory()


def _peak_memory() -> float:
    """The most memory that this process had, in MB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


PARTS: dict[str, Callable[[Setup], Iterator[Row]]] = {
    "names": names,
    "actors": actors,
    "related": related,
    "teasers": teasers,
    "speed": speed,
}

NEEDED: dict[str, tuple[str, ...]] = {
    "names": ("score_ner.py", *(f"ner/{name}.jsonl" for name in NAME_SETS)),
    "actors": ("score_actors.py", *(f"actors/actors_{name}_dev.json" for name in ACTOR_SETS)),
    "related": ("score_related.py", *(f"related/{name}.json" for name in RELATED_SETS.values())),
    "teasers": ("archive", "ner", "related"),
    "speed": (SPEED_SET,),
}
"""The files that a part reads: scorers of --eval, the others of --data."""


def missing(parts: Iterable[str], data: Path, scorers: Path) -> list[Path]:
    """The files that these parts read and that are not there."""
    files = dict.fromkeys(name for part in parts for name in NEEDED[part])
    paths = [(scorers if name.endswith(".py") else data) / name for name in files]
    return [path for path in paths if not path.exists()]


def main(arguments: Sequence[str] | None = None) -> None:
    """Evaluates the chosen parts and prints the table.

    Ends with exit code 2 where the call makes no sense or data is missing.
    """
    parser = argparse.ArgumentParser(description="Measures the language part.")
    parser.add_argument("--only", default=",".join(PARTS), metavar="PART,…", help=", ".join(PARTS))
    parser.add_argument("--data", type=Path, default=BESIDE / "data", metavar="FOLDER")
    parser.add_argument("--eval", type=Path, default=BESIDE / "eval", metavar="FOLDER")
    parser.add_argument("--config", type=Path, help="a config.toml whose [language] is evaluated")
    parser.add_argument("--json", action="store_true", help="print JSON Lines")
    options = parser.parse_args(arguments)
    parts = options.only.split(",")
    if unknown := [part for part in parts if part not in PARTS]:
        parser.error(f"there is no part {unknown[0]!r}: {', '.join(PARTS)}")
    if absent := missing(parts, options.data, options.eval):
        parser.error(f"not there: {', '.join(map(str, absent))} (--data and --eval name folders)")
    rows = evaluate(parts, options.data, options.eval, options.config)
    if options.json:
        for row in rows:
            print(json.dumps(asdict(row) | {"baseline": row.baseline}, ensure_ascii=False))
    else:
        print(table(rows))


def evaluate(parts: Sequence[str], data: Path, scorers: Path, config: Path | None) -> list[Row]:
    """The rows of these parts, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="newscast-evaluate-") as folder:
        work = Path(folder)
        settings = config.absolute() if config else work / "no-config.toml"
        setup = Setup(data.absolute(), scorers.absolute(), settings, work)
        rows = []
        for part in parts:
            print(f"{part} …", file=sys.stderr)
            rows += PARTS[part](setup)
    return rows


if __name__ == "__main__":
    main()
