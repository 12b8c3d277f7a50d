"""Which pictures of an article have something to say, and where is each of them?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from core.clean import clean_line, clean_url

ICON_SIZE = 50
"""Pixels: a picture that is declared smaller is an icon, a smiley or a tracker."""

WORDS = 3
"""Words that a caption made of an alternative text has, and more where none is capitalised:
"nokia-logo" and "iphone games lead" are names of files."""
UNCAPITALISED_WORDS = 5

SOURCES = ("src", "data-src")
"""Where the address is; pages that load pictures late have it in the second."""

_FILE_NAME = re.compile(r"\.(?:avif|bmp|gif|jpe?g|png|svg|tiff?|webp)$", re.IGNORECASE)

# A Chinese or Japanese character counts as a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Picture:
    """The address of a picture, '' for none, and its alternative text if that says something."""

    target: str
    words: str


def picture(attributes: Mapping[str, str], base_url: str, href: str = "") -> Picture | None:
    """The picture of an `<img>` with these attributes; None for an icon.

    Args:
        href: the link around it. Where that leads to another page, the picture is its button or
            thumbnail: what it says is not the article's.
    """
    if any(_pixels(attributes.get(side)) < ICON_SIZE for side in ("width", "height")):
        return None
    addresses = (attributes[name] for name in SOURCES if attributes.get(name))
    target = next(filter(None, (web_address(base_url, a) for a in addresses)), "")
    words = "" if _leads_away(href) else _spoken(attributes.get("alt") or "")
    return Picture(target, words)


def web_address(base_url: str, href: str) -> str:
    """`href` as an absolute http or https address, '' where it is none."""
    try:
        return clean_url(urljoin(base_url, href.strip()))
    except ValueError:
        return ""


def _pixels(size: str | None) -> float:
    """A declared size in pixels; what says nothing in pixels is large."""
    number = re.fullmatch(r"\s*(\d{1,6})(?:px)?\s*", size or "")
    return int(number[1]) if number else float("inf")


def _leads_away(href: str) -> bool:
    """Whether a link leads anywhere but to a place on the page or to a picture in full."""
    path = re.split("[?#]", href, maxsplit=1)[0]
    return bool(path) and not _FILE_NAME.search(path)


def _spoken(alt: str) -> str:
    """`alt` as a caption, '' where it is a file name, a formula or a mere keyword."""
    text = clean_line(alt)
    least = WORDS if any(letter.isupper() for letter in text) else UNCAPITALISED_WORDS
    if _FILE_NAME.search(text) or "\\" in text or len(_WORD.findall(text)) < least:
        return ""
    return text
