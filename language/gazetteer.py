"""The actors that newscast knows before it reads anything, and the names that people bear."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from core.types import Kind, Label
from language.names import key

SHORTEST_CAPITALS = 4
"""A form must be longer than this to be known in capitals: shorter ones are other words too."""

_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a known form stands for.

    `label` is how the form itself is used (a demonym is NORP), `kind` what it
    stands for (the country: a place). `ambiguous` forms mean other things too
    (Chad, Jordan) and count only where the recogniser sees a name as well.
    """

    form: str
    name: str
    kind: Kind
    label: Label
    ambiguous: bool


def _table(name: str) -> list[dict[str, Any]]:
    text = (files("language") / f"gazetteer/{name}.toml").read_text("utf-8")
    records = next(iter(tomllib.loads(text).values()))
    return [dict(record) for record in records]


def _entries(record: dict[str, Any], kind: Kind, label: Label) -> Iterator[Entry]:
    """The record's forms; a country's capital is a place of its own."""
    unsure = set(record.get("ambiguous", ()))
    own_names = [record["name"], *record.get("names", ()), *record.get("abbreviations", ())]
    groups = [(record["name"], kind, label, own_names)]
    groups.append((record["name"], Kind.PLACE, Label.NORP, record.get("demonyms", ())))
    capitals = record.get("capitals", ())
    groups.append((capitals[0] if capitals else "", Kind.PLACE, Label.LOC, capitals))
    for name, of_kind, of_label, forms in groups:
        for form in forms:
            place = of_kind is Kind.PLACE
            for variant in _variants(form, capitals=place and form not in unsure):
                yield Entry(variant, name, of_kind, of_label, form in unsure)


def _variants(form: str, *, capitals: bool) -> Iterator[str]:
    """The form as data has it, and as texts vary it.

    With a typographic apostrophe; initials without the last full stop, which a sentence's end
    may have taken ("U.S"); and in a dateline's capitals.

    Short forms and ambiguous ones have no capitals of their own: CHAD, MALI. Nor have
    organisations and groups, which stand in no dateline: each form costs time at the start.
    """
    yield form
    if "'" in form:
        yield form.replace("'", "’")
    if _INITIALS.fullmatch(form):
        yield form[:-1]
    if capitals and len(form) > SHORTEST_CAPITALS and not form.isupper():
        yield form.upper()


@cache
def entries() -> dict[str, Entry]:
    """Every known form, exactly as written, with what it stands for.

    Where two tables have a form, the one that stands first here decides.
    """
    known: dict[str, Entry] = {}
    for table, kind, label in (
        ("countries", Kind.PLACE, Label.LOC),
        ("bodies", Kind.ORGANISATION, Label.ORG),
        ("groups", Kind.GROUP, Label.NORP),
        ("outlets", Kind.ORGANISATION, Label.ORG),
        ("parties", Kind.ORGANISATION, Label.ORG),
        ("companies", Kind.ORGANISATION, Label.ORG),
        ("teams", Kind.ORGANISATION, Label.ORG),
        ("places", Kind.PLACE, Label.LOC),
    ):
        for record in _table(table):
            for entry in _entries(record, kind, label):
                known.setdefault(entry.form, entry)
    return known


@cache
def _by_key() -> dict[str, Entry]:
    """Known forms by comparable name; of two with one key the unambiguous stays.

    A key has no possessive, so that Christie's may be a Mr Christie's.
    """
    known: dict[str, Entry] = {}
    for entry in entries().values():
        if entry.form.endswith(("'s", "’s")):
            entry = replace(entry, ambiguous=True)
        kept = known.get(key(entry.form))
        if kept is None or (kept.ambiguous and not entry.ambiguous):
            known[key(entry.form)] = entry
    return known


def lookup(form: str) -> Entry | None:
    """The entry of a surface form, exactly written or differing in case, accents or dots.

    Short capitals are known in capitals alone: Nato is NATO, but Us is no country.
    """
    exact = entries().get(form)
    entry = exact or _by_key().get(key(form))
    if entry and not exact and entry.form.isupper() and len(key(form)) < SHORTEST_CAPITALS:
        return entry if form.isupper() else None
    return entry


@cache
def _person_names() -> dict[str, list[str]]:
    return tomllib.loads((files("language") / "gazetteer/given_names.toml").read_text("utf-8"))


@cache
def given_names() -> frozenset[str]:
    """Given names from all over the world, lower case; none is as often a place or a word."""
    return frozenset(name.lower() for name in _person_names()["given"])
