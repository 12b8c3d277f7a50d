"""What may be purged, and that nothing of it stays: the store is as if it had never been there."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from core.types import RichText
from store import articles, corrections, feeds, full_text, pins, purge, vectors
from store.drafts import change
from store.engine import Store, open_store
from store.following import follow
from store.purged import was_purged
from store.tags import add_tag
from tests.store.builders import NOW, add, analyse, assert_sound, day, draft, member, scalar, tell

OLD, OTHER = "https://example.org/old", "https://example.org/other"
CUTOFF = NOW + timedelta(days=1)
"""The articles of the builders came in at NOW."""

LONG = "Crews of all four ferries stayed ashore, and talks go on in the old port. " * 5

TABLES = (
    *("article", "article_version", "article_tag", "actor", "alias", "mention", "appearance"),
    *("role", "todo", "story", "story_pin", "article_vector", "text_copy"),
    *("correction", "judgement", "feed"),
)


def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All that stands in the tables."""
    with store.read() as connection:
        return {
            table: sorted(map(tuple, connection.execute(text(f"SELECT * FROM {table}"))), key=repr)
            for table in TABLES
        }


def old(store: Store, *titles: str) -> list[int]:
    """Read articles of a feed, with what an analysis and the time bring along."""
    ids = add(store, *(draft(t, f"{t} came.", published=day(n)) for n, t in enumerate(titles)))
    for i, title in zip(ids, titles, strict=True):
        analyse(store, i, member("Ann", roles=("Minister",)), *map(member, title.split()))
    articles.set_read(store, ids, True)
    return ids


def gone(store: Store, moment: datetime = CUTOFF) -> int:
    return purge.purge(store, {row.id: moment for row in feeds.feeds(store, hidden=True)})


def left(store: Store) -> list[str]:
    found = articles.article_ids(store, newest_first=False)
    return [row.title for row in articles.rows(store, found)]


@pytest.mark.usefixtures("any_chunk")
@pytest.mark.parametrize("number", [1, 2, 5])
def test_a_purged_store_is_as_if_the_articles_had_never_been_there(
    store: Store, tmp_path: Path, number: int
) -> None:
    kept = "Ann Lee met Bob", "Bob left"
    other = open_store(str(tmp_path / "other.db"))
    for made in (store, other):
        for place in (OLD, OTHER):
            feeds.feed_for(made, place)
        add(made, draft("Strike", LONG), location=OTHER)
        ids = tell(made, *((title, [member("Bob"), member("Ann Lee")]) for title in kept))
        vectors.save(made, 1, {ids[0]: b"v"})
    going = old(store, *(f"Bob Carl{n}" for n in range(number)))
    change(store, [(going[0], draft("Bob Carl0", "Changed.", published=day(9)))], NOW)
    full_text.show_page(store, going[0], RichText("A page, and much longer."), NOW)
    vectors.save(store, 1, dict.fromkeys(going, b"w"))
    before = pins.join(store, going[0], ids[0])
    first = pins.standings(store, ids)[ids[0]].story_id
    pins.restore(store, [pins.Standing(s.article_id, first, False) for s in before])
    copy = add(store, draft("Strike", LONG, published=day(0)), location=OLD)
    articles.set_read(store, copy, True, alone=True)
    assert rows(store)["text_copy"]
    assert gone(store) == number + 1
    assert rows(store) == rows(other)
    assert_sound(store)
    hits = "SELECT count(*) FROM article_fts WHERE article_fts MATCH 'carl0 OR changed OR page'"
    assert scalar(store, hits) == 0
    other.close()


def star(store: Store, i: int) -> object:
    return articles.set_starred(store, [i], True)


def tag(store: Store, i: int) -> object:
    return add_tag(store, [i], "mine")


def unread(store: Store, i: int) -> object:
    return articles.set_read(store, [i], False)


def place(store: Store, i: int) -> object:
    return pins.pin(store, [i], None)


def actor(store: Store, name: str) -> int:
    return int(str(scalar(store, "SELECT id FROM actor WHERE name = :name", name=name)))


def correct(store: Store, _i: int) -> object:
    return corrections.merge(store, actor(store, "Fog"), actor(store, "Ann"))


def follows(store: Store, _i: int) -> object:
    return follow(store, actor(store, "Fog"), True)


@pytest.mark.parametrize("do", [star, tag, unread, place, correct, follows])
def test_what_the_reader_cares_for_stays(store: Store, do: Callable[[Store, int], object]) -> None:
    fog, _ = old(store, "Fog", "Rain")
    do(store, fog)
    assert purge.purgeable(store, {1: CUTOFF}) == {1: 1}
    assert gone(store) == 1
    assert left(store) == ["Fog"]
    assert_sound(store)


@pytest.mark.parametrize(
    ("moment", "titles"),
    [
        (day(1), ["Fog", "Rain"]),  # published before, but came in later
        (NOW, ["Fog", "Rain"]),
        (CUTOFF, []),
    ],
)
def test_an_article_has_to_be_old_and_in_the_store_for_long(
    store: Store, moment: datetime, titles: list[str]
) -> None:
    old(store, "Fog", "Rain")
    gone(store, moment)
    assert left(store) == titles


def test_an_article_of_tomorrow_stays_however_long_it_is_there(store: Store) -> None:
    (late,) = add(store, draft("Late", published=CUTOFF + timedelta(hours=1)))
    articles.set_read(store, [late], True)
    assert gone(store, CUTOFF) == 0


def test_each_feed_has_its_own_time_and_a_hidden_one_too(store: Store) -> None:
    for place in (OLD, OTHER):
        ids = add(store, draft("Fog", published=day(1)), location=place)
        articles.set_read(store, ids, True)
    assert purge.purgeable(store, {1: CUTOFF, 2: CUTOFF}) == {1: 1, 2: 1}
    assert purge.purgeable(store, {1: day(0), 2: CUTOFF}) == {2: 1}
    assert purge.purgeable(store, {}) == {}
    told: list[int] = []
    assert purge.purge(store, {2: CUTOFF}, told.append) == 1
    assert (left(store), told) == (["Fog"], [1])


def test_a_story_that_the_reader_made_and_one_with_company_stay(store: Store) -> None:
    a, b, c = old(store, "A", "B", "C")
    pins.join(store, b, a)
    story = pins.standings(store, [a])[a].story_id
    pins.restore(store, [pins.Standing(i, story, False) for i in (a, b, c)])
    articles.set_read(store, [a, b], False)
    assert gone(store) == 1
    assert pins.standings(store, [a])[a].story_id == story
    pins.pin(store, [a], story)
    articles.set_read(store, [b], True)
    assert gone(store) == 1
    assert pins.standings(store, [a])[a].story_id == story


def test_an_actor_of_whom_the_reader_spoke_is_not_forgotten(store: Store) -> None:
    old(store, "Fog", "Rain")
    corrections.rename(store, actor(store, "Rain"), "Heavy Rain")
    follow(store, actor(store, "Fog"), True)
    assert gone(store) == 1
    names = {row[2] for row in rows(store)["actor"]} | {row[3] for row in rows(store)["actor"]}
    assert {"Heavy Rain", "Fog"} <= names
    assert_sound(store)


def test_what_was_purged_is_known_again_by_its_place_and_its_words(store: Store) -> None:
    shared = draft("Fog", "Fog came.", guid="g", url="https://example.org/fog")
    (i,) = add(store, shared, location=OLD)
    articles.set_read(store, [i], True)
    gone(store)

    def known(guid: str, title: str, body: str, url: str = "") -> bool:
        return bool(was_purged(store, 1, [(guid, draft(title, body, url=url))]))

    assert known("g", "Fog", "Fog came.")
    assert known("g", "Fog", "Fog came, and went.")
    assert not known("g", "Rain", "Rain came.")  # another story under the same guid
    assert not known("h", "Fog", "Fog came.")
    assert was_purged(store, 2, [("g", shared)]) == set()


def test_a_purge_that_finds_nothing_writes_nothing(store: Store) -> None:
    add(store, draft("Fog"))
    before = rows(store)
    assert gone(store) == 0
    assert rows(store) == before


def test_references_are_looked_at_again_after_actors_went(store: Store) -> None:
    old(store, "Fog")
    gone(store)
    with store.read() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
