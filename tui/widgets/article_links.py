"""Which links does the body of an article have, under which number, and where do they lead?"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from core.clean import clean_url
from core.types import MarkKind, RichText

_KINDS = (MarkKind.LINK, MarkKind.IMAGE)
"""What can be opened; of a picture that is the caption."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address in an article, numbered from 1; text and offset are those of its first place."""

    number: int
    text: str
    url: str
    offset: int


class _Linked(NamedTuple):
    """A stretch of the body that leads somewhere."""

    start: int
    end: int
    number: int


class LinkTable:
    """The links in the first `shown` characters of a body, numbered in order.

    An address that comes again keeps its number. Nothing is looked at before it is asked for:
    few articles have their links followed.
    """

    def __init__(self, body: RichText, shown: int) -> None:
        self._body = body
        self._shown = shown

    @cached_property
    def _linked(self) -> tuple[tuple[_Linked, ...], tuple[Link, ...]]:
        links: dict[str, Link] = {}
        places = []
        marks = [mark for mark in self._body.marks if mark.kind in _KINDS]
        for mark in sorted(marks, key=lambda mark: mark.start):
            url = clean_url(mark.target)
            if not url or not 0 <= mark.start < mark.end <= self._shown:
                continue
            if url not in links:
                text = " ".join(self._body.text[mark.start : mark.end].split())
                links[url] = Link(len(links) + 1, text, url, mark.start)
            places.append(_Linked(mark.start, mark.end, links[url].number))
        return tuple(places), tuple(links.values())

    @property
    def links(self) -> tuple[Link, ...]:
        """The addresses, by number."""
        return self._linked[1]

    @property
    def hints(self) -> list[tuple[int, int]]:
        """Where in the body the numbers belong, behind the texts: (offset, number), in order."""
        return sorted((place.end, place.number) for place in self._linked[0])

    def url(self, number: int) -> str:
        """The address with this number, '' for none."""
        return self.links[number - 1].url if 1 <= number <= len(self.links) else ""

    def caption(self, url: str) -> str:
        """What is said below the picture at an address; '' where that is no picture's."""
        for mark in self._body.marks:
            if mark.kind is MarkKind.IMAGE and clean_url(mark.target) == url:
                return " ".join(self._body.text[mark.start : min(mark.end, self._shown)].split())
        return ""

    def at(self, offset: int) -> str:
        """Where the character at `offset` of the body leads, '' for nowhere.

        In a caption with a link it is the link that counts.
        """
        here = [place for place in self._linked[0] if place.start <= offset < place.end]
        nearest = min(here, key=lambda place: place.end - place.start, default=None)
        return self.url(nearest.number) if nearest else ""


NO_LINKS: Final = LinkTable(RichText(""), 0)
"""The links of nothing."""


class Typed(NamedTuple):
    """Digits of a link's number, and whether no further one could follow them."""

    digits: str
    complete: bool


def typed(digits: str, most: int) -> Typed:
    """The digits typed so far, as numbers from 1 to `most` allow; no digits where they do not."""
    number = int(digits)
    if not 1 <= number <= most:
        return Typed("", complete=True)
    return Typed(digits, complete=number * 10 > most)
