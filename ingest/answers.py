"""What is in an answer? Its bytes within limits, what to send next time, and when."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from time import monotonic

import httpx

from core.clean import clean_line
from core.drafts import FetchState
from core.errors import FetchError
from ingest.inflate import inflate
from ingest.politeness import fresh_for, wait_asked
from ingest.reasons import status_reason

_HEADER_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: its bytes unpacked, or nothing where it is `unchanged`.

    `url` is where the redirects led; `state` goes with the next request, which need not be made
    while the answer is fresh, and goes to `moved_to` where that is not empty.
    """

    body: bytes
    content_type: str
    url: str
    state: FetchState
    unchanged: bool = False
    fresh_for: timedelta = timedelta(0)
    moved_to: str = ""


def read_answer(
    response: httpx.Response, state: FetchState, what: str, deadline: float, body_limit: int
) -> Fetched:
    """What an answer that leads nowhere else holds.

    Args:
        response: its body not read yet.
        state: what was sent with the request.
        what: the address as errors name it.
        deadline: on the monotonic clock.
        body_limit: bytes, after unpacking.

    Raises:
        FetchError: it holds nothing that can be used.
        httpx.HTTPError: the connection failed, or took too long.
    """
    now = datetime.now(UTC)
    fresh = fresh_for(response.headers, now)
    if response.status_code == HTTPStatus.NOT_MODIFIED:
        if state == FetchState():
            raise FetchError(what, "answered 'not modified' (304) to a first request")
        return Fetched(b"", "", str(response.url), state, unchanged=True, fresh_for=fresh)
    if response.status_code != HTTPStatus.OK:
        wait = wait_asked(response.status_code, response.headers, now)
        raise FetchError(what, status_reason(response), wait=wait)
    body = _read(response, what, deadline, body_limit)
    if not body.strip():
        raise FetchError(what, "the answer is empty")
    return Fetched(
        body,
        _header(response, "content-type"),
        str(response.url),
        FetchState(_header(response, "etag"), _header(response, "last-modified")),
        fresh_for=fresh,
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
