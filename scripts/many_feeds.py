"""Many feeds on several hosts of this machine, some of which are broken, hang or go in circles."""

import gzip
import select
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

from core.drafts import FeedSpec

ITEMS: Final = 3
BROKEN: Final = ("error", "page", "torn", "missing", "empty")
"""A server's error, a web page, half an archive, nothing there, nothing in it."""

HOSTILE: Final = (*BROKEN, "hanging", "loop")


class Farm:
    """Hosts that serve `/<kind>/<number>`; counts what is asked of them.

    `asked` counts requests by host and path, `most` the most under way at once by host and in
    all, `given` the answers by status. A request is under way until its answer begins, after
    which the client may be through with it at any time, or until the client has left.

    Args:
        hosts: how many.
        delay: seconds that an answer takes.
    """

    def __init__(self, hosts: int, delay: float = 0.0) -> None:
        self.delay = delay
        self.asked: Counter[tuple[int, str]] = Counter()
        self.most: Counter[int | str] = Counter()
        self.given: Counter[int] = Counter()
        self._running: Counter[int | str] = Counter()
        self._hanging: dict[socket.socket, int] = {}
        self._lock = threading.Lock()
        self._servers = [_Server(self) for _ in range(hosts)]

    def url(self, host: int, kind: str, number: int) -> str:
        """The address of a feed on one of the hosts."""
        return f"http://127.0.0.1:{self._servers[host].server_port}/{kind}/{number}"

    def specs(self, kinds: Iterator[str] | list[str]) -> list[FeedSpec]:
        """A feed of each of `kinds`, on one host after the other."""
        return [
            FeedSpec(self.url(number % len(self._servers), kind, number), f"{kind} {number}")
            for number, kind in enumerate(kinds)
        ]

    def requests_by_host(self) -> Counter[int]:
        """How many requests each host got, by port."""
        total: Counter[int] = Counter()
        for (port, _), count in self.asked.items():
            total[port] += count
        return total

    def forget(self) -> None:
        """Counts from nothing."""
        for counter in (self.asked, self.most, self.given):
            counter.clear()

    def begin(self, port: int, path: str) -> None:
        """Counts a request."""
        with self._lock:
            for connection in select.select(list(self._hanging), [], [], 0)[0]:
                self._count(self._hanging.pop(connection), -1)
            self.asked[port, path] += 1
            self._count(port, 1)

    def end(self, port: int) -> None:
        """Says that a request is under way no longer."""
        with self._lock:
            self._count(port, -1)

    def hang(self, port: int, connection: socket.socket) -> None:
        """Waits until the client of a request leaves."""
        with self._lock:
            self._hanging[connection] = port
        with suppress(OSError):
            connection.recv(1)
        with self._lock:
            if self._hanging.pop(connection, None) is not None:
                self._count(port, -1)

    def _count(self, port: int, more: int) -> None:
        for name in (port, "all"):
            self._running[name] += more
            self.most[name] = max(self.most[name], self._running[name])

    def close(self) -> None:
        """Ends the hosts."""
        for server in self._servers:
            server.shutdown()
            server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, farm: Farm) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.farm = farm
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        farm, port = self.server.farm, self.server.server_port
        farm.begin(port, self.path)
        _, kind, number = self.path.split("/")
        if kind == "hanging":
            farm.hang(port, self.connection)
            return
        time.sleep(farm.delay)
        farm.end(port)
        if kind == "loop":
            self._send(302, b"", Location=self.path)
        elif kind in BROKEN:
            self._send_broken(kind, number)
        elif self.headers.get("If-None-Match") == f'"{number}"':
            self._send(304, b"", ETag=f'"{number}"')
        else:
            self._send(200, feed(number), ETag=f'"{number}"')

    def _send_broken(self, kind: str, number: str) -> None:
        body = {"page": b"<html><title>Log in</title></html>", "torn": gzip.compress(feed(number))}
        coding = {"Content_Encoding": "gzip"} if kind == "torn" else {}
        status = {"error": 500, "missing": 404}.get(kind, 200)
        self._send(status, body.get(kind, b"")[:150], **coding)

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.server.farm.given[status] += 1
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def feed(number: str) -> bytes:
    """A feed with `ITEMS` articles of its own."""
    items = "".join(
        f"<item><guid>{number}-{item}</guid><title>Ship {item} of harbour {number}</title>"
        f"<description>{'It sails at noon. ' * 20}{number} {item}</description></item>"
        for item in range(ITEMS)
    )
    title = f"Harbour {number}"
    return f'<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'.encode()
