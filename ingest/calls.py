"""What came of asking one feed? It is fetched, then parsed; whatever goes wrong is an answer."""

from dataclasses import dataclass, field, replace

from core.drafts import FeedBatch, FeedRow, FeedSpec
from core.errors import FetchError, IngestError, ParseError
from ingest.answers import Fetched
from ingest.clients import Clients
from ingest.credentials import resolve
from ingest.feeds import parse_feed
from ingest.fetch import fetch, shown
from ingest.hosts import HostSlots
from ingest.jail import Jail
from ingest.redirects import same_host


@dataclass(frozen=True, slots=True)
class Call:
    """A feed to be asked, and what feeds.toml says of it."""

    feed: FeedRow
    spec: FeedSpec

    @property
    def address(self) -> str:
        """Where it is asked."""
        return self.feed.moved_to or self.feed.location


@dataclass(frozen=True, slots=True)
class Answer:
    """What a feed gave: an error, or what was fetched and the batch in it.

    `size` is that of the body, which itself goes when it is parsed; `batch` is empty where
    nothing has changed.
    """

    feed: FeedRow
    result: Fetched | IngestError
    batch: FeedBatch = field(default_factory=FeedBatch)
    size: int = 0


def asked(call: Call, clients: Clients, hosts: HostSlots, total_seconds: float) -> Answer:
    """The answer of a feed, its body not parsed yet; never raises."""
    try:
        fetched = _fetched(call, clients, hosts, total_seconds)
    except IngestError as error:
        return Answer(call.feed, error)
    except Exception as error:  # noqa: BLE001 - one feed's trouble is not that of the others
        why = f"cannot be fetched ({type(error).__name__})"
        return Answer(call.feed, FetchError(shown(call.address), why))
    return Answer(call.feed, fetched, size=len(fetched.body))


def _fetched(call: Call, clients: Clients, hosts: HostSlots, total_seconds: float) -> Fetched:
    access = resolve(call.spec)
    moved = call.feed.moved_to
    return fetch(
        clients.get(access.proxy),
        call.address,
        call.feed.state,
        public=bool(moved) and not same_host(moved, call.feed.location),
        total_seconds=total_seconds,
        headers_for=access.headers_for,
        hosts=hosts,
    )


def parsed(jail: Jail, answer: Answer) -> Answer:
    """The answer with what is in its body in place of it; never raises."""
    fetched = answer.result
    if isinstance(fetched, IngestError):
        return answer
    try:
        batch = jail.call(parse_feed, fetched.body, fetched.content_type, fetched.url)
    except IngestError as error:
        return replace(answer, result=error)
    except Exception as error:  # noqa: BLE001 - who waits for the answers must not wait for ever
        why = f"cannot be parsed ({type(error).__name__})"
        return replace(answer, result=ParseError("the feed", why))
    return replace(answer, result=replace(fetched, body=b""), batch=batch)
