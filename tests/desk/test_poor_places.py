"""Where newscast can hardly live: each command ends in one clear line, and never in a traceback."""

import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from store.checks import check_store
from store.engine import open_store
from store.migrations import STEPS
from tests.desk.conftest import Run
from tests.hostile import obeyed
from tests.processes import Newscast

ROOM = 65_536
"""Bytes by which a file may grow on a disk that fills up."""

TEXTS = {"Fog over Lisbon": "Thick fog.", "Rain over Porto": "Wet.", "Sun over Faro": "Dry."}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of three articles, which are not analysed, and the articles."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "archive").mkdir()
    for name, text in TEXTS.items():
        (folder / "archive" / f"{name}.txt").write_text(f"{name}\n\n{text}\n")
    assert Newscast(folder)("import", "--later", str(folder / "archive")).code == 0
    return folder


@pytest.fixture
def newscast(made: Path, tmp_path: Path) -> Newscast:
    """newscast on a store of its own."""
    shutil.copytree(made, tmp_path / "here")
    return Newscast(tmp_path / "here")


def shell(newscast: Newscast, line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a shell makes of `line`, in which `newscast` is the command."""
    define = f'newscast() {{ "{sys.executable}" -m tui "$@"; }}; STORE="--store {newscast.store}"; '
    return subprocess.run(
        ["bash", "-c", define + line],
        cwd=newscast.folder,
        env={**newscast.environment, **environment},
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("newscast articles $STORE <&-", 0, ""),
        ("newscast articles $STORE >&-", 0, ""),
        ("newscast articles $STORE --json 2>&-", 0, ""),
        ("newscast import --later $STORE feeds.toml 2>&-", 1, ""),
        ("newscast tag <&-", 0, ""),
        ("newscast <&-", 2, "newscast: the reader needs a terminal"),
        ("newscast >&-", 2, "newscast: the reader needs a terminal"),
        ("newscast articles $STORE > /dev/full", 1, "newscast: output: No space left on device"),
        ("newscast paths > /dev/full", 1, "newscast: output: No space left on device"),
        ("newscast export $STORE | true; exit ${PIPESTATUS[0]}", 0, ""),
        ("newscast feeds list $STORE | true; exit ${PIPESTATUS[0]}", 0, ""),
        ("newscast import --later $STORE '~nobody-at-all/x'", 1, "there is no such home folder"),
    ],
)
def test_streams_that_are_closed_or_full_end_in_one_line(
    newscast: Newscast, line: str, code: int, said: str
) -> None:
    done = shell(newscast, line)
    assert done.returncode == code
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == bool(said)


def test_what_is_read_stays_readable_in_a_locale_without_letters(newscast: Newscast) -> None:
    poor = {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = shell(newscast, "newscast articles $STORE && newscast show 1 $STORE", **poor)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.isascii()
    assert "Fog over Lisbon" in done.stdout


def test_a_stranger_without_a_home_is_told_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError

    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setattr(Path, "home", no_home)
    code, _, said = run("paths")
    assert (code, said) == (1, "newscast: the home folder: cannot be found (set HOME)\n")


def test_a_home_that_is_not_there_is_no_trouble_until_something_is_kept(
    newscast: Newscast,
) -> None:
    newscast.environment["HOME"] = "/proc/no/home"
    assert newscast("paths", flags=False).code == 0
    assert newscast("articles").code == 0
    done = newscast("import", "--later", str(newscast.feeds), flags=False)
    assert done.code == 1
    assert len(done.err.splitlines()) == 1


def test_a_disk_that_fills_up_ends_in_one_line_and_the_store_stays_whole(
    newscast: Newscast, tmp_path: Path
) -> None:
    """A limit on the size of files stands for the disk: writing beyond it fails."""
    many = tmp_path / "many"
    many.mkdir()
    for n in range(300):
        (many / f"{n}.txt").write_text(f"Story {n}\n\n{'Fog over Lisbon. ' * 60}")
    size = newscast.store.stat().st_size + ROOM

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    places = ["--store", str(newscast.store), "--feeds", str(newscast.feeds)]
    done = subprocess.run(
        [sys.executable, "-m", "tui", "import", "--later", *places, str(many)],
        env=newscast.environment,
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"newscast: {newscast.store}: ")
    assert len(done.stderr.splitlines()) == 1
    assert all(check.ok for check in check_store(str(newscast.store)))
    assert newscast("import", "--later", str(many)).code == 0
    assert len(newscast("articles").out.splitlines()) == 303


def test_a_store_of_a_newer_newscast_stays_as_it_is(newscast: Newscast) -> None:
    store = open_store(str(newscast.store))
    with store.write() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {len(STEPS) + 1}")
    store.close()
    before = newscast.store.read_bytes()
    for command in (("articles",), ("refresh",), ("backup", "copy.db")):
        done = newscast(*command)
        assert done.code == 1
        assert "was written by a newer newscast (upgrade newscast)" in done.out + done.err
    assert newscast.store.read_bytes() == before
    assert not (newscast.folder / "copy.db").exists()


def test_two_at_once_wait_for_each_other(newscast: Newscast, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        for n in range(150):
            (tmp_path / name / f"{n}.txt").write_text(f"Story {name} {n}\n\nFog over Lisbon.")
    running = [
        newscast.start(
            *("import", "--later", str(tmp_path / name)),
            out=subprocess.DEVNULL,
            err=subprocess.PIPE,
        )
        for name in ("one", "two")
    ]
    assert [process.communicate()[1] for process in running] == [b"", b""]
    assert [process.returncode for process in running] == [0, 0]
    assert len(newscast("articles").out.splitlines()) == 303
    assert all(check.ok for check in check_store(str(newscast.store)))


def test_a_clock_that_went_back_makes_nothing_new_or_unread(newscast: Newscast, made: Path) -> None:
    store = open_store(str(newscast.store))
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE article SET read = 1, fetched = '2199-01-01 00:00:00'")
        connection.exec_driver_sql("UPDATE feed SET fetched_at = '2199-01-01 00:00:00'")
    store.close()
    done = newscast("import", "--later", "--json", str(made / "archive"))
    assert '"added": 0, "updated": 0, "unchanged": 3' in done.out
    assert newscast("refresh").code == 0
    assert newscast("articles", "is:unread").out == ""
    listed = newscast("articles")
    assert len(listed.out.splitlines()) == 3
    assert obeyed(listed.out + listed.err) == []
