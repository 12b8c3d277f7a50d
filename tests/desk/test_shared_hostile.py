"""Every hostile file that a checkout has beside it, through the real command line."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.desk.conftest import Run
from tests.hostile import obeyed
from tests.processes import Done, Newscast

HOSTILE = Path(__file__).parents[2].parent / "shared" / "data" / "hostile"
FILES = HOSTILE / "files"

MOST_MEMORY = 500
"""MiB that the largest process may use, the recogniser's 360 among them."""

LONG = ("50_same_title_2000.xml",)
"""Files that are taken in, but whose analysis takes a minute."""

NO_INPUT = ("31_truncated.gz", "40_queries.txt", "42_opml_hostile.opml")
"""Files that are no articles."""

OWNED = Path("/tmp")
"""Where commands in the files would leave their marks."""

TRAP_PORT = 8899
"""Where the files point to: whatever is fetched would be asked for there."""

pytestmark = pytest.mark.skipif(not FILES.exists(), reason="no hostile files beside this checkout")


def rows() -> list[dict[str, Any]]:
    """What is to be expected of each file."""
    if not FILES.exists():
        return []
    listed = json.loads((HOSTILE / "hostile.json").read_text("utf-8"))["files"]
    return [row for row in listed if not row["large"] and row["file"] not in NO_INPUT]


@dataclass(frozen=True)
class Taken:
    """What became of all files: the commands that took them in, and the articles of each."""

    done: tuple[Done, ...]
    articles: dict[str, list[dict[str, Any]]]
    newscast: Newscast

    @property
    def failures(self) -> list[str]:
        return [line for done in self.done for line in done.err.splitlines()]


@contextmanager
def nothing_fetched() -> Iterator[None]:
    """Fails where anybody asks the port that the files point to."""
    with socket.socket() as trap:
        trap.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trap.bind(("127.0.0.1", TRAP_PORT))
        except OSError:
            yield  # another program has it
            return
        trap.listen()
        trap.setblocking(False)
        yield
        with pytest.raises(BlockingIOError):
            trap.accept()


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    newscast = Newscast(tmp_path_factory.mktemp("hostile"))
    plain = [str(FILES / row["file"]) for row in rows() if row["file"] not in LONG]
    with nothing_fetched():
        first = newscast("import", "--json", *plain)
        second = newscast("import", "--later", *(str(FILES / name) for name in LONG))
    exported = newscast("export", "--format", "jsonl")
    articles: dict[str, list[dict[str, Any]]] = {row["file"]: [] for row in rows()}
    for line in exported.out.splitlines():
        record = json.loads(line)
        articles[Path(record["path"]).name].append(record)
    return Taken((first, second, exported), articles, newscast)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["file"])
def test_each_file_gives_what_it_should(row: dict[str, Any], taken: Taken) -> None:
    articles = taken.articles[row["file"]]
    text = "\n".join(f"{article['title']}\n{article['text']}" for article in articles)
    told = any(row["file"] in line for line in taken.failures)
    assert row["entries"] in (None, len(articles))
    assert [word for word in row["must_contain"] if word not in text] == []
    assert [word for word in row["must_not_emit"] if word in text] == []
    assert articles or told
    if row["sentinels"]:
        assert text.count("SENTINEL") >= 2 or (row["error_ok"] and told)


def test_no_command_shows_a_traceback_or_an_escape_or_takes_too_much_memory(taken: Taken) -> None:
    newscast = taken.newscast
    commands = [newscast("articles"), newscast("articles", "--json"), newscast("feeds", "list")]
    commands += [newscast("actors"), newscast("stories"), newscast("opml", "export")]
    commands += [newscast("export", "--format", form) for form in ("md", "html")]
    for done in (*taken.done, *commands):
        assert done.code in (0, 1)
        assert "Traceback" not in done.err
        assert obeyed(done.out + done.err) == []
        assert done.peak < MOST_MEMORY
    assert "not analysed" not in "\n".join(taken.failures)


def test_no_command_in_a_file_was_run(taken: Taken) -> None:
    assert taken.done
    assert list(OWNED.glob("PWNED-*")) == []
    assert list(taken.newscast.folder.glob("PWNED*")) == []


def test_a_second_import_finds_nothing_new_but_says_what_is_wrong_again(taken: Taken) -> None:
    names = ("10_ansi_raw.xml", "22_dup_guid_inside.xml", "24_no_guid_same_link.xml")
    names += ("33_json_types.json", "39_export_injection.xml", "48_cache_odd.db")
    done = taken.newscast("import", "--later", "--json", *(str(FILES / name) for name in names))
    last = json.loads(done.out.splitlines()[-1])
    assert (last["added"], last["updated"]) == (0, 0)
    assert last["unchanged"] == sum(len(taken.articles[name]) for name in names)
    assert last["failed"] == len(done.err.splitlines()) == 7


def test_every_search_is_answered_or_refused_in_one_line(run: Run, folder: Path) -> None:
    run("import", "--later", str(folder))
    queries = (FILES / "40_queries.txt").read_text("utf-8", "surrogateescape").splitlines()
    for query in filter(None, queries):
        code, _, said = run("articles", query)
        assert code in (0, 2), query
        assert said.count("\n") <= 1
        assert obeyed(said) == []


def test_the_good_feeds_of_a_hostile_list_come_in_once(tmp_path: Path) -> None:
    newscast = Newscast(tmp_path)
    with nothing_fetched():
        done = newscast("opml", "import", str(FILES / "42_opml_hostile.opml"))
    assert done.code == 1
    assert "Traceback" not in done.err
    assert obeyed(done.out + done.err) == []
    assert "root:" not in done.out + done.err + newscast.feeds.read_text("utf-8")
    listed = newscast("feeds", "list", "--json").out.splitlines()
    addresses = [json.loads(line)["url"] for line in listed]
    assert addresses
    assert len(set(addresses)) == len(addresses)
    assert all(address.startswith(("http://", "https://")) for address in addresses)


def test_odd_entries_of_a_folder_are_named_and_the_good_ones_come_in_once(tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    making = [sys.executable, str(HOSTILE / "gen.py"), "--fs", str(folder)]
    subprocess.run(making, check=True, env={"PYTHONUTF8": "1"})
    newscast = Newscast(tmp_path)
    for new in (2, 0):
        done = newscast("import", "--later", "--json", str(folder))
        last = json.loads(done.out.splitlines()[-1])
        assert (done.code, last["added"], last["unchanged"]) == (1, new, 2 - new)
        assert last["failed"] == len(done.err.splitlines()) == 10 + (os.geteuid() != 0)
        assert "Traceback" not in done.err
        assert obeyed(done.out + done.err) == []
    assert not list(tmp_path.rglob("PWNED-*"))


def test_fifty_megabytes_on_one_line_are_taken_in_and_analysed(tmp_path: Path) -> None:
    line = tmp_path / "line.txt"
    line.write_bytes(b"word " * 10_000_000)
    done = Newscast(tmp_path)("import", "--json", str(line))
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)["added"] == 1
    assert done.peak < MOST_MEMORY
