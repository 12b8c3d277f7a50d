"""`newscast purge` says what may go, deletes it when told to, and no refresh brings it back."""

from datetime import timedelta
from pathlib import Path

import pytest

from core.drafts import FeedSpec
from desk.commands.options import parse
from desk.importing import import_paths
from desk.purge import Going, going, purge
from desk.refresh import refresh
from store import articles, feeds
from store.engine import Store, open_store
from tests.desk.conftest import Run
from tests.desk.serving import Server
from tests.store.builders import assert_sound

RSS = '<rss version="2.0"><channel><title>Harbour</title>{}</channel></rss>'
ITEM = (
    "<item><guid>{0}</guid><title>Ship {0}</title><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate>"
    "<description>Text {1}</description></item>"
)
OLD = "UPDATE article SET fetched = '2024-05-07 00:00:00.000000', read = 1"


def age(store: Store) -> None:
    """As if all had come in long ago, and been read."""
    with store.write() as connection:
        connection.exec_driver_sql(OLD)


@pytest.fixture
def served(server: Server) -> Server:
    server.pages = {"/feed": RSS.format("".join(ITEM.format(n, "a") for n in range(3)))}
    return server


def test_what_was_purged_does_not_come_back(served: Server, store: Store) -> None:
    spec = FeedSpec(served.url("/feed"), keep=timedelta(days=90))
    list(refresh(store, [spec]))
    assert going(store, [spec]) == []
    age(store)
    articles.set_starred(store, [1], True)
    leaving = going(store, [spec])
    assert leaving == [Going(1, "Harbour", timedelta(days=90), 2)]
    assert purge(store, leaving) == 2
    for text in ("a", "b"):  # the same, and with another text
        items = "".join(ITEM.format(n, text) for n in range(4))
        served.pages["/feed"] = RSS.format(items)
        list(refresh(store, [spec], at_once=True))
        rows = articles.rows(store, articles.article_ids(store))
        assert len({row.title for row in rows}) == len(rows) == 2
        assert "Ship 3" in {row.title for row in rows}
    assert_sound(store)


def test_a_refresh_deletes_nothing(served: Server, store: Store) -> None:
    spec = FeedSpec(served.url("/feed"), keep=timedelta(minutes=1))
    list(refresh(store, [spec]))
    age(store)
    served.pages["/feed"] = RSS.format("")
    list(refresh(store, [spec], at_once=True))
    assert len(articles.article_ids(store)) == 3


def test_feeds_are_kept_for_as_long_as_they_say_or_as_is_asked(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "fog.txt").write_text("Fog\n\nIt came and went.\n")
    specs = [FeedSpec(str(folder), "Mine", keep=timedelta(weeks=1)), FeedSpec(str(other), "Other")]
    import_paths(store, [folder, other], specs)
    with store.write() as connection:
        connection.exec_driver_sql(f"{OLD}, dated = '2024-05-07 00:00:00.000000'")
    kept = [(feed.title, feed.articles) for feed in going(store, specs)]
    asked = [(feed.title, feed.articles) for feed in going(store, specs, timedelta(days=30))]
    assert (kept, asked) == ([("Mine", 3)], [("Mine", 3), ("Other", 1)])
    assert going(store, []) == []
    assert going(store, specs, timedelta(days=9_999 * 7)) == []


def test_the_command_says_what_goes_before_anything_does(
    run: Run, served: Server, tmp_path: Path
) -> None:
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{served.url("/feed")}"\nkeep = "2w"\n')
    assert run("refresh")[0] == 0
    store = open_store(str(tmp_path / "news.db"))
    age(store)
    code, (line,), said = run("purge")
    assert code == 0
    assert line == {"id": 1, "title": "Harbour", "articles": 3, "older_than_days": 14.0}
    assert "3 articles may go; purge --yes deletes them" in said
    assert len(articles.article_ids(store)) == 3
    _, (text,), _ = run("purge", "--older-than", "1d", json_lines=False)
    assert text == "       3  Harbour, older than 1 day\n"
    _, (line,), said = run("purge", "--yes")
    assert (line["articles"], "3 articles are gone" in said) == (3, True)
    assert list(articles.article_ids(store)) == []
    assert run("purge", "--yes")[1] == []
    assert [row.title for row in feeds.feeds(store)] == ["Harbour"]
    store.close()


def test_without_a_store_there_is_nothing_to_purge(run: Run) -> None:
    code, lines, said = run("purge", "--yes")
    assert (code, lines) == (1, [])
    assert "there is no store yet" in said


@pytest.mark.parametrize("span", ["", "0d", "soon", "-3d", "90"])
def test_a_span_without_meaning_is_an_error(span: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parse(["purge", f"--older-than={span}"])
    assert caught.value.code == 2
    assert "is no span of time such as 90d" in capsys.readouterr().err
