"""HTML and Markdown in, plain text with formatting marks out."""

import html as entities
import re

from lxml import etree

from core.clean import LINE_LIMIT, clean_body, clean_line
from core.types import RichText
from ingest.html_reader import HtmlReader

HTML_LIMIT = 5_000_000
"""Code points of HTML that are read; a book has one million."""

MARKDOWN_NESTING = 100
"""Levels that markdown-it follows; it leaves out what lies deeper."""

_TAG = re.compile(r"<[A-Za-z/!?]")
_ANY_TAG = re.compile(r"<[^<>]*>")
_INLINE = (
    "a|abbr|b|big|blink|cite|code|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub"
    "|sup|time|tt|u|var|wbr"
)
_BLOCK = "br|center|div|h[1-6]|li|ol|p|ul"
_MEDIA = "applet|embed|frame|frameset|iframe|img|link|meta|object|svg"

# What a title loses: what no page shows, then tags; a line break parts words.
_UNSEEN = re.compile(
    r"<!--.{0,2000}?-->|<(script|style)\b[^<>]*>.{0,2000}?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_INLINE_TAG = re.compile(
    rf"</?(?:{_INLINE})(?:\s[^<>]*)?/?>|<(?:{_MEDIA})\s[^<>]*>|</(?:{_MEDIA})\s*>", re.IGNORECASE
)
_PAIR = re.compile(rf"<({_INLINE}|{_BLOCK})(?:\s[^<>]*)?>([^<>]*)</\1\s*>", re.IGNORECASE)
_PAIRS_WITHIN = 3

_TITLE_LIMIT = 10 * LINE_LIMIT

# Eight markers of quotes or list items at the start of a line, then more of them.
_DEEP_MARKERS = re.compile(
    r"^((?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){8})(?:[ \t]*(?:[>*+-]|\d{1,9}[.)]))+", re.MULTILINE
)
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def html_to_rich(html: str, base_url: str = "", title: str = "") -> RichText:
    """The readable text of `html` with its formatting; links are resolved against `base_url`.

    Text without any tag passes as it is, its entities resolved. Never raises;
    at most `HTML_LIMIT` code points are read. A picture whose words only repeat
    `title` has no caption.
    """
    html = _SURROGATES.sub("\ufffd", html[:HTML_LIMIT])
    if not _TAG.search(html):
        return text_to_rich(entities.unescape(html))
    target = HtmlReader(base_url, title)
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    try:
        parser.feed(_UNREADABLE.sub("", html).encode())
        parser.close()
    except etree.LxmlError:
        # libxml2 has nothing to say of a text that is all comment or white space.
        return target.close() if target.found else text_to_rich(_ANY_TAG.sub(" ", html))
    return target.close()


def text_to_rich(text: str) -> RichText:
    """Plain text as a body without formatting."""
    return RichText(clean_body(text))


def html_to_line(html: str) -> str:
    """A title that may hold HTML as one line; what is not a tag that titles hold stays.

    Where it was escaped once too often, so that tags are left, it loses those that enclose
    something: a single one may be what the title is about.
    """
    html = _BLOCK_TAG.sub(" ", _UNSEEN.sub("", html[:_TITLE_LIMIT]))
    line = entities.unescape(_INLINE_TAG.sub("", html))
    for _ in range(_PAIRS_WITHIN):
        line = _PAIR.sub(r"\2", line)
    return clean_line(line)


def markdown_to_rich(text: str) -> RichText:
    """The readable text of CommonMark `text`; HTML in it is shown as written."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": MARKDOWN_NESTING})
    return html_to_rich(reader.render(_DEEP_MARKERS.sub(r"\1", text[:HTML_LIMIT])))
