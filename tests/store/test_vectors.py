"""Vectors are kept by article and version."""

from store import vectors
from store.engine import Store
from tests.store.builders import add, assert_sound, draft, scalar


def test_a_vector_takes_the_place_of_an_earlier_one(store: Store) -> None:
    one, other = add(store, draft(), draft())
    vectors.save(store, 1, {one: b"a", other: b"b"})
    vectors.save(store, 2, {one: b"c"})
    assert vectors.load(store, 2, [one, other, 99]) == {one: b"c"}
    assert vectors.load(store, 1, [one, other]) == {other: b"b"}
    assert scalar(store, "SELECT count(*) FROM article_vector") == 2


def test_nothing_to_save_and_nothing_to_load(store: Store) -> None:
    vectors.save(store, 1, {})
    assert vectors.load(store, 1, []) == {}


def test_a_vector_goes_with_its_article(store: Store) -> None:
    (one,) = add(store, draft())
    vectors.save(store, 1, {one: b"a"})
    with store.write() as connection:
        connection.exec_driver_sql("DELETE FROM article WHERE id = ?", (one,))
    assert vectors.load(store, 1, [one]) == {}
    assert_sound(store)
