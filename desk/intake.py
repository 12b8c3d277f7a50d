"""Puts drafts into the store: the step that refreshing and importing share."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from core.drafts import Draft
from desk.decide import decide, possible_guids
from store import drafts as stored_drafts
from store.engine import Store

BATCH = 500
"""Drafts that go into the store in one transaction: some 40 ms for which other writers wait."""

Stopped = Callable[[], bool]
"""Says whether nothing further is to be read; what has been read is stored all the same."""


def never() -> bool:
    """Reads to the end."""
    return False


@dataclass(frozen=True, slots=True)
class Taken:
    """How many drafts were new, changed a known article, or said nothing new."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(
            self.new + other.new, self.changed + other.changed, self.unchanged + other.unchanged
        )


def take_in(store: Store, feed_id: int, drafts: Iterable[Draft]) -> Iterator[Taken]:
    """Stores the drafts of one feed, batch by batch; yields what each batch did.

    Raises:
        StoreError: the store cannot be written; earlier batches stay.
    """
    remaining = iter(drafts)
    met: frozenset[str] = frozenset()
    while batch := list(islice(remaining, BATCH)):
        stored = stored_drafts.identities(store, feed_id, possible_guids(batch))
        plan = decide(batch, stored, met)
        met = plan.met
        now = datetime.now(UTC)
        stored_drafts.add(store, feed_id, plan.new, now)
        stored_drafts.change(store, plan.changed, now)
        yield Taken(len(plan.new), len(plan.changed), plan.unchanged)
