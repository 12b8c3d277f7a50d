"""Stories as the reader sees them: the latest first, and only what lists show."""

from collections.abc import Sequence

import pytest

from core.drafts import FeedSpec
from core.errors import NotFoundError
from core.query import parse_query
from core.types import ALONE, Group, Grouping, Order
from store import articles, feeds, migrations, pins, queue, stories
from store.engine import Store, open_store
from store.listing import listing
from store.models import RELATE
from store.pieces import pieces
from tests.store.builders import (
    NOW,
    add,
    analyse,
    day,
    draft,
    member,
    scalar,
    tell,
)
from tests.store.plans import plans

HERE, THERE = "https://example.org/here", "https://example.org/there"


@pytest.fixture
def news(store: Store) -> tuple[int, ...]:
    """Two stories, the second of two sources with the last word, and a lone article."""
    feeds.sync_feeds(store, [FeedSpec(HERE, "Zeitung"), FeedSpec(THERE, "Wire")])
    ids = add(
        store,
        draft("Flood", published=day(1)),
        draft("Flood grows", published=day(2)),
        draft("Quake", published=day(1)),
        draft("Lone", published=day(3)),
        location=HERE,
    )
    ids += add(store, draft("Quake kills", published=day(4)), location=THERE)
    pins.join(store, ids[1], ids[0])
    pins.join(store, ids[4], ids[2])
    return tuple(ids)


def told(store: Store, query: str = "", limit: int = 200) -> list[str]:
    return [row.title for row in stories.stories(store, parse_query(query), limit)]


def test_the_story_with_the_newest_article_comes_first(store: Store, news: Sequence[int]) -> None:
    assert told(store) == ["Quake", "Flood"]
    articles.set_read(store, [news[4]], True)
    quake, flood = stories.stories(store)
    assert (quake.first, quake.last, quake.articles, quake.unread) == (day(1), day(4), 2, 1)
    assert quake.sources == ("Zeitung", "Wire")
    assert flood.sources == ("Zeitung",)
    assert stories.story(store, quake.id) == quake


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kills", ["Quake"]),
        ("flood", ["Flood"]),
        ("lone", []),
        ("feed:zeitung", ["Flood", "Quake"]),
        ("-story:1", ["Quake"]),
        ("before:2024-01-04", ["Flood", "Quake"]),
    ],
)
@pytest.mark.usefixtures("news")
def test_a_query_finds_the_stories_of_its_articles(
    store: Store, query: str, expected: list[str]
) -> None:
    assert told(store, query) == expected


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize("limit", [0, 1, 2, 3])
def test_no_more_stories_are_told_than_asked_for(store: Store, limit: int) -> None:
    assert told(store, limit=limit) == ["Quake", "Flood"][:limit]


def test_a_story_is_a_filter_by_number(store: Store, news: Sequence[int]) -> None:
    flood = stories.story_of(store, news[0])

    def found(query: str) -> list[int]:
        return list(articles.article_ids(store, parse_query(query)))

    assert found(f"story:{flood}") == found(f"story:#{flood}") == [news[1], news[0]]
    assert found(f"-story:{flood}") == [news[4], news[3], news[2]]
    assert found("story:99") == found("story:flood") == found("story:0") == []
    assert "article_story" in plans(store, lambda: found(f"story:{flood}"))


def test_articles_of_hidden_feeds_do_not_show(store: Store, news: Sequence[int]) -> None:
    quake = stories.story_of(store, news[2])
    assert quake is not None
    feeds.sync_feeds(store, [FeedSpec(HERE, "Zeitung")])
    assert told(store) == ["Flood"]
    assert stories.story_of(store, news[2]) is None
    assert stories.story(store, quake).articles == 1
    assert [p.article.title for p in pieces(store, quake, 9)] == ["Quake"]
    feeds.sync_feeds(store, [FeedSpec(THERE, "Wire")])
    assert stories.story(store, quake).title == "Quake kills"


def test_a_story_left_with_one_article_is_none(store: Store, news: Sequence[int]) -> None:
    quake = stories.story_of(store, news[2])
    assert quake is not None
    pins.pin(store, [news[2]], None)
    assert told(store) == ["Flood"]
    assert stories.story_of(store, news[4]) is None
    assert stories.story(store, quake).title == "Quake kills"
    pins.pin(store, [news[4]], None)
    with pytest.raises(NotFoundError):
        stories.story(store, quake)


def test_a_list_by_story_has_the_lone_articles_last(store: Store, news: Sequence[int]) -> None:
    found = listing(store, grouping=Grouping.STORY)
    assert found.ids.tolist() == [news[4], news[2], news[1], news[0], news[3]]
    assert found.groups == (Group("Quake", 2), Group("Flood", 2), Group(ALONE, 1))
    oldest = listing(store, order=Order.OLDEST, grouping=Grouping.STORY)
    assert oldest.ids.tolist() == [news[0], news[1], news[2], news[4], news[3]]
    some = listing(store, parse_query("kills"), grouping=Grouping.STORY)
    assert some.groups == (Group("Quake", 1),)
    pins.pin(store, [news[2]], None)
    assert listing(store, grouping=Grouping.STORY).groups == (Group("Flood", 2), Group(ALONE, 3))


def test_a_list_by_story_of_nothing_is_empty(store: Store) -> None:
    assert listing(store, grouping=Grouping.STORY).groups == ()
    assert told(store) == []


def test_a_list_by_story_is_read_from_the_index_by_date(store: Store, news: Sequence[int]) -> None:
    found = plans(store, lambda: listing(store, grouping=Grouping.STORY))
    assert "SCAN article USING COVERING INDEX article_dated" in found
    assert len(news) == 5


def test_when_a_story_was_opened_is_remembered(store: Store, news: Sequence[int]) -> None:
    flood = stories.story_of(store, news[0])
    assert flood is not None
    assert stories.seen_at(store, flood) is None
    stories.see(store, flood, NOW)
    assert stories.seen_at(store, flood) == NOW
    stories.see(store, 99, NOW)
    with pytest.raises(NotFoundError):
        stories.seen_at(store, 99)


@pytest.mark.parametrize(("name", "number"), [("12", 12), ("#12", 12)])
def test_a_story_goes_by_its_number(name: str, number: int) -> None:
    assert stories.find(name) == number


@pytest.mark.parametrize("name", ["", "#", "quake", "0", "-1", "9" * 40])
def test_another_name_is_no_story(name: str) -> None:
    with pytest.raises(NotFoundError):
        stories.find(name)


def test_pieces_come_oldest_first_with_whom_they_name(store: Store) -> None:
    ann, bob = member("Ann", salience=0.2), member("Bob", salience=0.9)
    wire = member("Wire", salience=0.9, source=True)
    ids = tell(store, ("Ann Bob Wire", [ann, bob, wire]), ("Nobody", []), ("Ann", [ann]))
    for i in ids[1:]:
        pins.join(store, i, ids[0])
    story_id = stories.story_of(store, ids[0])
    assert story_id is not None
    found = pieces(store, story_id, 9)
    assert [p.article.id for p in found] == ids
    assert [[a.name for a in p.actors] for p in found] == [["Bob", "Ann"], [], ["Ann"]]
    assert [p.pinned for p in found] == [True, True, True]
    assert [p.text for p in found] == ["Nothing happened."] * 3
    assert [p.article.id for p in pieces(store, story_id, 2)] == ids[1:]


def test_an_analysed_article_waits_for_its_story_alone(store: Store) -> None:
    (i,) = add(store, draft("Ann", "Text.", language="en"))
    assert queue.take_analysed(store, 9) == []
    analyse(store, i, member("Ann"))
    assert (queue.waiting(store), queue.waiting(store, RELATE)) == (0, 1)
    ((taken, text),) = queue.take_analysed(store, 9)
    assert (taken, text.title, text.body, text.language) == (i, "Ann", "Text.", "en")
    with store.read() as connection:
        assert queue.waiting_among(connection, [i, 99]) == {i}
    assert queue.take_analysed(store, 9, []) == []


def test_the_newest_story_is_found_first_but_for_what_the_reader_opened(store: Store) -> None:
    ids = tell(store, ("Old", []), ("Middle", []), ("New", []))
    assert [i for i, _ in queue.take_analysed(store, 9)] == ids[::-1]
    queue.prioritise(store, ids[0])
    assert [i for i, _ in queue.take_analysed(store, 2)] == [ids[0], ids[2]]


def test_an_upgraded_store_lets_every_analysed_article_wait(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = store.path.with_name("old.db")
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS[:3])
    old = open_store(str(path))
    with old.write() as connection:
        for statement in (
            "INSERT INTO feed VALUES (1,'x','','','[]','','','',NULL,0,'',0,1)",
            *(
                "INSERT INTO article (id, feed_id, guid, url, path, source, title, author,"
                " language, fetched, dated, text_hash, read, starred, dateline, body_end,"
                f" analysed_to, analysed, marks, body) VALUES ({i}, 1, '{i}', '', '', '', 'T', '',"
                f" '', '2024-01-01', '2024-01-01', '', 0, 0, '', 0, 0, {analysed}, '[]', '')"
                for i, analysed in ((1, 7), (2, 0))
            ),
        ):
            connection.exec_driver_sql(statement)
    old.close()
    monkeypatch.undo()
    new = open_store(str(path))
    assert [i for i, _ in queue.take_analysed(new, 9)] == [1]
    assert scalar(new, "SELECT count(*) FROM story") == 0
    new.close()
