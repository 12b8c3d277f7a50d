"""Shows what an article's page says in place of what its feed says of it, and the other way."""

from datetime import UTC, datetime

from core.clean import clean_url
from core.drafts import FetchState
from core.errors import IngestError
from core.types import RichText
from ingest.clients import PAGE_TYPES, make_client
from ingest.documents import PAGE_SECONDS
from ingest.fetch import fetch, must_be_public
from ingest.jail import Jail
from ingest.pages import page_to_draft
from store import full_text, queue
from store.engine import Store


def swap_full_text(store: Store, article_id: int) -> bool:
    """Shows the text of an article's page, or that of its feed where the page's is shown.

    A page is fetched once for each text of the feed; after that both are in the store. The
    article is queued for analysis before all others.

    Returns:
        whether the page's text is shown.

    Raises:
        NotFoundError: there is no such article.
        IngestError: its page cannot be had, or has no more text than the feed.
        StoreError: the store cannot be read or written.
    """
    if not full_text.swap(store, article_id, datetime.now(UTC)):
        url, feed, length = full_text.origin(store, article_id)
        body = _page_text(url, feed)
        if len(body.text) <= length:
            raise IngestError(url, "the page has no more text than the feed")
        full_text.show_page(store, article_id, body, datetime.now(UTC))
    queue.prioritise(store, article_id)
    return full_text.is_full(store, article_id)


def _page_text(url: str, feed: str) -> RichText:
    """The article on a page."""
    if not clean_url(url):
        raise IngestError(url, "the article has no link")
    with make_client(PAGE_TYPES) as client:
        page = fetch(client, url, FetchState(), public=must_be_public(url, feed))
    with Jail() as jail:
        draft = jail.call(
            page_to_draft, page.body, page.url, page.content_type, seconds=PAGE_SECONDS
        )
    return draft.body
