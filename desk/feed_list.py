"""The reader's feed list: what is in it, and how feeds get into it and out of it."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from core.clean import clean_line
from core.drafts import AddedFeed, AddedList, FeedSpec, ForeignList, ListedFeed
from core.errors import FeedListError, IngestError, NotFoundError, ParseError, nearest_hint
from core.paths import Paths, with_home
from desk.feed_file import feeds_path, listed_specs, own_feeds
from desk.feed_lookup import look_up, typed_address
from ingest.feed_addresses import location_key
from ingest.feedlist_edit import add_feeds
from ingest.feedlist_edit import remove_feed as remove_from_list
from ingest.fetch import BODY_LIMIT
from ingest.jail import Jail
from ingest.newsboat_urls import read_urls
from ingest.opml import is_opml, read_opml, write_opml
from store import feeds as stored_feeds
from store.engine import Store, open_store


def listed_feeds(paths: Paths) -> tuple[ListedFeed, ...]:
    """The feeds of the list in its order; a store is not made for it.

    Raises:
        FeedListError: the list cannot be read or says something without meaning.
        StoreError: the store cannot be read.
    """
    specs, store = listed_specs(paths), _store(paths)
    if store is None:
        return tuple(ListedFeed(spec, spec.title or spec.location) for spec in specs)
    with closing(store):
        rows = {row.location: row for row in stored_feeds.feeds(store, hidden=True)}
        counts = stored_feeds.article_counts(store)
    found = []
    for spec in specs:
        row = rows.get(spec.location)
        if row is None:
            found.append(ListedFeed(spec, spec.title or spec.location))
            continue
        numbers = counts.get(row.id, (0, 0))
        found.append(ListedFeed(spec, spec.title or row.title, row.id, *numbers, row.last_error))
    return tuple(found)


def add_feed(
    paths: Paths, url: str, *, title: str = "", tags: Sequence[str] = (), pick: int = 1
) -> AddedFeed:
    """Puts the feed at an address into the reader's own list, after a look at it.

    The list is made from the one that comes with newscast where the reader has none.

    Args:
        url: of a feed, or of a page that announces one; https:// may be left out.
        title: shown instead of the feed's own.
        tags: groups that it belongs to.
        pick: which of the feeds that a page announces, from 1.

    Raises:
        FetchError: there is no feed at `url`, and what there is instead.
        FeedListError: the feed is in the list, or the list cannot be changed.
        StoreError: the store cannot be written; the list is.
    """
    address = typed_address(url)
    _refuse_known(paths, address)
    found = look_up(address, pick)
    _refuse_known(paths, found.location)
    _refuse_known(paths, found.led_to)
    named = tuple(dict.fromkeys(tag for tag in map(clean_line, tags) if tag))
    spec = FeedSpec(found.location, clean_line(title) or found.batch.title, named)
    path = own_feeds(paths)
    add_feeds(path, [spec])
    _tell_store(paths)
    drafts = found.batch.drafts
    newest = max((draft.published for draft in drafts if draft.published), default=None)
    pairs = tuple((feed.address, feed.title) for feed in found.announced)
    return AddedFeed(spec, len(drafts), newest, pairs, str(path))


def remove_feed(paths: Paths, name: str) -> ListedFeed:
    """Takes a feed out of the reader's own list; its articles stay in the store, hidden.

    Args:
        name: its address or path, `#` and its id, or its title.

    Raises:
        NotFoundError: no feed of the list is called so, or more than one.
        FeedListError: the list cannot be changed.
        StoreError: the store cannot be read, or be written; the list is then.
    """
    listed = listed_feeds(paths)
    number = _number_of(listed, name.strip())
    remove_from_list(own_feeds(paths), number)
    _tell_store(paths)
    return listed[number]


def add_list(paths: Paths, file: Path) -> AddedList:
    """Puts the feeds of an OPML list or of newsboat's `urls` into the reader's own list.

    Raises:
        IngestError: the file cannot be read, or is no list of feeds.
        FeedListError: the reader's own list cannot be changed.
        StoreError: the store cannot be written; the list is.
    """
    found = _read_foreign(file)
    known = {location_key(spec.location) for spec in listed_specs(paths)}
    new = tuple(spec for spec in found.feeds if location_key(spec.location) not in known)
    path = feeds_path(paths)
    if new:
        path = own_feeds(paths)
        add_feeds(path, new)
        _tell_store(paths)
    return AddedList(new, len(found.feeds) - len(new), found.failures, str(path))


def list_as_opml(paths: Paths) -> tuple[str, int]:
    """The feeds of the list as OPML, and how many have no address and are left out.

    Raises:
        FeedListError: the list cannot be read or says something without meaning.
    """
    specs = listed_specs(paths)
    return write_opml(specs), sum(not spec.is_remote for spec in specs)


def _refuse_known(paths: Paths, address: str) -> None:
    for spec in listed_specs(paths):
        if location_key(spec.location) == location_key(address):
            called = f" as {spec.title!r}" if spec.title else ""
            raise FeedListError(clean_line(address), f"is in the list{called} already")


def _number_of(listed: Sequence[ListedFeed], name: str) -> int:
    """The place in the list of the one feed that a name means."""
    key = location_key(name)
    ways = (
        [location_key(feed.spec.location) == key for feed in listed],
        [feed.id is not None and name == f"#{feed.id}" for feed in listed],
        [feed.spec.location == str(Path(with_home(name)).absolute()) for feed in listed],
        [feed.title.casefold() == name.casefold() for feed in listed],
    )
    for found in ways:
        if sum(found) > 1:
            raise NotFoundError(name, "more than one feed is called so", "name its address or #id")
        if any(found):
            return found.index(True)
    hint = nearest_hint(name, [feed.title for feed in listed]) or "newscast feeds list"
    raise NotFoundError(name, "no feed of the list has this address, number or title", hint)


def _read_foreign(file: Path) -> ForeignList:
    """What is in somebody's list; read where it can do no harm."""
    try:
        if not file.is_file():
            raise IngestError(str(file), "is no file")
        with file.open("rb") as opened:
            body = opened.read(BODY_LIMIT + 1)
    except OSError as error:
        raise IngestError(str(file), error.strerror or str(error)) from error
    if len(body) > BODY_LIMIT:
        raise IngestError(str(file), f"larger than {BODY_LIMIT // 1024**2} MiB")
    if not body.strip():
        raise IngestError(str(file), "empty")
    with Jail() as jail:
        try:
            found: ForeignList = jail.call(read_opml if is_opml(body) else read_urls, body)
        except ParseError as error:
            raise IngestError(str(file), error.why, error.hint) from error
    return found


def _store(paths: Paths) -> Store | None:
    """The store, None where there is none yet."""
    if "://" not in paths.store and not Path(with_home(paths.store)).exists():
        return None
    return open_store(paths.store, make=False)


def _tell_store(paths: Paths) -> None:
    """Shows the feeds that are in the list now and hides those that left it."""
    if store := _store(paths):
        with closing(store):
            stored_feeds.sync_feeds(store, listed_specs(paths))
