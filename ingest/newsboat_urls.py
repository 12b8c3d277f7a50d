"""Reads newsboat's `urls` file: an address a line, then tags, of which `~…` is the title.

Lines that newsboat would run or search with (`exec:`, `filter:`, `query:`) are named and left.
"""

import re

from core.drafts import ForeignList
from core.errors import ParseError
from ingest.decode import decode
from ingest.feed_addresses import Collected

_WORD = re.compile(r'"((?:[^"\\]|\\.)*+)"?|([^\s"]\S*)')
_KNOWN = re.compile(r"!?(?:https?|file|exec|filter|query):", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(.)")


def read_urls(body: bytes) -> ForeignList:
    """The feeds of a `urls` file and the lines that are none.

    Raises:
        ParseError: no line of it begins as newsboat's do.
    """
    lines = [words for line in decode(body).splitlines() if (words := _words(line))]
    if not any(_KNOWN.match(words[0]) for words in lines):
        raise ParseError("the list", "neither OPML nor newsboat's urls")
    found = Collected()
    for address, *more in lines:
        titles = [word[1:] for word in more if word.startswith("~")]
        tags = (word.lstrip("!") for word in more if not word.startswith("~"))
        found.add(address.removeprefix("!"), titles[0] if titles else "", tags)
    return found.result()


def _words(line: str) -> list[str]:
    """The words of a line, in quotes or not, up to a comment."""
    words = []
    for match in _WORD.finditer(line):
        if match[2] is not None and match[2].startswith("#"):
            break
        words.append(_ESCAPE.sub(r"\1", match[1]) if match[2] is None else match[2])
    return [word for word in words if word.strip()]
