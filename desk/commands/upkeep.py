"""`newscast doctor`, `backup` and `purge`: looks after the store and prints what came of it."""

import argparse
from contextlib import closing
from dataclasses import asdict
from datetime import timedelta

from core.checks import Check
from core.paths import Paths, expanded
from desk.commands.output.console import Progress, emit, emit_or_say, narrate, say
from desk.commands.output.records import Record
from desk.doctor import examine
from desk.purge import Going, going, purge
from ingest.feedlist import load_feeds
from store.backup import back_up
from store.engine import open_store

_NAMES = 18
"""Columns for the name of what was looked at."""


def run_doctor(options: argparse.Namespace, paths: Paths) -> bool:
    """Prints what was looked at; whether all is well."""
    well = True
    for check in examine(paths, mend=options.repair):
        well &= check.ok
        emit_or_say(options.json, asdict, _say_check, check)
    return well


def _say_check(check: Check) -> None:
    hint = f" ({check.hint})" if check.hint else ""
    sign = "ok   " if check.ok else "WRONG"
    say(f"{sign}  {check.what:{_NAMES}}{check.found}{hint}")


def run_backup(options: argparse.Namespace, paths: Paths) -> bool:
    """Writes the copy and prints what is in it.

    Raises:
        StoreError: as `back_up`.
    """
    file = expanded(options.file).absolute()
    articles, size = back_up(paths.store, file, force=options.force)
    if options.json:
        emit({"file": str(file), "articles": articles, "bytes": size})
    else:
        say(f"{file}: {articles:,} articles, {size / 1024**2:,.1f} MiB")
    return True


def run_purge(options: argparse.Namespace, paths: Paths) -> bool:
    """Says what goes, feed by feed, before anything does; without `--yes` nothing goes.

    Raises:
        FeedListError: feeds.toml cannot be read or says something without meaning.
        StoreError: there is no store, or it cannot be read or written.
    """
    with closing(open_store(paths.store, make=False)) as store:
        leaving = going(store, load_feeds(paths.feeds), options.older_than)
        for feed in leaving:
            emit_or_say(options.json, _going_record, _say_going, feed)
        number = sum(feed.articles for feed in leaving)
        if not options.yes:
            narrate(f"newscast: {number:,} articles may go; purge --yes deletes them")
            return True
        with Progress("purge", number) as progress:
            gone = purge(store, leaving, progress.advance)
    narrate(f"newscast: {gone:,} articles are gone")
    return True


def _going_record(feed: Going) -> Record:
    return {
        "id": feed.feed_id,
        "title": feed.title,
        "articles": feed.articles,
        "older_than_days": feed.older_than / timedelta(days=1),
    }


def _say_going(feed: Going) -> None:
    days = feed.older_than / timedelta(days=1)
    plural = "" if days == 1 else "s"
    say(f"{feed.articles:>8,}  {feed.title}, older than {days:g} day{plural}")
