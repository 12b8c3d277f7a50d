"""A draft is new, changed or known: by guid, and by title and link where guids are shared."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.drafts import Draft, StoredIdentity
from core.types import DatedBy, Mark, MarkKind, RichText
from desk.decide import decide, possible_guids, unsure


def draft(title: str, text: str = "text", guid: str = "", url: str = "", **more: object) -> Draft:
    return Draft(title, RichText(text), guid=guid, url=url, **more)  # type: ignore[arg-type]


def day(number: int) -> datetime:
    return datetime(2024, 5, number, tzinfo=UTC)


class Feed:
    """A store of one feed, in memory, and the files that there are."""

    def __init__(self) -> None:
        self.stored: dict[str, StoredIdentity] = {}
        self.gone: set[str] = set()

    def take(self, *drafts: Draft, batch: int = 500) -> tuple[int, int, int]:
        """One reading of the feed, in batches: how many were new, changed, known."""
        sums, met = (0, 0, 0), frozenset[str | int]()
        for start in range(0, len(drafts), batch):
            done, met = self._batch(drafts[start : start + batch], met)
            sums = (sums[0] + done[0], sums[1] + done[1], sums[2] + done[2])
        return sums

    def _batch(
        self, drafts: Sequence[Draft], met: frozenset[str | int]
    ) -> tuple[tuple[int, int, int], frozenset[str | int]]:
        known = {g: self.stored[g] for g in possible_guids(drafts) if g in self.stored}
        alike = self.stored.values() if unsure(drafts, known) else ()
        plan = decide(drafts, known, met, alike, self.gone.__contains__)
        by_id = {known.id: known for known in self.stored.values()}
        for article_id, guid in plan.moved:
            by_id[article_id] = replace(by_id[article_id], guid=guid)
        for article_id, changed in plan.changed:
            by_id[article_id] = identity(article_id, by_id[article_id].guid, changed)
        for guid, new in plan.new:
            by_id[len(by_id)] = identity(len(by_id), guid, new)
        self.stored = {known.guid: known for known in by_id.values()}
        assert len(self.stored) == len(by_id)
        return (len(plan.new), len(plan.changed), plan.unchanged), plan.met


def identity(article_id: int, guid: str, of: Draft) -> StoredIdentity:
    """What the store keeps of a draft."""
    same = "title text_hash url canonical path source author language published dated_by".split()
    values = {name: getattr(of, name) for name in same}
    return StoredIdentity(article_id, guid, marks=of.body.marks, **values)


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


LINK = "https://example.org/news/12"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (draft("One", guid="http://example.org/1"), draft("One", guid="https://example.org/1")),
        (draft("One", guid=LINK), draft("One", guid=f"{LINK}?utm_source=feed")),
        (draft("One", guid=LINK), draft("Two", "other", guid=f"{LINK}?utm_source=feed")),
        (draft("One", guid=f"{LINK}#0", url=LINK), draft("Two", "x", guid=f"{LINK}#1", url=LINK)),
        (draft("One", url=f"{LINK}?utm_id=1"), draft("Two", "other", url=f"{LINK}?utm_id=2")),
        (draft("One", guid="a1", url=LINK), draft("One", guid="b2", url=f"{LINK}?fbclid=x")),
        (draft("One", guid="a1", url=LINK), draft("One", "other", guid="b2", url=LINK)),
        (draft("One", guid="a1"), draft("One", guid="b2")),
        (draft("One", url=LINK), draft("One", url="https://moved.example/12")),
        (draft("One", url="http://example.org/1"), draft("Two", url="https://example.org/1")),
    ],
)
def test_an_article_with_a_new_guid_or_link_is_the_same(was: Draft, now: Draft) -> None:
    feed = Feed()
    feed.take(was)
    (guid,) = feed.stored
    new, _, _ = feed.take(now)
    assert (new, list(feed.stored)) == (0, [guid])
    assert feed.take(now) == (0, 0, 1)
    assert feed.take(was)[0] == 0


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (draft("One", guid="a1"), draft("One", "other", guid="b2")),
        (draft("One", guid="a1", url=LINK), draft("Two", "other", guid="b2", url=LINK)),
        (
            draft("News", guid="a1", url=LINK, published=day(1)),
            draft("News", "other", guid="b2", url=LINK, published=day(2)),
        ),
        (draft("Fog", guid="a1", published=day(1)), draft("Fog", guid="b2", published=day(2))),
        (draft("One", guid="a1", url=f"{LINK}?id=1"), draft("Two", guid="b2", url=f"{LINK}?id=2")),
        (draft("One", guid="urn:a#1"), draft("Two", "x", guid="urn:a#2")),
    ],
)
def test_what_shares_a_title_or_a_link_alone_is_another_article(was: Draft, now: Draft) -> None:
    feed = Feed()
    feed.take(was)
    assert feed.take(now) == (1, 0, 0)
    assert feed.take(was, now) == (0, 0, 2)


@pytest.mark.parametrize("batch", [1, 3, 500])
@pytest.mark.parametrize("link", ["", LINK, f"{LINK}/{{}}"])
def test_a_feed_with_new_guids_each_time_brings_nothing_new(batch: int, link: str) -> None:
    feed = Feed()
    for edition in range(3):
        stories = [
            draft(f"Story {n}", guid=f"{edition}-{n}", url=link.format(n), published=day(n + 1))
            for n in range(10)
        ]
        assert feed.take(*stories, batch=batch) == ((10, 0, 0) if edition == 0 else (0, 0, 10))
    assert set(feed.stored) == {f"0-{n}" for n in range(10)}


def test_two_stories_behind_one_link_are_not_each_other_when_one_leaves_the_feed() -> None:
    feed = Feed()
    one, two = (draft(f"Story {n}", f"{n}", guid=f"{n}", url=LINK) for n in range(2))
    feed.take(one, two)
    third = draft("Story 2", "2", guid="2", url=LINK)
    assert feed.take(two, third) == (1, 0, 1)
    assert feed.take(one, two, third) == (0, 0, 3)


@pytest.mark.parametrize("batch", [1, 500])
def test_the_same_text_twice_in_one_feed_stays_two_articles(batch: int) -> None:
    feed = Feed()
    twice = [draft("One", guid="a"), draft("One", guid="b")]
    assert feed.take(*twice, batch=batch) == (2, 0, 0)
    assert feed.take(*twice, batch=batch) == (0, 0, 2)


def test_an_old_text_after_a_newer_one_makes_no_other_article() -> None:
    feed = Feed()
    first = [draft(f"Story {n}", guid=f"{n}", url=f"{LINK}/{n}") for n in range(4)]
    second = [replace(d, title=f"{d.title}, corrected", body=RichText("new")) for d in first]
    assert feed.take(*first) == (4, 0, 0)
    for edition in (second, first, second, first):
        assert feed.take(*edition) == (0, 4, 0)
        assert feed.take(*edition) == (0, 0, 4)


@pytest.mark.parametrize(
    "more",
    [
        {"author": "A. Writer"},
        {"source": "The Paper"},
        {"language": "de"},
        {"url": "https://example.org/new"},
        {"url": "https://example.org/a?id=1"},
        {"published": day(3)},
        {"body": RichText("text", (Mark(MarkKind.LINK, 0, 4, LINK),))},
    ],
)
def test_other_words_on_the_same_text_are_a_change(more: dict[str, object]) -> None:
    feed = Feed()
    was = draft("One", guid="a", url="https://example.org/a", published=day(1))
    feed.take(was)
    assert feed.take(replace(was, **more)) == (0, 1, 0)  # type: ignore[arg-type]
    assert feed.take(replace(was, **more)) == (0, 0, 1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "less",
    [
        {"author": ""},
        {"source": ""},
        {"language": ""},
        {"url": ""},
        {"url": f"{LINK}?utm_campaign=2"},
        {"published": None},
        {"published": day(9), "dated_by": DatedBy.FILE},
    ],
)
def test_what_says_less_or_only_tracks_changes_nothing(less: dict[str, object]) -> None:
    feed = Feed()
    was = draft(
        "One",
        guid="a",
        url=f"{LINK}?utm_campaign=1",
        author="A. Writer",
        source="The Paper",
        language="de",
        published=day(1),
    )
    feed.take(was)
    assert feed.take(replace(was, **less)) == (0, 0, 1)  # type: ignore[arg-type]


def test_marks_of_a_page_are_not_compared_with_those_of_its_feed() -> None:
    known = identity(1, "a", draft("One", guid="a"))
    linked = draft("One", guid="a")
    linked = replace(linked, body=RichText("text", (Mark(MarkKind.LINK, 0, 4, LINK),)))
    assert decide([linked], {"a": replace(known, marks=None)}).unchanged == 1


def file(name: str, text: str, **more: object) -> Draft:
    return draft(text, text, guid=name, path=f"/news/{name}", **more)


def names(feed: Feed) -> dict[str, str]:
    return {known.title: guid for guid, known in feed.stored.items()}


def test_a_renamed_file_is_the_same_article_and_goes_by_its_new_name() -> None:
    feed = Feed()
    feed.take(file("a.txt", "A"), file("b.txt", "B"))
    feed.gone = {"/news/a.txt"}
    assert feed.take(file("b.txt", "B"), file("c.txt", "A")) == (0, 1, 1)
    assert names(feed) == {"A": "c.txt", "B": "b.txt"}
    assert feed.take(file("b.txt", "B"), file("c.txt", "A")) == (0, 0, 2)
    assert feed.take(file("a.txt", "new"), file("b.txt", "B"), file("c.txt", "A")) == (1, 0, 2)


def test_a_copied_file_is_an_article_of_its_own_each_time() -> None:
    feed = Feed()
    feed.take(file("a.txt", "A"))
    assert feed.take(file("a.txt", "A"), file("b.txt", "A")) == (1, 0, 1)
    for _ in range(2):
        assert feed.take(file("a.txt", "A"), file("b.txt", "A")) == (0, 0, 2)
        assert feed.take(file("b.txt", "A")) == (0, 0, 1)


def test_files_that_hand_their_names_on_keep_their_articles() -> None:
    feed = Feed()
    feed.take(file("1.txt", "A"), file("2.txt", "B"))
    ids = {known.title: known.id for known in feed.stored.values()}
    assert feed.take(file("1.txt", "C"), file("2.txt", "A"), file("3.txt", "B")) == (1, 2, 0)
    assert names(feed) == {"A": "2.txt", "B": "3.txt", "C": "1.txt"}
    assert {t: k.id for k in feed.stored.values() if (t := k.title) in ids} == ids


def test_two_saved_copies_of_one_page_do_not_overwrite_each_other() -> None:
    feed = Feed()
    one = draft("Page", "early", guid="a.html", path="/news/a.html", url=LINK)
    two = draft("Page", "late", guid="b.html", path="/news/b.html", url=LINK)
    assert feed.take(one, two) == (2, 0, 0)
    assert feed.take(two) == feed.take(one) == (0, 0, 1)


def test_a_touched_file_keeps_its_date_and_a_rewritten_one_has_the_new() -> None:
    feed = Feed()
    old = file("a.txt", "A", published=day(1), dated_by=DatedBy.FILE)
    feed.take(old)
    touched = replace(old, published=day(1) + timedelta(hours=5))
    assert feed.take(touched) == (0, 0, 1)
    assert feed.take(replace(touched, body=RichText("B"))) == (0, 1, 0)
    assert feed.stored["a.txt"].published == touched.published
