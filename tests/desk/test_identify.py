"""What the store knows says who is named in the next article."""

import pytest

from core.analysis import Analysis, CastMember, Text
from core.types import Answer, Field, Kind
from desk.identify import concluded, relink_surnames
from language.actors.link import local_key
from language.analyse import Reading
from language.recognise.pieces import Part
from store import analyses, cast, corrections, suggestions
from store.engine import Store
from tests.language.marked import unmarked
from tests.store.builders import add, draft, member, tell

SHIPS = member("Northwind Shipping", Kind.ORGANISATION)
PORT = member("Larkfield", Kind.PLACE)
VERA = member("Vera Halvorsen", Kind.PERSON, "Vera Halvorsen", "Halvorsen")
JON = member("Jon Halvorsen")
NEWS = ("Vera Halvorsen leads Northwind Shipping in Larkfield", [VERA, SHIPS, PORT])
CHOIR = ("Jon Halvorsen sings", [JON])
ELSEWHERE = [(f"Rain in Kovarra {n}", [member(f"Kovarra {n}", Kind.PLACE)]) for n in range(12)]

ALONE = "In the harbour [P:Halvorsen] met men of [O:Northwind Shipping] from [L:Larkfield]."


def reading(marked: str) -> Reading:
    text, spans = unmarked(marked)
    part = Part(Field.BODY, 0, text, headline=False)
    return Reading(Text("", text), (part,), (tuple(spans),), len(text.split()), "bundled")


def told(store: Store, marked: str) -> tuple[int, Analysis]:
    """Adds an article and analyses it as the background does."""
    (article_id,) = add(store, draft("Harbour", unmarked(marked)[0]))
    return article_id, read_again(store, article_id, marked)


def read_again(store: Store, article_id: int, marked: str) -> Analysis:
    """Analyses a stored article as the background does."""
    analysis = concluded(store, {article_id: reading(marked)})[article_id]
    text = Text("Harbour", unmarked(marked)[0])
    analyses.save(store, 1, [(article_id, text, analysis)])
    return analysis


def first(analysis: Analysis) -> CastMember:
    return analysis.cast[0]


def test_a_surname_is_the_known_person_in_whose_company_it_stands(store: Store) -> None:
    tell(store, NEWS, CHOIR, *ELSEWHERE)
    article_id, analysis = told(store, ALONE)
    assert first(analysis).key == "vera halvorsen"
    assert not first(analysis).partial
    assert "Vera Halvorsen" in [entry.name for entry in cast.cast(store, article_id)]


def test_a_surname_in_no_known_company_stays_the_articles_own(store: Store) -> None:
    tell(store, NEWS, *ELSEWHERE)
    _, analysis = told(store, "That evening [P:Halvorsen] went home.")
    assert first(analysis).partial
    _, again = told(store, "That evening [P:Halvorsen] went home, once more.")
    assert len(cast.actors(store, "halvorsen")) == 3
    assert first(again).key == "halvorsen"


def test_an_article_read_again_is_no_evidence_for_itself(store: Store) -> None:
    article_id, analysis = told(store, ALONE)
    tell(store, *ELSEWHERE)
    again = concluded(store, {article_id: reading(ALONE)})[article_id]
    assert first(again).partial
    assert first(again).key == first(analysis).key


def test_a_full_name_that_comes_later_takes_the_surname_with_it(store: Store) -> None:
    article_id, _ = told(store, ALONE)
    tell(store, NEWS, *ELSEWHERE)
    assert "Halvorsen" in [entry.name for entry in cast.cast(store, article_id)]
    relink_surnames(store, [[VERA, SHIPS, PORT]])
    assert "Vera Halvorsen" in [entry.name for entry in cast.cast(store, article_id)]


def correct(store: Store, action: str) -> None:
    """Says something of the person that one article calls by surname alone."""
    people = {row.name: row.id for row in cast.actors(store, "halvorsen")}
    alone = people["Halvorsen"]
    match action:
        case "rename":
            corrections.rename(store, alone, "Nils Halvorsen")
        case "judge":
            suggestions.judge(store, alone, people["Vera Halvorsen"], Answer.NO)


@pytest.mark.parametrize(("action", "name"), [("rename", "Nils Halvorsen"), ("judge", "Halvorsen")])
def test_a_surname_of_which_the_reader_spoke_stays_apart(
    store: Store, action: str, name: str
) -> None:
    article_id, _ = told(store, ALONE)
    tell(store, NEWS, *ELSEWHERE)
    correct(store, action)
    relink_surnames(store, [[VERA, SHIPS, PORT]])
    assert name in [entry.name for entry in cast.cast(store, article_id)]
    read_again(store, article_id, ALONE)
    assert name in [entry.name for entry in cast.cast(store, article_id)]


def test_a_surname_that_is_read_again_is_whom_the_store_knows_by_then(store: Store) -> None:
    article_id, _ = told(store, ALONE)
    tell(store, NEWS, *ELSEWHERE)
    read_again(store, article_id, ALONE)
    assert "Vera Halvorsen" in [entry.name for entry in cast.cast(store, article_id)]


def test_a_full_name_in_other_company_leaves_the_surname_alone(store: Store) -> None:
    article_id, _ = told(store, ALONE)
    tell(store, CHOIR, *ELSEWHERE)
    relink_surnames(store, [[JON]])
    assert "Halvorsen" in [entry.name for entry in cast.cast(store, article_id)]


def test_stored_articles_say_which_kind_a_name_is_of(store: Store) -> None:
    tell(store, *[(f"Vera Halvorsen in Larkfield {n}", [VERA, PORT]) for n in range(4)])
    _, analysis = told(store, "That evening [L:Vera Halvorsen] went home.")
    assert (first(analysis).key, first(analysis).kind) == ("vera halvorsen", Kind.PERSON)


def test_articles_of_one_batch_know_each_other(store: Store) -> None:
    marked = ["In [L:Larkfield] [P:Vera Halvorsen] met [O:Northwind Shipping].", ALONE]
    tell(store, *ELSEWHERE)
    ids = add(store, *(draft(f"Harbour {n}", unmarked(text)[0]) for n, text in enumerate(marked)))
    found = concluded(store, dict(zip(ids, map(reading, marked), strict=True)))
    assert first(found[ids[1]]).key == "vera halvorsen"
    assert local_key("halvorsen", ids[1]) not in {m.key for a in found.values() for m in a.cast}


def test_what_an_article_said_before_is_no_evidence_when_it_is_read_again(store: Store) -> None:
    article_id, _ = told(store, "That evening [P:Lake Halvorsen] went home.")
    again = concluded(store, {article_id: reading("That evening [L:Lake Halvorsen] went home.")})
    assert first(again[article_id]).kind is Kind.PLACE


def test_a_merge_says_nothing_of_who_is_named_and_can_be_undone_after_another_reading(
    store: Store,
) -> None:
    tell(store, NEWS, CHOIR, *ELSEWHERE)
    people = {row.name: row.id for row in cast.actors(store, "halvorsen")}
    corrections.merge(store, people["Jon Halvorsen"], people["Vera Halvorsen"])
    marked = "In the choir [P:Jon Halvorsen] sang."
    article_id, analysis = told(store, marked)
    assert first(analysis).key == "jon halvorsen"
    assert [entry.name for entry in cast.cast(store, article_id)] == ["Vera Halvorsen"]
    corrections.undo(store)
    assert [entry.name for entry in cast.cast(store, article_id)] == ["Jon Halvorsen"]


def test_an_empty_batch_is_concluded(store: Store) -> None:
    assert concluded(store, {}) == {}
