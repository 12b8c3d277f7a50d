"""The words and names beside a name, and what a role spelt with them is printed as."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.analysis import Mention
from core.types import Label
from language.offices.words import is_title, role_noun, role_words, singular

REACH = 140
"""Code points beside a name that are read, ten words and some: the cost of a name is bounded."""

LONGEST = 11
"""Words of a phrase, with its article."""

ACRONYM = re.compile(r"(?:[A-Z]\.){1,4}$")
_YEARS_OLD = re.compile(r"^\d{1,3}-year-old ")
BREAKS = '.,;:!?"“”()[]{}…'
"""Signs in a word that end a phrase."""

_SHORTEST_SHOUT = 6
"""Code points of a role in capitals that is the line's style rather than an abbreviation."""


@dataclass(frozen=True, slots=True)
class Context:
    """One field of an article with its names: what phrases are read from."""

    text: str
    is_headline: bool
    starts: dict[int, Mention]
    ends: dict[int, Mention]

    @classmethod
    def of(cls, text: str, mentions: Sequence[Mention], *, is_headline: bool) -> "Context":
        """A field's text with the field's own mentions."""
        return cls(text, is_headline, {m.start: m for m in mentions}, {m.end: m for m in mentions})


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or a whole name; `closing` is the sign after it that ends a phrase."""

    text: str
    start: int
    end: int
    mention: Mention | None = None
    is_possessive: bool = False
    closing: str = ""

    @property
    def lower(self) -> str:
        """The words in lower case."""
        return self.text.lower()

    @property
    def last_word(self) -> str:
        """The word at the end of the name, or the word."""
        return self.text.rpartition(" ")[2]


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role as one would print it; `noun` is its head, `is_plural` where several share it."""

    text: str
    noun: str
    start: int
    end: int
    is_plural: bool = False


def noun_of(unit: Unit, nouns: frozenset[str]) -> str:
    """The role noun that a unit ends with; a plural counts as its singular."""
    word = unit.last_word
    if not word or unit.is_possessive or (unit.mention and unit.mention.label is Label.PERSON):
        return ""
    return role_noun(word, nouns) or singular(word).lower()


def is_joined(head: Unit, others: Sequence[Unit]) -> bool:
    """Whether 'chairman and' before a head belongs to it: chairman and chief executive."""
    if len(others) < 2 or others[0].lower not in ("and", "&"):
        return False
    joined = role_words().joined
    return bool(noun_of(head, joined) and noun_of(others[1], joined))


def breaks(unit: Unit) -> bool:
    """Whether no phrase goes on over this word."""
    if unit.mention:
        return False
    if unit.lower in role_words().stop:
        return True
    inner = unit.text[:-1] if unit.text in role_words().expanded else unit.text
    return not ACRONYM.match(unit.text) and any(sign in inner for sign in BREAKS)


def role_phrase(
    text: str, head: Unit, nouns: frozenset[str], start: int, end: int
) -> RolePhrase | None:
    """The role of a phrase, printed: abbreviations written out, in the singular."""
    expanded = role_words().expanded
    text = " ".join(expanded.get(word, word) for word in text.split())
    text = _YEARS_OLD.sub("", text)
    noun, one = noun_of(head, nouns), singular(expanded.get(head.last_word, head.last_word))
    if one:
        text = text.replace(expanded.get(head.last_word, head.last_word), one)
    shouts = text.isupper() and len(text) >= _SHORTEST_SHOUT
    if shouts or text.lower() in role_words().empty:
        return None
    return RolePhrase(text, noun, start, end, bool(one))


def names_person(context: Context, at: int) -> bool:
    """Whether a person's name begins at `at`, perhaps after an honorific."""
    space = context.text.find(" ", at, at + REACH)
    begins = [at, space + 1] if space > at and is_title(context.text[at:space]) else [at]
    found = (context.starts.get(begin) for begin in begins)
    return any(mention is not None and mention.label is Label.PERSON for mention in found)
