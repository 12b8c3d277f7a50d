"""Makes the text of an XML feed safe for feedparser, without reading it as XML."""

import re
from html.entities import html5

from core.errors import ParseError

DEPTH_LIMIT = 100_000
"""Opening tags without anything between them at which a feed counts as an attack."""

_DECLARATION = re.compile(r"<\?xml\b[^>]{0,500}\?>")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DEEP = re.compile(rf"(?:<[^/!?<>][^<>]*+>\s*+){{{DEPTH_LIMIT}}}")

_FRAGILE = re.compile(
    r"</?(?:(?:georss|gml|psc):[\w.-]+|textinput|image|width|height|where)\b[^<>]*>", re.IGNORECASE
)

_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_AMPERSAND = re.compile(r"&(?:(#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][\w.-]{0,40});)?")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))

_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[<>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\s+([\w.-]+)\s+([\"'])((?:[^&<%\"']|&#\w{1,8};){0,500})\2\s*>")
_NAMED_REFERENCE = re.compile(r"&([\w.-]+);")
_GROWTH_LIMIT = 1_000_000
_PROLOGUE_LIMIT = 100_000

_ROOT = re.compile(r"<(rss|feed|rdf:RDF|RDF|(?:[\w.-]+:)?feed)[\s>]", re.IGNORECASE)
_WHOLE_ITEM = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)


def scrub(text: str) -> str:
    """`text` without a declaration, a DOCTYPE, and characters that stop an XML parser.

    Raises:
        ParseError: the elements lie deeper within each other than any feed's.
    """
    text = _without_doctype(_DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"), count=1))
    text = _with_known_references(_ILLEGAL.sub("", text))
    if _DEEP.search(text):
        raise ParseError("the feed", "its elements are nested too deeply")
    return text.lstrip()


def without_fragile_elements(text: str) -> str:
    """`text` without the tags of elements that feedparser cannot take in the wrong place."""
    return _FRAGILE.sub("", text)


def close_truncated(text: str) -> tuple[str, bool]:
    """`text` up to its last whole item, its root closed, and whether that was needed."""
    root = _ROOT.search(text[:4096])
    if root is None or re.search(rf"</{re.escape(root[1])}\s*>", text, re.IGNORECASE):
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
    root = _ROOT.search(text[:_PROLOGUE_LIMIT])
    doctype = _DOCTYPE.search(text[: root.start() if root else _PROLOGUE_LIMIT])
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


def _with_known_references(text: str) -> str:
    """`text` in which every ampersand outside of CDATA begins a reference that XML knows."""
    parts, at = [], 0
    while True:
        start = text.find(_CDATA, at)
        end = text.find(_CDATA_END, start) if start >= 0 else -1
        parts.append(_AMPERSAND.sub(_known_reference, text[at : start if end >= 0 else None]))
        if end < 0:
            return "".join(parts)
        parts.append(text[start:end])
        at = end


def _known_reference(match: re.Match[str]) -> str:
    """The reference as it is, with HTML's names as numbers; a bare or unknown one as text.

    A number that names no character of XML becomes a replacement mark.
    """
    name = match[1]
    if name is None:
        return "&amp;"
    if name.startswith("#"):
        return match[0] if _is_legal(name[1:]) else "\ufffd"
    if name in _OF_XML:
        return match[0]
    characters = html5.get(f"{name};")
    return "".join(f"&#{ord(c)};" for c in characters) if characters else f"&amp;{name};"


def _is_legal(digits: str) -> bool:
    """Whether the digits of a reference name a character that XML allows."""
    number, base = (digits[1:], 16) if digits[0] in "xX" else (digits, 10)
    code = int(number, base) if len(number) <= 8 else 0
    return (
        code in (9, 10, 13)
        or 0x20 <= code < 0xD800
        or 0xE000 <= code < 0xFFFE
        or (0x10000 <= code <= 0x10FFFF)
    )
