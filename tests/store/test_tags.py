"""The reader's own tags: as they were written, whatever becomes of the article."""

import pytest

from core.drafts import FeedSpec
from core.errors import NamingError
from core.query import parse_query
from store import drafts, feeds
from store.articles import article_ids, rows
from store.engine import Store
from store.queue import enqueue_all
from store.tags import add_tag, remove_tag, tags
from tests.store.builders import NOW, add, analyse, assert_sound, draft, member, scalar

LISTED = FeedSpec("https://example.org/listed", tags=("World", "Économie"))


def tags_of(store: Store, article_id: int) -> tuple[str, ...]:
    (row,) = rows(store, [article_id])
    return row.tags


def test_adding_a_tag_says_which_articles_have_it_since(store: Store) -> None:
    a, b, c = add(store, draft("A"), draft("B"), draft("C"))
    assert sorted(add_tag(store, [a, b, 99], "To read")) == [a, b]
    assert add_tag(store, [a, b, c], "To read") == [c]
    assert [tags_of(store, i) for i in (a, b, c)] == [("To read",)] * 3


def test_removing_a_tag_says_which_articles_had_it_and_how_it_was_spelt(store: Store) -> None:
    a, b, c = add(store, draft("A"), draft("B"), draft("C"))
    add_tag(store, [a, b], "keep")
    add_tag(store, [c], "KÉEP")
    assert remove_tag(store, [a, c, 99], "keep") == {a: "keep", c: "KÉEP"}
    assert [tags_of(store, i) for i in (a, b, c)] == [(), ("keep",), ()]
    assert remove_tag(store, [a], "keep") == {}


def test_case_and_accents_tell_no_tags_apart(store: Store) -> None:
    a, b = add(store, draft("A"), draft("B"))
    add_tag(store, [a], "Économie")
    assert add_tag(store, [a, b], "economie") == [b]
    assert (tags_of(store, a), tags_of(store, b)) == (("Économie",), ("economie",))
    assert sorted(article_ids(store, parse_query("tag:ECONOMIE"))) == [a, b]
    assert sorted(remove_tag(store, [a, b], "ÉCONOMIE")) == [a, b]
    assert scalar(store, "SELECT count(*) FROM article_tag") == 0


def test_the_tags_of_an_article_come_by_the_alphabet(store: Store) -> None:
    (a,) = add(store, draft())
    for tag in ("zeal", "Élan", "apple", "Fog"):
        add_tag(store, [a], tag)
    assert tags_of(store, a) == ("apple", "Élan", "Fog", "zeal")


def test_every_tag_is_listed_once_as_the_feeds_write_it(store: Store) -> None:
    feeds.sync_feeds(store, [LISTED, FeedSpec("https://example.org/gone", tags=("gone",))])
    feeds.sync_feeds(store, [LISTED])
    (a,) = add(store, draft(), location="/archive")
    for tag in ("economie", "Alps", "world", "Zoo"):
        add_tag(store, [a], tag)
    assert tags(store) == ["Alps", "Économie", "World", "Zoo"]


def test_there_are_no_tags_at_first(store: Store) -> None:
    assert tags(store) == []


@pytest.mark.parametrize("tag", ["", "  ", '"', "\u200b\n", '" "'])
def test_a_tag_that_cannot_be_seen_is_refused(store: Store, tag: str) -> None:
    (a,) = add(store, draft())
    with pytest.raises(NamingError, match="can be seen"):
        add_tag(store, [a], tag)
    assert remove_tag(store, [a], tag) == {}


@pytest.mark.parametrize("tag", ["two words", 'so "called"', "a:b", "#3", "-x", "C++", "\x1b[1m"])
def test_a_tag_finds_its_articles_whatever_its_signs(store: Store, tag: str) -> None:
    a, _ = add(store, draft(), draft())
    add_tag(store, [a], tag)
    (kept,) = tags(store)
    assert article_ids(store, parse_query(f'tag:"{kept}"')).tolist() == [a]
    assert not {"\x1b", '"'} & set(kept)


def test_a_query_finds_tags_of_feeds_and_of_articles(store: Store) -> None:
    feeds.sync_feeds(store, [LISTED])
    (fed,) = add(store, draft(), location=LISTED.location)
    own, other = add(store, draft(), draft(), location="/archive")
    add_tag(store, [own], "world")
    assert sorted(article_ids(store, parse_query("tag:world"))) == [fed, own]
    assert article_ids(store, parse_query("-tag:world")).tolist() == [other]


def test_tags_survive_new_texts_and_analyses(store: Store) -> None:
    (a,) = add(store, draft("Ann spoke"))
    add_tag(store, [a], "mine")
    drafts.change(store, [(a, draft("Ann left", "Another text."))], NOW)
    enqueue_all(store)
    analyse(store, a, member("Ann"), version=2)
    assert tags_of(store, a) == ("mine",)


def test_tags_survive_the_absence_of_their_feed(store: Store) -> None:
    feeds.sync_feeds(store, [LISTED])
    (a,) = add(store, draft(), location=LISTED.location)
    add_tag(store, [a], "mine")
    feeds.sync_feeds(store, [])
    assert article_ids(store, parse_query("tag:mine")).tolist() == []
    feeds.sync_feeds(store, [LISTED])
    assert article_ids(store, parse_query("tag:mine")).tolist() == [a]


def test_tags_go_with_their_article(store: Store) -> None:
    a, _ = add(store, draft(), draft())
    add_tag(store, [a], "mine")
    with store.write() as connection:
        connection.exec_driver_sql("DELETE FROM article WHERE id = ?", (a,))
    assert scalar(store, "SELECT count(*) FROM article_tag") == 0
    assert_sound(store)


def test_very_many_articles_can_be_tagged_at_once(store: Store) -> None:
    (a,) = add(store, draft())
    assert add_tag(store, [a, *range(1_000, 41_000)], "mine") == [a]
