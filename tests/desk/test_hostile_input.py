"""Hostile files of every kind, through the commands: the good comes in, the rest is one line."""

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.desk.conftest import Run
from tests.hostile import ESCAPES, WORDS, items, json_feed, obeyed, references, rss

GOOD = [("SENTINEL start", "one"), ("SENTINEL end", "two")]
BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))


def around(*entries: tuple[str, str]) -> bytes:
    """A feed with the entries between two good ones."""
    return rss([GOOD[0], *entries, GOOD[1]])


def titles(run: Run) -> list[str]:
    return [record["title"] for record in run("articles")[1]]


def texts(run: Run) -> list[dict[str, Any]]:
    _, (text,), _ = run("export", "--format", "jsonl", json_lines=False)
    return [json.loads(line) for line in text.splitlines()]


def with_entity(declared: str, used: str) -> bytes:
    feed = around((used, used)).replace(b"&amp;", b"&").decode()
    head, rest = feed.split("?>", 1)
    return f"{head}?><!DOCTYPE rss [{declared}]>{rest}".encode()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(with_entity(f'<!ENTITY e0 "ha">{BOMB}', "&e9;"), id="billion laughs"),
        pytest.param(with_entity(f'<!ENTITY e0 "{"x" * 50_000}">', "&e0;" * 5_000), id="quadratic"),
        pytest.param(around(("<i>" * 20_000 + "kernel", "<div>" * 20_000)), id="deep HTML"),
        pytest.param(around(("a\0b", "c\0d")), id="NUL"),
        pytest.param(around(("x" * 1_000_000, "w " * 100_000)), id="long title"),
        pytest.param(around(("a" + "\u0301" * 80_000, "b" + "\u0e47" * 80_000)), id="marks"),
        pytest.param(around(("", ""), ("", "x"), (" ", " ")), id="nothing in it"),
        pytest.param(rss(GOOD).decode().encode("utf-16"), id="UTF-16"),
        pytest.param(rss(GOOD, "a\x1b]0;OWNED\x07b"), id="feed title"),
    ],
)
def test_a_feed_with_a_trap_gives_what_is_good_in_it(
    run: Run, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "trap.xml").write_bytes(content)
    code, records, said = run("import", "--later", str(tmp_path / "trap.xml"))
    found = titles(run)
    assert {"SENTINEL start", "SENTINEL end"} <= set(found)
    assert (code == 0) == (said == "")
    assert records[-1]["added"] == len(found)


def test_a_file_of_this_machine_is_never_read_by_an_entity(run: Run, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("root of all")
    for n, entity in enumerate((f'"file://{secret}"', f'"{secret}"')):
        feed = with_entity(f"<!ENTITY e SYSTEM {entity}>", "see &e; there")
        (tmp_path / f"{n}.xml").write_bytes(feed)
    run("import", "--later", str(tmp_path))
    assert "SENTINEL end" in titles(run)
    assert "root of all" not in json.dumps(texts(run))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.xml", b""),
        ("space.xml", b" \n\t "),
        ("page.xml", b"<!doctype html><html><body><form>log in</form></body></html>"),
        ("picture.xml", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("deep.json", b"[" * 100_000),
        ("deep.xml", b"<a>" * 300_000),
        ("broken.xml.gz", b"\x1f\x8b\x08\x00garbage"),
        ("cache.db", b"SQLite format 3\0" + b"\xff" * 5_000),
        ("archive.zip", b"PK\x03\x04" + b"\xff" * 500),
        ("page.warc", b"WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\n"),
    ],
)
def test_a_file_of_no_use_is_said_in_clear_lines(
    run: Run, tmp_path: Path, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    code, records, said = run("import", "--later", str(file))
    assert code == 1
    assert records[-1]["added"] == 0
    assert records[-1]["failed"] == len(said.splitlines()) > 0
    assert all(line.startswith("newscast: ") and len(line) < 300 for line in said.splitlines())
    assert obeyed(said) == []
    assert file.read_bytes() == content


@pytest.mark.parametrize("kind", ["raw", "references", "json", "text", "html"])
def test_no_escape_survives_in_any_output(run: Run, tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    entries = items(ESCAPES)
    feed = "Feed \x1b]0;OWNED\x07 \x9b31m"
    if kind == "raw":
        (folder / "a.xml").write_bytes(rss(entries, feed))
    elif kind == "references":
        coded = [(references(title), references(body)) for title, body in entries]
        (folder / "a.xml").write_bytes(rss(coded, references(feed)))
    elif kind == "json":
        (folder / "a.json").write_bytes(json_feed(entries, feed))
    else:
        for n, (title, body) in enumerate(entries):
            page = f"<html><title>{references(title)}</title><p>{references(body)} {'word ' * 80}"
            text = page if kind == "html" else f"{title}\n\n{body} {'word ' * 80}\n"
            (folder / f"{n}.{'html' if kind == 'html' else 'txt'}").write_text(text, newline="")
    (folder / "bad\x1b]0;OWNED\x07.txt").write_text("x")
    for command in (("import", "--later", str(folder)), ("articles",), ("feeds", "list")):
        for json_lines in (True, False):
            _, records, said = run(*command, json_lines=json_lines)
            assert obeyed("".join(map(str, records)) + said) == []
    for form in ("md", "html", "jsonl"):
        target = tmp_path / f"out.{form}"
        run("export", "--output", str(target), json_lines=False)
        assert obeyed(target.read_text("utf-8")) == []
    found = "\n".join(titles(run))
    assert [word for word in WORDS if word not in found] == []
    assert "bad" not in found


def test_the_same_address_with_another_text_is_the_same_article(run: Run, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    (tmp_path / "feeds.toml").write_text('[[feed]]\npath = "feed.xml"\n')
    first = rss([("Two dead in fog", "Two."), ("Rain", "Wet.")])
    second = rss([("Five dead in fog", "Five."), ("Rain", "Wet.")])
    for content, title in ((first, "Two"), (second, "Five"), (first, "Two"), (second, "Five")):
        feed.write_bytes(content)
        assert run("refresh", "--now")[0] == 0
        assert sorted(t.split()[0] for t in titles(run)) == sorted(["Rain", title])


def test_ten_stories_under_one_guid_are_ten_articles(run: Run, tmp_path: Path) -> None:
    feed = rss([(f"Story {n}", f"Text {n}.") for n in range(10)])
    for n in range(10):
        feed = feed.replace(f"urn:{n}<".encode(), b"urn:same<")
    (tmp_path / "one.xml").write_bytes(feed)
    for _ in range(2):
        run("import", "--later", str(tmp_path / "one.xml"))
        assert len(titles(run)) == 10


def test_an_article_without_a_text_is_analysed(run: Run, tmp_path: Path) -> None:
    names = [("The minister of the north", ""), ("SENTINEL", ""), ("\U0001f600", ""), ("", "")]
    (tmp_path / "bare.xml").write_bytes(around(*names))
    code, _, said = run("import", str(tmp_path / "bare.xml"))
    assert (code, said) == (0, "")


@pytest.mark.parametrize(
    "query",
    [
        *('"', "'", "a AND", "NEAR(a b", "*", "^a", "{a b}:c", "col:x", "-", "((", "%", "\\"),
        *(".*(a+)+$", "x'; DROP TABLE article; --", "\u202e", "a" * 10_000, "\x1b[31m", "[red]"),
        *("\ud800", "{0}"),
    ],
    ids=ascii,
)
def test_whatever_is_searched_is_answered_or_refused_in_one_line(
    run: Run, folder: Path, query: str
) -> None:
    run("import", "--later", str(folder))
    code, _, said = run("articles", query)
    assert code in (0, 2)
    assert said.count("\n") <= 1
    assert obeyed(said) == []
    assert len(titles(run)) == 3


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A folder of entries that are no plain files, and of names that are no plain names."""
    folder = tmp_path / "odd"
    folder.mkdir()
    names = ["plain.xml", "name with space.xml", "-rf.xml", "[red]markup[bold.xml", "%s.xml"]
    names += ["$(touch OWNED).xml", "quote'\".xml", "UPPER.XML", "a" * 250 + ".xml"]
    for n, name in enumerate(names):
        (folder / name).write_bytes(
            rss([(f"Story {n}", f"Text {n}.")]).replace(b"urn:", b"%d:" % n)
        )
    for name in ("new\nline.xml", "esc\x1b[31mred.xml", "\u202egpj.xml"):
        (folder / name).write_bytes(rss(GOOD))
    (Path(os.fsdecode(os.fsencode(folder) + b"/bad\xff.xml"))).write_bytes(rss(GOOD))
    os.mkfifo(folder / "pipe.xml")
    (folder / "loop_a.xml").symlink_to("loop_b.xml")
    (folder / "loop_b.xml").symlink_to("loop_a.xml")
    (folder / "zero.xml").symlink_to("/dev/zero")
    (folder / "dangling.xml").symlink_to("/nonexistent")
    (folder / "self").symlink_to(".")
    (folder / "folder.xml").mkdir()
    (folder / "out.txt").symlink_to(tmp_path / "feeds.toml")
    return folder


def test_odd_entries_of_a_folder_are_named_and_the_good_ones_come_in_once(
    run: Run, odd: Path
) -> None:
    for _ in range(2):
        code, records, said = run("import", "--later", str(odd))
        assert code == 1
        assert len(titles(run)) == 9
        assert records[-1]["failed"] == len(said.splitlines()) == 10
        assert obeyed(said) == []
    assert not (odd / "OWNED").exists()
    assert not Path("OWNED").exists()


def test_a_cache_of_wrong_types_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    cache = tmp_path / "cache.db"
    with sqlite3.connect(cache) as made:
        made.execute("CREATE TABLE rss_feed (rssurl, url, title)")
        made.execute(
            "CREATE TABLE rss_item (guid, title, author, url, feedurl, pubDate, content, unread)"
        )
        rows = [
            (
                "1",
                b"\xff\xfe blob",
                None,
                3,
                "https://a.example/f",
                2**62,
                "\x1b]52;c;eA==\x07",
                "x",
            )
        ]
        rows += [("2", "t", "a", "javascript:x", "https://a.example/f", "soon", "<p>y", 1)]
        made.executemany("INSERT INTO rss_item VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    made.close()
    before = cache.read_bytes()
    code, records, said = run("import", "--later", str(cache))
    assert (code, said, records[-1]["added"]) == (0, "", 2)
    assert cache.read_bytes() == before
    assert [record["url"] for record in texts(run)] == ["", ""]
