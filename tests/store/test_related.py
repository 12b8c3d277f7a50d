"""What relations are made of: whom articles name, and their texts."""

import pytest
from sqlalchemy import text

from core.analysis import Text
from core.types import Kind
from store import related
from store.engine import Store
from tests.store.builders import add, draft, ids_by_name, member, tell

ANN, BOB = member("Ann"), member("Bob")


def hide(store: Store, name: str) -> None:
    with store.write() as connection:
        connection.execute(text("UPDATE actor SET hidden = 1 WHERE name = :name"), {"name": name})


def test_castings_count_mentions_but_no_sources(store: Store) -> None:
    wire = member("Wire", Kind.ORGANISATION, source=True)
    one, other, rain = tell(
        store, ("Ann, Ann and Bob (Wire)", [ANN, BOB, wire]), ("Ann", [ANN]), ("Rain", [])
    )
    ids = ids_by_name(store)
    castings = related.castings(store, [one, other, rain, 99])
    assert castings[one] == {ids["Ann"]: 2, ids["Bob"]: 1}
    assert castings[other] == {ids["Ann"]: 1}
    assert castings[rain] == castings[99] == {}


def test_names_far_down_a_long_text_do_not_count(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(related, "NAMED", 5)
    (one,) = tell(store, ("Ann met Bob", [ANN, BOB]))
    assert related.castings(store, [one]) == {one: {ids_by_name(store)["Ann"]: 1}}


def test_hidden_actors_have_no_standing(store: Store) -> None:
    tell(store, ("Ann met Bob", [ANN, BOB]), ("Ann", [ANN]))
    ids = ids_by_name(store)
    assert related.standings(store, ids.values())[ids["Ann"]].articles == 2
    hide(store, "Ann")
    assert related.standings(store, {*ids.values(), 99}).keys() == {ids["Bob"]}


def test_texts_end_where_the_article_proper_ends(store: Store) -> None:
    whole, cut = add(store, draft(body="😀 whole"), draft(body="😀 proper. More stories"))
    with store.write() as connection:
        connection.execute(text("UPDATE article SET body_end = 9 WHERE id = :i"), {"i": cut})
    assert related.texts(store, [cut, 99, whole]) == {
        whole: Text("Quiet day", "😀 whole"),
        cut: Text("Quiet day", "😀 proper."),
    }


def test_the_size_of_a_store_is_about_its_articles(store: Store) -> None:
    assert related.size(store) == 0
    add(store, draft(), draft())
    assert related.size(store) == 2
