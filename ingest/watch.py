"""Holds one fetch to its time and its network, whatever httpx is waiting for."""

import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from ipaddress import ip_address
from typing import Any, Self

from core.errors import FetchError


class Watch:
    """Ends the connections of one fetch when its time is up.

    httpx limits each wait; a server that sends a byte of header now and then never
    makes one too long. `expired` is whether the time ran out; `host` is that of the address
    that is asked for: a connection to another one is a proxy's, which decides for itself.

    Args:
        what: the address that errors name.
        seconds: of wall clock.
        public: whether even the first address may not lie inside the reader's own network.
    """

    def __init__(self, what: str, seconds: float, public: bool = False) -> None:
        self.expired = False
        self.host = ""
        self._what = what
        self._sockets: list[socket.socket] = []
        self._public_only = public
        self._began_public: bool | None = None
        self._proxied = False
        self._timer = threading.Timer(seconds, self._expire)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    @property
    def public(self) -> bool:
        """Whether every connection so far is known to have left the reader's own network."""
        return bool(self._began_public) and not self._proxied

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Hears of each connection: httpcore's `trace` extension.

        Raises:
            FetchError: an address inside the reader's own network, where none may be: after a
                public one, or at all.
        """
        if event == "connection.connect_tcp.started":
            self._proxied = bool(self.host) and info["host"] != self.host
        if event not in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            return
        stream = info["return_value"]
        connected = stream.get_extra_info("socket")
        self._sockets.append(connected)
        if not self._proxied:
            self._check(connected, _is_public(stream.get_extra_info("server_addr")[0]))

    def _check(self, connected: socket.socket, public: bool) -> None:
        """Closes a connection that leads where it may not."""
        first = self._began_public is None
        if first:
            self._began_public = public
        if not public and (self._began_public or self._public_only):
            connected.close()
            where = "lies in" if first else "redirects into"
            raise FetchError(self._what, f"{where} your own network")

    def _expire(self) -> None:
        self.expired = True
        for connected in self._sockets:
            with suppress(OSError):
                connected.shutdown(socket.SHUT_RDWR)


def _is_public(host: str) -> bool:
    return ip_address(host.partition("%")[0]).is_global
