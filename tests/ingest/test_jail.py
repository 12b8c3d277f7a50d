"""Whatever runs in the jail, the caller gets a value or one clear error."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import FetchError, ParseError
from ingest.jail import Jail
from ingest.jailed import MEMORY_LIMIT


@pytest.fixture(scope="module")
def jail() -> Iterator[Jail]:
    with Jail() as jail:
        yield jail


def refuse() -> None:
    raise FetchError("a", "b", "c")


def fail() -> None:
    raise ZeroDivisionError


def crash() -> None:
    os._exit(3)


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def swallow_memory() -> int:
    return len(bytearray(2 * MEMORY_LIMIT))


def dive(depth: int = 0) -> int:
    return dive(depth + 1)


def speak() -> str:
    os.write(1, b"never seen")
    sys.stderr.write("never seen")
    return "spoken"


def test_a_value_comes_back(jail: Jail) -> None:
    assert jail.call(len, "four") == 4


def test_one_process_serves_many_calls(jail: Jail) -> None:
    assert jail.call(os.getpid) == jail.call(os.getpid) != os.getpid()


def test_an_ingest_error_passes_through_whole(jail: Jail) -> None:
    with pytest.raises(FetchError) as caught:
        jail.call(refuse)
    assert str(caught.value) == "a: b (c)"


@pytest.mark.parametrize(
    ("function", "why"),
    [
        (fail, "failed on it (ZeroDivisionError)"),
        (crash, "crashed"),
        (be_killed, "crashed"),
        (dive, "nested too deeply"),
        pytest.param(
            swallow_memory,
            "took too much memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS holds on Linux"),
        ),
    ],
)
def test_any_other_end_is_a_parse_error_and_the_jail_goes_on(jail: Jail, function, why) -> None:
    with pytest.raises(ParseError) as caught:
        jail.call(function)
    assert caught.value.why == why
    assert jail.call(len, "ok") == 2


def test_a_call_that_hangs_is_killed_and_the_jail_goes_on(jail: Jail) -> None:
    before = jail.call(os.getpid)
    with pytest.raises(ParseError, match="took longer than"):
        jail.call(time.sleep, 3600, seconds=0.2)
    assert jail.call(os.getpid) != before


def test_large_arguments_and_values_pass(jail: Jail) -> None:
    body = bytes(15 * 1024**2)
    assert len(jail.call(bytes, body)) == len(body)


def test_the_child_writes_nothing(jail: Jail, capfd: pytest.CaptureFixture[str]) -> None:
    assert jail.call(speak) == "spoken"
    assert capfd.readouterr() == ("", "")


def test_closing_leaves_no_process_behind() -> None:
    with Jail() as jail:
        child = jail.call(os.getpid)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_a_jail_that_was_never_used_closes() -> None:
    Jail().close()


def test_a_screen_that_has_taken_standard_error_is_no_obstacle() -> None:
    code = """
import sys

from ingest.jail import Jail

if __name__ == "__main__":
    class Taken:
        def fileno(self) -> int:
            return -1

        def flush(self) -> None:
            pass

    sys.stderr = Taken()
    with Jail() as jail:
        print(jail.call(len, "abc"))
"""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("3\n", 0), done.stderr
