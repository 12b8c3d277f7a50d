"""Drafts become articles, once; a change keeps what was there before."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from core.analysis import Text
from core.drafts import text_hash
from core.errors import StoreError
from core.types import Kind, Mark, MarkKind, RichText, Role
from store import analyses, articles, cast, drafts, queue
from store.engine import Store
from store.feeds import feed_for
from store.identities import identities
from tests.store.builders import (
    NOW,
    add,
    analyse,
    analysis_of,
    assert_sound,
    day,
    draft,
    fail,
    member,
    scalar,
)

SIZES = [0, 1, 2, 3, 5]


def stored(store: Store, column: str, article_id: int) -> object:
    return scalar(store, f"SELECT {column} FROM article WHERE id = :id", id=article_id)


@pytest.mark.usefixtures("any_chunk")
@pytest.mark.parametrize("size", SIZES)
def test_new_drafts_are_stored_indexed_and_queued(store: Store, size: int) -> None:
    feed_id = feed_for(store, "a")
    pairs = [(f"g{n}", draft(f"Title {n}", "unique")) for n in range(size)]
    assert drafts.add(store, feed_id, pairs, NOW) == size
    assert queue.waiting(store) == size
    hits = "SELECT count(*) FROM article_fts WHERE article_fts MATCH 'unique'"
    assert scalar(store, hits) == size
    assert_sound(store)


@pytest.mark.usefixtures("any_chunk")
def test_a_guid_that_the_feed_has_is_passed_over(store: Store) -> None:
    feed_id = feed_for(store, "a")
    assert drafts.add(store, feed_id, [("g", draft("First")), ("g", draft("Twin"))], NOW) == 1
    again = [("g", draft("Again")), ("h", draft("Second"))]
    assert drafts.add(store, feed_id, again, NOW) == 1
    assert drafts.add(store, feed_for(store, "b"), [("g", draft("Other feed"))], NOW) == 1
    titles = [r.title for r in articles.rows(store, [1, 2, 3])]
    assert titles == ["First", "Second", "Other feed"]
    assert_sound(store)


def test_a_feed_that_is_not_there_takes_nothing(store: Store) -> None:
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        drafts.add(store, 99, [("g", draft())], NOW)
    assert queue.waiting(store) == 0


def test_everything_that_a_draft_says_is_kept(store: Store) -> None:
    marks = (Mark(MarkKind.LINK, 0, 4, "https://example.org/é"), Mark(MarkKind.QUOTE, 5, 7))
    given = draft(
        url="https://example.org/1",
        path="/tmp/1.txt",
        source="The Paper",
        author="A. Writer",
        language="de",
        published=datetime(2024, 5, 1, 10, tzinfo=timezone(timedelta(hours=2))),
        updated=day(130),
    )
    given = replace(given, body=RichText("Text 😀 body", marks))
    (i,) = add(store, given)
    article = articles.article(store, i)
    row = article.row
    assert article.body == given.body
    assert (row.url, row.path, row.source) == (given.url, given.path, "The Paper")
    assert (article.author, stored(store, "language", i)) == ("A. Writer", "de")
    assert row.published == given.published
    assert row.published.tzinfo is UTC
    assert (article.body_end, article.analysed_to, article.analysed) == (11, 0, False)
    assert (row.unread, row.starred) == (True, False)


@pytest.mark.parametrize(
    ("published", "dated"),
    [
        (None, NOW),
        (day(3), day(3)),
        (NOW + timedelta(hours=20), NOW + timedelta(hours=20)),
        (NOW + timedelta(days=400), NOW + timedelta(days=1)),
        (datetime(1, 1, 1, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC)),
    ],
)
def test_an_article_is_dated_when_published_but_never_far_in_the_future(
    store: Store, published: datetime | None, dated: datetime
) -> None:
    (i,) = add(store, draft(published=published))
    (row,) = articles.rows(store, [i])
    assert (row.published, row.dated) == (published, dated)


@pytest.mark.parametrize("size", [0, 1, 40_000])
def test_identities_tell_known_guids_however_many_are_asked(store: Store, size: int) -> None:
    feed_id = feed_for(store, "a")
    drafts.add(store, feed_id, [('it\'s "odd" %', draft("One", "two"))], NOW)
    known = identities(store, feed_id, ['it\'s "odd" %', *map(str, range(size))])
    assert list(known) == ['it\'s "odd" %']
    identity = known['it\'s "odd" %']
    assert (identity.title, identity.text_hash) == ("One", text_hash("One", "two"))
    assert identities(store, feed_id + 1, ['it\'s "odd" %']) == {}


def test_the_hash_tells_title_from_body() -> None:
    assert text_hash("ab", "c") != text_hash("a", "bc")
    assert len(text_hash("", "")) == 32


@pytest.mark.usefixtures("any_chunk")
def test_a_change_replaces_the_text_and_keeps_the_earlier_one(store: Store) -> None:
    ids = add(store, *(draft(f"Old {n}", "the old words") for n in range(3)))
    articles.set_read(store, ids, True)
    articles.set_starred(store, ids[:1], True)
    changes = [(i, draft(f"New {n}", "fresh", url="u")) for n, i in enumerate(ids)]
    drafts.change(store, changes, NOW + timedelta(hours=1))
    first = articles.article(store, ids[0])
    assert (first.row.title, first.body.text, first.row.url) == ("New 0", "fresh", "u")
    assert (first.row.unread, first.row.starred, first.body_end) == (False, True, 5)
    assert scalar(store, "SELECT count(*) FROM article_version WHERE body = 'the old words'") == 3
    assert scalar(store, "SELECT title FROM article_version WHERE article_id = :i", i=ids[1]) == (
        "Old 1"
    )
    hits = "SELECT count(*) FROM article_fts WHERE article_fts MATCH :word"
    assert (scalar(store, hits, word="old"), scalar(store, hits, word="fresh")) == (0, 3)
    assert_sound(store)


def test_a_form_goes_with_the_text_that_had_it(store: Store) -> None:
    (i,) = add(store, draft("Ann", "Annie spoke."))
    analyse(store, i, member("Ann", Kind.PERSON, "Ann", "Annie"))
    drafts.change(store, [(i, draft("Ann", "Nobody spoke."))], NOW)
    assert cast.actors(store, "annie") == []
    assert_sound(store)


def test_the_date_of_a_title_follows_that_of_its_article(store: Store) -> None:
    (i,) = add(store, draft("Ann spoke", published=day(1)))
    analyse(store, i, member("Ann", roles=("Envoy",)))
    drafts.change(store, [(i, draft("Ann spoke", published=day(2)))], NOW)
    (ann,) = cast.actors(store)
    assert ann.roles == (Role("Envoy", i, day(2)),)


def test_a_changed_text_waits_for_analysis_again(store: Store) -> None:
    (i,) = add(store, draft("Ann spoke", "Ann spoke."))
    analyse(store, i, member("Ann"))
    assert queue.waiting(store) == 0
    drafts.change(store, [(i, draft("Ann spoke", "Bob and Ann spoke."))], NOW)
    assert queue.waiting(store) == 1
    assert articles.article(store, i).analysed is False
    assert articles.article(store, i).dateline is None


def test_a_change_lifts_an_earlier_failure(store: Store) -> None:
    (i,) = add(store, draft())
    fail(store, i, 1, "too odd")
    drafts.change(store, [(i, draft(body="plainer"))], NOW)
    assert [taken[0] for taken in queue.take(store, 1, 9)] == [i]


def test_mentions_that_no_longer_fit_go_and_the_others_stay(store: Store) -> None:
    (i,) = add(store, draft("Ann met Bob", "Ann and Bob. Ann left."))
    analyse(store, i, member("Ann"), member("Bob"))
    drafts.change(store, [(i, draft("Ann met Eve", "Ann and Eve."))], NOW)
    kept = articles.article(store, i).mentions
    assert [(m.field, m.start, m.text) for m in kept] == [("title", 0, "Ann"), ("body", 0, "Ann")]
    assert_sound(store)


def test_new_metadata_alone_calls_for_no_analysis(store: Store) -> None:
    (i,) = add(store, draft("Ann spoke", "Ann spoke.", published=day(1)))
    analyse(store, i, member("Ann"))
    drafts.change(store, [(i, draft("Ann spoke", "Ann spoke.", author="X", published=day(9)))], NOW)
    article = articles.article(store, i)
    assert (article.author, article.row.dated, article.analysed) == ("X", day(9), True)
    assert queue.waiting(store) == 0
    assert scalar(store, "SELECT count(*) FROM article_version") == 0
    assert_sound(store)


def test_a_date_that_the_feed_drops_is_kept(store: Store) -> None:
    (i,) = add(store, draft(published=day(1)))
    drafts.change(store, [(i, draft(body="new"))], NOW)
    (row,) = articles.rows(store, [i])
    assert (row.published, row.dated) == (day(1), day(1))


def test_a_change_of_an_article_that_is_gone_does_nothing(store: Store) -> None:
    drafts.change(store, [(99, draft())], NOW)
    assert articles.counts(store).articles == 0


def test_an_analysis_of_the_text_before_the_change_is_passed_over(store: Store) -> None:
    (i,) = add(store, draft("Ann", "Ann."))
    ((_, text, _),) = queue.take(store, 1, 1)
    drafts.change(store, [(i, draft("Bob", "Bob."))], NOW)
    analyses.save(store, 1, [(i, Text("Ann", "Ann."), analysis_of("Ann", "Ann.", [member("Ann")]))])
    assert text == Text("Ann", "Ann.")
    assert articles.article(store, i).mentions == ()
    assert queue.waiting(store) == 1
