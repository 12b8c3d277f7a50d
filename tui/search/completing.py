"""Which value of a query is being typed, and what does the query say once it is completed?"""

import re
from dataclasses import dataclass

from core.query import TermField, filter_text

FIELDS = (TermField.ACTOR, TermField.FEED, TermField.TAG, TermField.IS)
"""The filters whose values can be completed."""

_TERM = re.compile(
    rf"""(?P<minus>-?)
        (?:(?P<field>{"|".join(FIELDS)}):(?:"(?P<quoted>[^"]*)(?P<closed>"?)|(?P<bare>[^\s"]*))
          |[A-Za-z]+:(?:"[^"]*"?|[^\s"]+)
          |"[^"]*"?
          |\S+)""",
    re.VERBOSE | re.IGNORECASE,
)
"""A term as `core.query` reads it, but that a filter may have no value yet."""

_REST_OF_WORD = re.compile(r'[^\s"]*')


@dataclass(frozen=True, slots=True)
class Place:
    """The filter that the cursor stands in, from offset `start` of the query to `end`.

    `typed` is its value up to the cursor.
    """

    field: TermField
    typed: str
    start: int
    end: int
    negated: bool = False


def place_at(text: str, cursor: int) -> Place | None:
    """What is being completed with the cursor at an offset of a query; None where nothing is."""
    terms = list(_TERM.finditer(text, 0, cursor))
    last = terms[-1] if terms else None
    if last is None or last.end() < cursor or not last["field"] or last["closed"]:
        return None
    quoted = last["quoted"] is not None
    return Place(
        TermField(last["field"].lower()),
        last["quoted"] if quoted else last["bare"],
        last.start(),
        _end(text, cursor, quoted),
        last["minus"] == "-",
    )


def completed(text: str, place: Place, value: str) -> tuple[str, int]:
    """The query with `value` in place of what was typed, and the cursor behind it and a space."""
    head = text[: place.start] + "-" * place.negated + filter_text(place.field, value) + " "
    return head + text[place.end :].removeprefix(" "), len(head)


def without_empty(text: str, cursor: int) -> str:
    """The query without the filter that the cursor stands in where that has no value yet."""
    place = place_at(text, cursor)
    if place is None or place.typed.strip() or place.end > cursor:
        return text
    return text[: place.start] + text[place.end :]


def _end(text: str, cursor: int, quoted: bool) -> int:
    """Where a value ends whose part before the cursor is typed.

    It has a closing quote where the quotes that follow are not pairs of their own.
    """
    if quoted and text.count('"', cursor) % 2:
        return text.index('"', cursor) + 1
    rest = _REST_OF_WORD.match(text, cursor)
    return rest.end() if rest else cursor
