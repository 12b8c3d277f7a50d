"""Puts drafts into the store: the step that refreshing and importing share."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from core.drafts import Draft, Rule
from desk.decide import decide, possible_guids, unsure
from desk.identity import Named
from desk.rules import ruled
from ingest.files import is_gone
from store import drafts as stored_drafts
from store import feeds as stored_feeds
from store import identities, unidentified
from store.engine import Store
from store.purged import was_purged

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


def take_in(
    store: Store, feed_id: int, drafts: Iterable[Draft], rules: Sequence[Rule] = ()
) -> Iterator[Taken]:
    """Stores the drafts of one feed, batch by batch; yields what each batch did.

    Articles of an earlier version are identified first, so that they are known again.

    Args:
        rules: those of feeds.toml that hold for the feed; new articles are as they leave them.
            What was purged is not new.

    Raises:
        StoreError: the store cannot be written; earlier batches stay.
    """
    unidentified.identify(store)
    remaining = iter(drafts)
    met: frozenset[str | int] = frozenset()
    while batch := list(islice(remaining, BATCH)):
        stored = identities.identities(store, feed_id, possible_guids(batch))
        alike = identities.alike(store, feed_id, unsure(batch, stored))
        plan = decide(batch, stored, met, alike, is_gone)
        met = plan.met
        identities.move(store, feed_id, plan.moved)
        now = datetime.now(UTC)
        new = _ruled(store, feed_id, _not_purged(store, feed_id, plan.new), rules, now)
        stored_drafts.add(store, feed_id, new, now)
        stored_drafts.change(store, plan.changed, now)
        purged = len(plan.new) - len(new)
        yield Taken(len(new), len(plan.changed), plan.unchanged + purged)


def _not_purged(store: Store, feed_id: int, new: Sequence[Named]) -> Sequence[Named]:
    gone = was_purged(store, feed_id, new) if new else ()
    return [(guid, draft) for guid, draft in new if guid not in gone]


def _ruled(
    store: Store,
    feed_id: int,
    new: Sequence[Named],
    rules: Sequence[Rule],
    now: datetime,
) -> Sequence[Named]:
    """New articles with their guids, as the rules leave them."""
    if not (rules and new):
        return new
    guids, drafts = zip(*new, strict=True)
    left = ruled(drafts, stored_feeds.feed(store, feed_id), rules, now)
    return list(zip(guids, left, strict=True))
