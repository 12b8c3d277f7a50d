"""What the reader says of stories holds, and can be taken back."""

from collections.abc import Sequence

import pytest

from core.errors import NotFoundError
from core.stories import Standing
from store import pins, threads
from store.engine import Store
from store.queue import take_analysed
from store.stories import story_of
from tests.store.builders import add, analyse, assert_sound, draft, tell


def alone(*ids: int) -> tuple[Standing, ...]:
    return tuple(Standing(i, None, False) for i in ids)


def stands(store: Store, *ids: int) -> tuple[Standing, ...]:
    found = pins.standings(store, ids)
    return tuple(found[i] for i in ids)


def story(store: Store, *ids: int) -> int:
    """The story that articles are in, put there as the programs do."""
    first, *others = ids
    for i in others:
        text = dict(take_analysed(store, 99))[i]
        threads.settle(store, i, text, first)
    (story_id,) = {s.story_id for s in stands(store, *ids)}
    assert story_id is not None
    return story_id


@pytest.fixture
def ids(store: Store) -> Sequence[int]:
    return tell(store, *((f"News {n}", []) for n in range(5)))


def test_an_article_joins_a_lone_one_in_a_new_story(store: Store, ids: Sequence[int]) -> None:
    before = pins.join(store, ids[0], ids[1])
    assert sorted(before, key=lambda s: s.article_id) == list(alone(ids[0], ids[1]))
    here, there = stands(store, ids[0], ids[1])
    assert here.story_id == there.story_id is not None
    assert here.pinned and there.pinned
    pins.restore(store, before)
    assert stands(store, ids[0], ids[1]) == alone(ids[0], ids[1])
    assert_sound(store)


def test_an_article_joins_the_story_of_another(store: Store, ids: Sequence[int]) -> None:
    story_id = story(store, *ids[:2])
    assert pins.join(store, ids[2], ids[0]) == alone(ids[2])
    assert stands(store, ids[2]) == (Standing(ids[2], story_id, True),)
    assert stands(store, ids[0]) == (Standing(ids[0], story_id, False),)


def test_an_article_is_taken_out_of_its_story_and_put_back(
    store: Store, ids: Sequence[int]
) -> None:
    story_id = story(store, *ids[:3])
    before = pins.pin(store, [ids[1]], None)
    assert stands(store, ids[1]) == (Standing(ids[1], None, True),)
    assert story_of(store, ids[1]) is None
    assert story_of(store, ids[0]) == story_id
    pins.restore(store, before)
    assert stands(store, ids[1]) == (Standing(ids[1], story_id, False),)


def test_a_pin_replaces_a_pin_and_undoing_brings_the_first_back(
    store: Store, ids: Sequence[int]
) -> None:
    one, two = story(store, *ids[:2]), story(store, *ids[2:4])
    pins.pin(store, [ids[4]], one)
    before = pins.pin(store, [ids[4]], two)
    assert stands(store, ids[4]) == (Standing(ids[4], two, True),)
    pins.restore(store, before)
    assert stands(store, ids[4]) == (Standing(ids[4], one, True),)


def test_two_stories_become_one_and_two_again(store: Store, ids: Sequence[int]) -> None:
    one, two = story(store, *ids[:2]), story(store, *ids[2:4])
    pins.pin(store, [ids[4]], one)
    before = pins.merge(store, one, two)
    assert {s.story_id for s in stands(store, *ids)} == {two}
    assert [s.pinned for s in stands(store, *ids)] == [True, True, False, False, True]
    pins.restore(store, before)
    assert [s.story_id for s in stands(store, *ids)] == [one, one, two, two, one]
    assert [s.pinned for s in stands(store, *ids)] == [False] * 4 + [True]
    assert_sound(store)


def test_a_story_merged_with_itself_stays_as_it_is(store: Store, ids: Sequence[int]) -> None:
    one = story(store, *ids[:2])
    assert pins.merge(store, one, one) == ()
    assert [s.pinned for s in stands(store, *ids[:2])] == [False, False]


@pytest.mark.usefixtures("any_chunk")
def test_what_is_undone_may_be_large(store: Store, ids: Sequence[int]) -> None:
    one = story(store, *ids[:2])
    before = pins.pin(store, ids, one)
    pins.restore(store, before)
    assert [s.story_id for s in stands(store, *ids)] == [one, one, None, None, None]
    assert not any(s.pinned for s in stands(store, *ids))


def test_a_new_analysis_moves_no_article(store: Store, ids: Sequence[int]) -> None:
    one = story(store, *ids[:2])
    pins.pin(store, [ids[0]], None)
    pins.pin(store, [ids[2]], one)
    for i in ids:
        analyse(store, i, version=2)
    for i, text in take_analysed(store, 99):
        threads.settle(store, i, text, ids[1])
    assert stands(store, *ids[:3]) == (
        Standing(ids[0], None, True),
        Standing(ids[1], one, False),
        Standing(ids[2], one, True),
    )


def test_the_id_of_a_story_is_never_given_again(store: Store, ids: Sequence[int]) -> None:
    made = []
    for _ in range(3):
        before = pins.join(store, ids[0], ids[1])
        made += [s.story_id for s in stands(store, ids[0])]
        pins.restore(store, before)
    assert len(set(made)) == 3


def test_what_is_not_there_is_said(store: Store, ids: Sequence[int]) -> None:
    one = story(store, *ids[:2])
    with pytest.raises(NotFoundError):
        pins.pin(store, [ids[0]], 99)
    for pair in ((ids[0], 99), (99, ids[0])):
        with pytest.raises(NotFoundError):
            pins.join(store, *pair)
    for pair in ((one, 99), (99, one)):
        with pytest.raises(NotFoundError):
            pins.merge(store, *pair)
    assert pins.pin(store, [99], one) == ()
    assert not any(s.pinned for s in stands(store, *ids))


def test_an_article_whose_text_changed_meanwhile_stays_queued(store: Store) -> None:
    (i,) = add(store, draft("One", "Some text."))
    analyse(store, i)
    ((_, text),) = take_analysed(store, 9)
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE article SET body = 'Another.' WHERE id = 1")
    threads.settle(store, i, text, None)
    ((_, now),) = take_analysed(store, 9)
    assert now.body == "Another."
    threads.settle(store, i, now, None)
    assert take_analysed(store, 9) == []
