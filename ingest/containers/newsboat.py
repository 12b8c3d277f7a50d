"""An article of newsboat's cache in, its draft out; the cache itself is the store's to read."""

from core.clean import clean_line, clean_url
from core.drafts import CachedItem, Draft
from core.errors import ParseError
from core.types import DatedBy
from ingest.dates import from_timestamp
from ingest.derive import title_from_text
from ingest.markup import html_to_line, html_to_rich, text_to_rich


def item_draft(item: CachedItem) -> Draft:
    """The article, with what its reader did to it. Call it through a `Jail`.

    `source` is the title of its feed.

    Raises:
        ParseError: there is neither a title nor a text.
    """
    url = clean_url(item.url)
    title = html_to_line(item.title)
    if item.media.startswith("text/plain"):
        body = text_to_rich(item.content)
    else:
        body = html_to_rich(item.content, clean_url(item.base) or url, title)
    title = title or title_from_text(body.text) or url
    if not title:
        raise ParseError("the article", "no title, text or address")
    return Draft(
        title=title,
        body=body,
        guid=clean_line(item.guid),
        url=url,
        source=html_to_line(item.feed_title),
        author=html_to_line(item.author),
        published=from_timestamp(item.published) if item.published else None,
        dated_by=DatedBy.FEED,
        read=item.read,
        starred=item.starred,
    )
