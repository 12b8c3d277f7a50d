"""The articles that a draft may be are found by guid, address, title and text, each by an index."""

from dataclasses import replace

import pytest

from core.drafts import StoredIdentity
from core.types import DatedBy, Mark, MarkKind, RichText
from store import articles, drafts, full_text
from store.engine import Store
from store.feeds import feed_for
from store.identities import alike, identities, move
from tests.store.builders import NOW, add, assert_sound, day, draft, scalar
from tests.store.plans import plans

LINK = "https://example.org/1"
FOLDER, OTHER_FOLDER, WEB = "/news", "/old", "https://example.org/feed"


def ids(found: list[StoredIdentity]) -> list[int]:
    return sorted(known.id for known in found)


def test_an_identity_holds_what_is_compared(store: Store) -> None:
    body = RichText("Ann spoke.", (Mark(MarkKind.LINK, 0, 3, LINK),))
    given = draft(
        guid="a",
        url=f"{LINK}?utm_id=7",
        path="/a.txt",
        source="The Paper",
        author="A. Writer",
        language="de",
        published=day(3),
        dated_by=DatedBy.METADATA,
    )
    given = replace(given, body=body)
    (i,) = add(store, given)
    assert identities(store, 1, ["a"])["a"] == StoredIdentity(
        i,
        "a",
        given.title,
        given.text_hash,
        f"{LINK}?utm_id=7",
        LINK,
        "/a.txt",
        "The Paper",
        "A. Writer",
        "de",
        day(3),
        DatedBy.METADATA,
        body.marks,
    )


def test_marks_are_left_out_where_they_may_be_those_of_the_page(store: Store) -> None:
    (i,) = add(store, draft("Ann spoke", "Ann spoke.", guid="a"))
    full_text.show_page(store, i, RichText("At length."), NOW)
    assert identities(store, 1, ["a"])["a"].marks is None


def test_alike_are_those_with_the_address_or_the_title_and_text(store: Store) -> None:
    one, two, *_ = add(
        store,
        draft("One", "text", url=LINK),
        draft("Two", "text"),
        draft("Two", "other text"),
        draft("Three", "text", url=f"{LINK}/other"),
    )
    add(store, draft("Two", "text", url=LINK), location="https://example.org/other")
    assert ids(alike(store, 1, [draft("x", url=f"{LINK}#top"), draft("Two", "text")])) == [one, two]
    assert alike(store, 1, [draft("TWO", "text"), draft("Two", "TEXT")]) == []
    assert alike(store, 1, []) == []


def test_a_file_is_looked_for_in_all_local_feeds_and_in_no_other(store: Store) -> None:
    (here,) = add(store, draft(path="/news/a.txt"), location=FOLDER)
    (there,) = add(store, draft(path="/old/a.txt"), location=OTHER_FOLDER)
    add(store, draft(path="/cache.db"), draft(), location=WEB)
    found = alike(store, feed_for(store, FOLDER), [draft(path="/news/b.txt")])
    assert {known.id: known.elsewhere for known in found} == {here: False, there: True}
    assert ids(alike(store, feed_for(store, FOLDER), [draft()])) == [here]


def test_an_article_that_moves_takes_what_the_reader_did_along(store: Store) -> None:
    (i,) = add(store, draft("Fog", path="/old/a.txt", guid="a.txt"), location=OTHER_FOLDER)
    articles.set_read(store, [i], True)
    articles.set_starred(store, [i], True)
    folder = feed_for(store, FOLDER, "News")
    move(store, folder, [(i, "b.txt")])
    drafts.change(store, [(i, draft("Fog", path="/news/b.txt"))], NOW)
    (row,) = articles.rows(store, [i])
    assert (row.guid, row.path, row.source) == ("b.txt", "/news/b.txt", "News")
    assert (row.unread, row.starred) == (False, True)
    assert_sound(store)


def test_articles_can_hand_their_guids_on(store: Store) -> None:
    add(store, draft("A", guid="1"), draft("B", guid="2"), draft("C", guid="3"))
    move(store, 1, [(1, "2"), (2, "3")])
    found = [row.guid for row in articles.rows(store, [1, 2, 3])]
    assert found == ["2", "3", "3#3"]


@pytest.mark.parametrize("location", [FOLDER, WEB])
def test_nothing_alike_is_looked_for_without_an_index(store: Store, location: str) -> None:
    add(store, *(draft(f"Story {n}", url=f"{LINK}/{n}") for n in range(20)), location=location)
    asked = [draft("Story 3", path="/news/a.txt"), draft("Story 4", url=f"{LINK}/4")]
    plan = plans(store, lambda: alike(store, 1, asked))
    assert "USING INDEX article_canonical (canonical=? AND feed_id=?)" in plan
    assert "article USING INDEX article_title (title=?)" in plan
    assert "SCAN article" not in plan


def test_the_address_for_comparing_is_kept_beside_the_one_to_open(store: Store) -> None:
    (i,) = add(store, draft(url=f"{LINK}?utm_source=x"))
    assert articles.rows(store, [i])[0].url == f"{LINK}?utm_source=x"
    assert scalar(store, "SELECT canonical FROM article") == LINK


@pytest.mark.parametrize(
    ("published", "dated_by", "stored"),
    [
        (day(1), DatedBy.NAME, "name"),
        (day(1), DatedBy.NOTHING, ""),
        (None, DatedBy.FEED, "fetched"),
    ],
)
def test_where_the_date_is_from_is_kept(
    store: Store, published: object, dated_by: DatedBy, stored: str
) -> None:
    (i,) = add(store, draft(published=published, dated_by=dated_by))
    assert articles.article(store, i).dated_by == stored
    drafts.change(store, [(i, draft(body="new"))], NOW)
    assert articles.article(store, i).dated_by == stored
    drafts.change(store, [(i, draft(body="new", published=day(2), dated_by=DatedBy.FEED))], NOW)
    assert articles.article(store, i).dated_by == "feed"
