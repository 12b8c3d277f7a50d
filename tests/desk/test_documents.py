"""A story and a dossier are saved under names that are safe, whatever they are called."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clean import clean_line
from core.errors import NewscastError
from desk.export.documents import Form, form_of, save_dossier, save_story
from desk.export.saving import NAME_LIMIT, safe_name
from tests.desk.telling import HOSTILE, dossier, piece, story


@given(st.one_of(st.text(), st.sampled_from([*HOSTILE, "../../etc/passwd", "CON", ".", "x" * 999])))
def test_every_name_is_a_file_of_its_folder(text: str) -> None:
    name = safe_name("actor", text)
    assert Path(name).name == name
    assert name.startswith("actor-")
    assert name.endswith(".md")
    assert clean_line(name) == name
    assert len(name.encode()) <= NAME_LIMIT


def test_a_folder_gets_a_markdown_file_of_that_name(tmp_path: Path) -> None:
    told = story(piece(1), title="Llamas: 7!")
    assert save_story(told, tmp_path / "kept") == tmp_path / "kept/story-2020-05-04-llamas-7.md"
    assert save_dossier(dossier("Ada B."), tmp_path) == tmp_path / "actor-ada-b.md"
    assert (tmp_path / "actor-ada-b.md").read_text("utf-8").startswith("# Ada B.\n")


def test_what_says_the_same_is_saved_once_and_other_things_beside_it(tmp_path: Path) -> None:
    first = save_dossier(dossier(), tmp_path)
    assert save_dossier(dossier(), tmp_path) == first
    assert save_dossier(dossier(weeks=(9,)), tmp_path).name == "actor-ada-byron-2.md"


@pytest.mark.parametrize("name", ["ada.html", "ada.HTM"])
def test_a_file_that_is_named_as_a_page_is_one(name: str, tmp_path: Path) -> None:
    assert save_dossier(dossier(), tmp_path / name) == tmp_path / name
    assert (tmp_path / name).read_text("utf-8").startswith("<!DOCTYPE html>\n")


def test_a_folder_that_is_named_as_a_page_gets_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.html").mkdir()
    assert save_story(story(piece(1)), tmp_path / "a.html").suffix == ".md"


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "mine.html").write_text("mine")
    with pytest.raises(NewscastError, match="there is such a file already"):
        save_story(story(piece(1)), tmp_path / "mine.html")
    assert (tmp_path / "mine.html").read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "form"),
    [("-", "md"), ("a", "md"), ("a.markdown", "md"), ("a.HTML", "html"), ("a.jsonl", "jsonl")],
)
def test_a_suffix_says_the_form(name: str, form: str) -> None:
    assert form_of(Path(name)) is Form(form)
