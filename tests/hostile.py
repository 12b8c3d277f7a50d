"""Payloads that a terminal would obey, feeds that carry them, and how to see what got through."""

import json
import re
from collections.abc import Sequence
from html import escape

ESCAPES = {
    "colour": "\x1b[31mred",
    "clear": "\x1b[2J\x1b[H",
    "screen": "\x1b[?1049hOTHER",
    "title": "\x1b]0;OWNED\x07",
    "link": "\x1b]8;;https://evil.example\x1b\\x",
    "clipboard": "\x1b]52;c;T1dORUQ=\x07",
    "picture": "\x1b]1337;File=inline=1:AAAA\x07",
    "device": "\x1bP1$r\x1b\\",
    "message": "\x1b^pm\x1b\\\x1b_apc\x1b\\\x1bXsos\x1b\\",
    "back": "abc\b\b\bXYZ\rOVER",
    "bell": "\x07\x07",
    "c1 colour": "\x9b31mred",
    "c1 title": "\x9d0;OWNED\x9c",
    "c1 device": "\x90x\x9c",
    "override": "\u202egpj.exe",
    "isolate": "\u2067open",
    "tags": "\U000e0041\U000e007f",
}
"""Control sequences by what they would do."""

WORDS = [f"payload {name}" for name in ESCAPES]
"""What stands beside each payload, so that one can tell that its article came in."""

_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


def obeyed(text: str) -> list[str]:
    """What in a plain output a terminal would obey; bytes that are no UTF-8 count, too."""
    return [*_OBEYED.findall(text), *re.findall("[\ud800-\udfff]", text)]


def items(texts: dict[str, str]) -> list[tuple[str, str]]:
    """Title and body of an entry for each payload."""
    return [
        (f"payload {name} {text} end", f"body {text} of {name}") for name, text in texts.items()
    ]


def rss(entries: Sequence[tuple[str, str]], title: str = "Feed") -> bytes:
    """An RSS feed of titles and bodies as they are, however illegal they are in XML."""
    rows = "".join(
        f"<item><guid>urn:{n}</guid><title>{escape(name)}</title><author>{escape(name)}</author>"
        f"<category>{escape(name)}</category><description>{escape(body)}</description></item>"
        for n, (name, body) in enumerate(entries)
    )
    head = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{escape(title)}</title>'
    return f"{head}{rows}</channel></rss>".encode("utf-8", "surrogatepass")


def references(text: str) -> str:
    """`text` with the references of HTML for what is not a plain letter: legal in any XML."""
    return re.sub(r"[^\w .,]", lambda match: f"&#{ord(match[0])};", text)


def json_feed(entries: Sequence[tuple[str, str]], title: str = "Feed") -> bytes:
    """A JSON Feed, in which every control character is legal."""
    rows = [
        {"id": f"urn:{n}", "title": name, "content_text": body, "authors": [{"name": name}]}
        for n, (name, body) in enumerate(entries)
    ]
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "title": title, "items": rows}).encode()
