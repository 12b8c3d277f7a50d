"""What a fetch says of the next one, and what it takes along to which address."""

import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from time import monotonic

import httpx
import pytest

from core.drafts import FetchState
from core.errors import FetchError
from ingest.fetch import fetch
from ingest.hosts import HostSlots, host_of
from ingest.watch import Watch
from tests.ingest.serving import FEED, Server


@pytest.mark.parametrize("status", [200, 304])
def test_an_answer_says_how_long_it_is_fresh(
    server: Server, client: httpx.Client, status: int
) -> None:
    url = server.answer("/feed", FEED, status, Cache_Control="max-age=600")
    assert fetch(client, url, FetchState("v1")).fresh_for == timedelta(minutes=10)


@pytest.mark.parametrize(
    ("status", "asked", "wait"),
    [
        (429, "7200", timedelta(hours=2)),
        (503, "7200", timedelta(hours=2)),
        (429, "315360000", timedelta(days=1)),
        (500, "7200", timedelta(0)),
        (410, "", timedelta(days=1)),
    ],
)
def test_an_error_says_how_long_to_leave_the_server_alone(
    server: Server, client: httpx.Client, status: int, asked: str, wait: timedelta
) -> None:
    url = server.answer("/feed", b"", status, Retry_After=asked)
    with pytest.raises(FetchError) as caught:
        fetch(client, url, FetchState())
    assert caught.value.wait == wait


@pytest.mark.parametrize(("status", "moves"), [(301, True), (308, True), (302, False)])
def test_a_permanent_redirect_is_told(
    server: Server, client: httpx.Client, status: int, moves: bool
) -> None:
    end = server.answer("/end")
    start = server.answer("/start", b"", status, Location="/end")
    assert fetch(client, start, FetchState()).moved_to == (end if moves else "")


def test_an_address_that_answers_itself_has_not_moved(server: Server, client: httpx.Client) -> None:
    assert fetch(client, server.answer("/feed"), FetchState()).moved_to == ""


def test_not_modified_is_no_redirect_whatever_its_headers_say(
    server: Server, client: httpx.Client
) -> None:
    url = server.answer("/feed", b"", 304, Location="/other")
    assert fetch(client, url, FetchState("v1")).unchanged


def test_what_is_for_one_host_goes_to_no_other(
    server: Server, other: Server, client: httpx.Client
) -> None:
    start = server.answer("/start", b"", 302, Location="/second")
    server.answer("/second", b"", 302, Location=other.answer("/end"))

    def headers_for(address: str) -> dict[str, str]:
        return {"Authorization": "secret"} if host_of(address) == host_of(start) else {}

    fetch(client, start, FetchState(), headers_for=headers_for)
    assert [r.get("authorization") for r in server.requests] == ["secret", "secret"]
    assert [r.get("authorization") for r in other.requests] == [None]


def test_a_header_that_cannot_be_sent_is_told_without_its_value(
    server: Server, client: httpx.Client
) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(
            client,
            server.answer("/feed"),
            FetchState(),
            headers_for=lambda _: {"Authorization": "secret\nword"},
        )
    assert caught.value.why == "a header that cannot be sent"
    assert caught.value.__context__ is None
    assert server.requests == []


def test_a_password_in_an_address_is_in_no_error(server: Server, client: httpx.Client) -> None:
    url = server.answer("/feed", b"", 404).replace("//", "//me:secret@")
    with pytest.raises(FetchError) as caught:
        fetch(client, url, FetchState())
    assert "secret" not in str(caught.value)


def test_a_redirect_waits_for_its_host_and_holds_no_other_meanwhile(
    server: Server, other: Server, client: httpx.Client
) -> None:
    """Two requests fill the second host; a third that is led there has left the first host."""
    let_go, hosts, busy = threading.Event(), HostSlots(), threading.Barrier(3)

    def slow(request: BaseHTTPRequestHandler) -> None:
        busy.wait(60)
        let_go.wait(60)
        request.send_response(404)
        request.end_headers()

    other.answers["/slow"] = slow
    start = server.answer("/start", b"", 302, Location=other.answer("/end"))

    def ask() -> None:
        with pytest.raises(FetchError):
            fetch(client, other.url + "/slow", FetchState(), hosts=hosts)

    asking = [threading.Thread(target=ask) for _ in range(2)]
    for thread in asking:
        thread.start()
    busy.wait(60)
    with pytest.raises(FetchError, match="took longer"):
        fetch(client, start, FetchState(), hosts=hosts, total_seconds=0.3)
    with hosts.at(host_of(start), monotonic()), hosts.at(host_of(start), monotonic()):
        assert len(other.requests) == 2
    let_go.set()
    for thread in asking:
        thread.join()
    assert fetch(client, start, FetchState(), hosts=hosts).body == FEED


class Stream:
    """A connection as httpcore tells of it."""

    def __init__(self, host: str) -> None:
        self.host = host

    def get_extra_info(self, name: str) -> object:
        return (self.host, 443) if name == "server_addr" else self


@pytest.mark.parametrize(
    ("asked", "peer", "public"),
    [("a.example", "1.1.1.1", True), ("a.example", "10.0.0.1", False), ("proxy", "1.1.1.1", False)],
)
def test_only_what_connects_to_a_public_address_itself_is_known_to_be_public(
    asked: str, peer: str, public: bool
) -> None:
    with Watch("http://a.example/", 60) as watch:
        watch.host = "a.example"
        watch.trace("connection.connect_tcp.started", {"host": asked})
        watch.trace("connection.connect_tcp.complete", {"return_value": Stream(peer)})
        assert watch.public is public
