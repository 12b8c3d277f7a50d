"""The one query grammar: words, "phrases", actor: feed: tag: story: is: after: before:, -not.

    north kore* -"missile test" actor:"Kim Jong Un" is:unread after:2024-01

Terms are joined by "and". A star stands for the rest of a word. A word may hold
any sign (C++, AT&T, 12:30); only a prefix that the grammar knows makes a filter.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from core.errors import QueryError, nearest_hint


class TermField(StrEnum):
    """What a term looks at; WORD and PHRASE look at title and body."""

    WORD = "word"
    PHRASE = "phrase"
    ACTOR = "actor"
    FEED = "feed"
    TAG = "tag"
    STORY = "story"
    IS = "is"
    AFTER = "after"
    BEFORE = "before"


STATES = ("unread", "read", "starred")
"""What `is:` takes."""

PREFIXES = tuple(f.value for f in TermField if f not in (TermField.WORD, TermField.PHRASE))

_TERM = re.compile(
    r"""(?P<minus>-?)
        (?:(?P<prefix>[A-Za-z]+):(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))
          |"(?P<phrase>[^"]*)"?
          |(?P<word>\S+))""",
    re.VERBOSE,
)

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition; `value` is as typed, without its filter's name, quotes and star."""

    field: TermField
    value: str
    negated: bool = False
    begins: bool = False
    """Whether a word may go on after `value`."""


@dataclass(frozen=True, slots=True)
class Query:
    """Conditions that all hold; none at all means every article."""

    terms: tuple[Term, ...] = ()

    def __and__(self, other: "Query") -> "Query":
        return Query(self.terms + other.terms)

    @property
    def words(self) -> tuple[Term, ...]:
        """The terms that look at the text."""
        return tuple(t for t in self.terms if t.field in (TermField.WORD, TermField.PHRASE))

    @property
    def filters(self) -> tuple[Term, ...]:
        """The terms that look at anything else."""
        return tuple(t for t in self.terms if t.field not in (TermField.WORD, TermField.PHRASE))


def parse_query(text: str, *, unfinished: bool = False) -> Query:
    """The query that `text` says; while it is `unfinished` its last word may go on.

    Raises:
        QueryError: a filter without or with an impossible value, or a prefix that looks mistyped.
    """
    terms = [term for match in _TERM.finditer(text) for term in _terms(match)]
    if unfinished and terms and terms[-1].field is TermField.WORD and text[-1:].isalnum():
        terms[-1] = replace(terms[-1], begins=True)
    return Query(tuple(terms))


def parse_day(value: str) -> datetime:
    """Midnight UTC of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

    Raises:
        QueryError: `value` is no such day.
    """
    match = _DATE.fullmatch(value)
    try:
        if match:
            year, month, day = (int(part or 1) for part in match.groups())
            return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        pass
    raise QueryError(value, "not a day", "write 2024, 2024-05 or 2024-05-31")


def _terms(match: re.Match[str]) -> list[Term]:
    negated = match["minus"] == "-"
    if match["prefix"]:
        return [_prefixed(match, negated)]
    if match["phrase"] is not None:
        return (
            [Term(TermField.PHRASE, match["phrase"].strip(), negated)]
            if match["phrase"].strip()
            else []
        )
    word = match["word"]
    begins = word.endswith("*") and word[-2:-1].isalnum()
    return [Term(TermField.WORD, word.removesuffix("*") if begins else word, negated, begins)]


def _prefixed(match: re.Match[str], negated: bool) -> Term:
    prefix = match["prefix"].lower()
    value = (match["quoted"] if match["quoted"] is not None else match["bare"]).strip()
    if prefix not in PREFIXES:
        hint = nearest_hint(prefix, PREFIXES)
        if hint and match["quoted"] is None and len(prefix) > 3:
            raise QueryError(f"{prefix}:", "no such filter", hint)
        return Term(TermField.WORD, match[0].removeprefix("-"), negated)
    if not value:
        raise QueryError(f"{prefix}:", "needs a value", f'for example {prefix}:"two words"')
    if prefix == TermField.IS and value.lower() not in STATES:
        raise QueryError(
            f"is:{value}",
            "no such state",
            nearest_hint(value, STATES) or "is:unread, is:read, is:starred",
        )
    if prefix in (TermField.AFTER, TermField.BEFORE):
        parse_day(value)
    return Term(TermField(prefix), value.lower() if prefix == TermField.IS else value, negated)
