"""What each piece of a story adds, whatever the reader has said of the actors meanwhile."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from core.analysis import CastMember
from core.errors import NotFoundError
from core.stories import Member, Piece
from core.types import ArticleRow, Kind, LeadActor
from desk.library import Library
from desk.stories import CAST, NEW_ACTORS, NEW_NUMBERS, PIECES, cast, told
from store.engine import Store
from tests.store.builders import NOW, add, analyse, day, draft, member, tell

ANN = member("Ann Lee", Kind.PERSON, "Ann Lee", "Annie", salience=0.9)
BOB = member("Bob Roe", salience=0.5)
ACME = member("Acme", Kind.ORGANISATION, salience=0.4)


def joined(library: Library, ids: Sequence[int]) -> int:
    """Makes one story of articles; its number."""
    for i in ids[1:]:
        library.join(i, ids[0])
    story_id = library.story_of(ids[0])
    assert story_id is not None
    return story_id


def new(pieces: Sequence[Piece]) -> list[list[str]]:
    return [[actor.name for actor in piece.actors] for piece in pieces]


@pytest.fixture
def library(store: Store) -> Library:
    return Library(store)


@pytest.fixture
def story(store: Store, library: Library) -> int:
    """Three articles; the second names one more actor, the third another and one as Annie."""
    casts: list[tuple[str, list[CastMember]]] = [
        ("Ann Lee speaks", [ANN]),
        ("Ann Lee meets Bob Roe", [ANN, BOB]),
        ("Annie and Bob Roe visit Acme", [ANN, BOB, ACME]),
    ]
    return joined(library, tell(store, *casts))


def test_each_piece_says_whom_it_names_first(library: Library, story: int) -> None:
    found = library.story(story)
    assert new(found.pieces) == [["Ann Lee"], ["Bob Roe"], ["Acme"]]
    assert [actor.name for actor in found.cast] == ["Ann Lee", "Bob Roe", "Acme"]
    assert [piece.lead for piece in found.pieces] == ["Nothing happened."] * 3
    assert (found.row.articles, found.row.title) == (3, "Ann Lee speaks")


def test_no_correction_leaves_a_stale_actor_in_a_story(
    store: Store, library: Library, story: int
) -> None:
    before = library.story(story)
    ann, bob, acme = (actor.id for actor in before.cast)

    library.merge(bob, ann)
    assert new(library.story(story).pieces) == [["Ann Lee"], [], ["Acme"]]
    library.undo()
    assert library.story(story) == before

    apart = library.split(ann, "Annie")
    assert new(library.story(story).pieces) == [["Ann Lee"], ["Bob Roe"], ["Annie", "Acme"]]
    assert apart.into_id in {actor.id for actor in library.story(story).cast}
    library.undo()

    library.hide(bob)
    hidden = library.story(story)
    assert new(hidden.pieces) == [["Ann Lee"], [], ["Acme"]]
    assert bob not in {actor.id for actor in hidden.cast}
    library.undo()

    library.retype(acme, Kind.PLACE)
    (changed,) = library.story(story).pieces[2].actors
    assert (changed.name, changed.kind) == ("Acme", Kind.PLACE)
    library.rename(ann, "Dame Ann")
    assert new(library.story(story).pieces)[0] == ["Dame Ann"]
    library.undo()
    library.undo()
    assert library.story(story) == before

    first = before.pieces[0].article.id
    analyse(store, first, version=2)
    assert new(library.story(story).pieces) == [[], ["Ann Lee", "Bob Roe"], ["Acme"]]
    assert library.story_of(first) == story


def test_a_correction_holds_when_its_articles_are_analysed_anew(
    store: Store, library: Library, story: int
) -> None:
    ann, bob, _ = (actor.id for actor in library.story(story).cast)
    library.merge(bob, ann)
    for piece in library.story(story).pieces:
        analyse(store, piece.article.id, ANN, BOB, version=2)
    assert new(library.story(story).pieces) == [["Ann Lee"], [], []]


def test_a_piece_is_fresh_until_it_is_read_or_the_story_has_been_opened(
    library: Library, story: int
) -> None:
    def fresh() -> list[bool]:
        return [piece.fresh for piece in library.story(story).pieces]

    ids = [piece.article.id for piece in library.story(story).pieces]
    library.set_read(ids[:1], True)
    assert fresh() == [False, True, True]
    library.see_story(story, NOW - timedelta(minutes=1))
    assert fresh() == [False, True, True]
    library.see_story(story, NOW)
    assert fresh() == [False, False, False]
    assert library.story(story).seen == NOW


def test_the_reader_has_the_last_word_and_can_take_it_back(library: Library, story: int) -> None:
    before = library.story(story)
    last = before.pieces[-1].article.id
    standings = library.pin([last], None)
    assert len(library.story(story).pieces) == 2
    assert library.story_of(last) is None
    library.restore_stories(standings)
    assert library.story(story) == before


def test_merged_stories_are_told_as_one(store: Store, library: Library, story: int) -> None:
    other = joined(library, add(store, draft("Later", published=day(9)), draft("Last")))
    standings = library.merge_stories(other, story)
    assert [row.articles for row in library.stories()] == [5]
    with pytest.raises(NotFoundError):
        library.story(other)
    library.restore_stories(standings)
    assert {row.id: row.articles for row in library.stories()} == {story: 3, other: 2}


def test_a_story_without_actors_or_dates_is_told(store: Store, library: Library) -> None:
    story_id = joined(library, add(store, draft("One", ""), draft("Two", "7 dead.")))
    found = library.story(story_id)
    assert found.cast == ()
    assert [piece.lead for piece in found.pieces] == ["", "7 dead."]
    assert [piece.numbers for piece in found.pieces] == [(), ("7 dead",)]


def test_there_is_no_story_of_that_number(library: Library) -> None:
    with pytest.raises(NotFoundError):
        library.story(99)
    assert library.story_of(99) is None


def piece_of(text: str, *actors: LeadActor, opening: int = 0) -> Member:
    row = ArticleRow(1, "g", "Title", "Wire", None, NOW, "", "", True, False)
    return Member(row, text, opening, NOW, False, actors)


def test_numbers_are_new_once_however_they_are_written() -> None:
    texts = (
        "A 6.1-magnitude quake killed 14 people and cost $2,000,000.",
        "The magnitude of 6.1 is confirmed; 14 dead, $2 million lost, 30 missing.",
        "The dead are 31 people.",
    )
    found = [piece.numbers for piece in told(map(piece_of, texts), None)]
    assert found == [("6.1 magnitude", "14 people", "$2,000,000"), ("30 missing",), ("31 people",)]


def test_a_piece_names_a_handful_and_the_next_one_none_of_the_rest() -> None:
    many = [LeadActor(n, f"Actor {n}", Kind.PERSON) for n in range(5_000)]
    numbers = ", ".join(f"{n} llamas" for n in range(100, 200))
    first, second = told([piece_of(numbers, *many), piece_of(numbers, *many)], None)
    assert (len(first.actors), len(first.numbers)) == (NEW_ACTORS, NEW_NUMBERS)
    assert (second.actors, second.numbers) == ((), ())
    assert len(cast([piece_of("", *many)])) == CAST


def test_a_piece_begins_behind_its_dateline() -> None:
    (piece,) = told([piece_of("OSLO (Wire) — It snowed. It froze.", opening=14)], None)
    assert piece.lead == "It snowed."


def test_of_a_long_story_the_last_pieces_are_told(store: Store, library: Library) -> None:
    ids = add(store, *(draft(f"News {n}", published=day(n)) for n in range(PIECES + 5)))
    library.join(ids[1], ids[0])
    library.pin(ids, library.story_of(ids[0]))
    story_id = library.story_of(ids[0])
    assert story_id is not None
    found = library.story(story_id)
    assert found.row.articles == PIECES + 5
    assert [piece.article.id for piece in found.pieces] == ids[5:]
