"""If it is no feed, what is it then? Says so in words, and where the feed may be."""

import re

from ingest.discover import announced

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
        feeds = announced(text, url)
        hint = f"it announces the feed {feeds[0].address}" if feeds else ""
        return "not a feed: an HTML page", hint
    root = _ROOT.search(text[:_HEAD])
    if not text.startswith("<") or root is None:
        return "not a feed: no XML and no JSON", ""
    if root[1].lower() == "opml":
        return "not a feed: an OPML list of feeds", "import it with: newscast opml import"
    return f"no items in it; its root is <{root[1]}>", ""
