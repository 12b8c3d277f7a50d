"""If it is no feed, what is it then? Says so in words, and where the feed may be."""

import re
from urllib.parse import urljoin

from core.clean import clean_url

_MAGIC = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or sound"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "compressed data"),
    (b"SQLite format 3", "a database"),
)
_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_ROOT = re.compile(r"<([A-Za-z][\w.:-]{0,40})[\s/>]")
_LINK = re.compile(r"<link\b[^<>]{0,1000}>", re.IGNORECASE)
_FEED_TYPE = re.compile(r"application/(?:rss\+xml|atom\+xml|feed\+json)", re.IGNORECASE)
_HREF = re.compile(r"href\s*=\s*[\"']?([^\"'\s<>]{1,2000})", re.IGNORECASE)

_HEAD = 100_000


def magic_name(body: bytes) -> str:
    """What a file that is no text is, after its first bytes; '' for all else."""
    return next((name for magic, name in _MAGIC if body.startswith(magic)), "")


def describe(body: bytes, text: str, url: str) -> tuple[str, str]:
    """(why, hint) for an error: what `body` is instead of a feed, and the feed it announces."""
    if not text.strip():
        return "empty", ""
    if name := magic_name(body):
        return f"not a feed: {name}", ""
    if _HTML.match(text):
        address = _announced(text[:_HEAD], url)
        return "not a feed: an HTML page", f"it announces the feed {address}" if address else ""
    root = _ROOT.search(text[:_HEAD])
    if not text.startswith("<") or root is None:
        return "not a feed: no XML and no JSON", ""
    if root[1].lower() == "opml":
        return "not a feed: an OPML list of feeds", "import it with: newscast opml import"
    return f"no items in it; its root is <{root[1]}>", ""


def _announced(html: str, url: str) -> str:
    """The address of the feed that a page links to in its head, or ''."""
    for link in _LINK.findall(html):
        href = _HREF.search(link)
        if href and _FEED_TYPE.search(link):
            try:
                return clean_url(urljoin(url, href[1]))
            except ValueError:
                return ""
    return ""
