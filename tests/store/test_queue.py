"""What waits, what goes first, and what failed."""

import pytest

from core.analysis import Analysis, Text
from store import analyses, articles, drafts, queue
from store.engine import Store
from store.models import ANNOTATE
from tests.store.builders import NOW, add, analyse, day, draft, fail, member, scalar


def taken(store: Store, version: int = 1, limit: int = 99) -> list[int]:
    return [i for i, _, _ in queue.take(store, version, limit)]


def test_the_newest_article_goes_first_with_its_text_and_language(store: Store) -> None:
    old, new, middle = add(
        store,
        draft("Old", published=day(1)),
        draft("New", "The body.", published=day(9), language="fr"),
        draft("Middle", published=day(5)),
    )
    assert taken(store) == [new, middle, old]
    assert queue.take(store, 1, 1) == [(new, Text("New", "The body."), "fr")]


def test_of_a_long_article_only_what_is_analysed_is_taken(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "READ_LIMIT", 8)
    (i,) = add(store, draft("Long", "Ann said nothing."))
    ((_, text, _),) = queue.take(store, 1, 1)
    assert text == Text("Long", "Ann said", rest=9)
    analyses.save(store, 1, [(i, text, Analysis((), (), body_end=17, analysed_to=8))])
    assert queue.take_analysed(store, 1) == [(i, Text("Long", "Ann said"))]


@pytest.mark.parametrize("body", ["Ann sang nothing.", "Ann said nothing at all."])
def test_a_long_article_that_was_rewritten_meanwhile_still_waits(
    store: Store, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    monkeypatch.setattr(queue, "READ_LIMIT", 8)
    (i,) = add(store, draft("Long", "Ann said nothing."))
    ((_, text, _),) = queue.take(store, 1, 1)
    drafts.change(store, [(i, draft("Long", body))], NOW)
    analyses.save(store, 1, [(i, text, Analysis((), (), body_end=17, analysed_to=8))])
    queue.mark_failed(store, i, text, 1, "too odd")
    assert taken(store) == [i]


@pytest.mark.parametrize("limit", [0, 1, 2, 3, 4])
def test_no_more_than_asked_for_are_taken_and_all_stay_queued(store: Store, limit: int) -> None:
    add(store, draft(), draft(), draft())
    assert len(taken(store, limit=limit)) == min(limit, 3)
    assert queue.waiting(store) == 3


def test_what_the_reader_opened_last_goes_before_all(store: Store) -> None:
    first, second, third = add(store, *(draft(published=day(n)) for n in range(3)))
    queue.prioritise(store, first)
    queue.prioritise(store, second)
    assert taken(store) == [second, first, third]


def test_prioritising_what_does_not_wait_does_nothing(store: Store) -> None:
    (i,) = add(store, draft())
    analyse(store, i)
    queue.prioritise(store, i)
    queue.prioritise(store, 99)
    assert queue.waiting(store) == 0


def test_an_analysed_article_waits_no_more(store: Store) -> None:
    (i,) = add(store, draft("Ann"))
    analyse(store, i, member("Ann"))
    assert (queue.waiting(store), taken(store)) == (0, [])


def test_a_failed_article_waits_for_another_version(store: Store) -> None:
    failed, well = add(store, draft("Bad"), draft("Good"))
    fail(store, failed, 3, "too deep")
    assert (queue.waiting(store), taken(store, version=3)) == (1, [well])
    assert sorted(taken(store, version=4)) == [failed, well]
    assert scalar(store, "SELECT failed FROM todo WHERE article_id = :i", i=failed) == "too deep"


def test_a_failure_without_a_reason_is_a_failure(store: Store) -> None:
    (i,) = add(store, draft())
    fail(store, i, 3, "")
    assert (queue.waiting(store), taken(store, version=3)) == (0, [])


def test_a_new_version_queues_what_others_analysed_or_failed_at(store: Store) -> None:
    old, failed, waits, current = add(store, *(draft() for _ in range(4)))
    analyse(store, old, version=1)
    analyse(store, current, version=2)
    fail(store, failed, 1, "odd")
    assert queue.enqueue_outdated(store, 2) == 2
    assert sorted(taken(store, version=2)) == [old, failed, waits]
    assert queue.waiting(store) == 3
    assert queue.enqueue_outdated(store, 2) == 0


def test_a_failure_at_this_version_is_not_queued_again(store: Store) -> None:
    (i,) = add(store, draft())
    fail(store, i, 2, "odd")
    assert queue.enqueue_outdated(store, 2) == 0
    assert taken(store, version=2) == []


def test_all_can_be_queued_whatever_became_of_them(store: Store) -> None:
    done, failed, waits = add(store, *(draft() for _ in range(3)))
    analyse(store, done, version=2)
    fail(store, failed, 2, "odd")
    assert queue.enqueue_all(store) == 3
    assert sorted(taken(store, version=2)) == [done, failed, waits]
    assert articles.counts(store).waiting == 3


def test_nothing_is_queued_in_an_empty_store(store: Store) -> None:
    assert queue.enqueue_all(store) == 0
    assert queue.enqueue_outdated(store, 1) == 0
    assert (queue.waiting(store), taken(store)) == (0, [])


def test_the_next_article_is_found_without_sorting(store: Store) -> None:
    sql = (
        "EXPLAIN QUERY PLAN SELECT article_id FROM todo WHERE stage = :stage"
        " AND (failed = '' OR version <> 1)"
        " ORDER BY priority DESC, dated DESC, article_id DESC LIMIT 1"
    )
    with store.read() as connection:
        plan = [row[3] for row in connection.exec_driver_sql(sql, {"stage": ANNOTATE})]
    assert plan == ["SEARCH todo USING COVERING INDEX todo_pick (stage=?)"]


def test_a_failure_of_an_earlier_text_says_nothing_of_a_new_one(store: Store) -> None:
    (i,) = add(store, draft())
    drafts.change(store, [(i, draft(body="plainer"))], NOW)
    queue.mark_failed(store, i, Text("Quiet day", "Nothing happened."), 1, "odd")
    assert taken(store) == [i]
