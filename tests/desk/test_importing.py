"""How far an import is, and what stopping it keeps."""

import json
from pathlib import Path

import pytest

from core.query import Query
from desk import intake
from desk.importing import Reading, import_paths
from store import articles
from store.engine import Store


def test_files_are_counted_before_the_first_is_read(store: Store, folder: Path) -> None:
    seen: list[tuple[int, int, int, int]] = []

    def progress(reading: Reading) -> None:
        taken, failed = reading.taken, len(reading.failures)
        seen.append((reading.done, reading.files, taken.new + taken.unchanged, failed))

    import_paths(store, [folder], (), on_progress=progress)
    assert seen[0] == (0, 4, 0, 1)  # empty.txt, the first of them
    assert seen[-1] == (4, 4, 3, 1)
    assert [done for done, *_ in seen] == sorted(done for done, *_ in seen)


@pytest.mark.parametrize("read", [0, 1, 2])
def test_a_stopped_import_keeps_what_it_has_read_and_the_next_goes_on(
    store: Store, folder: Path, read: int
) -> None:
    (folder / "empty.txt").unlink()
    last = Reading()

    def progress(reading: Reading) -> None:
        nonlocal last
        last = reading

    outcome = import_paths(
        store, [folder], (), on_progress=progress, stopped=lambda: last.done >= read
    )
    assert (outcome.added, outcome.failures) == (read, ())
    assert len(articles.article_ids(store, Query())) == read
    outcome = import_paths(store, [folder], ())
    assert (outcome.added, outcome.unchanged) == (3 - read, read)


def test_an_import_stops_within_a_file_of_many_articles(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BATCH", 10)
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"text": f"Story {n}."}) + "\n" for n in range(100)))
    taken = 0

    def count(number: int) -> None:
        nonlocal taken
        taken += number

    outcome = import_paths(store, [many], (), on_taken=count, stopped=lambda: taken >= 30)
    assert outcome.added == 30
    assert import_paths(store, [many], ()).added == 70
