"""How long does a refresh of many feeds take, of which some are broken, hang or go in circles?

    python scripts/bench_refresh.py [--feeds N] [--hosts N]

Serves them from this machine, each host a port, and prints the time of a first refresh and of one
that finds nothing new, the requests, the most that were under way at once, and the most memory. A
feed that hangs costs its host the limit of one wait for an answer, 10 seconds, two at a time.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from core.drafts import FeedOutcome, FeedSpec
from desk.refresh import refresh
from scripts.many_feeds import BROKEN, ITEMS, Farm
from store import articles
from store.engine import Store, open_store

BROKEN_FEEDS, HANGING, LOOPS = 20, 5, 5
DELAY = 0.02


def kinds(feeds: int) -> list[str]:
    """The kinds of feeds, the bad ones among the good."""
    bad = [BROKEN[number % len(BROKEN)] for number in range(BROKEN_FEEDS)]
    bad += ["hanging"] * HANGING + ["loop"] * LOOPS
    every = feeds // len(bad)
    return [
        bad[n // every] if n % every == 0 and n // every < len(bad) else "good"
        for n in range(feeds)
    ]


def measure(store: Store, specs: Sequence[FeedSpec], farm: Farm, what: str) -> None:
    """One refresh of every feed, told in two lines."""
    farm.forget()
    start = time.perf_counter()
    outcomes: list[FeedOutcome] = []
    last_good = 0.0
    for outcome in refresh(store, specs, at_once=True):
        outcomes.append(outcome)
        if not outcome.error:
            last_good = time.perf_counter() - start
    taken = time.perf_counter() - start
    good = [outcome for outcome in outcomes if not outcome.error]
    by_host = farm.requests_by_host()
    print(
        f"{what}: {taken:.1f} s, the last good feed after {last_good:.1f} s;"
        f" {len(good)} good, {len(outcomes) - len(good)} failed,"
        f" {sum(o.new for o in good)} new, {sum(o.changed for o in good)} changed"
    )
    busiest = max((n for name, n in farm.most.items() if name != "all"), default=0)
    print(
        f"  {sum(by_host.values())} requests, {min(by_host.values())} to {max(by_host.values())}"
        f" a host, at once at most {busiest} a host and {farm.most['all']} in all;"
        f" answers {dict(sorted(Counter(farm.given).items()))}"
    )


def main() -> None:
    """Runs the refreshes and prints what they took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--hosts", type=int, default=100)
    options = parser.parse_args()
    farm = Farm(options.hosts, DELAY)
    chosen = kinds(options.feeds)
    specs = farm.specs(chosen)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder, "news.db")))
        measure(store, specs, farm, "first refresh")
        measure(store, specs, farm, "nothing new")
        ids = articles.article_ids(store)
        titles = {row.title for row in articles.rows(store, ids)}
        served = chosen.count("good") * ITEMS
        print(f"  {len(ids)} articles stored with {len(titles)} titles, {served} served")
        store.close()
    ours, parser = (
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"  {ours:.0f} MB at most, the servers among them; a parser {parser:.0f} MB")
    farm.close()


if __name__ == "__main__":
    main()
