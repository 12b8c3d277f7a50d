"""An article shows its feed's text or its page's, and each is there again when asked for."""

from datetime import timedelta

import pytest

from core.analysis import Text
from core.errors import NotFoundError
from core.types import Kind, Mark, MarkKind, RichText
from desk.decide import decide
from store import analyses, articles, cast, drafts, full_text, queue
from store.engine import Store
from store.identities import identities
from tests.store.builders import (
    NOW,
    add,
    analyse,
    analysis_of,
    assert_sound,
    draft,
    fail,
    found,
    member,
    scalar,
)

PAGE = RichText("Ann spoke at length. Bob listened.", (Mark(MarkKind.EMPHASIS, 0, 3),))


def body(store: Store, article_id: int) -> RichText:
    return articles.article(store, article_id).body


def versions(store: Store) -> list[object]:
    return found(store, "SELECT body FROM article_version ORDER BY id")


@pytest.fixture
def told(store: Store) -> int:
    """An analysed article with the text of its feed."""
    (article_id,) = add(store, draft("Ann spoke", "Ann spoke.", url="https://example.org/1"))
    analyse(store, article_id, member("Ann", Kind.PERSON, "Ann"))
    return article_id


def test_the_text_of_the_page_is_shown_and_that_of_the_feed_kept(store: Store, told: int) -> None:
    assert not full_text.is_full(store, told)
    full_text.show_page(store, told, PAGE, NOW)
    assert (body(store, told), versions(store)) == (PAGE, [("Ann spoke.",)])
    assert full_text.is_full(store, told)
    hits = "SELECT count(*) FROM article_fts WHERE article_fts MATCH 'length'"
    assert scalar(store, hits) == 1
    assert_sound(store)


def test_asking_again_swaps_the_two_texts_however_often(store: Store, told: int) -> None:
    assert not full_text.swap(store, told, NOW)
    full_text.show_page(store, told, PAGE, NOW)
    for _ in range(3):
        assert full_text.swap(store, told, NOW)
        assert (body(store, told).text, versions(store)) == ("Ann spoke.", [(PAGE.text,)])
        assert not full_text.is_full(store, told)
        assert full_text.swap(store, told, NOW)
        assert (body(store, told), versions(store)) == (PAGE, [("Ann spoke.",)])
    assert_sound(store)


def test_the_next_refresh_finds_the_feeds_text_unchanged(store: Store, told: int) -> None:
    full_text.show_page(store, told, PAGE, NOW)
    known = identities(store, 1, ["g0"])
    same = draft("Ann spoke", "Ann spoke.", guid="g0", url="https://example.org/1")
    assert decide([same], known).unchanged == 1


def test_a_new_text_of_the_feed_waits_behind_that_of_the_page(store: Store, told: int) -> None:
    full_text.show_page(store, told, PAGE, NOW)
    analyse(store, told, member("Ann"), member("Bob"))
    new = draft("Ann spoke", "Ann spoke twice.", guid="g0")
    drafts.change(store, [(told, new)], NOW)
    assert (body(store, told), queue.waiting(store)) == (PAGE, 0)
    assert {m.text for m in articles.article(store, told).mentions} == {"Ann", "Bob"}
    assert decide([new], identities(store, 1, ["g0"])).unchanged == 1
    for text in ("Ann spoke twice.", PAGE.text, "Ann spoke twice.", PAGE.text):
        assert full_text.swap(store, told, NOW)
        assert body(store, told).text == text
    assert ("Ann spoke.",) in versions(store)
    assert_sound(store)


def test_a_new_title_is_shown_above_the_text_of_the_page(store: Store, told: int) -> None:
    full_text.show_page(store, told, PAGE, NOW)
    analyse(store, told, member("Ann"), member("Bob"))
    drafts.change(store, [(told, draft("Now Ann spoke", "Ann spoke twice."))], NOW)
    article = articles.article(store, told)
    assert (article.row.title, article.body) == ("Now Ann spoke", PAGE)
    assert {(m.field, m.text) for m in article.mentions} == {("body", "Ann"), ("body", "Bob")}
    assert queue.take(store, 1, 1) == [(told, Text("Now Ann spoke", PAGE.text), "")]
    assert full_text.swap(store, told, NOW)
    assert body(store, told).text == "Ann spoke twice."
    assert_sound(store)


def test_a_feed_that_gives_the_text_of_the_page_itself_has_no_other(
    store: Store, told: int
) -> None:
    full_text.show_page(store, told, PAGE, NOW)
    drafts.change(store, [(told, draft("Ann spoke", PAGE.text))], NOW)
    assert body(store, told).text == PAGE.text
    assert not full_text.is_full(store, told)
    assert not full_text.swap(store, told, NOW)
    assert_sound(store)


def test_a_feeds_text_that_changes_while_it_is_shown_has_a_page_of_its_own(
    store: Store, told: int
) -> None:
    full_text.show_page(store, told, PAGE, NOW)
    full_text.swap(store, told, NOW)
    drafts.change(store, [(told, draft("Ann spoke", "Ann spoke twice."))], NOW)
    assert body(store, told).text == "Ann spoke twice."
    assert not full_text.swap(store, told, NOW)
    drafts.change(store, [(told, draft("Ann spoke", "Ann spoke."))], NOW)
    assert full_text.swap(store, told, NOW)
    assert body(store, told) == PAGE
    assert_sound(store)


def test_the_article_waits_for_analysis_and_names_nobody_in_its_body_until_then(
    store: Store, told: int
) -> None:
    fail(store, told, 1, "odd")
    full_text.show_page(store, told, PAGE, NOW)
    article = articles.article(store, told)
    assert (article.analysed, article.analysed_to, article.dateline) == (False, 0, None)
    assert [(m.field, m.text) for m in article.mentions] == [("title", "Ann")]
    assert article.body_end == len(PAGE.text)
    assert queue.take(store, 1, 1) == [(told, Text("Ann spoke", PAGE.text), "")]
    assert_sound(store)


def test_a_form_that_only_the_other_text_has_goes(store: Store) -> None:
    (i,) = add(store, draft("Ann", "Annie spoke."))
    analyse(store, i, member("Ann", Kind.PERSON, "Ann", "Annie"))
    full_text.show_page(store, i, PAGE, NOW)
    assert cast.actors(store, "annie") == []
    assert_sound(store)


def test_the_analysis_of_the_text_that_is_shown_is_kept_and_of_the_other_is_not(
    store: Store, told: int
) -> None:
    full_text.show_page(store, told, PAGE, NOW)
    late = analysis_of("Ann spoke", "Ann spoke.", [member("Ann")])
    analyses.save(store, 1, [(told, Text("Ann spoke", "Ann spoke."), late)])
    assert queue.waiting(store) == 1
    analyse(store, told, member("Ann"), member("Bob"))
    assert queue.waiting(store) == 0
    assert {m.actor for m in articles.article(store, told).mentions} == {"Ann", "Bob"}
    assert_sound(store)


def test_a_failed_analysis_of_the_text_that_is_shown_is_noted(store: Store, told: int) -> None:
    full_text.show_page(store, told, PAGE, NOW)
    queue.mark_failed(store, told, Text("Ann spoke", "Ann spoke."), 1, "odd")
    assert queue.waiting(store) == 1
    fail(store, told, 1, "odd")
    assert queue.waiting(store) == 0


def test_a_page_that_comes_twice_is_shown_once(store: Store, told: int) -> None:
    full_text.show_page(store, told, PAGE, NOW)
    full_text.show_page(store, told, RichText("Another page."), NOW + timedelta(hours=1))
    assert (body(store, told), len(versions(store))) == (PAGE, 1)


def test_an_article_says_where_its_page_is(store: Store, told: int) -> None:
    address = "https://example.org/feed"
    assert full_text.origin(store, told) == ("https://example.org/1", address, 10)


def test_an_article_that_is_not_there_is_an_error(store: Store) -> None:
    for ask in (
        lambda: full_text.origin(store, 9),
        lambda: full_text.is_full(store, 9),
        lambda: full_text.swap(store, 9, NOW),
        lambda: full_text.show_page(store, 9, PAGE, NOW),
    ):
        with pytest.raises(NotFoundError, match="no such article"):
            ask()
