"""Makes text from feeds and files harmless, once, before anything else sees it.

A terminal obeys control characters, so a headline may not hold any; bidi
controls can make a row lie about its order; a flood of combining marks can
draw over its neighbours. Everything downstream counts offsets in what these
functions return.
"""

import re
import unicodedata
from urllib.parse import urlsplit

_NEWLINES = re.compile("\r\n|[\r\x85\u2028\u2029]")

# C0 but tab and newline, DEL and C1; soft hyphen and zero-width space; bidi controls;
# byte order mark, interlinear annotation and tag characters.
_CONTROLS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)

# The combining marks of Latin, Hebrew, Arabic and Thai and the general blocks.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)

_DROPPED = re.compile(f"[{_CONTROLS}]")
_SURROGATES = re.compile("[\ud800-\udfff]")

# No orthography stacks more than four marks on one letter.
_JOINERS = "\u200c\u200d\ufe00-\ufe0f"
_FLOOD = re.compile(f"([{_MARKS}][{_MARKS}{_JOINERS}]{{3}})[{_MARKS}{_JOINERS}]+")

# One search for everything above: most texts hold none of it, and four searches take five
# times as long.
_SUSPECT = re.compile(f"[{_CONTROLS}{_MARKS}\u2028\u2029\ud800-\udfff]")

_SPACES = re.compile(r"\s+")
_BLANK_LINES = re.compile(r"\n\n+")

LINE_LIMIT = 10_000
"""Code points that a title, a name or an address keeps."""


def without_surrogates(text: str) -> str:
    """`text` with U+FFFD for each lone surrogate, which nothing can encode; offsets stay."""
    return _SURROGATES.sub("\ufffd", text)


def clean_characters(text: str) -> str:
    """`text` in NFC without anything that a terminal obeys; layout untouched."""
    if not _SUSPECT.search(text):
        return unicodedata.normalize("NFC", text)
    text = _NEWLINES.sub("\n", without_surrogates(text))
    text = _DROPPED.sub("", text)
    return _FLOOD.sub(r"\1", unicodedata.normalize("NFC", text))


def clean_body(text: str) -> str:
    """A body: harmless, its paragraphs parted by one blank line, no stray edges."""
    lines = [line.strip(" \t") for line in clean_characters(text).split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def clean_line(text: str) -> str:
    """A title, a name or any other single line: harmless, white space folded, capped."""
    if not text:
        return ""
    return _SPACES.sub(" ", clean_characters(text[:LINE_LIMIT])).strip()


def clean_url(url: str) -> str:
    """`url` where it is a plain http or https address with a host, otherwise ''.

    Anything else (javascript:, file:, white space, control characters) is not
    an address that a reader should be able to open.
    """
    url = url.strip()
    if not url or len(url) > LINE_LIMIT or _SPACES.search(url) or clean_characters(url) != url:
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    return url if parts.scheme.lower() in ("http", "https") and host else ""
