"""Fetches a feed or a page over HTTP under limits of time, size and redirects."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.cookiejar import CookieJar, DefaultCookiePolicy
from time import monotonic

import httpx

from core.clean import clean_line, clean_url
from core.drafts import FetchState
from core.errors import FetchError
from ingest.inflate import CODINGS, inflate
from ingest.reasons import error_reason, status_reason
from ingest.watch import Watch

TOTAL_SECONDS = 30.0
"""Wall-clock limit of one fetch, redirects included."""

STEP_SECONDS = 10.0
"""Limit of each connection and of each wait for more bytes."""

BODY_LIMIT = 15 * 1024**2
"""Bytes of a feed or a page after decompression."""

REDIRECT_LIMIT = 5

_HEADER_LIMIT = 2_000
_USER_AGENT = "newscast/0.1 (terminal news reader)"

FEED_TYPES = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml,"
    " application/xml;q=0.9, text/xml;q=0.8, */*;q=0.5"
)
"""What a client for feeds accepts."""

PAGE_TYPES = "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.5"
"""What a client for web pages accepts."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: its bytes unpacked, or nothing where it is `unchanged`.

    `url` is where the redirects led; `state` goes with the next request.
    """

    body: bytes
    content_type: str
    url: str
    state: FetchState
    unchanged: bool = False


def make_client(accept: str = FEED_TYPES) -> httpx.Client:
    """A client for `fetch` that keeps no cookies; threads may share it."""
    return httpx.Client(
        headers={"User-Agent": _USER_AGENT, "Accept": accept, "Accept-Encoding": CODINGS},
        timeout=httpx.Timeout(STEP_SECONDS),
        limits=httpx.Limits(max_keepalive_connections=0),
        follow_redirects=False,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
    )


def fetch(
    client: httpx.Client,
    url: str,
    state: FetchState,
    *,
    public: bool = False,
    total_seconds: float = TOTAL_SECONDS,
    body_limit: int = BODY_LIMIT,
) -> Fetched:
    """What is at `url`, or word that it has not changed since `state`.

    No public address may lead into the reader's own network.

    Args:
        public: whether `url` may not lie in the reader's own network either: somebody else
            wrote it.

    Raises:
        FetchError: for whatever goes wrong, with one line that says what.
    """
    deadline = monotonic() + total_seconds
    with Watch(clean_line(url), total_seconds, public) as watch:
        try:
            return _follow(client, url, state, watch, deadline, body_limit)
        except FetchError:
            raise
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError, OSError) as error:
            late = watch.expired or monotonic() > deadline
            why = f"took longer than {total_seconds:g} seconds" if late else error_reason(error)
            raise FetchError(clean_line(url), why) from error


def _follow(
    client: httpx.Client,
    url: str,
    state: FetchState,
    watch: Watch,
    deadline: float,
    body_limit: int,
) -> Fetched:
    """Goes from redirect to redirect until there is an answer."""
    address = url
    for _ in range(REDIRECT_LIMIT + 1):
        if not clean_url(address):
            verb = "not" if address == url else "redirects to what is not"
            raise FetchError(clean_line(url), f"{verb} an http or https address")
        with _get(client, address, state, watch) as response:
            if "location" in response.headers and response.is_redirect:
                address = str(response.url.join(response.headers["location"]))
                continue
            return _answer(response, url, state, deadline, body_limit)
    raise FetchError(clean_line(url), f"more than {REDIRECT_LIMIT} redirects")


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
def _get(
    client: httpx.Client, url: str, state: FetchState, watch: Watch
) -> Iterator[httpx.Response]:
    headers = {"If-None-Match": state.etag, "If-Modified-Since": state.last_modified}
    request = client.build_request(
        "GET",
        url,
        headers={name: value for name, value in headers.items() if value},
        extensions={"trace": watch.trace},
    )
    watch.host = request.url.raw_host.decode("ascii")
    response = client.send(request, stream=True, follow_redirects=False)
    try:
        yield response
    finally:
        response.close()


def _answer(
    response: httpx.Response, url: str, state: FetchState, deadline: float, body_limit: int
) -> Fetched:
    what = clean_line(url)
    if response.status_code == HTTPStatus.NOT_MODIFIED:
        if state == FetchState():
            raise FetchError(what, "answered 'not modified' (304) to a first request")
        return Fetched(b"", "", str(response.url), state, unchanged=True)
    if response.status_code != HTTPStatus.OK:
        raise FetchError(what, status_reason(response))
    body = _read(response, what, deadline, body_limit)
    if not body.strip():
        raise FetchError(what, "the answer is empty")
    return Fetched(
        body,
        _header(response, "content-type"),
        str(response.url),
        FetchState(_header(response, "etag"), _header(response, "last-modified")),
    )


def _read(response: httpx.Response, what: str, deadline: float, body_limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    coding = response.headers.get("content-encoding", "")
    for part in inflate(response.iter_raw(), coding, what):
        size += len(part)
        if size > body_limit:
            raise FetchError(what, f"larger than {_size(body_limit)}")
        parts.append(part)
        if monotonic() > deadline:
            break
    if monotonic() > deadline:
        # Closing the connection, as the watch does, looks like the end of the answer.
        raise httpx.ReadTimeout("the whole took too long")
    return b"".join(parts)


def _size(limit: int) -> str:
    return f"{limit / 1024**2:g} MiB" if limit >= 1024**2 else f"{limit} bytes"


def _header(response: httpx.Response, name: str) -> str:
    """A header's value, or '' where it is none that can be sent back: too long or not ASCII."""
    value = clean_line(response.headers.get(name, ""))
    return value if len(value) <= _HEADER_LIMIT and value.isascii() else ""
