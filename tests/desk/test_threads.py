"""Articles find their stories as they come, each once, and nothing moves what has its place."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drafts import Draft
from core.types import Kind
from desk import threads
from desk.annotate import annotate
from desk.threads import Fellow, choose, closeness, thread, thread_waiting
from language import likeness
from store import candidates, drafts, feeds, pins, queue, stories
from store import threads as placing
from store.engine import Store
from store.models import RELATE
from tests.store.builders import NOW, add, analyse, assert_sound, day, draft, member, scalar

QUAKE = (
    "A strong earthquake shook the mountain province of Velmora and buried the village of Sandrik "
    "under rubble, where rescuers dug for survivors. The quake measured 6.1 and cut power lines.",
    "Rescuers in Sandrik pulled survivors from rubble after the earthquake in mountain province "
    "Velmora measured 6.1. Power lines lay cut and the village was buried.",
    "Aid reached the village of Sandrik, buried under rubble by the 6.1 earthquake that shook the "
    "mountain province of Velmora; rescuers still looked for survivors near cut power lines.",
)
LLAMAS = (
    "Breeders sold woollen llamas at record auction prices in the market town of Tarnow, the "
    "auctioneer Quill said, because knitting fashion raised demand for llama wool.",
    "Record auction prices for llamas: the market town of Tarnow saw breeders sell llama wool as "
    "knitting fashion raised demand, auctioneer Quill told buyers.",
)
CHESS = "A chess master from the islands drew all nine games of the winter tournament."


def told(store: Store, *texts: str, days: Sequence[int] = ()) -> list[int]:
    """Stores and analyses articles of these texts, a day apart unless told."""
    when = days or range(len(texts))
    titles = [text.split(".")[0][:40] for text in texts]
    ids = add(
        store,
        *(
            draft(title, text, published=day(n))
            for title, text, n in zip(titles, texts, when, strict=True)
        ),
    )
    for i in ids:
        analyse(store, i)
    return ids


def groups(store: Store, ids: Sequence[int]) -> list[set[int]]:
    """The articles that are together, and each lone one."""
    standings = pins.standings(store, ids)
    found: dict[int, set[int]] = {}
    for i in ids:
        found.setdefault(standings[i].story_id or -i, set()).add(i)
    return list(found.values())


def test_articles_of_one_event_are_one_story_and_others_are_not(store: Store) -> None:
    ids = told(store, QUAKE[0], LLAMAS[0], QUAKE[1], CHESS, LLAMAS[1], QUAKE[2])
    thread_waiting(store)
    first, second, third, fourth, fifth, sixth = ids
    assert groups(store, ids) == [{first, third, sixth}, {second, fifth}, {fourth}]
    assert queue.waiting(store, RELATE) == 0
    assert_sound(store)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_in_which_articles_come_makes_no_other_stories(store: Store, seed: int) -> None:
    texts = [*QUAKE, *LLAMAS, CHESS]
    random.Random(seed).shuffle(texts)
    ids = told(store, *texts)
    for i in random.Random(seed).sample(ids, len(ids)):
        thread(store, [i])
    by_text = [{texts[ids.index(i)] for i in group} for group in groups(store, ids)]
    assert sorted(map(len, by_text)) == [1, 2, 3]
    assert set(QUAKE) in by_text and set(LLAMAS) in by_text


def test_one_that_waits_for_its_own_turn_is_not_paired_off(store: Store) -> None:
    ids = told(store, *QUAKE)
    thread(store, ids[:1])
    assert groups(store, ids) == [{i} for i in ids]
    thread(store, ids[1:2])
    assert groups(store, ids) == [set(ids[:2]), {ids[2]}]


def test_work_goes_on_where_it_was_broken_off(store: Store) -> None:
    ids = told(store, *QUAKE, *LLAMAS, CHESS)
    done: list[int] = []
    thread_waiting(store, on_progress=done.extend, stopped=lambda: bool(done))
    assert done == ids[::-1][: threads.BATCH]
    thread_waiting(store, on_progress=done.extend)
    assert sorted(done) == ids
    assert sorted(map(len, groups(store, ids))) == [1, 2, 3]


def test_what_was_killed_between_its_vector_and_its_story_is_done_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = told(store, *QUAKE)
    with monkeypatch.context() as broken:
        broken.setattr(placing, "settle", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            thread_waiting(store)
    assert scalar(store, "SELECT count(*) FROM article_vector") == len(ids)
    assert queue.waiting(store, RELATE) == len(ids)
    thread_waiting(store)
    assert groups(store, ids) == [set(ids)]


def test_a_story_stays_as_it_is_when_its_articles_are_read_anew(store: Store) -> None:
    ids = told(store, *QUAKE, *LLAMAS)
    thread_waiting(store)
    before = pins.standings(store, ids)
    for i in ids:
        analyse(store, i, version=2)
    thread_waiting(store)
    assert pins.standings(store, ids) == before


def test_an_article_that_says_something_else_keeps_its_story_and_gets_another_vector(
    store: Store,
) -> None:
    ids = told(store, *QUAKE[:2])
    thread_waiting(store)
    before = pins.standings(store, ids)
    old = scalar(store, "SELECT features FROM article_vector WHERE article_id = :i", i=ids[0])
    drafts.change(store, [(ids[0], draft("Chess", CHESS))], NOW)
    analyse(store, ids[0])
    thread_waiting(store)
    new = scalar(store, "SELECT features FROM article_vector WHERE article_id = :i", i=ids[0])
    assert new != old
    assert pins.standings(store, ids) == before


def test_what_the_reader_took_out_draws_nothing_and_is_drawn_nowhere(store: Store) -> None:
    ids = told(store, *QUAKE)
    thread(store, ids[:1])
    pins.pin(store, ids[:1], None)
    thread(store, ids[1:])
    assert groups(store, ids) == [{ids[0]}, set(ids[1:])]
    analyse(store, ids[0], version=2)
    thread_waiting(store)
    assert groups(store, ids) == [{ids[0]}, set(ids[1:])]


def test_what_the_reader_put_somewhere_draws_what_is_like_it(store: Store) -> None:
    ids = told(store, CHESS, *QUAKE)
    thread(store, ids[:2])
    pins.join(store, ids[0], ids[1])
    thread(store, ids[2:])
    assert {ids[0], ids[1]} <= groups(store, ids)[0]


def test_vectors_of_another_version_are_made_anew_and_stories_stay(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = told(store, *QUAKE)
    thread_waiting(store)
    before = pins.standings(store, ids)
    assert queue.enqueue_unlike(store, likeness.VERSION) == 0
    monkeypatch.setattr(threads, "VERSION", likeness.VERSION + 1)
    thread_waiting(store)
    versions = "SELECT group_concat(DISTINCT version) FROM article_vector"
    assert scalar(store, versions) == str(likeness.VERSION + 1)
    assert pins.standings(store, ids) == before


@pytest.mark.parametrize("text", ["", "…", "x", "7", "a the of", "\x00"[:0], "😀 😀"])
def test_a_text_that_says_nothing_is_alone(store: Store, text: str) -> None:
    ids = told(store, text, text, QUAKE[0])
    thread_waiting(store)
    assert {ids[2]} in groups(store, ids)
    assert queue.waiting(store, RELATE) == 0


def test_one_text_many_times_is_one_story(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "CONSIDERED_SETTLED", 5)
    feed_id = feeds.feed_for(store, "https://example.org/same")
    many: list[tuple[str, Draft]] = [(f"g{n}", draft("Quake", QUAKE[0])) for n in range(60)]
    drafts.add(store, feed_id, many, NOW)
    ids = list(range(1, 61))
    for i in ids:
        analyse(store, i, member("Velmora", Kind.PLACE))
    thread_waiting(store)
    assert groups(store, ids) == [set(ids)]
    (row,) = stories.stories(store)
    assert row.articles == 60


def test_a_copy_joins_the_story_of_its_text_without_a_search(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = " ".join(QUAKE)
    (first,) = told(store, text)
    thread_waiting(store)
    searched: list[int] = []
    monkeypatch.setattr(threads, "surroundings", lambda _s, i, *_, **__: searched.append(i))
    second, third = told(store, text, text)
    thread_waiting(store)
    assert groups(store, [first, second, third]) == [{first, second, third}]
    assert searched == []
    assert scalar(store, "SELECT count(*) FROM article_vector") == 3


def test_the_same_text_a_year_later_is_no_part_of_the_story(store: Store) -> None:
    text = " ".join(QUAKE)
    first, second, later = told(store, text, text, text, days=(0, 1, 366))
    for i in (first, second, later):
        thread(store, [i])
    assert groups(store, [first, second, later]) == [{first, second}, {later}]


def test_a_copy_that_the_reader_wants_alone_draws_no_other(store: Store) -> None:
    text = " ".join(QUAKE)
    (first,) = told(store, text)
    thread_waiting(store)
    pins.pin(store, [first], None)
    (second,) = told(store, text)
    thread_waiting(store)
    assert groups(store, [first, second]) == [{first}, {second}]


def test_an_empty_store_has_nothing_to_find(store: Store) -> None:
    thread_waiting(store)
    thread(store, [])
    thread(store, [99])
    assert stories.stories(store) == []


def test_annotating_finds_the_stories_too(store: Store) -> None:
    ids = add(store, *(draft("News", text) for text in (*QUAKE, CHESS)))
    annotate(store)
    assert groups(store, ids) == [set(ids[:3]), {ids[3]}]
    assert queue.waiting(store, RELATE) == 0


def fellow(number: int, likeness: float, published: datetime | None = None) -> Fellow:
    return Fellow(number, likeness, published)


def test_the_nearest_member_of_the_likest_story_is_chosen() -> None:
    near, far = [fellow(1, 0.5), fellow(2, 0.4)], [fellow(3, 0.6), fellow(4, 0.0)]
    assert choose(None, [far, near]) == 1
    assert choose(None, [near, far, [fellow(5, 0.9)]]) == 5
    assert choose(None, [far]) == 3
    assert choose(None, []) is choose(None, [[]]) is choose(None, [[fellow(1, 0.1)]]) is None


def test_what_was_long_ago_counts_less() -> None:
    now = datetime(2024, 5, 1, tzinfo=UTC)
    counts = [
        closeness(now, [fellow(1, 0.8, now - timedelta(days=away))]) for away in (0, 3, 33, 63)
    ]
    assert counts == pytest.approx([0.8, 0.8, 0.4, 0.2])
    assert closeness(now, [fellow(1, 0.8, None)]) == 0.8
    assert closeness(None, [fellow(1, 0.8, now)]) == 0.8
    both = [fellow(1, 0.8, now), fellow(2, 0.8, now - timedelta(days=300))]
    assert closeness(now, both) == pytest.approx(0.8)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=9))
def test_a_story_is_as_alike_as_some_of_its_members(likenesses: list[float]) -> None:
    found = closeness(None, [fellow(n, likeness) for n, likeness in enumerate(likenesses)])
    assert min(likenesses) - 1e-9 <= found <= max(likenesses) + 1e-9
