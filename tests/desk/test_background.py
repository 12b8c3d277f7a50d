"""The background process, run for real: it takes in, annotates and survives what goes wrong."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.query import Query
from desk.background import Background
from desk.messages import (
    Annotated,
    Event,
    FeedRead,
    Finished,
    Focus,
    Import,
    Imported,
    Refresh,
    Trouble,
)
from store import articles, queue
from store.engine import Store, open_store


@pytest.fixture
def background(tmp_path: Path, folder: Path) -> Iterator[Background]:
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(
        f'[[feed]]\npath = "{folder}"\ntitle = "Mine"\n[[feed]]\npath = "{tmp_path}/none"\n'
    )
    process = Background.start(str(tmp_path / "news.db"), feeds, tmp_path / "log/newscast.log")
    yield process
    process.stop()


def until(said: Iterator[Event], kind: type[Event]) -> list[Event]:
    """Listens until an event of this kind has been said."""
    heard: list[Event] = []
    for event in said:
        heard.append(event)
        if isinstance(event, kind):
            return heard
    raise AssertionError(f"the process ended; it said {heard}")


def test_a_refresh_reads_every_feed_and_then_annotates(
    background: Background, store: Store
) -> None:
    said = background.events()
    background.send(Refresh())
    heard = until(said, Finished)
    feeds = [event for event in heard if isinstance(event, FeedRead)]
    assert {(f.feed, f.new) for f in feeds} >= {("Mine", 3)}
    assert sorted(bool(f.error) for f in feeds) == [True, True]
    assert heard[-1] == Finished(2)
    analysed = [e.ids for e in heard if isinstance(e, Annotated)]
    while queue.waiting(store):
        analysed += [e.ids for e in until(said, Annotated) if isinstance(e, Annotated)]
    assert set(itertools.chain(*analysed)) == set(articles.article_ids(store, Query()))


def test_an_import_is_counted_and_a_focus_on_any_article_is_no_trouble(
    background: Background, folder: Path
) -> None:
    said = background.events()
    background.send(Focus(12345))
    background.send(Import((str(folder / "talks.txt"), str(folder / "none.txt"))))
    heard = until(said, Imported)
    assert isinstance(heard[-1], Imported)
    assert (heard[-1].added, heard[-1].feeds, len(heard[-1].failures)) == (1, ((1, "Mine"),), 1)
    ((what, why),) = heard[-1].failures
    assert "none.txt" in what
    assert why
    assert not [event for event in heard if isinstance(event, Trouble)]


def test_stopping_ends_it_without_a_word_and_asking_after_that_does_nothing(
    background: Background,
) -> None:
    background.stop()
    background.send(Refresh())
    assert list(background.events()) == []


def test_a_locked_store_is_trouble_and_not_the_end(
    background: Background, store: Store, folder: Path
) -> None:
    said = background.events()
    with store.write():
        background.send(Focus(1))
        trouble = until(said, Trouble)[-1]
    assert isinstance(trouble, Trouble)
    assert "locked" in trouble.text
    background.send(Import((str(folder),)))
    until(said, Imported)


def test_a_store_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "news.db").write_text("no database " * 100)
    process = Background.start(str(tmp_path / "news.db"), None, tmp_path / "log")
    (trouble, *_) = process.events()
    assert isinstance(trouble, Trouble)
    assert "news.db" in trouble.text
    process.stop()


def test_what_was_queued_before_is_annotated_at_the_next_start(
    tmp_path: Path, folder: Path
) -> None:
    from desk.importing import import_paths

    earlier = open_store(str(tmp_path / "news.db"))
    import_paths(earlier, [folder], ())
    assert queue.waiting(earlier) == 3
    process = Background.start(str(tmp_path / "news.db"), None, tmp_path / "log")
    said = process.events()
    while queue.waiting(earlier):
        until(said, Annotated)
    process.stop()
    earlier.close()
