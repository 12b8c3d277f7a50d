"""A store and small texts for the use-cases."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store.engine import Store, open_store
from tests.desk.serving import Server, serving

Run = Callable[..., tuple[int, list[Any], str]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "news.db"))
    yield opened
    opened.close()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving({}) as server:
        yield server


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on a store of the test's own: exit code, JSON records, narration."""
    from desk.commands.options import parse
    from desk.commands.run import run as run_command

    feeds = tmp_path / "feeds.toml"
    if not feeds.exists():
        feeds.write_text("")

    def command(*words: str, json_lines: bool = True) -> tuple[int, list[Any], str]:
        flags = ["--store", str(tmp_path / "news.db"), "--feeds", str(feeds)]
        code = run_command(parse([*words, *flags, *(["--json"] if json_lines else [])]))
        said = capsys.readouterr()
        lines = [json.loads(line) for line in said.out.splitlines()] if json_lines else [said.out]
        return code, lines, said.err

    return command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles of which two tell of one event, and a file that is no article."""
    place = tmp_path / "archive"
    place.mkdir()
    (place / "talks.txt").write_text(
        "Envoys meet in Ulaanbaatar\n\nULAANBAATAR, May 4 (Wire) — Mongolia's Foreign Minister "
        "Ada Byron received the Peruvian envoy Tomas Quispe on Monday. Byron said that Mongolia "
        "and Peru would sign a treaty on llamas.\n"
    )
    (place / "treaty.txt").write_text(
        "Llama treaty signed\n\nMongolia and Peru signed the llama treaty on Tuesday. Ada Byron "
        "and Tomas Quispe shook hands. The United Nations (UN) praised Peru; the UN sent a llama.\n"
    )
    (place / "weather.txt").write_text(
        "Fog over Lisbon\n\nThick fog closed the port of Lisbon. Portuguese ships waited.\n"
    )
    (place / "empty.txt").write_text("")
    return place
