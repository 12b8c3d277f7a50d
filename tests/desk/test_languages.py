"""Models that config.toml names: who reads what, and what happens where one cannot be had."""

import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
import spacy

from core.types import GAZETTEER
from desk.annotate import annotate
from desk.background import Background
from desk.importing import import_paths
from desk.messages import Annotated, Trouble
from language.models import Models
from store import articles, cast
from store.engine import Store
from tests.desk.conftest import Run

FRENCH = "Amélie Vidal a visité Oulan-Bator et Mongolia."


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A French pipeline that knows one person, beside the configuration."""
    nlp = spacy.blank("fr")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "Amélie Vidal"}])  # type: ignore[attr-defined]
    (tmp_path / "models").mkdir()
    nlp.to_disk(tmp_path / "models/french")
    return tmp_path / "models/french"


@pytest.fixture
def config(tmp_path: Path) -> Callable[[str], str]:
    def write(text: str) -> str:
        path = tmp_path / "config.toml"
        path.write_text(text)
        return str(path)

    return write


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page that says that it is French."""
    place = tmp_path / "pages"
    place.mkdir()
    body = f"<article><h1>Voyage</h1><p>{FRENCH}</p><p>{'Il pleut toujours. ' * 20}</p></article>"
    (place / "voyage.html").write_text(
        f'<html lang="fr-FR"><head><title>Voyage</title></head><body>{body}</body></html>'
    )
    return place


def texts(tmp_path: Path) -> str:
    path = tmp_path / "texts.jsonl"
    records = [
        {"id": 1, "text": FRENCH, "language": "FR_ca"},
        {"id": 2, "text": "Ada Byron left Peru."},
        {"id": 3, "text": FRENCH, "language": "de"},
        {"id": 4, "text": "Ada Byron left Peru.", "language": 5},
    ]
    path.write_text("\n".join(map(json.dumps, records)))
    return str(path)


def names(record: dict[str, list[dict[str, str]]]) -> list[str]:
    return [actor["name"] for actor in record["actors"]]


def test_tag_reads_each_text_in_the_language_it_says(
    run: Run, tmp_path: Path, model: Path, config: Callable[[str], str]
) -> None:
    settings = config('[language]\nfr = "models/french"\n')
    code, records, _ = run("tag", texts(tmp_path), "--config", settings)
    assert code == 0
    assert [names(r) for r in records] == [
        ["Amélie Vidal", "Mongolia"],
        ["Ada Byron", "Peru"],
        ["Mongolia"],
        ["Ada Byron", "Peru"],
    ]


@pytest.mark.parametrize("command", ["tag", "annotate"])
def test_a_model_that_is_not_there_is_one_clear_line(
    run: Run, tmp_path: Path, page: Path, config: Callable[[str], str], command: str
) -> None:
    run("import", "--later", str(page))
    settings = config('[language]\nfr = "fr_no_such_model"\n')
    words = [texts(tmp_path)] if command == "tag" else []
    code, _, narration = run(command, *words, "--config", settings)
    assert code == 1
    assert narration.startswith("newscast: fr_no_such_model: there is no such spaCy pipeline (")
    assert "config.toml" in narration
    assert len(narration.splitlines()) == 1


def test_an_import_says_what_it_did_even_if_the_model_is_not_there(
    run: Run, page: Path, config: Callable[[str], str]
) -> None:
    settings = config('[language]\nfr = "fr_no_such_model"\n')
    code, lines, narration = run("import", str(page), "--config", settings)
    assert (code, lines[-1]["added"]) == (1, 1)
    assert "fr_no_such_model" in narration
    assert run("import", str(page))[0] == 0


def test_another_model_makes_the_articles_wait_again(store: Store, page: Path, model: Path) -> None:
    import_paths(store, [page], ())
    assert annotate(store).done == 1
    assert annotate(store).done == 0
    french = Models({"fr": str(model)})
    assert annotate(store, french).done == 1
    assert annotate(store, french).done == 0
    assert annotate(store).done == 1


def test_in_the_background_a_missing_model_is_a_notice_and_known_names_are_marked(
    store: Store, tmp_path: Path, page: Path, config: Callable[[str], str]
) -> None:
    import_paths(store, [page], ())
    settings = config('[language]\nfr = "fr_no_such_model"\n')
    location = str(tmp_path / "news.db")
    process = Background.start(location, None, tmp_path / "log", Path(settings))
    trouble, annotated = islice(process.events(), 2)
    process.stop()
    assert isinstance(trouble, Trouble)
    assert "fr_no_such_model" in trouble.text
    assert isinstance(annotated, Annotated)
    (article_id,) = articles.article_ids(store)
    assert [entry.name for entry in cast.cast(store, article_id)] == ["Mongolia"]
    article = articles.article(store, article_id)
    assert (article.language, article.model) == ("fr-FR", GAZETTEER)
