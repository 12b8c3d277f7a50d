"""May the address of a feed in somebody's list be taken, and which of two are the same?"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from core.clean import LINE_LIMIT, clean_line, clean_url
from core.drafts import Failure, FeedSpec, ForeignList

TAGS_LIMIT: Final = 10
"""Tags that a feed gets from a list, the first of them."""

_SHOWN: Final = 200
_TAG_LENGTH: Final = 100
_PORTS: Final = {"http": 80, "https": 443}
_USERINFO = re.compile(r"(?<=://)[^/?#\s]*@")
_REASONS: Final = (
    (re.compile(r"\||exec:", re.IGNORECASE), "a command, which is never run"),
    (re.compile(r"filter:", re.IGNORECASE), "goes through a program, which is never run"),
    (re.compile(r"query:", re.IGNORECASE), "a search of newsboat's, not a feed"),
    (
        re.compile(r"file:|[~./\\]", re.IGNORECASE),
        "a file of this machine, which a list cannot open",
    ),
)


def without_password(address: str) -> str:
    """An address as it may be shown: without a user and a password before the host."""
    return _USERINFO.sub("", address)


def has_password(address: str) -> bool:
    """Whether a user or a password stands before the host of an address."""
    try:
        return "@" in urlsplit(address).netloc
    except ValueError:
        return False


def port_of(address: str) -> int | None:
    """The port of a clean http or https address, which a scheme has if none is written."""
    parts = urlsplit(address)
    return parts.port or _PORTS.get(parts.scheme.lower())


def address_key(address: str) -> tuple[object, ...]:
    """What two clean addresses share that mean the same, whatever their fragments."""
    parts = urlsplit(address)
    try:
        port = port_of(address)
    except ValueError:
        return (address,)
    return parts.scheme.lower(), parts.hostname, port, parts.path, parts.query


def location_key(location: str) -> tuple[object, ...]:
    """As `address_key`, of a feed's location: a path is its own."""
    return address_key(location) if clean_url(location) else (location,)


def why_not(address: str) -> str:
    """Why an address of somebody's list is not taken as a feed; '' where it is."""
    address = address.strip()
    if not address:
        return "no address"
    for pattern, reason in _REASONS:
        if pattern.match(address):
            return reason
    if len(address) > LINE_LIMIT:
        return f"its address is longer than {LINE_LIMIT:,} characters"
    if not clean_url(address):
        return "not an http or https address"
    return "a password in its address" if has_password(address) else ""


class Collected:
    """The feeds of a list as they are found: each once, with the tags of all its places."""

    def __init__(self) -> None:
        self._feeds: dict[tuple[object, ...], FeedSpec] = {}
        self._failures: list[Failure] = []

    def add(
        self, address: str, title: str = "", tags: Iterable[str] = (), language: str = ""
    ) -> None:
        """Takes a feed, or notes why not."""
        title = clean_line(title)
        if reason := why_not(address):
            self.refuse(title, address, reason)
            return
        scheme, rest = address.strip().split(":", 1)
        location = f"{scheme.lower()}:{rest}"
        named = (clean_line(tag)[:_TAG_LENGTH].strip() for tag in tags)
        known = self._feeds.setdefault(
            address_key(location), FeedSpec(location, language=clean_line(language)[:35])
        )
        all_tags = dict.fromkeys((*known.tags, *(tag for tag in named if tag)))
        self._feeds[address_key(location)] = replace(
            known,
            title=known.title or (title if title != location else ""),
            tags=tuple(all_tags)[:TAGS_LIMIT],
        )

    def refuse(self, title: str, address: str, reason: str) -> None:
        """Notes something that is no feed, by its title and address."""
        shown = clean_line(without_password(address))
        if len(shown) > _SHOWN:
            shown = shown[: _SHOWN - 1] + "…"
        what = f"{title[:_SHOWN]} <{shown}>" if title and shown else title[:_SHOWN] or shown
        self._failures.append(Failure(what or "an entry without a name", reason))

    def result(self) -> ForeignList:
        """All that was found."""
        return ForeignList(tuple(self._feeds.values()), tuple(self._failures))
