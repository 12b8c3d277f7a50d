"""A server on this machine that gives what a test puts into it."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Page = str | bytes | int | Callable[[], str]


class Server(ThreadingHTTPServer):
    """Serves `pages` by path: a text, bytes, a status code, or what a function returns."""

    pages: dict[str, Page]
    requests: list[tuple[str, str | None]]

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
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
