"""Does the benchmark make sound stores, measure what it says it does, and print every row?"""

import sys
import tomllib
from pathlib import Path

import pytest
from sqlalchemy import text

from core.types import Field
from desk.importing import import_paths
from desk.library import Library
from ingest.feedlist import load_feeds
from language.gazetteer import entries
from scripts.bench import (
    BUDGETS,
    Budget,
    Figure,
    annotation_figures,
    answer,
    import_figures,
    main,
    reading_figures,
    table,
    verdict,
)
from scripts.bench_store import ACTORS, FEEDS, MENTIONS, Made, make, make_store, write_feeds
from store import cast
from store.engine import open_store

ARTICLES = 30
SCREEN = {
    "first paint",
    "key to painted, list",
    "key to painted, article",
    "memory of the reader",
}
"""The rows that take a terminal."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "30.db"
    make_store(path, ARTICLES)
    return path


@pytest.fixture
def article() -> Made:
    return make(7, ARTICLES)


def test_an_article_follows_from_its_number(article: Made) -> None:
    assert make(7, ARTICLES) == article
    assert make(8, ARTICLES).draft.body != article.draft.body


def test_an_article_has_some_300_words_and_every_mention_where_its_actor_stands(
    article: Made,
) -> None:
    texts = {Field.TITLE: article.draft.title, Field.BODY: article.draft.body.text}
    mentions, members = article.analysis.mentions, article.analysis.cast
    assert 250 < len(texts[Field.BODY].split()) < 350
    assert (len(mentions), len(members)) == (MENTIONS, ACTORS)
    assert {m.actor for m in mentions} == set(range(ACTORS))
    assert all(texts[m.field][m.start : m.end] in members[m.actor].forms for m in mentions)


def test_some_of_the_named_are_in_the_gazetteer_and_some_are_not() -> None:
    known = {entry.name for entry in entries().values()}
    named = {member.name for n in range(ARTICLES) for member in make(n, ARTICLES).analysis.cast}
    assert named & known
    assert named - known


def test_the_store_holds_every_article_analysed_and_its_references_hold(made: Path) -> None:
    store = open_store(str(made))
    library = Library(store)
    counts = library.counts()
    assert (counts.articles, counts.unread, counts.waiting) == (ARTICLES, ARTICLES, 0)
    articles = [library.article(i) for i in library.article_ids("")]
    assert all(a.analysed for a in articles)
    assert all(len(a.mentions) == MENTIONS for a in articles if a.body_end == len(a.body.text))
    assert any(a.body_end < len(a.body.text) for a in articles)
    assert all(m.end <= a.body_end for a in articles for m in a.mentions if m.field is Field.BODY)
    assert [a.row.dated for a in articles] == sorted((a.row.dated for a in articles), reverse=True)
    assert 1 < len({a.row.source for a in articles}) <= FEEDS
    assert sum(actor.articles for actor in cast.actors(store)) == ARTICLES * ACTORS
    with store.read() as connection:
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    store.close()


def test_searching_the_store_finds_words_and_actors(made: Path, article: Made) -> None:
    library = Library(open_store(str(made)))
    longest = max(article.draft.body.text.strip(".").split(), key=len).strip(".")
    name = article.analysis.cast[0].name
    assert article.draft.title in [hit.row.title for hit in library.hits(longest)]
    assert library.article_ids(f'actor:"{name}"')
    library.close()


def test_the_folders_are_feeds_that_can_be_imported(tmp_path: Path) -> None:
    feeds = write_feeds(tmp_path / "feeds", folders=2, files=3)
    assert len(tomllib.loads(feeds.read_text("utf-8"))["feed"]) == 2
    specs = load_feeds(feeds)
    store = open_store(str(tmp_path / "news.db"))
    outcome = import_paths(store, [Path(spec.location) for spec in specs], specs)
    assert (outcome.added, outcome.failures) == (6, ())
    store.close()


def test_every_row_that_takes_no_terminal_is_measured(made: Path, tmp_path: Path) -> None:
    (tmp_path / "annotation").mkdir()
    figures = reading_figures(made) | import_figures(ARTICLES, tmp_path)
    figures |= annotation_figures(tmp_path / "annotation", ARTICLES)
    assert figures.keys() == BUDGETS.keys() - SCREEN
    assert all(figure.value > 0 for figure in figures.values())


def test_the_table_has_every_row_for_every_size_and_says_what_was_not_measured() -> None:
    lines = table({30: {"first paint": Figure(1.2, "120 ms")}, 60: {}}).splitlines()
    assert len(lines) == 1 + 2 * len(BUDGETS)
    for line, what in zip(lines[1:], [*BUDGETS, *BUDGETS], strict=True):
        assert what in line
    assert lines[1].split()[0] == "30"
    assert lines[1].endswith("yes")
    assert sum("not measured" in line for line in lines) == 2 * len(BUDGETS) - 1


@pytest.mark.parametrize(
    ("value", "at_least", "word"),
    [(5, False, "yes"), (6, False, "NO"), (5, True, "yes"), (4, True, "NO")],
)
def test_a_figure_keeps_its_budget_or_not(value: float, at_least: bool, word: str) -> None:
    assert verdict(Figure(value, ""), Budget(5, "", at_least)) == word


def test_times_are_judged_by_their_95th_percentile() -> None:
    figure = answer([0.001 * n for n in range(1, 102)])
    assert figure.value == pytest.approx(0.096)
    assert figure.says == "p50 51.0 ms, p95 96.0 ms"


@pytest.mark.parametrize("articles", ["many", "0", ""])
def test_the_command_line_refuses_what_is_no_number_of_articles(
    articles: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--articles", articles])
    assert ended.value.code == 2
    assert "--articles" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
class TestTerminal:
    ECHO = """
import sys, tty
tty.setraw(sys.stdin)
print("\\x1b[?2026$pready", end="", flush=True)
sys.stdin.read(len("\\x1b[?2026;2$y"))
print("\\x1b[?2026;known", end="", flush=True)
while key := sys.stdin.read(1):
    line = 5 if key == "j" else 39
    for place, word in ((39, "busy"), (line, key)):
        print(f"\\x1b[{place};1H{word}\\x1b[1;1H\\x1b[?2026l", end="", flush=True)
"""

    def test_a_key_is_answered_by_the_first_frame_that_draws_above_the_status_line(self) -> None:
        from scripts.bench_terminal import LOST, Terminal

        terminal = Terminal([sys.executable, "-c", self.ECHO], {})
        try:
            assert terminal.wait_for(b"ready", b"known") > 0
            assert terminal.press(b"j") < LOST
            assert terminal.press(b"x") == LOST
        finally:
            terminal.close()

    def test_waiting_for_what_is_never_painted_ends_with_the_program(self) -> None:
        from scripts.bench_terminal import Terminal

        terminal = Terminal([sys.executable, "-c", "print('something else')"], {})
        try:
            with pytest.raises(TimeoutError, match="something else"):
                terminal.wait_for(b"the word")
        finally:
            terminal.close()
