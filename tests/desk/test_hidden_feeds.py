"""A feed that the list hides is read all the same, and is as it was when it is shown again."""

from pathlib import Path

import pytest

from tests.desk.conftest import Run
from tests.desk.serving import Server

RSS = '<rss version="2.0"><channel><title>{0}</title>{1}</channel></rss>'
ITEM = "<item><guid>{0}</guid><title>Ship {0}</title><description>Text</description></item>"
HIDDEN = 'title = "Quiet"\nhidden = true\n'


@pytest.fixture
def lists(server: Server, tmp_path: Path) -> Path:
    """A list of two feeds, the second hidden; with a rule."""
    items = "".join(ITEM.format(n) for n in range(2))
    server.pages = {"/a": RSS.format("Loud", items), "/b": RSS.format("Own", items)}
    path = tmp_path / "feeds.toml"
    path.write_text(
        '[[rule]]\nmatch = "\\"ship 1\\""\naction = "hide"\nfeed = "Loud"\n'
        f'[[feed]]\nurl = "{server.url("/a")}"\ntitle = "Loud"\n'
        f'[[feed]]\nurl = "{server.url("/b")}"\n{HIDDEN}'
    )
    return path


def found(run: Run, *query: str) -> list[tuple[str, str]]:
    _, lines, _ = run("articles", *query)
    return sorted((line["source"], line["title"]) for line in lines)


def test_what_is_hidden_is_read_and_only_found_when_it_is_asked_for(
    run: Run, lists: Path, server: Server
) -> None:
    _, lines, _ = run("refresh")
    assert sorted(line["new"] for line in lines if "new" in line) == [2, 2]
    assert found(run) == found(run, "ship") == [("Loud", "Ship 0")]
    hidden = [("Loud", "Ship 1"), ("Quiet", "Ship 0"), ("Quiet", "Ship 1")]
    assert found(run, "is:hidden") == hidden
    assert found(run, "is:hidden", "feed:quiet") == hidden[1:]
    _, rows, _ = run("feeds", "list")
    numbers = [(row["title"], row["hidden"], row["articles"]) for row in rows]
    assert numbers == [("Loud", False, 1), ("Quiet", True, 2)]
    _, (text,), _ = run("feeds", "list", json_lines=False)
    assert [line.endswith("(hidden)") for line in text.splitlines()] == [False, True]
    assert run("refresh", "quiet")[0] == 0
    lists.write_text(lists.read_text().replace(HIDDEN, ""))
    run("refresh", "--now")
    assert found(run) == [("Loud", "Ship 0"), ("Own", "Ship 0"), ("Own", "Ship 1")]


def test_a_feed_that_left_the_list_is_not_read(run: Run, lists: Path, server: Server) -> None:
    run("refresh")
    lists.write_text(lists.read_text().partition("[[feed]]")[0].partition("[[rule]]")[0])
    server.requests.clear()
    assert run("refresh", "--now")[0] == 0
    assert server.requests == []
    code, _, said = run("refresh", "quiet")
    assert (code, "no feed has this address or title" in said) == (1, True)
    assert len(found(run, "is:hidden")) == 4
