"""A server on this machine that gives what a test puts into it."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Page = str | bytes | int | Callable[[], str]


class Server(ThreadingHTTPServer):
    """Serves `pages` by path: a text, bytes, a status code, or what a function returns."""

    pages: dict[str, Page]
    requests: list[tuple[str, str | None]]

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        seen = self.headers.get("If-None-Match")
        self.server.requests.append((self.path, seen))
        page = self.server.pages.get(self.path, 404)
        page = page() if callable(page) else page
        status = page if isinstance(page, int) else 304 if seen == f'"{hash(page)}"' else 200
        self.send_response(status)
        body = page.encode() if isinstance(page, str) else page if isinstance(page, bytes) else b""
        body = body if status == 200 else b""
        self.send_header("ETag", f'"{hash(page)}"')
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(pages: Mapping[str, Page]) -> Iterator[Server]:
    """A server that has these pages, until the block ends."""
    server = Server(("127.0.0.1", 0), _Handler)
    server.pages, server.requests = dict(pages), []
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
