"""What is asked to find the story of an article: copies that have their place, and members."""

import pytest

from core.drafts import FeedSpec
from store import feeds, pins, queue, threads
from store.engine import Store
from store.models import ARTICLE, RELATE
from store.threads import members, settled_copies
from tests.store.builders import add, analyse, day, draft
from tests.store.plans import plans

LONG = "Rescuers dug for survivors under the rubble of the buried village of Sandrik. " * 5


def copied(store: Store, number: int, location: str = "https://example.org/feed") -> list[int]:
    """Adds articles of one text, a day apart."""
    return add(store, *(draft("Quake", LONG, published=day(n)) for n in range(number)),
               location=location)  # fmt: skip


def test_copies_that_have_their_place_are_known_by_date(store: Store) -> None:
    one, two = copied(store, 2)
    (there,) = copied(store, 1, "https://example.org/there")
    add(store, draft("Quake", LONG.replace("Sandrik", "Velmora")))
    assert settled_copies(store, one) == {two: day(1), there: day(0)}


def test_copies_that_wait_or_are_wanted_in_no_story_do_not_count(store: Store) -> None:
    one, waiting, alone, placed = copied(store, 4)
    analyse(store, waiting)
    pins.pin(store, [alone], None)
    pins.join(store, placed, alone)
    pins.pin(store, [alone], None)
    assert list(settled_copies(store, one)) == [placed]


def test_copies_that_lists_do_not_show_do_not_count(store: Store) -> None:
    feeds.sync_feeds(store, [FeedSpec("listed")])
    copied(store, 1, "listed")
    (one,) = copied(store, 1)
    assert settled_copies(store, one)
    feeds.sync_feeds(store, [])
    assert settled_copies(store, one) == {}


def test_texts_too_short_to_be_one_by_intent_are_no_copies(store: Store) -> None:
    one, _ = add(store, draft(), draft())
    assert settled_copies(store, one) == {}


def test_of_many_copies_the_newest_are_looked_at(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "COPIES", 2)
    one, *_, last_but_one, last = copied(store, 5)
    assert list(settled_copies(store, one)) == [last, last_but_one]
    with store.write() as connection:
        queue.enqueue(connection, ARTICLE.c.id == last, RELATE)
    assert list(settled_copies(store, one)) == [last_but_one]


def test_copies_are_found_from_their_index_alone_and_in_its_order(store: Store) -> None:
    one, _ = copied(store, 2)
    steps = plans(store, lambda: settled_copies(store, one))
    assert "USING INDEX article_text_key (text_key=?)" in steps
    assert "TEMP B-TREE" not in steps and "SCAN article" not in steps


def test_the_last_members_of_each_story_are_told(store: Store) -> None:
    first, second, third, fourth, fifth = copied(store, 5)
    pins.join(store, first, third)
    pins.join(store, second, third)
    pins.join(store, fifth, fourth)
    one, other = (pins.standings(store, [i])[i].story_id or 0 for i in (first, fourth))
    assert members(store, [one, other], 9) == [[third, second, first], [fifth, fourth]]
    assert members(store, [one, other], 2) == [[third, second], [fifth, fourth]]
    assert members(store, [], 2) == []


def test_members_are_read_from_the_index_by_story(store: Store) -> None:
    steps = plans(store, lambda: members(store, [1], 9))
    assert "COVERING INDEX article_story (story_id=?)" in steps
    assert "TEMP B-TREE" not in steps
