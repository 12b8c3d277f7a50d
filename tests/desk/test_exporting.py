"""The command `export`: what it writes, where to, and what it never touches."""

import json
import os
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.errors import NewscastError
from desk.commands.options import parse
from desk.export.documents import save_dossier, save_story
from desk.export.writing import write_file
from desk.library import Library
from store import articles
from store.engine import Store
from tests.desk.conftest import Run


@pytest.fixture
def export(run: Run, folder: Path) -> Run:
    """Runs `export` on a store of three articles: exit code, what it wrote, narration."""
    (folder / "empty.txt").unlink()
    run("import", str(folder))

    def command(*words: str) -> tuple[int, list[str], str]:
        return run("export", *words, json_lines=False)

    return command


def test_json_lines_are_what_show_says(export: Run, run: Run) -> None:
    code, (written,), _ = export("--format", "jsonl")
    lines = [json.loads(line) for line in written.splitlines()]
    assert code == 0
    assert lines == [run("show", str(line["id"]))[1][0] for line in lines]
    assert [line["title"] for line in lines] == [row["title"] for row in run("articles")[1]]


def test_a_query_chooses_the_articles(export: Run) -> None:
    _, (written,), _ = export("fog", "-treaty", "--format", "jsonl")
    assert [json.loads(line)["title"] for line in written.splitlines()] == ["Fog over Lisbon"]


def test_markdown_is_written_where_no_form_is_said(export: Run) -> None:
    _, (written,), _ = export("lisbon")
    assert written.startswith("# Fog over Lisbon\n\n")
    assert "- **Lisbon** (place)" in written


def test_a_page_marks_the_actors(export: Run) -> None:
    _, (written,), _ = export("--format=html", "treaty")
    assert written.startswith("<!DOCTYPE html>\n")
    assert "<title>Articles: treaty</title>" in written
    assert '<mark class="person">Ada Byron</mark>' in written
    assert written.endswith("</html>\n")


def test_a_dossier_is_written_alone(export: Run, run: Run) -> None:
    actor = str(run("actors", "Byron")[1][0]["id"])
    _, (written,), _ = export("--actor", actor)
    assert written.startswith("# Ada Byron\n\n- Kind: person\n")
    _, (page,), _ = export("--actor", actor, "--format", "html")
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page


def test_a_story_is_written_alone(export: Run, run: Run, tmp_path: Path) -> None:
    (told,) = run("stories")[1]
    _, (written,), _ = export("--story", str(told["id"]))
    assert written.startswith("# Envoys meet in Ulaanbaatar\n\n2 articles of 1 source, ")
    assert "### Llama treaty signed\n" in written
    page = tmp_path / "story.html"
    export("--story", str(told["id"]), "-o", str(page))
    assert page.read_text("utf-8").count("<section") == 2


def test_the_reader_saves_what_export_writes(export: Run, run: Run, tmp_path: Path) -> None:
    actor, told = run("actors", "Byron")[1][0]["id"], run("stories")[1][0]["id"]
    with closing(Library.open(str(tmp_path / "news.db"))) as library:
        now = datetime(2026, 1, 1, tzinfo=UTC)
        dossier = save_dossier(library.dossier(actor, now), tmp_path / "kept")
        story = save_story(library.story(told), tmp_path / "kept")
    assert dossier.name == "actor-ada-byron.md"
    assert story.read_text("utf-8") == export("--story", str(told))[1][0]
    assert set((tmp_path / "kept").iterdir()) == {dossier, story}


def test_a_file_gets_the_form_of_its_suffix(export: Run, tmp_path: Path) -> None:
    path = tmp_path / "all.html"
    code, (out,), narration = export("-o", str(path))
    assert (code, out) == (0, "")
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>\n")
    assert narration == f"newscast: 3 articles written to {path}\n"


def test_nothing_found_is_an_empty_file(export: Run, tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    code, _, narration = export("unheard", "-o", str(path))
    assert (code, path.read_text()) == (0, "")
    assert "nothing found" in narration


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--actor", "x"), 1, "x: there is no such actor"),
        (("--actor", "99999"), 1, "there is no such actor"),
        (("--story", "x"), 1, "x: there is no such story"),
        (("--story", "99999"), 1, "99999"),
        (("--actor", "1", "fog"), 2, "a story or an actor is written alone"),
        (("--story", "1", "--format", "jsonl"), 2, "a story or an actor is written alone"),
        (("after:never",), 2, "not a day"),
    ],
)
def test_what_makes_no_sense_is_told(
    export: Run, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    before = sorted(tmp_path.iterdir())
    found, (out,), narration = export(*words, "-o", str(tmp_path / "out"))
    assert (found, out) == (code, "")
    assert said in narration
    assert sorted(tmp_path.iterdir()) == before


def test_no_store_is_made(run: Run, tmp_path: Path) -> None:
    assert run("export", json_lines=False)[0] == 1
    assert not (tmp_path / "news.db").exists()


def test_an_article_that_goes_meanwhile_is_left_out(
    export: Run, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = articles.article_ids(store)
    monkeypatch.setattr(articles, "article_ids", lambda *_: [*ids, 99_999])
    assert len(export("--format", "jsonl")[1][0].splitlines()) == 3


def test_standard_output_may_be_said(export: Run) -> None:
    assert export("fog", "-o", "-")[1] == export("fog")[1]
    assert parse(["export", "-o", "-", "-fog"]).query == ["-fog"]


def test_a_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("a long text that was there")
    path.chmod(0o640)
    write_file(["one", "\x1b[2Jtwo\u202e\n"], path)
    assert path.read_bytes() == b"one[2Jtwo\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    write_file(["new"], tmp_path / "link.md")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new"


def test_only_a_file_is_written_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(NewscastError, match="is there and is no file"):
            write_file(["x"], tmp_path / name)
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(NewscastError, match="circle"):
        write_file(["x"], tmp_path / "circle")


def test_what_cannot_be_written_whole_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")

    def broken() -> Iterator[str]:
        yield "new"
        raise NewscastError("store", "is gone")

    with pytest.raises(NewscastError, match="is gone"):
        write_file(broken(), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(NewscastError, match="No such file or directory"):
        write_file(["x"], tmp_path / "none" / "a.md")
