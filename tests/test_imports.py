"""The first paint waits for nothing heavy: what each part loads in a fresh interpreter."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {"sqlmodel", "sqlalchemy", "spacy", "feedparser", "httpx", "lxml", "trafilatura", "numpy"}
HEAVY |= {"PIL", "textual_image"}


def loaded_by(statement: str) -> set[str]:
    """The names of the top-level modules that a fresh interpreter holds after `statement`."""
    code = f"import sys; {statement}; print(*{{m.partition('.')[0] for m in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("statement", "forbidden"),
    [
        ("import tui.app", HEAVY),
        ("import tui.__main__", HEAVY | {"textual"}),
        ("import desk.commands.run, desk.commands.settings", HEAVY | {"textual"}),
        (
            "import desk.commands.articles, desk.commands.actors, desk.commands.stories",
            (HEAVY | {"textual"}) - {"sqlmodel", "sqlalchemy"},
        ),
        ("import desk.library", (HEAVY | {"textual"}) - {"sqlmodel", "sqlalchemy"}),
        ("import desk.worker", (HEAVY | {"textual"}) - {"sqlmodel", "sqlalchemy"}),
        ("import core.types, core.query, core.clean", HEAVY | {"textual", "pydantic"}),
        ("import language.terms, language.version, language.models", HEAVY | {"textual"}),
        ("import ingest.feedlist", HEAVY | {"textual"}),
    ],
)
def test_a_part_loads_only_what_it_needs(statement: str, forbidden: set[str]) -> None:
    assert loaded_by(statement) & forbidden == set()
