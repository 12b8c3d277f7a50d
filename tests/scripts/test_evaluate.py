"""Does the evaluation run the commands, ask the scorers, and print every figure it has?"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import evaluate
from scripts.evaluate import NEEDED, PARTS, Setup, actor_rows, main, measure, missing, name_rows
from scripts.evaluate_table import BASELINES, Row, table

SCORES = {
    "score_ner.py": {
        x: {"p": 0.5, "r": 0.25, "f1": 1 / 3} for x in ("PERSON", "unlabelled", "all")
    },
    "score_actors.py": {
        "mentions": 0.9,
        **{f"{x} {y}": 0.5 for x in ("B3", "pairs", "cross") for y in ("P", "R", "F1")},
    },
    "score_related.py": {"MAP": 0.9, "P@1": 1.0, "P@5": 0.8, "hard-neg": 0.1, "queries": 3},
}
"""What the stand-ins for the scorers say, whatever they are given."""

TEXTS = {"one": "Ada Byron left Peru.", "two": "Peru thanked Ada Byron."}


@pytest.fixture
def scorers(tmp_path: Path) -> Path:
    """Scorers that answer SCORES, after they have seen that both texts were predicted."""
    folder = tmp_path / "eval"
    folder.mkdir()
    for name, scores in SCORES.items():
        (folder / name).write_text(
            "import json, sys\n"
            "found = [json.loads(line) for line in open(sys.argv[2], encoding='utf-8')]\n"
            "assert {str(r.get('guid', r['id'])) for r in found} == {'one', 'two'}, found\n"
            f"print(json.dumps({scores!r}))\n"
        )
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The two texts as every file that a part reads."""
    folder = tmp_path / "data"
    documents = [{"id": i, "text": text, "mentions": [], "ents": []} for i, text in TEXTS.items()]
    for name in {name for part in NEEDED.values() for name in part if "." in name}:
        if not name.endswith(".py"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            lines = name.endswith(".jsonl")
            whole = "\n".join(map(json.dumps, documents)) if lines else {"documents": documents}
            (folder / name).write_text(whole if isinstance(whole, str) else json.dumps(whole))
    return folder


def run(data: Path, scorers: Path, *words: str) -> None:
    main(["--data", str(data), "--eval", str(scorers), *words])


def test_names_and_actors_are_what_the_tag_command_finds(
    data: Path, scorers: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluate, "NAME_SETS", {"worldwide_dev": "PERSON"})
    monkeypatch.setattr(evaluate, "ACTOR_SETS", ("rss",))
    run(data, scorers, "--only", "names,actors", "--json")
    rows = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [(r["part"], r["what"], round(r["score"], 1)) for r in rows] == [
        ("names", "worldwide_dev all", 33.3),
        ("names", "worldwide_dev PERSON", 33.3),
        ("names", "worldwide_dev unlabelled", 33.3),
        ("actors", "rss mentions", 90.0),
        ("actors", "rss B³", 50.0),
        ("actors", "rss cross", 50.0),
    ]
    assert rows[1]["baseline"] == "75.1 tok2vec"


def test_relations_come_from_a_store_made_for_it(
    data: Path, scorers: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluate, "RELATED_SETS", {"": "related_ecb_dev"})
    run(data, scorers, "--only", "related")
    lines = capfd.readouterr().out.splitlines()
    assert [line.split()[:3] for line in lines[1:]] == [
        ["related", "MAP", "90.0"],
        ["related", "P@1", "100.0"],
        ["related", "P@5", "80.0"],
        ["related", "hard-neg", "10.0"],
    ]


def test_a_command_that_fails_ends_the_evaluation(tmp_path: Path) -> None:
    setup = Setup(tmp_path, tmp_path, tmp_path / "config.toml", tmp_path)
    with pytest.raises(SystemExit, match="exit code 1"):
        setup.newscast("tag", str(tmp_path / "none.jsonl"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--only", "names"], "worldwide_dev.jsonl"),
        (["--only", "actors,names"], "score_actors.py"),
        (["--only", "nemes"], "'nemes'"),
        (["--only", ""], "no part"),
    ],
)
def test_what_is_missing_or_unknown_is_said_and_is_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(tmp_path, tmp_path, *words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_only_the_files_of_the_chosen_parts_are_missed(data: Path, scorers: Path) -> None:
    assert missing(["names", "actors", "related", "speed"], data, scorers) == []
    assert missing(["teasers"], data, scorers) == [data / "archive"]
    assert missing([], data / "none", scorers / "none") == []


def test_speed_is_told_in_numbers_that_can_be(tmp_path: Path, data: Path) -> None:
    load, pace, memory = measure(data / evaluate.SPEED_SET, tmp_path / "config.toml")
    assert load > 0
    assert pace > 0
    assert memory >= 0


def test_all_parts_run_in_the_order_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def part(name: str):  # type: ignore[no-untyped-def]
        def rows(setup: Setup) -> Iterator[Row]:
            assert setup.work.is_dir()
            yield Row(name, "x", 1.0)

        return rows

    monkeypatch.setattr(evaluate, "PARTS", {name: part(name) for name in PARTS})
    monkeypatch.setattr(evaluate, "missing", lambda *_: [])
    run(tmp_path, tmp_path, "--only", "speed,names")
    run(tmp_path, tmp_path)
    lines = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert lines == ["part", "speed", "names", "part", *PARTS]


def test_labels_that_a_set_lacks_have_no_row_and_all_comes_first() -> None:
    one = {"p": 0.0, "r": 0.0, "f1": 0.0}
    rows = list(name_rows("small", {"ORG": one, "unlabelled": one, "all": one}))
    assert [row.what for row in rows] == ["small all", "small ORG", "small unlabelled"]
    assert list(name_rows("empty", {})) == []


def test_every_baseline_stands_beside_a_row() -> None:
    labels = ("PERSON", "ORG", "LOC", "NORP", "unlabelled", "all")
    rows = list(name_rows("worldwide_dev", {x: {"p": 0.0, "r": 0.0, "f1": 0.0} for x in labels}))
    for name in evaluate.ACTOR_SETS:
        rows += actor_rows(name, SCORES["score_actors.py"])  # type: ignore[arg-type]
    rows += [
        Row("related", f"{x}{leads}", 0.0) for x in ("MAP", "hard-neg") for leads in ("", ", leads")
    ]
    rows += [Row("related", x, 0.0) for x in ("P@1", "P@5")]
    assert {f"{row.part} {row.what}" for row in rows if row.baseline} == set(BASELINES)


def test_the_table_is_aligned_and_ends_no_line_in_spaces() -> None:
    rows = [
        Row("names", "worldwide_dev PERSON", 75.06, 70.0, 100.0),
        Row("speed", "analysis", 12_345.6, unit="words/s"),
        Row("speed", "load", 0.25, unit="s"),
    ]
    assert table(rows).splitlines() == [
        "part   what                     P      R   score           baseline",
        "names  worldwide_dev PERSON  70.0  100.0    75.1  %        75.1 tok2vec",
        "speed  analysis                           12,346  words/s",
        "speed  load                                  0.2  s",
    ]
    assert table([]).split() == ["part", "what", "P", "R", "score", "baseline"]
