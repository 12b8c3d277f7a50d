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
_ADDRESS_RUN = re.compile(rf"(@[\w.+@-]{{{NAME_LIMIT}}})[\w.+@-]+")
_DEEP = re.compile(rf"(?:<[^/!?<>][^<>]*+>\s*+){{{DEPTH_LIMIT}}}")

_FRAGILE = re.compile(
    r"</?(?:(?:georss|gml|psc):[\w.-]+|textinput|image|width|height|where)\b[^<>]*>", re.IGNORECASE
)

_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[<>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\s+([\w.-]+)\s+([\"'])((?:[^&<%\"']|&#\w{1,8};){0,500})\2\s*>")
_NAMED_REFERENCE = re.compile(r"&([\w.-]+);")
_GROWTH_LIMIT = 1_000_000

_ROOT = re.compile(r"<(rss|feed|rdf:RDF|RDF|(?:[\w.-]+:)?feed)[\s>]", re.IGNORECASE)
_WHOLE_ITEM = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)


def scrub(text: str) -> str:
    """`text` without a declaration, a DOCTYPE, and characters that stop an XML parser.

    Raises:
        ParseError: the elements lie deeper within each other than any feed's.
    """
    text = _without_doctype(_DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"), count=1))
    text = _REFERENCE.sub(_legal_reference, _ILLEGAL.sub("", text))
    if _DEEP.search(text):
        raise ParseError("the feed", "its elements are nested too deeply")
    return _PERSON.sub(r"\1", _ADDRESS_RUN.sub(r"\1", text.lstrip()))


def without_fragile_elements(text: str) -> str:
    """`text` without the tags of elements that feedparser cannot take in the wrong place."""
    return _FRAGILE.sub("", text)


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


def _without_doctype(text: str) -> str:
    """`text` without its DOCTYPE; plain entities that it defines are put in where they stand.

    What is not plain (external, made of others, or much when put in) stays a name.
    """
    doctype = _DOCTYPE.search(text[:100_000])
    if doctype is None:
        return text
    values = {name: value for name, _, value in _ENTITY.findall(doctype[0])}
    text = text[: doctype.start()] + text[doctype.end() :]
    if not values:
        return text
    growth = sum(len(values.get(name, "")) for name in _NAMED_REFERENCE.findall(text))
    if growth > _GROWTH_LIMIT:
        return text
    return _NAMED_REFERENCE.sub(lambda match: values.get(match[1], match[0]), text)


def _legal_reference(match: re.Match[str]) -> str:
    """The reference as it is, or a replacement mark where it names no character of XML."""
    digits = match[1] or match[2]
    code = int(digits, 16 if match[1] else 10) if len(digits) <= 8 else 0
    legal = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return match[0] if legal or 0x10000 <= code <= 0x10FFFF else "\ufffd"
