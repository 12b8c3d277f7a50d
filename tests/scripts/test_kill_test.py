"""Killed at any moment, newscast loses nothing, doubles nothing, and finishes the next time."""

from pathlib import Path
from random import Random

import pytest

from scripts.kill_test import Result, Trial, Work, feeds, files, report, torment

KILLS = 2


def test_a_refresh_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    with feeds(4) as work:
        result = torment(work, tmp_path, KILLS, Random(4))
    assert result.trouble == []
    assert len(result.articles) == KILLS


def test_an_import_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    with files(tmp_path / "files", 150) as work:
        result = torment(work, tmp_path, KILLS, Random(4))
    assert result.trouble == []
    assert len(result.articles) == KILLS


@pytest.mark.parametrize(
    ("titles", "trouble"),
    [
        ({"File 0", "File 1"}, []),
        ({"File 0", "File 1", "File 2"}, ["missing: 1, File 2 among them"]),
        ({"File 0"}, ["unknown: 1, File 1 among them"]),
    ],
)
def test_what_is_missing_or_too_much_is_seen(
    tmp_path: Path, titles: set[str], trouble: list[str]
) -> None:
    with files(tmp_path / "files", 2) as work:
        trial = Trial(tmp_path / "trial", Work("import", work.words, "", frozenset(titles)))
        assert trial.run()
    assert trial.trouble(done=True) == trouble
    assert trial.unfinished() == 2
    said: list[str] = []
    assert report(work, Result(articles=[2], trouble=trouble), said.append) == (not trouble)
    assert said[1:] == [f"  {line}" for line in trouble]
