"""The earlier texts of an article: its feed's, whatever the article shows."""

from datetime import timedelta

import pytest

from core.errors import NotFoundError
from core.types import RichText
from store import drafts, full_text, versions
from store.engine import Store
from store.versions import present_text, text_version, text_versions
from tests.store.builders import NOW, add, draft


def change(store: Store, article_id: int, title: str, body: str, hours: int) -> None:
    drafts.change(store, [(article_id, draft(title, body))], NOW + timedelta(hours=hours))


def bodies(store: Store, article_id: int) -> list[str]:
    return [version.body.text for version in text_versions(store, article_id)]


@pytest.fixture
def changed(store: Store) -> int:
    """An article whose feed changed it twice."""
    (article_id,) = add(store, draft("First title", "First."))
    change(store, article_id, "Second title", "Second.", 1)
    change(store, article_id, "Third title", "Third.", 2)
    return article_id


def test_the_last_replaced_comes_first_with_the_time_of_the_next(store, changed):
    assert [(v.title, v.body.text, v.replaced_at) for v in text_versions(store, changed)] == [
        ("Second title", "Second.", NOW + timedelta(hours=2)),
        ("First title", "First.", NOW + timedelta(hours=1)),
    ]
    assert present_text(store, changed) == ("Third title", RichText("Third."))


def test_an_article_that_was_never_changed_has_none(store):
    (article_id,) = add(store, draft())
    assert text_versions(store, article_id) == []
    assert present_text(store, article_id) == ("Quiet day", RichText("Nothing happened."))


def test_the_text_of_its_page_is_no_version_and_the_feeds_is_the_present_one(store, changed):
    full_text.show_page(store, changed, RichText("The whole page."), NOW)
    assert bodies(store, changed) == ["Second.", "First."]
    assert present_text(store, changed) == ("Third title", RichText("Third."))
    full_text.swap(store, changed, NOW)
    assert bodies(store, changed) == ["Second.", "First."]


def test_a_feed_that_changes_behind_the_page_makes_versions_too(store, changed):
    full_text.show_page(store, changed, RichText("The whole page."), NOW + timedelta(hours=3))
    change(store, changed, "Third title", "Fourth.", 4)
    assert bodies(store, changed) == ["Third.", "Second.", "First."]
    assert present_text(store, changed) == ("Third title", RichText("Fourth."))


def test_a_text_that_came_back_is_no_earlier_one(store, changed):
    change(store, changed, "First title", "First.", 3)
    assert bodies(store, changed) == ["Third.", "Second."]


def test_one_version_is_found_by_its_number(store, changed):
    last = text_versions(store, changed)[0]
    assert text_version(store, changed, last.id) == last


def test_only_so_many_are_listed(store, changed, monkeypatch):
    monkeypatch.setattr(versions, "MOST_VERSIONS", 1)
    assert bodies(store, changed) == ["Second."]


def test_what_is_not_there_is_said(store, changed):
    for ask in (text_versions, present_text):
        with pytest.raises(NotFoundError):
            ask(store, 999)
    with pytest.raises(NotFoundError):
        text_version(store, changed, 999)
