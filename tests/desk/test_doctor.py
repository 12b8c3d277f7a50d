"""`newscast doctor` names what is wrong and what to do; `newscast backup` writes a copy."""

import sqlite3
from pathlib import Path

import pytest

from desk import doctor
from tests.desk.conftest import Run


@pytest.fixture
def taken(run: Run, folder: Path) -> Run:
    run("import", str(folder), "--later")
    return run


def wrong(records: list[dict[str, object]]) -> list[object]:
    return [record["what"] for record in records if not record["ok"]]


def test_all_is_well_with_a_new_store(taken: Run) -> None:
    code, records, said = taken("doctor")
    assert (code, wrong(records), said) == (0, [], "")
    names = {record["what"] for record in records}
    assert {"settings", "feeds", "languages", "folders", "disk", "parser", "store"} <= names


def test_all_is_well_before_there_is_a_store(run: Run, tmp_path: Path) -> None:
    code, records, _ = run("doctor")
    assert (code, wrong(records)) == (0, [])
    assert not (tmp_path / "news.db").exists()


def test_a_person_reads_a_line_for_each_check(taken: Run) -> None:
    code, (text,), _ = taken("doctor", json_lines=False)
    assert code == 0
    assert all(line.startswith("ok ") for line in text.splitlines())


def test_what_is_wrong_is_named_with_what_to_do_and_mended_on_demand(
    taken: Run, tmp_path: Path
) -> None:
    with sqlite3.connect(tmp_path / "news.db") as store:
        store.execute("INSERT INTO article_fts (article_fts) VALUES ('delete-all')")
    store.close()
    code, (text,), _ = taken("doctor", json_lines=False)
    assert code == 1
    assert "WRONG  index of articles" in text
    assert "--repair" in text
    code, records, _ = taken("doctor", "--repair")
    assert (code, wrong(records)) == (0, [])
    assert taken("doctor")[0] == 0


@pytest.mark.parametrize(
    ("file", "text", "what"),
    [
        ("feeds.toml", "[[feed]]\nurll = 'x'\n", "feeds"),
        ("config.toml", "theme = 3\n", "settings"),
        ("config.toml", "[language]\nfr = 'no_such_pipeline'\n", "languages"),
    ],
)
def test_a_file_of_the_reader_that_is_wrong_hides_nothing_else(
    taken: Run, tmp_path: Path, file: str, text: str, what: str
) -> None:
    (tmp_path / file).write_text(text)
    code, records, _ = taken("doctor", "--config", str(tmp_path / "config.toml"))
    assert (code, wrong(records)) == (1, [what])
    assert "store" in {record["what"] for record in records}


def test_a_full_disk_is_seen_coming(taken: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "SPACE", 1 << 62)
    code, records, _ = taken("doctor")
    assert (code, wrong(records)) == (1, ["disk"])


def test_a_folder_that_is_a_file_is_no_place_to_write(
    taken: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    code, records, _ = taken("doctor")
    assert (code, wrong(records)) == (1, ["folders"])


def test_a_backup_is_written_and_said(taken: Run, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    code, (record,), _ = taken("backup", str(target))
    assert code == 0
    assert record == {"file": str(target), "articles": 3, "bytes": target.stat().st_size}
    code, _, said = taken("backup", str(target))
    assert code == 1
    assert "--force" in said
    code, (text,), _ = taken("backup", "--force", str(target), json_lines=False)
    assert code == 0
    assert "3 articles" in text
