"""What happens before the screen opens."""

import subprocess
import sys
from pathlib import Path

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
