"""`newscast feeds` and `newscast opml` on real files and a server on this machine."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import FetchError
from core.paths import default_paths
from desk.feed_file import feeds_path
from desk.feed_list import add_feed
from ingest.feedlist import default_feeds_path, load_feeds
from tests.desk.conftest import Run
from tests.desk.serving import Server

RSS = """<rss version="2.0"><channel><title>{}</title>
<item><title>One</title><guid>1</guid><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate></item>
<item><title>Two</title><guid>2</guid><pubDate>Sun, 05 May 2024 10:00:00 GMT</pubDate></item>
</channel></rss>"""

PAGE = """<html><head><title>Site</title>
<link rel="alternate" type="application/rss+xml" title="Main" href="/main">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments">
</head></html>"""


@pytest.fixture
def served(server: Server) -> Server:
    server.pages |= {"/page": PAGE, "/main": RSS.format("Main &amp;amp; \x1b[31mred")}
    server.pages |= {"/comments": RSS.format("Comments"), "/none": "<html><body>x</body></html>"}
    return server


def test_a_feed_is_looked_at_and_put_into_the_list(
    run: Run, served: Server, tmp_path: Path
) -> None:
    (tmp_path / "feeds.toml").write_text("# mine\n")
    url = served.url("/comments")
    code, (line,), _ = run("feeds", "add", url, "--tag", "a", "--tag", "b c")
    assert code == 0
    assert (line["url"], line["title"], line["tags"]) == (url, "Comments", ["a", "b c"])
    assert (line["articles"], line["newest"]) == (2, "2024-05-06T10:00:00Z")
    assert line["announced"] == []
    assert (tmp_path / "feeds.toml").read_text() == (
        f'# mine\n\n[[feed]]\nurl = "{url}"\ntitle = "Comments"\ntags = ["a", "b c"]\n'
    )


def test_a_page_gives_the_first_feed_that_it_announces_or_the_one_that_is_picked(
    run: Run, served: Server
) -> None:
    _, (said,), narration = run("feeds", "add", served.url("/page"), json_lines=False)
    assert "Main & [31mred: 2 articles, the newest of 2024-05-06" in said
    assert "announces 2 feeds" in narration
    assert "\x1b" not in said + narration
    words = ("feeds", "add", served.url("/page"), "--pick", "2", "--title", "Chat")
    _, (line,), _ = run(*words)
    assert (line["url"], line["title"]) == (served.url("/comments"), "Chat")
    assert [feed["title"] for feed in line["announced"]] == ["Main", "Comments"]
    assert [feed["title"] for feed in run("feeds", "list")[1]] == ["Main & [31mred", "Chat"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("/page", "--pick", "3"), "announces 2 feeds, and none of the number 3"),
        (("/page", "--pick", "0"), "announces 2 feeds, and none of the number 0"),
        (("/none",), "not a feed: an HTML page (name the address of the feed itself)"),
        (("/nothing",), "not found (404)"),
    ],
)
def test_an_address_without_a_feed_changes_nothing(
    run: Run, served: Server, tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    path, *more = words
    code, lines, narration = run("feeds", "add", served.url(path), *more)
    assert (code, lines) == (1, [])
    assert message in narration
    assert (tmp_path / "feeds.toml").read_text() == ""


@pytest.mark.parametrize("url", ["file:///etc/passwd", "|ls", "http://a b/", ""])
def test_what_is_no_address_is_refused(run: Run, url: str) -> None:
    code, _, narration = run("feeds", "add", url)
    assert code == 1
    assert "not an http or https address" in narration


def test_a_password_in_an_address_is_refused_and_not_repeated(run: Run) -> None:
    code, _, narration = run("feeds", "add", "https://me:hunter2@a.example/")
    assert code == 1
    assert "a password in the address" in narration
    assert "hunter2" not in narration


def test_a_feed_that_is_listed_is_not_added_again(run: Run, served: Server) -> None:
    run("feeds", "add", served.url("/main"), "--title", "Mine")
    for path in ("/main", "/main#top", "/page"):
        code, _, narration = run("feeds", "add", served.url(path))
        assert code == 1
        assert "is in the list as 'Mine' already" in narration


def test_the_list_that_comes_with_newscast_is_copied_before_it_is_changed(
    served: Server, tmp_path: Path
) -> None:
    paths = replace(default_paths(), store=str(tmp_path / "none.db"))
    with pytest.raises(FetchError):
        add_feed(paths, served.url("/none"))
    assert not feeds_path(paths).exists()
    added = add_feed(paths, served.url("/main"))
    assert added.path == str(feeds_path(paths))
    assert feeds_path(paths).read_text().startswith(default_feeds_path().read_text())
    assert [spec.location for spec in load_feeds(feeds_path(paths))] == [
        *(spec.location for spec in load_feeds(None)),
        served.url("/main"),
    ]
    assert not (tmp_path / "none.db").exists()


def test_a_feed_that_is_removed_is_hidden_with_its_articles_and_comes_back(
    run: Run, served: Server, tmp_path: Path
) -> None:
    run("feeds", "add", served.url("/main"))
    before = (tmp_path / "feeds.toml").read_bytes()
    run("feeds", "add", served.url("/comments"))
    run("refresh")
    main, comments = run("feeds", "list")[1]
    assert (comments["articles"], comments["unread"], comments["error"]) == (2, 2, None)
    _, (gone,), _ = run("feeds", "remove", f"#{comments['id']}")
    assert gone == comments
    assert (tmp_path / "feeds.toml").read_bytes() == before
    assert run("feeds", "list")[1] == [main]
    assert len(run("articles")[1]) == 2
    run("feeds", "add", served.url("/comments"))
    assert run("feeds", "list")[1] == [main, comments]
    assert len(run("articles")[1]) == 4


@pytest.mark.parametrize("name", ["https://A.example/feed", "the  TITLE", "archive"])
def test_a_feed_is_named_by_its_address_its_title_or_its_path(
    run: Run, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    key, said = ("path", "archive") if name == "archive" else ("url", "https://a.example/feed")
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\n{key} = "{said}"\ntitle = "The Title"\n')
    assert run("feeds", "remove", *name.split())[0] == 0
    assert (tmp_path / "feeds.toml").read_text() == ""


def test_a_name_that_means_no_feed_or_two_removes_none(run: Run, tmp_path: Path) -> None:
    text = '[[feed]]\nurl = "https://a.example/"\ntitle = "News"\n'
    text += text.replace("a.example", "b.example")
    (tmp_path / "feeds.toml").write_text(text)
    assert "more than one feed is called so" in run("feeds", "remove", "news")[2]
    code, _, narration = run("feeds", "remove", "New")
    assert code == 1
    assert "did you mean 'News'?" in narration
    assert (tmp_path / "feeds.toml").read_text() == text


def test_a_list_of_another_reader_comes_in_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text('# mine\n[[feed]]\nurl = "https://a.example/"\n')
    (tmp_path / "theirs.opml").write_text(
        '<opml><body><outline text="World & more"><outline text="A" xmlUrl="HTTPS://a.example/"/>'
        '<outline text="B" xmlUrl="https://b.example/"/><outline text="C" xmlUrl="|touch x"/>'
    )
    code, lines, narration = run("opml", "import", str(tmp_path / "theirs.opml"))
    assert code == 1
    assert lines[0] == {"error": {"what": "C <|touch x>", "why": "a command, which is never run"}}
    assert lines[-1] == {"added": 1, "known": 1, "failed": 2}
    assert "C <|touch x>: a command, which is never run" in narration
    assert [(s.location, s.title, s.tags) for s in load_feeds(tmp_path / "feeds.toml")] == [
        ("https://a.example/", "", ()),
        ("https://b.example/", "B", ("World & more",)),
    ]
    text = (tmp_path / "feeds.toml").read_text()
    assert run("opml", "import", str(tmp_path / "theirs.opml"))[1][-1]["added"] == 0
    assert (tmp_path / "feeds.toml").read_text() == text


def test_newsboat_urls_come_in(run: Run, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text('https://a.example/ x "~A"\n"exec:touch x"\n')
    code, lines, _ = run("opml", "import", str(tmp_path / "urls"))
    assert (code, lines[-1]) == (1, {"added": 1, "known": 0, "failed": 1})


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (None, "is no file"),
        (b" \n", "empty"),
        (b"\x89PNG\r\n\x1a\n", "neither OPML nor newsboat's urls"),
        (b"<html><body>x</body></html>", "no outlines in it"),
    ],
)
def test_a_file_that_is_no_list_is_told(
    run: Run, tmp_path: Path, body: bytes | None, message: str
) -> None:
    path = tmp_path / "list"
    if body is not None:
        path.write_bytes(body)
    code, lines, narration = run("opml", "import", str(path))
    assert (code, lines) == (1, [])
    assert message in narration


def test_the_list_goes_out_and_comes_back(run: Run, tmp_path: Path) -> None:
    text = (
        '[[feed]]\nurl = "https://a.example/?a=1&b=2"\ntitle = "A \\"<b>\\" &amp;"\n'
        'tags = ["World", "x & y"]\n\n[[feed]]\nurl = "https://b.example/"\n'
    )
    local = f'\n[[feed]]\npath = "{tmp_path}"\n'
    (tmp_path / "feeds.toml").write_text(text + local)
    out = tmp_path / "out.opml"
    flags = ("--feeds", str(tmp_path / "feeds.toml"))
    code, _, narration = run("opml", "export", str(out), json_lines=False)
    assert code == 0
    assert "1 local feeds have no address" in narration
    assert run("opml", "export", json_lines=False)[1] == [out.read_text()]
    (tmp_path / "feeds.toml").write_text("")
    assert run("opml", "import", str(out), *flags)[0] == 0
    assert (tmp_path / "feeds.toml").read_text() == text
