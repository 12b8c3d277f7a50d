"""Who one mention names when nothing else is known: a comparable key, a kind, a name to show."""

import re
from dataclasses import dataclass

from core.types import Field, Kind, Label
from language import gazetteer
from language.labels import KIND_OF
from language.names import GENERATION, key, plain, without_title
from language.recognise.evidence import organisation_words

_NICKNAME = re.compile(r"\s*[(\"“‘'][^)\"”’']{1,20}[)\"”’']\s*")
"""A by-name in the middle of a name: 'Ada (Countess) Byron'."""

_SHORTEST_PLURAL = 4
"""Letters that a word must have more than for its last s to be taken for an ending."""

_SPELT = {
    "mt": "mount",
    "st": "saint",
    "ft": "fort",
    "univ": "university",
    "dept": "department",
    "center": "centre",
    "theater": "theatre",
    "defense": "defence",
    "labor": "labour",
    "harbor": "harbour",
    "organization": "organisation",
    "program": "programme",
}
"""Words of a name that are written short as often as in full, or differ over the Atlantic."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention before its actor is known; `form` is the text that it covers.

    `headline` says that it stands in a title or in headline letters.
    """

    field: Field
    start: int
    end: int
    label: Label
    form: str
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a mention names: a comparable key and a kind, and the name to show."""

    key: str
    kind: Kind
    name: str


def own_identity(named: Named) -> Identity:
    """Who a mention names by its own words."""
    form = plain(named.form)
    entry = gazetteer.lookup(form)
    if entry and (not entry.ambiguous or entry.label is named.label):
        return Identity(_comparable(entry.name, entry.kind), entry.kind, entry.name)
    kind = KIND_OF[named.label]
    name = _person(form) if kind is Kind.PERSON else form
    return Identity(_comparable(name, kind) or named.form.casefold(), kind, name)


def _person(form: str) -> str:
    """A person's name without titles and by-names."""
    bare = _NICKNAME.sub(" ", form).strip()
    return without_title(bare if " " in bare else form)


def without_form(name: str) -> str:
    """An organisation's name without its legal form: 'Northwind Inc' is Northwind."""
    words = name.split()
    while len(words) > 1 and key(words[-1]) in organisation_words()["forms"]:
        words.pop()
    return " ".join(words)


def _comparable(name: str, kind: Kind) -> str:
    """The key of a name, without what news adds and leaves out at will."""
    words = [_SPELT.get(word, word) for word in key(name).split()]
    if kind is Kind.ORGANISATION:
        words = _before_form(words)
        words = [_singular(word) for word in words] if len(words) > 1 else words
    while len(words) > 1 and kind is Kind.PERSON and words[-1] in GENERATION:
        words.pop()
    return " ".join(words)


def _before_form(words: list[str]) -> list[str]:
    """The words of an organisation's key before its legal form.

    'northwind' of 'northwind inc of larkfield'.
    """
    forms = organisation_words()["forms"]
    end = next((place for place in range(1, len(words)) if words[place] in forms), len(words))
    return words[:end]


def _singular(word: str) -> str:
    """The word without a plural ending: news writes 'Kovarra Textile' and 'Kovarra Textiles'."""
    plural = len(word) > _SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word
