"""Through what is an address asked? An HTTP client for each proxy."""

from http.cookiejar import CookieJar, DefaultCookiePolicy
from threading import Lock
from typing import Final

import httpx

from core.errors import FetchError
from ingest.inflate import CODINGS

STEP_SECONDS: Final = 10.0
"""Limit of each connection and of each wait for more bytes."""

FEED_TYPES: Final = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml,"
    " application/xml;q=0.9, text/xml;q=0.8, */*;q=0.5"
)
"""What a client for feeds accepts."""

PAGE_TYPES: Final = "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.5"
"""What a client for web pages accepts."""

_USER_AGENT: Final = "newscast/0.1 (terminal news reader)"


def make_client(accept: str = FEED_TYPES, proxy: str = "") -> httpx.Client:
    """A client for `fetch` that keeps no cookies; threads may share it.

    Args:
        accept: the types of content that it asks for.
        proxy: the address of one, whose password no error names; '' for that of the environment.

    Raises:
        FetchError: there is no going through the proxy.
    """
    try:
        return httpx.Client(
            headers={"User-Agent": _USER_AGENT, "Accept": accept, "Accept-Encoding": CODINGS},
            timeout=httpx.Timeout(STEP_SECONDS),
            limits=httpx.Limits(max_keepalive_connections=0),
            follow_redirects=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            proxy=proxy or None,
        )
    except ImportError:
        why, hint = "a SOCKS proxy needs the library socksio", "pip install 'newscast[socks]'"
    except (ValueError, httpx.InvalidURL):
        why, hint = "not an address of a proxy", ""
    raise FetchError("the proxy", why, hint)


class Clients:
    """The clients of one refresh, made as they are needed; threads may share them.

    Args:
        accept: the types of content that they ask for.
    """

    def __init__(self, accept: str = FEED_TYPES) -> None:
        self._accept = accept
        self._made: dict[str, httpx.Client] = {}
        self._lock = Lock()

    def get(self, proxy: str = "") -> httpx.Client:
        """The client that goes through `proxy`; errors as those of `make_client`."""
        with self._lock:
            if proxy not in self._made:
                self._made[proxy] = make_client(self._accept, proxy)
            return self._made[proxy]

    def close(self) -> None:
        """Closes them all."""
        with self._lock:
            for client in self._made.values():
                client.close()
