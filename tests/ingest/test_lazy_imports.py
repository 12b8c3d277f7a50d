"""Asking for a little of ingest does not load the heavy libraries of the rest."""

import subprocess
import sys

import pytest

HEAVY = ("feedparser", "httpx", "lxml", "markdown_it", "trafilatura")


def loaded_by(module: str) -> list[str]:
    code = f"import sys, {module}; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return run.stdout.split()


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("ingest", []),
        ("ingest.feedlist", []),
        ("ingest.jail", []),
        ("ingest.fetch", ["httpx"]),
        ("ingest.files", ["feedparser", "lxml"]),
    ],
)
def test_a_module_loads_only_what_it_needs(module: str, heavy: list[str]) -> None:
    assert loaded_by(module) == heavy
