"""Which story does an article belong to? Each is asked once, when it has been analysed.

An article joins the story, or the lone article, that it is most like: half by the likeness to
its nearest member, half by the mean over its members, so that a chain of neighbours does not
drift from one event to another; the longer ago it was the less. Whatever has its place keeps it.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean

from core.analysis import Text
from desk.likeness import portraits, ranked, surroundings
from language.likeness import VERSION, Vector, pack, vector
from store import pins, queue, threads, vectors
from store.engine import Store

BATCH = 8
"""Articles whose vectors are stored together."""

ALIKE = 0.22
"""Likeness from which an article joins a story.

Of 467 articles about 41 events, in any order, stories hold 91 % of one event and 86 % of what is
of it (B-cubed; at 0.18 85 % and 91 %); by their leads alone the articles are less alike. What is
wrongly put together annoys more than what is missing."""

SOON_DAYS, HALF_DAYS = 3, 30
"""Days that do not count, and the days beyond after which a likeness is worth half."""

COMPARED = 40
"""Members of a story that tell how alike it is, the last ones: enough for a mean."""


@dataclass(frozen=True, slots=True)
class Fellow:
    """A member of a story, or a lone article: how like it is, and when it was published."""

    id: int
    likeness: float
    published: datetime | None


def thread_waiting(
    store: Store,
    *,
    on_progress: Callable[[Sequence[int]], None] = lambda _: None,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Finds the stories of all articles that wait for it, the newest first, until `stopped()`.

    Args:
        on_progress: told the ids of each batch.

    Raises:
        StoreError: the store cannot be read or written.
    """
    queue.enqueue_unlike(store, VERSION)
    while not stopped() and (batch := queue.take_analysed(store, BATCH)):
        _thread(store, batch)
        on_progress([article_id for article_id, _ in batch])


def thread(store: Store, ids: Sequence[int]) -> None:
    """Finds the stories of those of some articles that wait for it.

    Raises:
        StoreError: the store cannot be read or written.
    """
    _thread(store, queue.take_analysed(store, len(ids), ids))


def _thread(store: Store, batch: Sequence[tuple[int, Text]]) -> None:
    """Makes the vectors of articles and puts each in its story, one short writing after another."""
    made = {i: vector(text) for i, text in batch}
    vectors.save(store, VERSION, {i: pack(one) for i, one in made.items()})
    for i, text in batch:
        threads.settle(store, i, text, _fellow(store, i, made[i]))


def _fellow(store: Store, article_id: int, own: Vector) -> int | None:
    """The article in whose story this one belongs, None where that is none or has been found."""
    here = pins.standings(store, [article_id]).get(article_id)
    if here is None or here.pinned or here.story_id is not None:
        return None
    if (copy := _copy(store, article_id)) is not None:
        return copy
    # Those that wait for their own turn are left out: else all would pair off at first.
    around = surroundings(store, article_id, own, settled=True)
    near = {i for i, likeness in ranked(around.portrait, around.others) if likeness >= ALIKE}
    groups = _groups(store, near)
    missing = {i for group in groups for i in group} - around.others.keys()
    others = {**around.others, **portraits(store, missing)}
    days = threads.published(store, [article_id, *(i for group in groups for i in group)])
    fellows = [
        [Fellow(i, around.portrait.likeness(others[i]), days[i]) for i in group if i in others]
        for group in groups
    ]
    return choose(days[article_id], fellows)


def _copy(store: Store, article_id: int) -> int | None:
    """An article of the same text and the same days, which no other one is more like."""
    copies = threads.settled_copies(store, article_id)
    published = threads.published(store, [article_id])[article_id] if copies else None
    near = (i for i, other in copies.items() if _days(published, other) <= SOON_DAYS)
    return next(near, None)


def _groups(store: Store, near: Collection[int]) -> list[list[int]]:
    """The stories of articles, by some of their members, and each lone article by itself."""
    standings = pins.standings(store, near).values()
    stories = {s.story_id for s in standings if s.story_id is not None}
    alone = [[s.article_id] for s in standings if s.story_id is None and not s.pinned]
    return [*threads.members(store, stories, COMPARED), *alone]


def choose(published: datetime | None, groups: Iterable[Sequence[Fellow]]) -> int | None:
    """The article that is nearest in the group that is most alike, None where none is enough.

    Args:
        published: when the article was that is to join.
        groups: the members of each story, and each lone article as a group of one.
    """
    known = [group for group in groups if group]
    best = max(known, key=lambda group: closeness(published, group), default=())
    if not best or closeness(published, best) < ALIKE:
        return None
    return max(best, key=lambda fellow: fellow.likeness).id


def closeness(published: datetime | None, group: Sequence[Fellow]) -> float:
    """How alike a group is, 0 to 1: less where even its nearest member was long before or after."""
    likenesses = [fellow.likeness for fellow in group]
    away = min(_days(published, fellow.published) for fellow in group)
    fading: float = 0.5 ** (max(0.0, away - SOON_DAYS) / HALF_DAYS)
    return fading * (max(likenesses) + fmean(likenesses)) / 2


def _days(one: datetime | None, other: datetime | None) -> float:
    """The days between two times; none where either is not known."""
    return abs(one - other) / timedelta(days=1) if one and other else 0.0
