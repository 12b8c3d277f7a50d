"""What does a page say of where it was saved from, and of when it was published?"""

import re
from datetime import datetime
from html import unescape

from core.clean import clean_url
from ingest.dates import parse_date

HEAD = 500_000
"""Code points at the start of a page that are searched; styles come before some metadata."""

COMMENT_HEAD = 20_000
"""Code points at the start of a page in which programs say that they saved it."""

# What SingleFile, browsers and HTTrack write at the top of what they save.
_SAVED = (
    re.compile(
        r"Page saved with SingleFile\s+url:\s*(?P<url>\w+://\S+)(?:\s+saved date:(?P<date>.*))?"
    ),
    re.compile(r"<!--\s*saved from url=\(\d{4}\)(?P<url>\w+://\S+)(?P<date>)"),
    re.compile(r"<!-- Mirrored from (?P<url>\S+) by HTTrack[^,>]*,[^,>]*, (?P<date>[^>]*) -->"),
)

# "GMT+0200 (Central European Summer Time)", as JavaScript writes a zone.
_ZONE = re.compile(r"\s+GMT([+-]\d{4}).*")

_META = re.compile(r"<meta\b[^<>]{0,1000}>", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:property|name|itemprop)\s*=\s*[\"']?(?:article:published_time|datePublished"
    r"|parsely-pub-date|sailthru\.date|dc\.date\.issued|dcterms\.issued|pubdate)\b",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"\bcontent\s*=\s*[\"']?([^\"'<>]{4,100})", re.IGNORECASE)
_LINKED_DATA = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{4,60})\"")


def saved_from(page: str) -> tuple[str, datetime | None]:
    """The address that a program saved the page from, and when it did; '' and None for neither."""
    head = page[:COMMENT_HEAD]
    found = next(filter(None, (saved.search(head) for saved in _SAVED)), None)
    if found is None:
        return "", None
    url = unescape(found["url"])
    date = _ZONE.sub(r" \1", found["date"] or "")
    return clean_url(url if "://" in url else f"http://{url}"), parse_date(date)


def publication_time(page: str) -> datetime | None:
    """When the page says, for machines to read, that its article was published; None for never."""
    head = page[:HEAD]
    for tag in filter(_NAMED.search, _META.findall(head)):
        if (content := _CONTENT.search(tag)) and (moment := parse_date(unescape(content[1]))):
            return moment
    linked = _LINKED_DATA.search(head)
    return parse_date(linked[1]) if linked else None
