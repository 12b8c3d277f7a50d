"""After a correction of actors or a new analysis, no screen is told what was before."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from core.relations import Why
from core.types import CastEntry, CorrectionKind, Kind, LeadActor
from desk.library import Library
from store.engine import Store
from tests.store.builders import NOW, add, analyse, assert_sound, day, draft, member

TEXT = "{} said pilots of Kolvik Air grounded forty flights over rosters. {} met {} in Oslo."
ANN = member("Ann Lee", Kind.PERSON, "Ann Lee", "Annie", salience=0.9)
BOB = member("Bob Roe", salience=0.5)
ACME = member("Kolvik Air", Kind.ORGANISATION, salience=0.7)
OSLO = member("Oslo", Kind.PLACE, salience=0.3)
CAST = (ANN, ACME, BOB, OSLO)

Correct = Callable[[Library, dict[str, int]], object]

CORRECTIONS: dict[CorrectionKind, Correct] = {
    CorrectionKind.MERGE: lambda library, ids: library.merge(ids["Bob Roe"], ids["Ann Lee"]),
    CorrectionKind.SPLIT: lambda library, ids: library.split(ids["Ann Lee"], "Annie"),
    CorrectionKind.RENAME: lambda library, ids: library.rename(ids["Ann Lee"], "Dame Ann"),
    CorrectionKind.RETYPE: lambda library, ids: library.retype(ids["Kolvik Air"], Kind.GROUP),
    CorrectionKind.HIDE: lambda library, ids: library.hide(ids["Bob Roe"]),
}

GONE = {
    CorrectionKind.MERGE: ("Bob Roe", Kind.PERSON),
    CorrectionKind.RENAME: ("Ann Lee", Kind.PERSON),
    CorrectionKind.RETYPE: ("Kolvik Air", Kind.ORGANISATION),
    CorrectionKind.HIDE: ("Bob Roe", Kind.PERSON),
}
"""Who is nowhere once a correction holds; a split leaves everybody."""


@pytest.fixture
def library(store: Store) -> Library:
    """Four articles of one event, of which two are a story; Ann Lee is followed."""
    bodies = [TEXT.format(*names) for names in (("Ann Lee", "Bob Roe", "Annie"),) * 3]
    drafts = [
        draft(f"Day {n} without flights", f"{body} Talks {n} go on.", published=day(n))
        for n, body in enumerate([*bodies, "Annie rested in Oslo."])
    ]
    ids = add(store, *drafts)
    read_anew(store, ids, 1)
    made = Library(store)
    made.join(ids[1], ids[0])
    made.follow(actors(made)["Ann Lee"], True)
    return made


def read_anew(store: Store, article_ids: list[int], version: int) -> None:
    for i in article_ids:
        analyse(store, i, *CAST, version=version)


def actors(library: Library) -> dict[str, int]:
    return {actor.name: actor.id for actor in library.actors("", 50)}


def shown(library: Library) -> dict[str, Any]:
    """What every screen is told, by where it is shown."""
    ids = sorted(library.article_ids(""))
    articles = [library.article(i) for i in ids]
    known = actors(library)
    stories = library.stories()
    return {
        "list": library.rows(ids),
        "mentions": [article.mentions for article in articles],
        "cast": [library.cast(i) for i in ids],
        "related": [library.related(article) for article in articles],
        "stories": stories,
        "story": [library.story(row.id) for row in stories],
        "comparison": library.compare(ids[0], ids[1]),
        "actors": library.actors("", 50),
        "dossiers": [library.dossier(i, NOW) for i in known.values()],
        "peek": [library.companions(i, 10) for i in known.values()],
        "searches": {name: list(library.article_ids(f'actor:"{name}"')) for name in known},
        "completions": library.completions("actor", "", 50),
        "sources": [(source.name, source.query) for source in library.sources(NOW)],
    }


def names(value: object) -> Iterator[tuple[str, object]]:
    """Every actor that a value names, with the kind where it says one."""
    if isinstance(value, Why):
        yield from ((name, None) for name in value.actors)
    elif is_dataclass(value):
        if hasattr(value, "name") and isinstance(getattr(value, "kind", None), Kind):
            yield value.name, value.kind
        for field in fields(value):
            yield from names(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from ((name, None) for name in value)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from names(part)


def test_the_walk_over_values_finds_whom_they_name() -> None:
    entry = CastEntry(1, "Ann Lee", Kind.PERSON, 1, 1, (), 0.5)
    value = [(entry, Why(("Bob Roe",), (), None, 0.0)), LeadActor(2, "Oslo", Kind.PLACE)]
    expected = {("Ann Lee", Kind.PERSON), ("Bob Roe", None), ("Oslo", Kind.PLACE)}
    assert set(names(value)) == expected


@pytest.mark.parametrize("kind", CORRECTIONS)
def test_a_correction_that_is_taken_back_leaves_no_trace(
    store: Store, library: Library, kind: CorrectionKind
) -> None:
    before = shown(library)
    CORRECTIONS[kind](library, actors(library))
    assert shown(library) != before
    library.undo()
    after = shown(library)
    assert {place for place in before if before[place] != after[place]} == set()
    assert_sound(store)


@pytest.mark.parametrize("kind", CORRECTIONS)
def test_a_correction_says_at_once_what_a_new_analysis_would(
    store: Store, library: Library, kind: CorrectionKind
) -> None:
    CORRECTIONS[kind](library, actors(library))
    at_once = shown(library)
    read_anew(store, sorted(library.article_ids("")), 2)
    anew = shown(library)
    assert {place for place in anew if at_once[place] != anew[place]} == set()


@pytest.mark.parametrize("kind", GONE)
def test_who_was_corrected_away_is_named_nowhere(library: Library, kind: CorrectionKind) -> None:
    name, was = GONE[kind]
    before = shown(library)
    assert {place for place in before if (name, was) in set(names(before[place]))} >= {
        *("list", "cast", "story", "comparison", "actors", "dossiers", "peek")
    }
    CORRECTIONS[kind](library, actors(library))
    after = shown(library)
    assert {place for place in after if (name, was) in set(names(after[place]))} == set()
    if kind is not CorrectionKind.RETYPE:
        told = {place for place in after if name in {said for said, _ in names(after[place])}}
        assert told == set()
        assert name not in after["completions"]


def test_an_analysis_that_finds_nobody_leaves_nobody(store: Store, library: Library) -> None:
    for i in library.article_ids(""):
        analyse(store, i, version=2)
    assert {place for place, value in shown(library).items() if set(names(value))} == set()
