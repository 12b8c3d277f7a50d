"""Fetches a feed or a page over HTTP under limits of time, size and redirects."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from time import monotonic

import httpx

from core.clean import clean_line, clean_url
from core.drafts import FetchState
from core.errors import FetchError
from ingest.answers import Fetched, read_answer
from ingest.feed_addresses import without_password
from ingest.hosts import HostSlots, host_of
from ingest.reasons import error_reason
from ingest.redirects import Hop, moved_to
from ingest.watch import Watch

TOTAL_SECONDS = 30.0
"""Wall-clock limit of one fetch, redirects included."""

BODY_LIMIT = 15 * 1024**2
"""Bytes of a feed or a page after decompression."""

REDIRECT_LIMIT = 5


def _nothing(_: str) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class _Errand:
    """What `fetch` was called with, and what holds it to its limits."""

    client: httpx.Client
    url: str
    state: FetchState
    headers_for: Callable[[str], Mapping[str, str]]
    hosts: HostSlots
    watch: Watch
    deadline: float
    body_limit: int

    @property
    def what(self) -> str:
        """The address as errors name it."""
        return shown(self.url)


def shown(url: str) -> str:
    """An address as errors name it: in one line, without its password."""
    return clean_line(without_password(url))


def late(url: str, total_seconds: float) -> FetchError:
    """What to say of an address that took too long."""
    return FetchError(shown(url), f"took longer than {total_seconds:g} seconds")


def fetch(
    client: httpx.Client,
    url: str,
    state: FetchState,
    *,
    public: bool = False,
    total_seconds: float = TOTAL_SECONDS,
    body_limit: int = BODY_LIMIT,
    headers_for: Callable[[str], Mapping[str, str]] = _nothing,
    hosts: HostSlots | None = None,
) -> Fetched:
    """What is at `url`, or word that it has not changed since `state`.

    No public address may lead into the reader's own network.

    Args:
        public: whether `url` may not lie in the reader's own network either: somebody else
            wrote it.
        headers_for: what else to send to an address, `url` or where a redirect leads.
        hosts: where each request waits for its turn; the wait counts.

    Raises:
        FetchError: for whatever goes wrong, with one line that says what.
    """
    deadline = monotonic() + total_seconds
    hosts = hosts or HostSlots()
    with Watch(shown(url), total_seconds, public) as watch:
        errand = _Errand(client, url, state, headers_for, hosts, watch, deadline, body_limit)
        try:
            return _follow(errand)
        except FetchError:
            raise
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError, OSError) as error:
            why = error_reason(error)
        # Outside of the handler: what a library says of a header that it refuses holds its value.
        if watch.expired or monotonic() > deadline:
            raise late(url, total_seconds)
        raise FetchError(shown(url), why)


def _follow(errand: _Errand) -> Fetched:
    """Goes from redirect to redirect until there is an answer."""
    address, hops = errand.url, list[Hop]()
    for _ in range(REDIRECT_LIMIT + 1):
        if not clean_url(address):
            verb = "redirects to what is not" if hops else "not"
            raise FetchError(errand.what, f"{verb} an http or https address")
        with errand.hosts.at(host_of(address), errand.deadline), _get(errand, address) as response:
            if not response.has_redirect_location:
                fetched = read_answer(
                    response, errand.state, errand.what, errand.deadline, errand.body_limit
                )
                moved = moved_to(errand.url, hops, errand.watch.public)
                return replace(fetched, moved_to=moved)
            address = str(response.url.join(response.headers["location"]))
            hops.append((response.status_code, address))
    raise FetchError(errand.what, f"more than {REDIRECT_LIMIT} redirects")


def must_be_public(url: str, feed: str) -> bool:
    """Whether an address in an article may not lie in the reader's own network.

    Whoever writes a feed writes the addresses in it too: they may lie there only where a feed
    lies that the reader has put there, which is its scheme, host and port (RFC 6454, origin).

    Args:
        url: a clean http or https address.
        feed: the location of the article's feed, an address or a file.
    """
    try:
        return not clean_url(feed) or _origin(url) != _origin(feed)
    except httpx.InvalidURL:
        return True


def _origin(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port of a clean address."""
    at = httpx.URL(url)
    return at.scheme, at.host, at.port


@contextmanager
def _get(errand: _Errand, url: str) -> Iterator[httpx.Response]:
    state = errand.state
    headers = {"If-None-Match": state.etag, "If-Modified-Since": state.last_modified}
    request = errand.client.build_request(
        "GET",
        url,
        headers={name: value for name, value in headers.items() if value}
        | dict(errand.headers_for(url)),
        extensions={"trace": errand.watch.trace},
    )
    errand.watch.host = request.url.raw_host.decode("ascii")
    response = errand.client.send(request, stream=True, follow_redirects=False)
    try:
        yield response
    finally:
        response.close()
