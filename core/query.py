"""The one query grammar: words, "phrases", actor: feed: tag: story: is: after: before:, -not.

    north kore* -"missile test" actor:"Kim Jong Un" is:unread after:2024-01

Terms are joined by "and". A star stands for the rest of a word. A word may hold
any sign (C++, AT&T, 12:30); only a prefix that the grammar knows makes a filter.
An actor or a feed may be given by number: actor:#12, and a story is: story:12.
Times are in UTC.
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


STATES = ("unread", "read", "starred", "hidden")
"""What `is:` takes; without `is:hidden` nothing that is hidden is meant."""

TERM_LIMIT = 64
"""Terms that one query may have: SQLite's parsers stop at deeply nested expressions."""

PREFIXES = tuple(f.value for f in TermField if f not in (TermField.WORD, TermField.PHRASE))

_TERM = re.compile(
    r"""(?P<minus>-?)
        (?:(?P<prefix>[A-Za-z]+):(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))
          |"(?P<phrase>[^"]*)"?
          |(?P<word>\S+))""",
    re.VERBOSE,
)

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:T(\d{1,2}):(\d{2}))?)?)?", re.ASCII)

_NUMBER = re.compile(r"#(\d{1,18})", re.ASCII)


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

    A single ASCII letter may not: too many words begin with it.

    Raises:
        QueryError: a filter without or with an impossible value, or a prefix that looks mistyped.
    """
    terms = [term for match in _TERM.finditer(text) for term in _terms(match)]
    if unfinished and terms and terms[-1].field is TermField.WORD and text[-1:].isalnum():
        word = terms[-1].value
        terms[-1] = replace(terms[-1], begins=len(word) > 1 or not word.isascii())
    return Query(tuple(terms))


def parse_moment(value: str) -> datetime:
    """When `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM` begins, in UTC.

    Raises:
        QueryError: `value` is no such time.
    """
    match = _DATE.fullmatch(value)
    try:
        if match:
            year, month, day = (int(part or 1) for part in match.groups()[:3])
            hour, minute = (int(part or 0) for part in match.groups()[3:])
            return datetime(year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        pass
    raise QueryError(value, "not a day", "write 2024, 2024-05 or 2024-05-31")


def moment_text(moment: datetime) -> str:
    """A time, to the minute, as `after:` and `before:` take it."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="minutes")


def today_query(now: datetime) -> str:
    """The articles of the day of `now`, in its time zone."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return filter_text(TermField.AFTER, moment_text(midnight))


def parse_number(value: str) -> int | None:
    """The id that a filter's value gives ("#12"), None where it gives a name."""
    match = _NUMBER.fullmatch(value)
    return int(match[1]) if match else None


def filter_text(field: TermField, value: str) -> str:
    """A filter as one writes it: in quotes, which a value cannot hold itself, where need be."""
    plain = value.replace('"', " ").strip()
    bare = plain and not any(sign.isspace() for sign in plain)
    return f"{field}:{plain}" if bare else f'{field}:"{plain}"'


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
            nearest_hint(value, STATES) or ", ".join(f"is:{state}" for state in STATES),
        )
    if prefix in (TermField.AFTER, TermField.BEFORE):
        parse_moment(value)
    return Term(TermField(prefix), value.lower() if prefix == TermField.IS else value, negated)
