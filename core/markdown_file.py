"""What stands beside the text in a Markdown file of newscast's own? For its writer and reader."""

import re
from typing import Final

CAST_MARK: Final = "[//]: # (newscast: cast)"
"""The line above the cast, which Markdown does not show: what follows is not of the article."""

_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_ESCAPED = re.compile(r"\\([\"\\])")


def quoted(value: str) -> str:
    """One line of text as a value of the front matter, in quotes as YAML has them."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    if "'" not in value:
        return f"'{value}'"
    return '"' + re.sub(r"([\"\\])", r"\\\1", value) + '"'


def unquoted(value: str) -> str:
    """What a value of the front matter says: `quoted` taken back, else the value as it is."""
    if double := _DOUBLE.fullmatch(value):
        return _ESCAPED.sub(r"\1", double[1])
    if single := _SINGLE.fullmatch(value):
        return single[1].replace("''", "'")
    return value


def without_cast(text: str) -> str:
    """The Markdown of an article without the cast that stands below it, if one does."""
    before, mark, _ = f"\n{text}\n".rpartition(f"\n{CAST_MARK}\n")
    return before[1:] if mark else text
