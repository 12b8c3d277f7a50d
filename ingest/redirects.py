"""Where is a feed to be asked from now on? Follows permanent redirects, as far as they are safe."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final

import httpx

from core.clean import clean_url

Hop = tuple[int, str]
"""A redirect: its status and the address that it leads to."""

_PERMANENT: Final = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
_LENGTH: Final = 2_000


def moved_to(start: str, hops: Sequence[Hop], public: bool) -> str:
    """The address that replaces `start`; '' where nothing does.

    It is where the permanent redirects lead up to the first temporary one. It is never less
    secure, holds no password, and lies on another host only where that is known to be public:
    one inside the reader's own network is asked through its redirect each time.

    Args:
        start: the address that was asked for.
        hops: the redirects, in order.
        public: whether every connection led out of the reader's own network.
    """
    first = address = httpx.URL(start)
    for status, target in hops:
        after = httpx.URL(target)
        if status not in _PERMANENT or (address.scheme, after.scheme) == ("https", "http"):
            break
        address = after
    found = str(address.copy_with(fragment=None))
    unsafe = address.userinfo or not clean_url(found) or len(found) > _LENGTH
    if unsafe or (address.host != first.host and not public):
        return ""
    return found if address != first else ""


def same_host(address: str, other: str) -> bool:
    """Whether two clean addresses lie on one host, whatever the port."""
    return httpx.URL(address).host == httpx.URL(other).host
