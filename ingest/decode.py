"""Which characters do these bytes mean? Feeds and files say it, and are often wrong."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BARE_UTF16 = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)

# Codecs that are meant for text; Python has others, some of them slow.
_FOR_TEXT = re.compile(
    r"ascii|latin|iso|utf|cp\d|windows|mac|koi8|gb|big5|euc|shift|johab|tis|hz|ptcp|kz"
)

# Names of encodings that Python does not know (WHATWG Encoding Standard, section 4.2).
_NUMBERED = re.compile(r"(?:windows|win|cp|dos|ibm)[-_]?(\d{3,5})")
_NAMES = {"windows-31j": "cp932", "gb_2312-80": "gb2312", "mac": "mac-roman", "koi": "koi8-r"}

# What publishers call one thing and mean the larger one, as browsers read it
# (WHATWG Encoding Standard, section 4.2).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}

# What a text that is not UTF-8 and declares nothing else is in, by its language: what browsers
# fall back on (WHATWG HTML Standard, "determining the character encoding").
_OF_LANGUAGE = {
    language: encoding
    for encoding, languages in {
        "cp1250": "cs hr hu pl ro sk sl",
        "cp1251": "be bg mk ru uk",
        "cp1253": "el",
        "cp1254": "tr",
        "cp1255": "he",
        "cp1256": "ar fa",
        "cp1257": "et lt lv",
        "cp874": "th",
        "cp932": "ja",
        "cp949": "ko",
        "gb18030": "zh",
        "big5": "zh-tw zh-hk",
    }.items()
    for language in languages.split()
}
_LANGUAGE = re.compile(
    rb"(?:<(?:dc:)?language>\s*|xml:lang\s*=\s*[\"'])([a-z]{2})(?:[-_]([a-z]{2}))?\b", re.IGNORECASE
)


def decode_feed(body: bytes, content_type: str = "") -> str:
    """The text of a feed, after its byte order mark, its bytes, and only then what it declares.

    What declares no other encoding and is not UTF-8 is read as its language is mostly written.
    """
    declared = _DECLARED.search(body[:1024])
    name = declared[1].decode("ascii") if declared else ""
    if not name and (charset := _CHARSET.search(content_type)):
        name = charset[1]
    return decode(body, name if _codec(name) else _guess(body))


def _guess(body: bytes) -> str:
    """The encoding that goes with the language that a feed names, '' where it names none."""
    language = _LANGUAGE.search(body[:4096])
    if language is None:
        return ""
    tongue, region = ((part or b"").decode("ascii").lower() for part in language.groups())
    return _OF_LANGUAGE.get(f"{tongue}-{region}") or _OF_LANGUAGE.get(tongue, "")


def decode(body: bytes, declared: str = "") -> str:
    """The text of `body`; never raises, wrong bytes become U+FFFD.

    Bytes that are UTF-8, or nearly all of which are, count as UTF-8 whatever is
    declared; otherwise `declared` is believed, and Windows-1252 stands in for it.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    for start, encoding in _BARE_UTF16:
        if body.startswith(start):
            return body.decode(encoding, "replace")
    encoding = _codec(declared)
    if encoding.startswith(("iso2022", "hz", "utf-7")):
        return body.decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(map(len, re.findall("[^\x00-\x7f]+", text))) - wrong
    return text if right >= wrong else body.decode(encoding or "cp1252", "replace")


def _codec(name: str) -> str:
    """Python's name for an encoding that is not UTF-8, or '' where it knows none."""
    name = name.lower().removeprefix("x-").removesuffix("-i")
    numbered = _NUMBERED.fullmatch(name)
    name = _NAMES.get(name, f"cp{numbered[1]}" if numbered else name)
    try:
        codec = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""
    if not _FOR_TEXT.match(codec) or codec in ("utf-8", "utf-8-sig"):
        return ""
    return _WIDER.get(codec, codec)
