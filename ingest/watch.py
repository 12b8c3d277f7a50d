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
    makes one too long. `expired` is whether the time ran out.
    """

    def __init__(self, what: str, seconds: float) -> None:
        self.expired = False
        self._what = what
        self._sockets: list[socket.socket] = []
        self._began_public: bool | None = None
        self._timer = threading.Timer(seconds, self._expire)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Hears of each connection: httpcore's `trace` extension.

        Raises:
            FetchError: a public address redirected to one inside the reader's own network.
        """
        if event not in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            return
        stream = info["return_value"]
        connected = stream.get_extra_info("socket")
        self._sockets.append(connected)
        public = _is_public(stream.get_extra_info("server_addr")[0])
        if self._began_public is None:
            self._began_public = public
        if self._began_public and not public:
            connected.close()
            raise FetchError(self._what, "redirects into your own network")

    def _expire(self) -> None:
        self.expired = True
        for connected in self._sockets:
            with suppress(OSError):
                connected.shutdown(socket.SHUT_RDWR)


def _is_public(host: str) -> bool:
    return ip_address(host.partition("%")[0]).is_global
