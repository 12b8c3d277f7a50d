"""How is running text written as Markdown, so that it stays text whatever it says?

Follows the rules of CommonMark 0.31 (https://spec.commonmark.org/0.31.2/), inlines.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from core.clean import clean_url
from core.types import Mark, MarkKind

# What may begin formatting, a link, HTML, a template or an entity wherever it stands.
# An entity may go on after the piece that is looked at.
_ANYWHERE = re.compile(r"[\\`*_\[\]<~{#]|&(?=#?\w{0,40}(?:;|\Z))")

# What makes a line a list item, a quote, a rule, a table or the rule below a heading.
_AT_START = re.compile(r"(?m)^([^\S\n]*)(\d{1,9}(?=[.)])|(?=[-+=:|>]))")

_BACKTICKS = re.compile(r"`+")
_PLAIN_TARGET = re.compile(r"[\w\-./:?=&%#~+,;@]+", re.ASCII)
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")

_INLINE: Final = (MarkKind.LINK, MarkKind.EMPHASIS, MarkKind.CODE)
_STAR: Final = "*"


def escaped(text: str, *, at_start: bool = True) -> str:
    """`text` so that Markdown shows it letter for letter, its line breaks kept.

    Args:
        at_start: whether it begins a line of the Markdown.
    """
    lines = _ANYWHERE.sub(r"\\\g<0>", text)
    first, newline, others = ("", "", lines) if at_start else lines.partition("\n")
    return first + newline + _AT_START.sub(r"\1\2\\", others)


def target(url: str) -> str:
    """An http or https address as the destination of a link, in brackets; '()' for any other."""
    url = re.sub(r"[<>\\`]", lambda match: f"%{ord(match[0]):02X}", clean_url(url))
    written = _ENTITY.sub(r"\\&", url)
    return f"({written})" if _PLAIN_TARGET.fullmatch(written) or not url else f"(<{written}>)"


def fence(text: str, least: int) -> str:
    """At least `least` backticks, more than stand anywhere in a row in `text`."""
    return "`" * max([least - 1, *map(len, _BACKTICKS.findall(text))], default=0) + "`"


class Inlines:
    """Writes stretches of a text with the links, emphasis and code that its marks say.

    Marks that cannot be said where they stand are left out; the text is always whole.
    """

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self._text = text
        marks = sorted(marks, key=lambda mark: mark.start)
        self._marks = {kind: _apart(kind, marks) for kind in _INLINE}

    def written(self, start: int, end: int) -> str:
        """The Markdown of a stretch of the text; its line breaks stay line breaks."""
        return _joined(list(self._pieces(start, end, self._within(start, end))))

    def _within(self, start: int, end: int) -> list[Mark]:
        """The marks in a stretch, cut to it, in order; the outer of two before the inner."""
        found = []
        for marks in self._marks.values():
            first = bisect_right(marks, start, key=lambda mark: mark.end)
            after = bisect_left(marks, end, key=lambda mark: mark.start)
            found += [self._cut(mark, start, end) for mark in marks[first:after]]
        order = {kind: place for place, kind in enumerate(_INLINE)}
        found.sort(key=lambda m: (m.start, -m.end, order[m.kind]))
        return [mark for mark in found if mark.start < mark.end]

    def _cut(self, mark: Mark, start: int, end: int) -> Mark:
        """`mark` inside a stretch, without the white space at its edges."""
        start, end = max(mark.start, start), min(mark.end, end)
        inner = self._text[start:end]
        start += len(inner) - len(inner.lstrip())
        return Mark(mark.kind, start, start + len(inner.strip()), mark.target)

    def _pieces(self, start: int, end: int, marks: Sequence[Mark]) -> Iterator[str]:
        """Markdown piece by piece; a piece that is `_STAR` begins or ends emphasis."""
        at = start
        for place, mark in enumerate(marks):
            if mark.start < at:
                continue  # it lies in the one before, which has written it
            yield from self._plain(at, mark.start, before_mark=True)
            inner = [
                self._cut(m, mark.start, mark.end)
                for m in marks[place + 1 :]
                if m.start < mark.end and m.kind is not mark.kind
            ]
            yield from self._marked(mark, inner)
            at = mark.end
        yield from self._plain(at, end)

    def _marked(self, mark: Mark, inner: Sequence[Mark]) -> Iterator[str]:
        match mark.kind:
            case MarkKind.CODE:
                lines = self._text[mark.start : mark.end].split("\n")
                yield "\\\n".join(map(_code, lines))
            case MarkKind.EMPHASIS:
                yield _STAR
                yield from self._pieces(mark.start, mark.end, inner)
                yield _STAR
            case _:
                yield "["
                yield from self._pieces(mark.start, mark.end, inner)
                yield "]" + target(mark.target)

    def _plain(self, start: int, end: int, *, before_mark: bool = False) -> Iterator[str]:
        if start < end:
            before = self._text[self._text.rfind("\n", 0, start) + 1 : start].strip()
            text = escaped(self._text[start:end], at_start=not before).replace("\n", "\\\n")
            if before.isdecimal() and text[0] in ".)":
                text = "\\" + text
            # An exclamation mark would make a picture of the link that follows.
            yield f"{text[:-1]}\\!" if before_mark and text.endswith("!") else text


def _apart(kind: MarkKind, marks: Iterable[Mark]) -> list[Mark]:
    """The marks of one kind without those inside others; links need an address.

    Others that touch become one: two runs of `*` or of backticks side by side would be a longer
    run.
    """
    found: list[Mark] = []
    for mark in marks:
        if mark.kind is not kind or (kind is MarkKind.LINK and not clean_url(mark.target)):
            continue
        if found and mark.start < found[-1].end + (kind is not MarkKind.LINK):
            if kind is not MarkKind.LINK:
                found[-1] = Mark(kind, found[-1].start, max(found[-1].end, mark.end))
        else:
            found.append(mark)
    return found


def _code(line: str) -> str:
    """A line of code in backticks."""
    line = line.strip()
    ticks = fence(line, 1)
    edge = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{ticks}{edge}{line}{edge}{ticks}"


def _joined(pieces: list[str]) -> str:
    """All pieces, without the stars that Markdown would not take for emphasis."""
    stars = [place for place, piece in enumerate(pieces) if piece == _STAR]
    around = [" ", *pieces, " "]
    for first, last in zip(stars[::2], stars[1::2], strict=True):
        opens = _flanks(around[first][-1], around[first + 2][0])
        closes = _flanks(around[last + 2][0], around[last][-1])
        if not (opens and closes):
            pieces[first] = pieces[last] = ""
    return "".join(pieces)


def _flanks(outside: str, inside: str) -> bool:
    """Whether a star between these characters can begin (or, mirrored, end) emphasis."""
    if inside.isspace():
        return False
    signs = unicodedata.category(inside)[0] in "PS"
    return (
        not signs
        or outside.isspace()
        or unicodedata.category(outside)[0] == "P"
        or (outside.isascii() and not outside.isalnum())
    )
