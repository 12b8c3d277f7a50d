"""Is there a feed at an address that a reader names, or one that the page there announces?"""

import re
from dataclasses import dataclass

from core.clean import clean_line, clean_url
from core.drafts import FeedBatch, FetchState
from core.errors import FetchError, ParseError
from ingest.answers import Fetched
from ingest.clients import make_client
from ingest.discover import Announced, feeds_in_page
from ingest.feed_addresses import has_password, without_password
from ingest.feeds import parse_feed
from ingest.fetch import fetch, must_be_public
from ingest.jail import Jail

_BARE_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?].*)?")


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed, where redirects led, and the feeds of the page that led to it, if one did."""

    location: str
    led_to: str
    batch: FeedBatch
    announced: tuple[Announced, ...] = ()


def typed_address(url: str) -> str:
    """The address that a reader types, who may leave https:// out.

    Raises:
        FetchError: it is none, or holds a password.
    """
    url = url.strip()
    address = clean_url(f"https://{url}" if _BARE_ADDRESS.fullmatch(url) else url)
    if not address:
        raise FetchError(clean_line(without_password(url)), "not an http or https address")
    if has_password(address):
        hint = 'add it without, and write auth = "env:VARIABLE" in feeds.toml'
        raise FetchError(clean_line(without_password(url)), "a password in the address", hint)
    scheme, rest = address.split(":", 1)
    return f"{scheme.lower()}:{rest}"


def look_up(address: str, pick: int = 1) -> FoundFeed:
    """The feed at an address, or the one of that number among those that the page announces.

    Raises:
        FetchError: there is none, and what there is instead.
    """
    with make_client() as client, Jail() as jail:
        first = fetch(client, address, FetchState())
        try:
            return FoundFeed(address, first.url, _parse(jail, first))
        except ParseError as error:
            announced: tuple[Announced, ...]
            announced = jail.call(feeds_in_page, first.body, first.content_type, first.url)
            if not announced:
                hint = error.hint or "name the address of the feed itself"
                raise FetchError(clean_line(address), error.why, hint) from error
        if not 1 <= pick <= len(announced):
            why = f"announces {len(announced)} feeds, and none of the number {pick}"
            raise FetchError(clean_line(address), why)
        location = announced[pick - 1].address
        public = must_be_public(location, address)
        second = fetch(client, location, FetchState(), public=public)
        try:
            return FoundFeed(location, second.url, _parse(jail, second), announced)
        except ParseError as error:
            raise FetchError(clean_line(location), error.why, error.hint) from error


def _parse(jail: Jail, fetched: Fetched) -> FeedBatch:
    return jail.call(parse_feed, fetched.body, fetched.content_type, fetched.url)
