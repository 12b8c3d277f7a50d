"""A fetch ends in a feed, in 'unchanged', or in one line that says what went wrong."""

import gzip
import socket
import threading
import zlib
from http.server import BaseHTTPRequestHandler

import httpx
import pytest

from core.drafts import FetchState
from core.errors import FetchError
from ingest.clients import PAGE_TYPES, make_client
from ingest.fetch import fetch
from ingest.watch import Watch
from tests.ingest.serving import FEED, Server

GZIPPED_TWICE = gzip.compress(gzip.compress(FEED, mtime=0), mtime=0)


def why(client: httpx.Client, url: str, state: FetchState | None = None, **limits: float) -> str:
    with pytest.raises(FetchError) as caught:
        fetch(client, url, state or FetchState(), **limits)
    return caught.value.why


def test_a_feed_comes_with_what_the_next_request_needs(server: Server, client) -> None:
    url = server.answer("/feed", ETag='"v1"', Last_Modified="Mon", Content_Type="text/xml")
    fetched = fetch(client, url, FetchState())
    assert (fetched.body, fetched.content_type, fetched.url) == (FEED, "text/xml", url)
    assert fetched.state == FetchState('"v1"', "Mon")
    assert not fetched.unchanged
    assert server.requests[0]["user-agent"].startswith("newscast/")


def test_the_state_is_sent_and_304_means_unchanged(server: Server, client) -> None:
    state = FetchState('"v1"', "Mon, 06 May 2024 10:00:00 GMT")
    fetched = fetch(client, server.answer("/feed", b"", 304), state)
    assert (fetched.unchanged, fetched.state) == (True, state)
    assert server.requests[0]["if-none-match"] == '"v1"'
    assert server.requests[0]["if-modified-since"] == state.last_modified


def test_304_to_a_first_request_is_an_error(server: Server, client) -> None:
    assert "not modified" in why(client, server.answer("/feed", b"", 304))


def test_redirects_are_followed_to_their_end(server: Server, client) -> None:
    end = server.answer("/end")
    fetched = fetch(client, server.answer("/start", b"", 301, Location="/end"), FetchState())
    assert (fetched.body, fetched.url) == (FEED, end)


def test_cookies_are_not_sent_back(server: Server, client) -> None:
    url = server.answer("/feed", Set_Cookie="a=b")
    fetch(client, url, FetchState())
    fetch(client, url, FetchState())
    assert "cookie" not in server.requests[1]


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("/loop", "more than 5 redirects"),
        ("file:///etc/passwd", "redirects to what is not an http or https address"),
        ("javascript:alert(1)", "not an address"),
        ("http://[::1", "redirects to what is not an address"),
        ("http://127.0.0.1:1/\x1b]0;x", "redirects to what is not an address"),
    ],
)
def test_bad_redirects_are_refused(server: Server, client, location: str, reason: str) -> None:
    assert why(client, server.answer("/loop", b"", 302, Location=location)) == reason


@pytest.mark.parametrize(
    ("status", "headers", "reason"),
    [
        (404, {}, "not found (404)"),
        (410, {}, "gone (410)"),
        (500, {}, "internal server error (500)"),
        (799, {}, "a status that HTTP does not know (799)"),
        (302, {}, "redirects without saying where (302)"),
        (429, {"Retry_After": "60"}, "too many requests (429), asks to come back in 60 seconds"),
        (503, {"Retry_After": "Fri"}, "service unavailable (503), asks to come back after Fri"),
    ],
)
def test_a_status_is_said_in_words(
    server: Server, client, status: int, headers: dict[str, str], reason: str
) -> None:
    assert why(client, server.answer("/x", b"", status, **headers)) == reason


@pytest.mark.parametrize("body", [b"", b" \n"])
def test_an_empty_answer_is_an_error(server: Server, client, body: bytes) -> None:
    assert why(client, server.answer("/x", body)) == "the answer is empty"


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(FEED, mtime=0)),
        ("gzip", gzip.compress(FEED[:3], mtime=0) + gzip.compress(FEED[3:], mtime=0)),
        ("deflate", zlib.compress(FEED)),
        ("deflate", zlib.compress(FEED)[2:-4]),
        ("identity", FEED),
    ],
)
def test_compressed_answers_are_unpacked(
    server: Server, client, coding: str, packed: bytes
) -> None:
    url = server.answer("/x", packed, Content_Encoding=coding)
    assert fetch(client, url, FetchState()).body == FEED


@pytest.mark.parametrize(
    ("coding", "body", "reason"),
    [
        ("gzip", FEED, "says it is gzip, but is not"),
        ("gzip", gzip.compress(FEED, mtime=0)[:-4], "says it is gzip, but is not"),
        ("gzip, gzip", GZIPPED_TWICE, "compressed in a way that"),
        ("zzz", FEED, "compressed in a way that newscast does not read"),
    ],
)
def test_badly_compressed_answers_are_refused(
    server: Server, client, coding: str, body: bytes, reason: str
) -> None:
    assert why(client, server.answer("/x", body, Content_Encoding=coding)).startswith(reason)


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_the_size_counts_after_unpacking(server: Server, client, coding: str) -> None:
    body = b" " * 3_000_000
    packed = gzip.compress(body) if coding == "gzip" else body
    url = server.answer("/x", packed, Content_Encoding=coding)
    assert why(client, url, body_limit=2 * 1024**2) == "larger than 2 MiB"


@pytest.mark.parametrize("begin", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n<rss>"])
def test_a_server_that_stalls_anywhere_is_left_in_time(
    server: Server, client, begin: bytes
) -> None:
    done = threading.Event()

    def stall(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(begin)
        request.wfile.flush()
        done.wait(60)

    server.answers["/x"] = stall
    try:
        assert why(client, server.url + "/x", total_seconds=0.3) == "took longer than 0.3 seconds"
    finally:
        done.set()


def test_an_answer_that_is_cut_off_is_an_error(server: Server, client) -> None:
    assert "cut off" in why(client, server.answer("/x", FEED, Content_Length="5000"))


def test_an_etag_that_cannot_be_sent_back_is_forgotten(server: Server, client) -> None:
    url = server.answer("/x", ETag='"' + "b" * 50_000 + '"')
    assert fetch(client, url, FetchState()).state == FetchState()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x",
        "ftp://a.example/",
        "http://",
        "http://[::1",
        "http://a..b/",
        "http://xn--/",
        "http://" + "a" * 300 + ".example/",
        "http://\ud800.example/",
        "http://a.example/\n",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_address_is_said_to_be_none(client, url: str) -> None:
    assert why(client, url) in ("not an address", "not an http or https address")


def test_a_closed_port_is_said_to_refuse(client) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert why(client, f"http://127.0.0.1:{port}/") == "connection refused"


def test_plain_http_where_tls_is_asked_for_is_an_error(server: Server, client) -> None:
    assert why(client, server.url.replace("http:", "https:")) == "no secure connection (TLS)"


class Stream:
    """A connection as httpcore tells of it."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.closed = False

    def get_extra_info(self, name: str) -> object:
        return (self.host, 443) if name == "server_addr" else self

    def close(self) -> None:
        self.closed = True


def test_a_public_address_may_not_redirect_into_the_readers_network() -> None:
    with Watch("https://a.example/", 60) as watch:
        inside = Stream("169.254.169.254")
        watch.trace("connection.connect_tcp.complete", {"return_value": Stream("1.1.1.1")})
        with pytest.raises(FetchError, match="redirects into your own network"):
            watch.trace("connection.connect_tcp.complete", {"return_value": inside})
        assert inside.closed


def started(watch: Watch, host: str, peer: str) -> Stream:
    """A connection to `host`, which turns out to be at `peer`."""
    stream = Stream(peer)
    watch.trace("connection.connect_tcp.started", {"host": host})
    watch.trace("connection.connect_tcp.complete", {"return_value": stream})
    return stream


def test_an_address_that_a_feed_wrote_may_not_lie_in_the_readers_network(
    server: Server, client
) -> None:
    assert why(client, server.answer("/x"), public=True) == "lies in your own network"
    assert server.requests == []


def test_a_proxy_may_lie_anywhere() -> None:
    with Watch("http://a.example/", 60, public=True) as watch:
        watch.host = "a.example"
        assert not started(watch, "proxy.example", "10.0.0.1").closed
        with pytest.raises(FetchError, match="lies in your own network"):
            started(watch, "a.example", "10.0.0.1")


def test_what_is_asked_for_is_what_the_client_was_made_for(server: Server) -> None:
    with make_client(PAGE_TYPES) as client:
        fetch(client, server.answer("/x"), FetchState())
    assert server.requests[0]["accept"].startswith("text/html")


def test_a_feed_inside_the_readers_network_may_redirect_there() -> None:
    with Watch("http://localhost/", 60) as watch:
        for host in ("127.0.0.1", "10.0.0.1", "fe80::1%eth0"):
            watch.trace("connection.connect_tcp.complete", {"return_value": Stream(host)})
        assert not watch.expired
