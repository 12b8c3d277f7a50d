"""How far an import is, and what stopping it keeps."""

import json
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from core.drafts import ImportOutcome
from core.query import Query
from desk import importing, intake, touched_files
from desk.importing import Reading, import_paths
from ingest.files import read_file
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


def counts(outcome: ImportOutcome) -> tuple[int, int, int]:
    return outcome.added, outcome.updated, outcome.unchanged


def paths(store: Store) -> dict[str, str]:
    """Where each article lies, by title."""
    rows = articles.rows(store, articles.article_ids(store, Query()))
    return {row.title: Path(row.path).name for row in rows}


@pytest.fixture
def read_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, of which none is too fresh to be passed over."""
    names: list[str] = []

    def noting(path: Path, *more: object) -> object:
        names.append(path.name)
        return read_file(path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "read_file", noting)
    monkeypatch.setattr(touched_files, "MARGIN", timedelta(hours=-1))
    return names


def test_files_that_are_in_as_they_are_are_not_read_again(
    store: Store, folder: Path, read_files: list[str]
) -> None:
    import_paths(store, [folder], ())
    read_files.clear()
    last = Reading()
    outcome = import_paths(store, [folder], (), on_progress=lambda r: setattr(last, "done", r.done))
    assert (counts(outcome), last.done) == ((0, 0, 3), 4)
    assert read_files == ["empty.txt"]


def test_a_file_that_is_named_itself_is_read_in_any_case(
    store: Store, folder: Path, read_files: list[str]
) -> None:
    import_paths(store, [folder], ())
    read_files.clear()
    assert counts(import_paths(store, [folder / "talks.txt"], ())) == (0, 0, 1)
    assert read_files == ["talks.txt"]


def test_what_holds_many_articles_is_always_read(
    store: Store, folder: Path, read_files: list[str]
) -> None:
    (folder / "more.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    import_paths(store, [folder], ())
    read_files.clear()
    import_paths(store, [folder], ())
    assert "more.jsonl" in read_files


def test_a_file_that_is_written_renamed_or_replaced_is_read_again(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(touched_files, "MARGIN", timedelta(0))
    import_paths(store, [folder], ())
    (folder / "fog.txt").write_text("Fog\n\nNo fog at all.\n")
    (folder / "talks.txt").write_text("Envoys leave\n\nThey left.\n")
    (folder / "weather.txt").rename(folder / "old.txt")
    (folder / "fog.txt").replace(folder / "treaty.txt")
    import_paths(store, [folder], ())
    assert paths(store) == {
        "Envoys leave": "talks.txt",
        "Fog": "treaty.txt",
        "Fog over Lisbon": "old.txt",
    }


def test_a_moved_file_is_the_same_article_with_what_the_reader_did(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    import_paths(store, [folder], ())
    ids = articles.article_ids(store, Query())
    articles.set_read(store, ids, True)
    (folder / "talks.txt").rename(folder / "renamed.txt")
    (folder / "2024").mkdir()
    (folder / "treaty.txt").rename(folder / "2024" / "treaty.txt")
    assert counts(import_paths(store, [folder], ())) == (0, 2, 1)
    assert counts(import_paths(store, [folder], ())) == (0, 0, 3)
    folder.rename(tmp_path / "elsewhere")
    assert counts(import_paths(store, [tmp_path / "elsewhere"], ())) == (0, 3, 0)
    assert counts(import_paths(store, [tmp_path / "elsewhere"], ())) == (0, 0, 3)
    assert articles.article_ids(store, Query()) == ids
    assert not any(row.unread for row in articles.rows(store, ids))
    assert all(Path(row.path).exists() for row in articles.rows(store, ids))


def test_a_copy_in_another_folder_is_an_article_of_its_own(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    import_paths(store, [folder], ())
    other = tmp_path / "other"
    other.mkdir()
    (other / "talks.txt").write_bytes((folder / "talks.txt").read_bytes())
    assert counts(import_paths(store, [other], ())) == (1, 0, 0)
    for _ in range(2):
        assert counts(import_paths(store, [folder, other], ())) == (0, 0, 4)


def test_a_renamed_archive_keeps_its_articles(store: Store, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        for n in range(3):
            archive.writestr(f"in/{n}.txt", f"Story {n}\n\nIt is the {n}th.\n")
    assert counts(import_paths(store, [tmp_path], ())) == (3, 0, 0)
    (tmp_path / "a.zip").rename(tmp_path / "b.zip")
    assert counts(import_paths(store, [tmp_path], ())) == (0, 3, 0)
    assert counts(import_paths(store, [tmp_path], ())) == (0, 0, 3)
