"""Makes the text of an XML feed safe for feedparser, without reading it as XML."""

import re

from core.errors import ParseError

NAME_LIMIT = 500
"""Code points that an author keeps; feedparser's search for an email address in it is
quadratic (kurtmckee/feedparser#562)."""

DEPTH_LIMIT = 100_000
"""Opening tags without anything between them at which a feed counts as an attack."""

_DECLARATION = re.compile(r"<\?xml\b[^>]{0,500}\?>")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));?")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PERSON = re.compile(
    r"(<(?:[\w.-]+:)?(?:author|creator|contributor|publisher|owner|name|email|managingEditor|webMaster)"
    rf"\b[^<>]*>\s*(?:<!\[CDATA\[)?[^<\]]{{{NAME_LIMIT}}})[^<\]]+",
    re.IGNORECASE,
)
_DEEP = re.compile(rf"(?:<[^/!?<>][^<>]*+>\s*+){{{DEPTH_LIMIT}}}")

_ROOT = re.compile(r"<(rss|feed|rdf:RDF|RDF|(?:[\w.-]+:)?feed)[\s>]", re.IGNORECASE)
_WHOLE_ITEM = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)


def scrub(text: str) -> str:
    """`text` without a declaration, characters and references that stop an XML parser.

    Raises:
        ParseError: the elements lie deeper within each other than any feed's.
    """
    text = _DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"), count=1)
    text = _REFERENCE.sub(_legal_reference, _ILLEGAL.sub("", text))
    if _DEEP.search(text):
        raise ParseError("the feed", "its elements are nested too deeply")
    return _PERSON.sub(r"\1", text.lstrip())


def close_truncated(text: str) -> tuple[str, bool]:
    """`text` up to its last whole item, its root closed, and whether that was needed."""
    root = _ROOT.search(text[:4096])
    if root is None or re.search(rf"</{re.escape(root[1])}\s*>", text):
        return text, False
    ends = [item.end() for item in _WHOLE_ITEM.finditer(text)]
    if not ends:
        return text, True
    inner = text[: ends[-1]]
    channel = "</channel>" if inner.rfind("<channel") > inner.rfind("</channel") else ""
    return f"{inner}{channel}</{root[1]}>", True


def _legal_reference(match: re.Match[str]) -> str:
    """The reference as it is, or a replacement mark where it names no character of XML."""
    digits = match[1] or match[2]
    code = int(digits, 16 if match[1] else 10) if len(digits) <= 8 else 0
    legal = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return match[0] if legal or 0x10000 <= code <= 0x10FFFF else "\ufffd"
