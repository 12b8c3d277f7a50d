"""A server on this machine whose answers a test makes."""

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FEED = b"<rss/>"
Answer = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """A loopback server whose paths are answered by functions; `requests` are their headers."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.requests: list[dict[str, str]] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.requests.append({k.lower(): v for k, v in self.headers.items()})
                server.answers[self.path](self)

            def log_message(self, *_: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._http.server_port}"

    def answer(self, path: str, body: bytes = FEED, status: int = 200, **headers: str) -> str:
        """Lets `path` answer so; the address to fetch. Underscores in headers mean hyphens."""

        def send(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.end_headers()
            request.wfile.write(body)

        self.answers[path] = send
        return self.url + path

    def close(self) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()
