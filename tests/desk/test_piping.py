"""A command of the reader's own gets a text and says a few words, which may be hostile."""

import os
import sys
from pathlib import Path

import pytest

from core.errors import NewscastError
from desk.piping import LINES, pipe


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_the_command_gets_the_text_and_its_words_come_back() -> None:
    text = "naïve\n\n`$(id)`\n" * 5_000
    count = python("import sys; print(len(sys.stdin.buffer.read()))")
    assert pipe(count, text) == str(len(text.encode()))


def test_arguments_are_words_and_no_shell_reads_them() -> None:
    shown = python("import sys; print(sys.argv[1:])")
    assert pipe([*shown, "$HOME", "; echo x", "*"], "") == "['$HOME', '; echo x', '*']"


def test_a_command_may_ignore_the_text() -> None:
    assert pipe(python("print('done')"), "x" * 1_000_000) == "done"


def test_errors_count_as_words_where_all_went_well() -> None:
    assert pipe(python("import sys; sys.stderr.write('one warning')"), "") == "one warning"


def test_what_a_terminal_would_obey_is_taken_out() -> None:
    said = "\x1b[31mred\x1b[0m \x1b]0;title\x07\x1b]8;;http://a.example\x1b\\a\x9b2J\u202eb"
    raw = python(f"import sys; sys.stdout.buffer.write({said.encode()!r})")
    assert pipe(raw, "") == "red a2Jb"


def test_bytes_that_are_no_text_do_no_harm() -> None:
    raw = python(r"import sys; sys.stdout.buffer.write(b'a\xff\xfe\x00b')")
    assert pipe(raw, "") == "a\ufffd\ufffdb"


def test_many_words_are_cut() -> None:
    lines = pipe(python("print('x' * 5000); print('line\\n\\n' * 10**5)"), "").split("\n")
    assert len(lines) == LINES + 1
    assert lines[0] == "x" * 200 + "…"
    assert lines[-1] == "…"


def test_a_command_that_fails_is_told_in_its_own_words() -> None:
    with pytest.raises(NewscastError) as told:
        pipe(python("import sys; sys.exit('no paper')"), "")
    assert (told.value.what, told.value.why) == (sys.executable, "no paper")
    assert "config.toml" in told.value.hint


def test_a_command_that_fails_in_silence_is_told_by_its_code() -> None:
    with pytest.raises(NewscastError, match="failed with exit code 7"):
        pipe(python("raise SystemExit(7)"), "")


@pytest.mark.parametrize("command", ["/no/such/program", "\0", "/"])
def test_what_is_no_program_is_told(command: str) -> None:
    with pytest.raises(NewscastError) as told:
        pipe([command], "")
    assert told.value.what == command
    assert told.value.why


def test_a_command_that_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    os.mkfifo(alive)
    child = f"open({str(alive)!r}, 'w').write('x'); import time; time.sleep(600)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    # The child writes to the pipe when it runs; then the answer is wanted no more.
    reading = os.open(alive, os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(NewscastError, match="was ended"):
        pipe(python(parent), "", seconds=600, stopped=lambda: _read(reading) == b"x")
    assert _read(reading) == b""  # nobody has it open for writing
    os.close(reading)


def _read(descriptor: int) -> bytes:
    """What a pipe holds; 'none' while somebody may still write."""
    try:
        return os.read(descriptor, 1)
    except BlockingIOError:
        return b"none"


def test_a_time_limit_ends_it() -> None:
    with pytest.raises(NewscastError, match=r"was ended, after 0 seconds at most"):
        pipe(python("import time; time.sleep(600)"), "", seconds=0.3)


def test_what_stays_in_the_background_keeps_nobody_waiting() -> None:
    background = (
        "import subprocess, sys;"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(3)']); print('started')"
    )
    assert pipe(python(background), "", seconds=600) == "started"
