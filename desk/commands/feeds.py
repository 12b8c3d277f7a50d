"""`newscast feeds` and `opml`: looks after the feed list, takes lists in and gives it out."""

import argparse

from core.drafts import AddedFeed, AddedList, ListedFeed
from core.moments import moment
from core.paths import Paths, expanded
from desk import feed_list
from desk.commands.output import report
from desk.commands.output.console import emit, emit_or_say, narrate, say, write
from desk.commands.output.records import Record
from desk.export.writing import write_file


def run_feeds(options: argparse.Namespace, paths: Paths) -> bool:
    """Lists the feeds, or adds or removes one.

    Raises:
        FetchError, FeedListError, NotFoundError, StoreError: as the functions of feed_list.
    """
    match options.action:
        case "add":
            added = feed_list.add_feed(
                paths, options.url, title=options.title, tags=options.tags, pick=options.pick
            )
            if options.json:
                emit(_added_record(added))
            else:
                _say_added(added, options.pick)
        case "remove":
            removed = feed_list.remove_feed(paths, " ".join(options.name))
            emit_or_say(options.json, _listed_record, _say_removed, removed)
        case _:
            listed = feed_list.listed_feeds(paths)
            if not listed:
                narrate("newscast: no feeds")
            for feed in listed:
                emit_or_say(options.json, _listed_record, _say_listed, feed)
    return True


def run_opml(options: argparse.Namespace, paths: Paths) -> bool:
    """Takes a list in or writes one; whether all that was in it could be taken.

    Raises:
        IngestError, FeedListError, StoreError: as the functions of feed_list.
        NewscastError: the file cannot be written.
    """
    if options.action == "export":
        _export(options, paths)
        return True
    outcome = feed_list.add_list(paths, expanded(options.file))
    for failure in outcome.failures:
        report.not_taken(failure, options.json)
    emit_or_say(options.json, _outcome_record, _say_outcome, outcome)
    return not outcome.failures


def _export(options: argparse.Namespace, paths: Paths) -> None:
    text, left_out = feed_list.list_as_opml(paths)
    if options.file is None or str(options.file) == "-":
        write(text)
    else:
        write_file([text], expanded(options.file))
    if left_out:
        narrate(f"newscast: {left_out} local feeds have no address and are left out")


def _outcome_record(outcome: AddedList) -> Record:
    return {
        "added": len(outcome.added),
        "known": outcome.known,
        "failed": len(outcome.failures),
    }


def _say_outcome(outcome: AddedList) -> None:
    added, failed = f"{len(outcome.added)} added", f"{len(outcome.failures)} not taken"
    say(f"{added}, {outcome.known} in the list before, {failed}: {outcome.path}")


def _added_record(added: AddedFeed) -> Record:
    return {
        "url": added.spec.location,
        "title": added.spec.title,
        "tags": list(added.spec.tags),
        "articles": added.articles,
        "newest": moment(added.newest),
        "announced": [{"url": url, "title": title} for url, title in added.announced],
        "list": added.path,
    }


def _say_added(added: AddedFeed, pick: int) -> None:
    if len(added.announced) > 1:
        narrate(f"newscast: the page announces {len(added.announced)} feeds (--pick N)")
        for number, (url, title) in enumerate(added.announced, 1):
            narrate(f"{'*' if number == pick else ' '} {number:>2}  {title or '(no title)'}  {url}")
    newest = f", the newest of {added.newest:%Y-%m-%d}" if added.newest else ""
    say(f"{added.spec.title or added.spec.location}: {added.articles} articles{newest}")
    say(f"{added.spec.location} is in {added.path}")
    narrate("newscast: newscast refresh takes its articles in")


def _listed_record(feed: ListedFeed) -> Record:
    remote = feed.spec.is_remote
    return {
        "id": feed.id,
        "title": feed.title,
        "url": feed.spec.location if remote else "",
        "path": "" if remote else feed.spec.location,
        "tags": list(feed.spec.tags),
        "unread": feed.unread,
        "articles": feed.articles,
        "hidden": feed.spec.hidden,
        "error": feed.last_error or None,
    }


def _say_removed(feed: ListedFeed) -> None:
    say(f"{feed.title} is out of the list; its {feed.articles} articles are kept")


def _say_listed(feed: ListedFeed) -> None:
    number = f"#{feed.id}" if feed.id else ""
    tags = f"  [{', '.join(feed.spec.tags)}]" if feed.spec.tags else ""
    hidden = "  (hidden)" if feed.spec.hidden else ""
    trouble = f"  ({feed.last_error})" if feed.last_error else ""
    address = "" if feed.title == feed.spec.location else f"  {feed.spec.location}"
    counts = f"{number:>6} {feed.unread:>6} /{feed.articles:>6}"
    say(f"{counts}  {feed.title}{address}{tags}{hidden}{trouble}")
