"""A draft is new, changed or known: by guid, and by title and link where guids are shared."""

from collections.abc import Sequence

import pytest

from core.drafts import Draft, StoredIdentity
from core.types import RichText
from desk.decide import decide, possible_guids


def draft(title: str, text: str = "text", guid: str = "", url: str = "") -> Draft:
    return Draft(title, RichText(text), guid=guid, url=url)


class Feed:
    """A store of one feed, in memory."""

    def __init__(self) -> None:
        self.stored: dict[str, StoredIdentity] = {}

    def take(self, *drafts: Draft, batch: int = 500) -> tuple[int, int, int]:
        """One reading of the feed, in batches: how many were new, changed, known."""
        sums, met = (0, 0, 0), frozenset[str]()
        for start in range(0, len(drafts), batch):
            done, met = self._batch(drafts[start : start + batch], met)
            sums = (sums[0] + done[0], sums[1] + done[1], sums[2] + done[2])
        return sums

    def _batch(
        self, drafts: Sequence[Draft], met: frozenset[str]
    ) -> tuple[tuple[int, int, int], frozenset[str]]:
        known = {g: self.stored[g] for g in possible_guids(drafts) if g in self.stored}
        plan = decide(drafts, known, met)
        for guid, new in plan.new:
            assert guid not in self.stored
            self.stored[guid] = StoredIdentity(len(self.stored), guid, new.title, new.text_hash)
        for article_id, changed in plan.changed:
            guid = next(i.guid for i in self.stored.values() if i.id == article_id)
            self.stored[guid] = StoredIdentity(article_id, guid, changed.title, changed.text_hash)
        return (len(plan.new), len(plan.changed), plan.unchanged), plan.met


@pytest.mark.parametrize("guid", ["a", ""])
def test_the_same_article_comes_in_once(guid: str) -> None:
    feed = Feed()
    article = draft("One", guid=guid, url="https://example.org/1")
    assert feed.take(article) == (1, 0, 0)
    assert feed.take(article) == (0, 0, 1)


def test_an_article_without_guid_and_link_is_known_by_its_text() -> None:
    feed = Feed()
    assert feed.take(draft("One"), draft("Two")) == (2, 0, 0)
    assert feed.take(draft("Two"), draft("One")) == (0, 0, 2)


def test_a_new_title_or_text_under_one_guid_is_a_change() -> None:
    feed = Feed()
    feed.take(draft("One", guid="a"))
    assert feed.take(draft("One, corrected", guid="a")) == (0, 1, 0)
    assert feed.take(draft("One, corrected", "more", guid="a")) == (0, 1, 0)
    assert len(feed.stored) == 1


@pytest.mark.parametrize("batch", [1, 3, 500])
def test_different_stories_under_one_guid_all_come_in_and_stay_apart(batch: int) -> None:
    feed = Feed()
    stories = [draft(f"Story {n}", guid="same") for n in range(10)]
    assert feed.take(*stories, batch=batch) == (10, 0, 0)
    assert feed.take(*stories, batch=batch) == (0, 0, 10)
    assert feed.take(*stories, *stories, batch=batch) == (0, 0, 10)
    assert len(feed.stored) == 10


def test_a_story_that_joins_others_under_their_guid_is_new() -> None:
    feed = Feed()
    stories = [draft(f"Story {n}", guid="same") for n in range(3)]
    feed.take(*stories)
    assert feed.take(*stories[1:]) == (0, 0, 2)
    assert feed.take(draft("Story 11", guid="same"), *stories) == (1, 0, 3)


def test_different_stories_behind_one_link_all_come_in() -> None:
    feed = Feed()
    stories = [draft(f"Story {n}", url="https://example.org/live") for n in range(12)]
    assert feed.take(*stories) == (12, 0, 0)
    assert feed.take(*stories) == (0, 0, 12)


def test_one_story_listed_twice_in_a_feed_counts_once() -> None:
    feed = Feed()
    assert feed.take(draft("One", "newer", guid="a"), draft("One", "older", guid="a")) == (1, 0, 0)
    assert feed.take(draft("One", "newer", guid="a")) == (0, 0, 1)
