"""Loads a spaCy pipeline that the reader has chosen, cut down to what finds names."""

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.util import is_package

from core.errors import LanguageError
from core.types import Label

_LABELS = {
    Label.PERSON: "PERSON PER PERS PRS PS PERSNAME",
    Label.ORG: "ORG ORGANIZATION ORGANISATION GPE_ORG OG ORGNAME",
    Label.LOC: "LOC LOCATION GPE GPE_LOC GEO FAC FACILITY LC PLACENAME GEOGNAME",
    Label.NORP: "NORP NAT_REL_POL",
    Label.MISC: "MISC PRODUCT PROD OBJ EVENT EVT EVN WORK_OF_ART WRK LAW LANGUAGE",
}
LABELS = {theirs: ours for ours, names in _LABELS.items() for theirs in names.split()}
"""Labels of spaCy's trained pipelines, in capitals, to ours: those of OntoNotes, WikiNER, the
Polish NKJP, the Romanian RONEC, the Swedish SUC, the Norwegian NorNE and the Korean KLUE.
Others (dates, sums) name no actor."""

_NAMES = {"ner", "entity_ruler"}
_SHARED = {"tok2vec", "transformer", "curated_transformer"}
_OTHER = {
    "attribute_ruler",
    "lemmatizer",
    "morphologizer",
    "parser",
    "sentencizer",
    "senter",
    "tagger",
    "textcat",
    "textcat_multilabel",
    "trainable_lemmatizer",
}


def our_label(label: str) -> Label | None:
    """The label of ours that a pipeline's label means; None where it names no actor."""
    return LABELS.get(label.upper())


def load_pipeline(name: str) -> Language:
    """The pipeline of a package name or path, with only those components that names need.

    Raises:
        LanguageError: it is not there, cannot be loaded, or marks no names.
    """
    if not (is_package(name) or Path(name).exists()):
        raise LanguageError(name, "there is no such spaCy pipeline", _install_hint(name))
    try:
        nlp = spacy.load(name)
    except Exception as error:  # a package runs code of its own, which may raise anything
        why = f"the spaCy pipeline cannot be loaded: {error or type(error).__name__}"
        raise LanguageError(name, why, _install_hint(name)) from error
    _keep_what_finds_names(nlp)
    if not _may_find_names(nlp):
        raise LanguageError(name, "this spaCy pipeline marks no names", "one with NER is needed")
    return nlp


def _install_hint(name: str) -> str:
    if "/" in name:
        return "see [language] in config.toml"
    return f"python -m spacy download {name}, or change [language] in config.toml"


def _factories(nlp: Language) -> set[str]:
    return {nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}


def _keep_what_finds_names(nlp: Language) -> None:
    """Removes tagging, parsing and the like, which take most of a pipeline's time.

    Rulers and components of a third party may read tags and lemmas: beside one of those all
    stay. A shared encoder stays where the recogniser listens to it.
    """
    if _factories(nlp) - _SHARED - _OTHER != {"ner"}:
        return
    unneeded = [name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory in _OTHER]
    finders = set(nlp.pipe_names) - set(unneeded)
    for name in nlp.pipe_names:
        if nlp.get_pipe_meta(name).factory in _SHARED:
            listeners = getattr(nlp.get_pipe(name), "listening_components", finders)
            unneeded += [] if finders.intersection(listeners) else [name]
    for name in unneeded:
        nlp.remove_pipe(name)


def _may_find_names(nlp: Language) -> bool:
    """Whether a label of ours can come out; of a component of a third party that is believed."""
    if _factories(nlp) - _NAMES - _SHARED - _OTHER:
        return True
    finders = [n for n in nlp.pipe_names if nlp.get_pipe_meta(n).factory in _NAMES]
    return any(our_label(label) for name in finders for label in nlp.pipe_labels.get(name, ()))
