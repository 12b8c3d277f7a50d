"""What do the values of a feed mean? Titles, texts and links, however publishers write them."""

import re
from html import unescape
from urllib.parse import urljoin

from core.clean import clean_line, clean_url
from core.types import RichText
from ingest.markup import html_to_line, html_to_rich, text_to_rich

_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_TAG = re.compile(r"<[A-Za-z/!]")
_ANY_TAG = re.compile(r"<[^<>]*>")

# Tags that show that something is HTML although it says that it is plain, or is escaped twice.
_TELLING = r"/(?:p|div|a|b|i|em|strong|span|h[1-6]|li|ul|ol|blockquote)\s*|br\s*/?"
_TELLING_TAG = re.compile(rf"<(?:{_TELLING})>", re.IGNORECASE)
_ESCAPED_TAG = re.compile(rf"&(?:lt|#60|#x3c);(?:{_TELLING})&(?:gt|#62|#x3e);", re.IGNORECASE)

_WITHOUT_SCHEME = re.compile(r"www\.[\w-]+\.\w", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_LANGUAGE_LENGTH = 35


def title_line(value: str, plain: bool = False) -> str:
    """A title in one line, without its markup.

    Args:
        value: as the feed has it, its XML or JSON read.
        plain: whether the feed says that it is no HTML; it may be wrong.
    """
    value = _CDATA.sub("", value) if "<![CDATA[" in value else value
    if plain and not _TELLING_TAG.search(value):
        return clean_line(unescape(value))
    return html_to_line(value)


def rich_body(value: str, plain: bool, base: str, title: str) -> RichText:
    """A text with its formatting, of which HTML may have been escaped once too often.

    Args:
        value: as for `title_line`.
        plain: as for `title_line`.
        base: the address that relative links count from.
        title: of the item.
    """
    value = _CDATA.sub("", value) if "<![CDATA[" in value else value
    if not _TAG.search(value) and _ESCAPED_TAG.search(value):
        value = unescape(value)
    if plain and not _TELLING_TAG.search(value):
        return text_to_rich(value)
    return html_to_rich(value, base, title)


def text_length(value: str) -> int:
    """How many code points of a text are left without its tags."""
    return len(_ANY_TAG.sub("", value).strip())


def address(base: str, link: str) -> str:
    """The http or https address that a link means, '' where it means none.

    Blanks in it are escaped, as browsers do, a host without a scheme gets one, and ampersands
    that were escaped once too often are read.
    """
    link = link.strip(" \t\r\n").replace(" ", "%20").replace("&amp;", "&")
    if _WITHOUT_SCHEME.match(link):
        link = f"http://{link}"
    try:
        return clean_url(urljoin(base, link)) if link else ""
    except ValueError:
        return ""


def joined(base: str, link: str) -> str:
    """`link` as it stands at `base`; `base` where it makes no sense there."""
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return base


def language_tag(value: str) -> str:
    """The tag of a language (RFC 5646), '' where `value` is none."""
    value = clean_line(value)[:_LANGUAGE_LENGTH]
    return value if _LANGUAGE.fullmatch(value) else ""
