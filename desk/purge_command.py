"""`newscast purge`: prints what may go, and deletes it where it is told to."""

import argparse
from contextlib import closing
from datetime import timedelta

from core.paths import Paths
from desk.console import Progress, emit, narrate, say
from desk.purge import Going, going
from desk.purge import purge as delete
from desk.records import Record
from ingest.feedlist import load_feeds
from store.engine import open_store


def purge(options: argparse.Namespace, paths: Paths) -> None:
    """Says what goes, feed by feed, before anything does; without `--yes` nothing goes.

    Raises:
        FeedListError: feeds.toml cannot be read or says something without meaning.
        StoreError: there is no store, or it cannot be read or written.
    """
    with closing(open_store(paths.store, make=False)) as store:
        leaving = going(store, load_feeds(paths.feeds), options.older_than)
        for feed in leaving:
            if options.json:
                emit(_record(feed))
            else:
                say(f"{feed.articles:>8,}  {feed.title}, older than {_days(feed.older_than)}")
        number = sum(feed.articles for feed in leaving)
        if not options.yes:
            narrate(f"newscast: {number:,} articles may go; purge --yes deletes them")
            return
        with Progress("purge", number) as progress:
            gone = delete(store, leaving, progress.advance)
    narrate(f"newscast: {gone:,} articles are gone")


def _record(feed: Going) -> Record:
    return {
        "id": feed.feed_id,
        "title": feed.title,
        "articles": feed.articles,
        "older_than_days": feed.older_than / timedelta(days=1),
    }


def _days(span: timedelta) -> str:
    days = span / timedelta(days=1)
    return f"{days:g} day{'' if days == 1 else 's'}"
