"""Which recogniser reads which language, and what is said where a pipeline cannot be had."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from core.analysis import Analysis, Text
from core.errors import LanguageError
from core.types import BUNDLED, GAZETTEER, Field
from language.analyse import analyse
from language.models import Models
from language.recognise.pipelines import LABELS, load_pipeline
from language.version import VERSION, analysis_version

FRENCH = "Amélie Vidal quitte la société Brasseries Vidal. Les Bretons, à Quimper, en rient lundi."
PATTERNS = {
    "PER": "Amélie Vidal",
    "ORGANIZATION": "Brasseries Vidal",
    "NAT_REL_POL": "Bretons",
    "placeName": "Quimper",
    "DATE": "lundi",
}


def save(folder: Path, patterns: dict[str, str], language: str = "fr") -> str:
    """A pipeline that marks these words under these labels; where it is."""
    nlp = spacy.blank(language)
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": x, "pattern": form} for x, form in patterns.items()])  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return str(folder)


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> str:
    return save(tmp_path_factory.mktemp("models") / "french", PATTERNS)


def read(text: str, language: str, models: Models | None = None) -> Analysis:
    return next(analyse([Text("", text, language)], models))[0]


def marked(text: str, analysis: Analysis) -> list[tuple[str, str]]:
    assert {m.field for m in analysis.mentions} <= {Field.BODY}
    return [(text[m.start : m.end], m.label) for m in analysis.mentions]


def test_a_configured_pipeline_reads_its_language_under_our_labels(french: str) -> None:
    analysis = read(FRENCH, "fr-CA", Models({"fr": french}))
    assert analysis.model == french
    assert marked(FRENCH, analysis) == [
        ("Amélie Vidal", "PERSON"),
        ("Brasseries Vidal", "ORG"),
        ("Bretons", "NORP"),
        ("Quimper", "LOC"),
    ]


@pytest.mark.parametrize("tag", ["", "en", "en-GB", "EN_us", " en ", "eng", "und", "English", "12"])
def test_english_and_what_names_no_language_is_read_by_the_bundled_recogniser(tag: str) -> None:
    assert Models({"fr": "none"}).for_language(tag).model == BUNDLED


@pytest.mark.parametrize("tag", ["fr", "zh-Hans", "xx", "mul", "HAW", "ru_RU"])
def test_another_language_is_read_by_the_gazetteer_alone(tag: str) -> None:
    text = "Amélie Vidal 訪問 Mongolia, la ONU y Ελλάδα. UN HOMBRE LLEGA A LA OTAN."
    analysis = read(text, tag)
    assert analysis.model == GAZETTEER
    assert marked(text, analysis) == [("Mongolia", "LOC")]


def test_short_capitals_are_known_in_english_alone() -> None:
    text = "The UN met."
    assert marked(text, read(text, "en")) == [("UN", "ORG")]
    assert marked(text, read(text, "es")) == []


def test_a_configured_pipeline_takes_the_place_of_the_bundled_one(tmp_path: Path) -> None:
    english = save(tmp_path / "english", {"ORG": "Gearbox"}, "en")
    text = "Gearbox hired Ada Byron of Mongolia."
    analysis = read(text, "", Models({"en": english}))
    assert analysis.model == english
    assert marked(text, analysis) == [("Gearbox", "ORG"), ("Mongolia", "LOC")]


@pytest.mark.parametrize("size", [1, 2, 63, 64, 65, 130])
def test_texts_of_several_languages_keep_their_order(french: str, size: int) -> None:
    places = ["Peru", "Quimper", "Norway"]
    languages = ["en", "fr", "de"]
    texts = [Text("", f"{places[n % 3]}.", languages[n % 3]) for n in range(size)]
    found = [(a.cast[0].name, a.model) for a, _ in analyse(texts, Models({"fr": french}))]
    expected = [("Peru", BUNDLED), ("Quimper", french), ("Norway", GAZETTEER)]
    assert found == [expected[n % 3] for n in range(size)]


# --- pipelines that cannot be had ---


def broken(folder: Path) -> str:
    folder.mkdir()
    (folder / "config.cfg").write_text("[nlp]\nlang = 3\n")
    (folder / "meta.json").write_text("{}")
    return str(folder)


def nameless(folder: Path) -> str:
    nlp = spacy.blank("fr")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(folder)
    return str(folder)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda _: "xx_no_such_pipeline", "no such spaCy pipeline"),
        (str, "no such spaCy pipeline"),
        (broken, "cannot be loaded"),
        (lambda f: f.mkdir() or str(f), "cannot be loaded"),
        (nameless, "marks no names"),
        (lambda f: save(f, {"DATE": "lundi"}), "marks no names"),
    ],
    ids=["package", "folder", "broken", "empty", "nameless", "dates alone"],
)
def test_a_pipeline_that_cannot_be_had_is_an_error_that_names_it(
    tmp_path: Path, make: object, why: str
) -> None:
    name = make(tmp_path / "model")  # type: ignore[operator]
    with pytest.raises(LanguageError) as caught:
        Models({"fr": name}).for_language("fr")
    assert caught.value.what == name
    assert why in caught.value.why
    assert caught.value.hint


def test_a_pipeline_whose_own_code_breaks_is_an_error_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "fr_odd_pipeline"
    package.mkdir()
    (package / "__init__.py").write_text("def load(**_):\n    raise KeyError('odd')\n")
    metadata = tmp_path / "fr_odd_pipeline-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: fr_odd_pipeline\nVersion: 1\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(LanguageError, match="odd"):
        load_pipeline("fr_odd_pipeline")


def test_where_a_broken_pipeline_is_told_of_once_the_default_serves() -> None:
    told: list[LanguageError] = []
    models = Models({"fr": "xx_none", "en": "xx_none_either"}, told.append)
    served = [models.for_language(tag).model for tag in ("fr", "fr-CA", "en", "de", "fr")]
    assert served == [GAZETTEER, GAZETTEER, BUNDLED, GAZETTEER, GAZETTEER]
    assert [error.what for error in told] == ["xx_none", "xx_none_either"]


def test_a_pipeline_that_nothing_asks_for_is_not_looked_at() -> None:
    assert read("Peru.", "en", Models({"fr": "xx_none"})).model == BUNDLED


# --- what of a pipeline runs ---


def trained(folder: Path, *, shared: bool, also: str = "") -> Path:
    """An untrained pipeline with tagger and recogniser, which listens to tok2vec if `shared`."""
    nlp = spacy.blank("fr")
    nlp.add_pipe("tok2vec")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    heard = {"model": {"tok2vec": listener}}
    nlp.add_pipe("tagger", config=heard).add_label("X")  # type: ignore[attr-defined]
    if also:
        nlp.add_pipe(also)
    nlp.add_pipe("ner", config=heard if shared else {}).add_label("PER")  # type: ignore[attr-defined]
    nlp.initialize()
    if also == "entity_ruler":
        nlp.get_pipe(also).add_patterns([{"label": "LOC", "pattern": "Quimper"}])  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return folder


@Language.component("newscast_test_component")
def third_party(doc: Doc) -> Doc:
    return doc


@pytest.mark.parametrize(
    ("shared", "also", "kept"),
    [
        (False, "", ["ner"]),
        (True, "", ["tok2vec", "ner"]),
        (True, "sentencizer", ["tok2vec", "ner"]),
        (True, "entity_ruler", ["tok2vec", "tagger", "entity_ruler", "ner"]),
        (True, "newscast_test_component", ["tok2vec", "tagger", "newscast_test_component", "ner"]),
    ],
)
def test_only_what_names_need_is_kept(
    tmp_path: Path, shared: bool, also: str, kept: list[str]
) -> None:
    whole = spacy.load(trained(tmp_path / "model", shared=shared, also=also))
    cut = load_pipeline(str(tmp_path / "model"))
    assert cut.pipe_names == kept
    text = "Amélie Vidal et Tomas Quispe sont à Quimper."
    assert [(e.start, e.label_) for e in cut(text).ents] == [
        (e.start, e.label_) for e in whole(text).ents
    ]


def test_labels_are_compared_in_capitals() -> None:
    assert all(label == label.upper() for label in LABELS)


# --- versions ---


def test_without_configuration_the_version_is_the_plain_one() -> None:
    assert Models().version == analysis_version({}) == VERSION


def test_every_change_of_the_configuration_gives_another_version(tmp_path: Path) -> None:
    model = tmp_path / "model"
    tables = [{}, {"fr": "a"}, {"fr": "b"}, {"de": "a"}, {"fr": "a", "de": "a"}]
    versions = [analysis_version(table) for table in tables]
    versions.append(analysis_version({"fr": str(model)}))
    save(model, PATTERNS)
    versions.append(analysis_version({"fr": str(model)}))
    (model / "meta.json").write_text('{"version": "2"}')
    versions.append(analysis_version({"fr": str(model)}))
    assert len(set(versions)) == len(versions)
    assert all(0 < version < 2**63 for version in versions)


def test_the_version_does_not_depend_on_the_order_and_is_the_same_in_another_process() -> None:
    code = "from language.version import *; print(analysis_version({'de': 'a', 'fr': 'spacy'}))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert int(done.stdout) == analysis_version({"fr": "spacy", "de": "a"})
