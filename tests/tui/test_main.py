"""What happens before the screen opens."""

import subprocess
import sys
from pathlib import Path

import pytest

from tui.__main__ import main

ROOT = Path(__file__).parents[2]


def newscast(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tui", *words]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60
    )


def test_without_a_terminal_the_reader_says_so() -> None:
    done = newscast()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "newscast: the reader needs a terminal\n"


def test_a_command_is_run_with_its_exit_code() -> None:
    done = newscast("articles", "is:unred")
    assert done.returncode == 2
    assert "unread" in done.stderr
    assert "store" in newscast("paths").stdout


def test_a_call_that_makes_no_sense_shows_the_usage() -> None:
    done = newscast("artciles")
    assert done.returncode == 2
    assert "usage" in done.stderr


def test_settings_that_make_no_sense_keep_the_reader_from_opening(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = own_home / "config.toml"
    config.write_text("them = 1\nwidth = 1\n")
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setattr(sys, "argv", ["newscast", "--config", str(config)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert said.startswith(f"newscast: {config}: 2 problems\n")
    assert "'theme'" in said
