"""A list names the actors that an article is mostly about."""

from core.analysis import CastMember
from core.types import Kind, LeadActor
from store import cast, corrections
from store.articles import rows
from store.engine import Store
from tests.store.builders import add, analyse, day, draft, member, tell


def told(store: Store, *actors: CastMember) -> int:
    (article_id,) = tell(store, (" ".join(actor.name for actor in actors), actors))
    return article_id


def leads(store: Store, article_id: int) -> list[str]:
    (row,) = rows(store, [article_id])
    return [actor.name for actor in row.actors]


def number(store: Store, name: str) -> int:
    return next(a.id for a in cast.actors(store) if a.name == name)


def test_the_three_most_salient_actors_lead(store: Store) -> None:
    shares = {"Ann": 0.1, "Bob": 0.4, "Cid": 0.2, "Dan": 0.3}
    article_id = told(store, *(member(name, salience=s) for name, s in shares.items()))
    assert leads(store, article_id) == ["Bob", "Dan", "Cid"]
    (row,) = rows(store, [article_id])
    assert row.actors[0] == LeadActor(number(store, "Bob"), "Bob", Kind.PERSON)


def test_who_only_reported_an_article_does_not_lead_it(store: Store) -> None:
    wire = member("Wire", Kind.ORGANISATION, salience=0.9, source=True)
    assert leads(store, told(store, wire, member("Ann", salience=0.1))) == ["Ann"]


def test_hidden_actors_make_room_for_the_next(store: Store) -> None:
    cast_of_four = [member(f"A{n}", salience=1 - n / 10) for n in range(4)]
    article_id = told(store, *cast_of_four)
    corrections.hide(store, number(store, "A0"))
    assert leads(store, article_id) == ["A1", "A2", "A3"]


def test_who_is_shown_as_another_leads_as_that_one_and_once(store: Store) -> None:
    actors = [member("Ann", salience=0.5), member("Bob", salience=0.4), member("Cid")]
    article_id = told(store, *actors)
    corrections.merge(store, number(store, "Ann"), number(store, "Bob"))
    assert leads(store, article_id) == ["Bob", "Cid"]
    corrections.hide(store, number(store, "Bob"))
    assert leads(store, article_id) == ["Cid"]
    corrections.undo(store)
    corrections.undo(store)
    assert leads(store, article_id) == ["Ann", "Bob", "Cid"]


def test_nobody_leads_before_an_article_was_read_nor_where_nobody_is_named(store: Store) -> None:
    waiting, empty = add(store, draft(published=day(1)), draft(published=day(2)))
    analyse(store, empty)
    assert [row.actors for row in rows(store, [waiting, empty])] == [(), ()]


def test_every_article_has_leads_of_its_own(store: Store) -> None:
    ann, bob = member("Ann", salience=0.2), member("Bob", salience=0.3)
    one, two = tell(store, ("Ann met Bob", [ann, bob]), ("Ann", [ann]))
    assert [leads(store, i) for i in (one, two)] == [["Bob", "Ann"], ["Ann"]]
