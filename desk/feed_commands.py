"""`newscast feeds` and `newscast opml`: runs one action and prints what came of it."""

import argparse

from core.drafts import AddedFeed, AddedList, ListedFeed
from core.paths import Paths, expanded
from desk import feed_list
from desk.console import emit, narrate, say, write
from desk.export.writing import write_file
from desk.records import Record, failure_record, moment


def feeds(options: argparse.Namespace, paths: Paths) -> None:
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
            if options.json:
                emit(_listed_record(removed))
            else:
                say(f"{removed.title} is out of the list; its {removed.articles} articles are kept")
        case _:
            listed = feed_list.listed_feeds(paths)
            if not listed:
                narrate("newscast: no feeds")
            for feed in listed:
                if options.json:
                    emit(_listed_record(feed))
                else:
                    _say_listed(feed)


def opml(options: argparse.Namespace, paths: Paths) -> bool:
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
        if options.json:
            emit(failure_record(failure))
        narrate(f"newscast: {failure.what}: {failure.why}")
    _print_outcome(outcome, options.json)
    return not outcome.failures


def _export(options: argparse.Namespace, paths: Paths) -> None:
    text, left_out = feed_list.list_as_opml(paths)
    if options.file is None or str(options.file) == "-":
        write(text)
    else:
        write_file([text], expanded(options.file))
    if left_out:
        narrate(f"newscast: {left_out} local feeds have no address and are left out")


def _print_outcome(outcome: AddedList, as_json: bool) -> None:
    new, failed = len(outcome.added), len(outcome.failures)
    if as_json:
        emit({"added": new, "known": outcome.known, "failed": failed})
    else:
        say(f"{new} added, {outcome.known} in the list before, {failed} not taken: {outcome.path}")


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


def _say_listed(feed: ListedFeed) -> None:
    number = f"#{feed.id}" if feed.id else ""
    tags = f"  [{', '.join(feed.spec.tags)}]" if feed.spec.tags else ""
    hidden = "  (hidden)" if feed.spec.hidden else ""
    trouble = f"  ({feed.last_error})" if feed.last_error else ""
    address = "" if feed.title == feed.spec.location else f"  {feed.spec.location}"
    counts = f"{number:>6} {feed.unread:>6} /{feed.articles:>6}"
    say(f"{counts}  {feed.title}{address}{tags}{hidden}{trouble}")
