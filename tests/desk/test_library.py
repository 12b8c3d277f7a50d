"""The reader's door to the store: lists as they are typed, notes that can be taken back."""

from array import array
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from core.analysis import CastMember
from core.errors import NamingError, NotFoundError, QueryError
from core.types import Group, Grouping, Kind, Order, SourceKind
from desk.commands.output.records import article_record
from desk.library import Library
from store.engine import Store
from tests.store.builders import add, draft, member, tell

ANN, BOB = member("Ann", salience=0.7), member("Bob", Kind.ORGANISATION, salience=0.2)


@pytest.fixture
def library(store: Store) -> Iterator[Library]:
    """Three analysed articles, a day apart."""
    told: list[tuple[str, list[CastMember]]] = [
        ("Storm: Ann met Bob", [ANN, BOB]),
        ("Stormy Ann", [ANN]),
        ("Calm Bob", [BOB]),
    ]
    tell(store, *told)
    opened = Library(store)
    yield opened
    opened.close()


def titles(library: Library, ids: "array[int]") -> list[str]:
    return [row.title for row in library.rows(ids)]


def test_the_last_word_may_be_unfinished_in_lists_and_hits(library: Library) -> None:
    expected = ["Stormy Ann", "Storm: Ann met Bob"]
    assert titles(library, library.article_ids("", typed="sto")) == expected
    assert titles(library, library.listing("", typed="sto").ids) == expected
    assert [hit.row.title for hit in library.hits("sto", newest_first=True)] == expected
    assert len(library.hits("sto", limit=1)) == 1


def test_a_listing_is_sorted_grouped_and_of_unread_ones_where_asked(library: Library) -> None:
    library.set_read([2], True)
    found = library.listing("", unread_only=True, order=Order.OLDEST, grouping=Grouping.DATE)
    assert found.ids.tolist() == [1, 3]
    assert found.groups == (Group("2024-01-01", 1), Group("2024-01-03", 1))
    west = library.listing("ann", grouping=Grouping.DATE, offset=timedelta(hours=-1))
    assert [group.title for group in west.groups] == ["2024-01-01", "2023-12-31"]


@pytest.mark.parametrize("query", ["is:odd", "after:soon", "actr:x"])
def test_a_slip_in_a_query_is_said(library: Library, query: str) -> None:
    for ask in (library.article_ids, library.listing, library.hits):
        with pytest.raises(QueryError):
            ask(query)


def test_rows_tell_the_main_actors_and_the_readers_tags(library: Library) -> None:
    library.add_tag([1], "later")
    (row,) = library.rows([1])
    assert [(actor.name, actor.kind) for actor in row.actors] == [
        ("Ann", Kind.PERSON),
        ("Bob", Kind.ORGANISATION),
    ]
    assert row.tags == ("later",)
    assert library.article(1).row == row
    assert article_record(row)["tags"] == ["later"]


def test_marks_are_undone_on_the_articles_that_they_changed(library: Library) -> None:
    library.set_read([2], True)
    library.set_starred([3], True)
    library.add_tag([1], "Mine")
    before = library.rows([1, 2, 3])
    read = library.set_read(iter([1, 2, 3]), True)
    starred = library.set_starred([1, 2, 3], True)
    tagged = library.add_tag([1, 2, 3], "mine")
    assert (sorted(read), sorted(starred), sorted(tagged)) == ([1, 3], [1, 2], [2, 3])
    library.set_read(read, False)
    library.set_starred(starred, False)
    library.remove_tag(tagged, "mine")
    assert library.rows([1, 2, 3]) == before


def test_a_removed_tag_comes_back(library: Library) -> None:
    library.add_tag([1, 2], "mine")
    removed = library.remove_tag([2, 3], "mine")
    assert removed == {2: "mine"}
    assert library.add_tag(removed, "mine") == [2]
    assert library.tags() == ["mine"]


def test_what_the_reader_keeps_is_among_the_sources(library: Library) -> None:
    library.add_tag([1], "mine")
    library.save_search("weather", "storm*")
    library.follow(1, True)
    kept = {s.kind: (s.name, s.total) for s in library.sources(datetime.now(UTC))}
    assert kept[SourceKind.SEARCH] == ("weather", 2)
    assert kept[SourceKind.ACTOR] == (library.actor(1).name, library.actor(1).articles)
    assert kept[SourceKind.TAG] == ("mine", 1)
    library.remove_search("weather")
    library.follow(1, False)
    library.remove_tag([1], "mine")
    left = {s.kind for s in library.sources(datetime.now(UTC))}
    assert not left & {SourceKind.SEARCH, SourceKind.ACTOR, SourceKind.TAG}


def test_actors_say_whether_they_are_followed(library: Library) -> None:
    library.follow(2, True)
    assert [actor.followed for actor in (library.actor(1), library.actor(2))] == [False, True]
    assert [actor.id for actor in library.actors("", 9) if actor.followed] == [2]


def test_one_walks_from_naming_to_naming(library: Library) -> None:
    ann = next(actor.id for actor in library.actors("ann", 1))
    assert library.next_naming(ann, 3, 1) == 2
    assert library.next_naming(ann, 2, 1) == 1
    assert library.next_naming(ann, 1, -1) == 2
    assert library.next_naming(ann, 2, -1) is None


def test_values_are_completed(library: Library) -> None:
    library.add_tag([1], "mine")
    assert library.completions("actor", "an") == ["Ann"]
    assert library.completions("tag", "m", limit=1) == ["mine"]


def test_what_cannot_be_kept_is_refused(library: Library) -> None:
    for keep in (
        lambda: library.add_tag([1], " "),
        lambda: library.save_search("", "storm"),
    ):
        with pytest.raises(NamingError):
            keep()
    with pytest.raises(QueryError):
        library.save_search("odd", "is:odd")
    with pytest.raises(NotFoundError):
        library.follow(99, True)


def test_an_actor_has_a_dossier_and_company_and_a_pair_can_be_followed(library: Library) -> None:
    now = datetime(2024, 6, 1, tzinfo=UTC)
    ann, bob = (actor.id for actor in library.actors("", 2))
    found = library.dossier(ann, now)
    assert (found.actor, found.weeks) == (library.actor(ann), (2,))
    assert list(found.companions) == library.companions(ann, 5)
    name, new = library.follow_pair(ann, bob)
    assert (name, new) == ("Ann + Bob", True)
    (pair,) = (line for line in library.sources(now) if line.kind is SourceKind.SEARCH)
    assert (pair.name, pair.unread, pair.total) == ("Ann + Bob", 1, 1)
    library.remove_search(name)
    assert all(line.kind is not SourceKind.SEARCH for line in library.sources(now))


def test_reading_a_text_that_several_feeds_have_can_be_taken_back(
    library: Library, store: Store
) -> None:
    text = "Crews of all four ferries stayed ashore, and talks went on in the old port. " * 5
    one, two = (add(store, draft("Strike", text), location=f"/{n}")[0] for n in range(2))
    before = library.counts()
    assert (before.articles, before.unread) == (4, 4)
    changed = library.set_read([one], True)
    assert (changed, library.counts().unread) == ([one, two], 3)
    library.set_read(changed, False, alone=True)
    assert library.counts() == before
    assert [row.other_sources for row in library.rows([one, two])] == [1, 1]
