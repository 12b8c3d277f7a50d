"""Shows what an article's page says in place of what its feed says of it, and the other way."""

import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime

from core.clean import clean_url
from core.drafts import FeedSpec, FetchState
from core.errors import IngestError
from core.types import RichText
from desk.rules import spec_of
from ingest.clients import PAGE_TYPES, Clients
from ingest.credentials import resolve
from ingest.documents import PAGE_SECONDS
from ingest.fetch import fetch, must_be_public
from ingest.hosts import HostSlots
from ingest.jail import Jail
from ingest.pages import page_to_draft
from store import full_text, queue
from store.engine import Store

SHORT = 1_000
"""Code points of a body below which a feed is taken to give the beginning only."""

_GOES_ON = re.compile(
    r"(?:…|\.\.\.)\W*$"
    r"|\b(?:continue reading|keep reading|read (?:more|on|the (?:full|whole|rest)))\b",
    re.IGNORECASE,
)


def is_teaser(length: int, ending: str) -> bool:
    """Whether a text is likely to go on at its page: it is short, or its last words say so."""
    return length < SHORT or _GOES_ON.search(ending) is not None


def swap_full_text(store: Store, article_id: int, specs: Sequence[FeedSpec] = ()) -> bool:
    """Shows the text of an article's page, or that of its feed where the page's is shown.

    A page is fetched once for each text of the feed; after that both are in the store. The
    article is queued for analysis before all others.

    Args:
        specs: the feeds of feeds.toml: a page is asked for as its feed is.

    Returns:
        whether the page's text is shown.

    Raises:
        NotFoundError: there is no such article.
        IngestError: its page cannot be had, or has no more text than the feed.
        StoreError: the store cannot be read or written.
    """
    if not full_text.swap(store, article_id, datetime.now(UTC)):
        url, feed, length = full_text.origin(store, article_id)
        with closing(Clients(PAGE_TYPES)) as clients, Jail() as jail:
            reader = PageReader(clients, jail, HostSlots())
            body = reader.text(url, spec_of(specs, feed), longer_than=length)
        full_text.show_page(store, article_id, body, datetime.now(UTC))
    queue.prioritise(store, article_id)
    return full_text.is_full(store, article_id)


@dataclass(frozen=True, slots=True)
class PageReader:
    """Reads the articles on pages; threads may share one."""

    clients: Clients
    jail: Jail
    hosts: HostSlots

    def text(self, url: str, spec: FeedSpec, *, longer_than: int) -> RichText:
        """The article on a page, asked for with what its feed asks for.

        Args:
            url: the link of an article.
            spec: its feed, whose secrets go to the feed's own host alone.
            longer_than: the length of the text that the feed gives.

        Raises:
            IngestError: the page cannot be had, or has no more text.
        """
        if not clean_url(url):
            raise IngestError(url, "the article has no link")
        access = resolve(spec)
        page = fetch(
            self.clients.get(access.proxy),
            url,
            FetchState(),
            public=must_be_public(url, spec.location),
            headers_for=access.headers_for,
            hosts=self.hosts,
        )
        draft = self.jail.call(
            page_to_draft, page.body, page.url, page.content_type, seconds=PAGE_SECONDS
        )
        if len(draft.body.text) <= longer_than:
            raise IngestError(url, "the page has no more text than the feed")
        return draft.body
