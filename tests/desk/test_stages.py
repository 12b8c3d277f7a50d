"""Each stage of the background's work tells how far it is, what failed, and that it was stopped."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from core.analysis import Analysis
from core.drafts import FeedSpec
from core.errors import StoreError
from desk import annotate as annotating
from desk import intake, stages, threads
from desk.jobs import Job
from desk.messages import (
    Annotated,
    Event,
    FeedRead,
    FeedsChanged,
    FetchFullText,
    Finished,
    FullTextRead,
    Import,
    Imported,
    Refresh,
    Stopped,
    Taking,
)
from desk.pace import Pace
from language.models import Models
from store import analyses, pins, queue
from store.engine import Store
from store.models import RELATE
from tests.store.builders import add, draft, tell


class Slow(Pace):
    """Lets no report through."""

    def is_due(self) -> bool:
        return False


class Quick(Pace):
    """Lets every report through."""

    def is_due(self) -> bool:
        return True


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "Pace", Quick)


@pytest.fixture
def reluctant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "Pace", Slow)


def take_in(
    store: Store, request: Refresh | Import, *specs: FeedSpec, stop: bool = False
) -> tuple[list[Event], list[Event]]:
    """What a stage says while it is under way, and what is to be said of its end."""
    said: list[Event] = []
    job: Job[Refresh | Import] = Job(request)
    if stop:
        job.stop.set()
    closing = stages.take_in(store, specs, job, said.append)
    return said, list(closing)


def test_a_refresh_tells_of_each_feed_and_how_many_failed(store: Store, folder: Path) -> None:
    specs = FeedSpec(str(folder), "Mine"), FeedSpec(str(folder.parent / "none"), "Nowhere")
    said, closing = take_in(store, Refresh(), *specs)
    assert [(e.feed, e.done, e.total) for e in said if isinstance(e, FeedRead)] == [
        ("Mine", 1, 2),
        ("Nowhere", 2, 2),
    ]
    assert closing == [FeedsChanged(), Finished(2)]
    _, closing = take_in(store, Refresh(("Nowhere",)), *specs)
    assert closing == [Finished(1)]


def test_a_stopped_refresh_says_so(store: Store, folder: Path) -> None:
    _, closing = take_in(store, Refresh(), FeedSpec(str(folder), "Mine"), stop=True)
    assert closing == [FeedsChanged(), Stopped("refresh", 0, 1), Finished(0)]


@pytest.mark.usefixtures("eager")
def test_an_import_tells_of_files_articles_and_failures(store: Store, folder: Path) -> None:
    said, closing = take_in(store, Import((str(folder),)))
    assert said[0] == Taking(taken=0, fresh=0, files=0, total=4, failed=1)
    assert said[-1] == Taking(taken=3, fresh=3, files=4, total=4, failed=1)
    imported = Imported(3, 0, ((1, "archive"),), (("empty.txt", "empty"),))
    assert closing == [FeedsChanged(), imported]
    said, closing = take_in(store, Import((str(folder),)))
    assert said[-1] == Taking(taken=3, fresh=0, files=4, total=4, failed=1)
    assert closing == [Imported(0, 0, ((1, "archive"),), (("empty.txt", "empty"),))]


@pytest.mark.usefixtures("reluctant")
def test_an_import_says_nothing_before_it_is_time(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BATCH", 1)
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"text": f"Story {n}."}) + "\n" for n in range(3)))
    said, closing = take_in(store, Import((str(many),)))
    assert said == []
    assert closing[-1] == Imported(3, 0, ((1, "many.jsonl"),), ())


def test_a_stopped_import_says_so(store: Store, folder: Path) -> None:
    _, closing = take_in(store, Import((str(folder),)), stop=True)
    assert closing == [Stopped("import", 0, 0), Imported(0, 0, (), ())]


def test_of_many_failures_the_number_is_told(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stages, "SHOWN_FAILURES", 2)
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("")
    _, closing = take_in(store, Import((str(tmp_path),)))
    imported = closing[-1]
    assert isinstance(imported, Imported)
    assert (imported.failures, imported.more) == ((("a.txt", "empty"), ("b.txt", "empty")), 1)


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles are analysed two at a time; those called "Odd" cannot be."""

    def annotate_batch(
        store: Store, batch: Sequence[annotating.Waiting], models: Models
    ) -> tuple[int, int]:
        odd = [(i, text) for i, text, _ in batch if text.title == "Odd"]
        for i, text in odd:
            queue.mark_failed(store, i, text, models.version, "too odd")
        done = [(i, t, Analysis((), (), len(t.body), len(t.body))) for i, t, _ in batch]
        analyses.save(store, models.version, [one for one in done if one[1].title != "Odd"])
        return len(odd), 0

    monkeypatch.setattr(annotating, "annotate_batch", annotate_batch)
    monkeypatch.setattr(stages, "BATCH", 2)


def annotate(store: Store, urgent: int = 0) -> list[Event]:
    said: list[Event] = []
    stages.annotate(store, Models(), lambda: urgent, said.append)
    return said


@pytest.mark.usefixtures("reading", "eager")
def test_the_analysis_tells_how_much_is_done_and_what_failed(store: Store) -> None:
    ids = add(store, draft("A"), draft("Odd"), draft("C"))
    assert annotate(store) == [
        Annotated((ids[2], ids[1]), 1, 2, (("Odd", "too odd"),)),
        Annotated((ids[0],), 0, 3),
    ]
    assert annotate(store) == []


@pytest.mark.usefixtures("reading", "reluctant")
def test_what_was_not_told_in_time_is_told_with_the_last(store: Store) -> None:
    ids = add(store, draft("Odd"), *(draft() for _ in range(6)))
    (said,) = annotate(store)
    assert isinstance(said, Annotated)
    assert (sorted(said.ids), said.waiting, said.done) == (ids, 0, 7)
    assert said.failures == (("Odd", "too odd"),)


@pytest.mark.usefixtures("reading", "reluctant")
def test_the_article_on_the_screen_is_told_of_at_once(store: Store) -> None:
    ids = add(store, *(draft() for _ in range(6)))
    first, _ = annotate(store, urgent=ids[-1])
    assert isinstance(first, Annotated)
    assert first.ids == (ids[5], ids[4])


@pytest.mark.usefixtures("reading", "reluctant")
def test_what_was_analysed_before_a_breakdown_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = add(store, *(draft() for _ in range(3)))
    whole = annotating.annotate_batch

    def breaks_down(store: Store, batch: Sequence[annotating.Waiting], models: Models) -> object:
        if len(batch) == 1:
            raise RuntimeError("no memory")
        return whole(store, batch, models)

    monkeypatch.setattr(annotating, "annotate_batch", breaks_down)
    said: list[Event] = []
    with pytest.raises(RuntimeError):
        stages.annotate(store, Models(), lambda: 0, said.append)
    assert said == [Annotated((ids[2], ids[1]), 1, 2)]


def test_a_store_that_cannot_be_written_is_told_with_the_page_that_was_asked_for(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> bool:
        raise StoreError("news.db", "another program keeps it locked")

    monkeypatch.setattr("desk.full_text.swap_full_text", locked)
    read = stages.look_up(store, (), tmp_path, FetchFullText(7))
    assert read == FullTextRead(7, "another program keeps it locked")


def test_a_page_that_cannot_be_read_is_told(store: Store, tmp_path: Path) -> None:
    (article_id,) = add(store, draft())
    for wanted, why in ((article_id, "no link"), (99, "no such article")):
        assert why in stages.look_up(store, (), tmp_path, FetchFullText(wanted)).error


def stories_found(store: Store, stopped: bool = False) -> list[Event]:
    said: list[Event] = []
    stages.find_stories(store, lambda: stopped, said.append)
    return said


@pytest.mark.usefixtures("eager")
def test_stories_of_old_articles_are_told_batch_by_batch(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "BATCH", 2)
    ids = tell(store, *((f"News {n}", []) for n in range(3)))
    assert stories_found(store) == [Annotated((ids[2], ids[1]), 0), Annotated((ids[0],), 0)]
    assert stories_found(store) == []


@pytest.mark.usefixtures("reluctant")
def test_stories_that_were_not_told_in_time_are_told_at_the_end(store: Store) -> None:
    ids = tell(store, ("One", []), ("Two", []))
    assert stories_found(store, stopped=True) == []
    assert stories_found(store) == [Annotated((ids[1], ids[0]), 0)]


@pytest.mark.usefixtures("reading", "reluctant")
def test_an_analysed_article_is_told_of_when_it_has_its_story(store: Store) -> None:
    text = "The quake buried Sandrik in Velmora under rubble."
    ids = add(store, draft("Quake", text), draft("Quake", text))
    waiting: list[int] = []
    stages.annotate(
        store, Models(), lambda: 0, lambda _: waiting.append(queue.waiting(store, RELATE))
    )
    assert waiting == [0]
    assert pins.standings(store, ids)[ids[0]].story_id == 1
