"""Which phrases of an article can only mean one actor of it: "the president", "the company".

Never a pronoun. A phrase must be "the" with a noun that the article itself gives to
one actor alone, by a role, by its name or by an apposition, and that nobody else has
been called since the actor was last named.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.analysis import CastMember, Mention
from core.types import Field, Kind, Label
from language.offices.designations import (
    INTRODUCED,
    LONGEST_CALL,
    SYNONYMS,
    Designations,
    designations,
)
from language.offices.words import PREPOSITIONS, STOP, VERBS, singular

NEAR = 0.9
"""Confidence where the actor is the last of its kind that was named."""

UNIQUE = 0.7
"""Confidence where others were named since, but only this one is called so."""

_MOST_NOUNS = 60
"""Nouns that one article is searched for, so that the pattern stays small."""

_BEFORE = 60
"""Code points before a noun in which its "the" is looked for."""

_APPOSED = 80
"""Code points after a name and a comma within which a phrase still says who that is."""

_IN_APPOSITION = re.compile(rf",[^,.;:!?\n]{{0,{_APPOSED - 2}}}")

_FOLLOWING = re.compile(r"['’]s\b|[.,;:!?)\"”]|\s?$|\n| [—–-] | ([A-Za-z]+)\b(?!-)")
"""What may follow a phrase: a possessive, a sign, the line's end, or the word in group 1."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun with the words before it from "the" on, or with one word; all in lower case."""

    start: int
    end: int
    words: tuple[str, ...]

    @property
    def noun(self) -> str:
        return self.words[-1]

    @property
    def is_definite(self) -> bool:
        return self.words[0] == "the"


@dataclass
class _Reader:
    """Who has been named, and what others have been called, up to one point of the text."""

    last_named: dict[int, int]
    last_of_kind: dict[Kind, int] = field(default_factory=dict)
    last_other: dict[str, int] = field(default_factory=dict)

    def see_name(self, mention: Mention, kind: Kind) -> None:
        self.last_named[mention.actor] = mention.end
        self.last_of_kind[kind] = mention.actor

    def see_other(self, phrase: _Phrase) -> None:
        """Somebody else is called so: 'a minister', 'the French minister'."""
        for noun in (phrase.noun, *SYNONYMS.get(phrase.noun, ())):
            self.last_other[noun] = phrase.end

    def confidence(self, noun: str, actor: int, kind: Kind) -> float:
        """How sure "the noun" means `actor` here; 0 where another may be meant."""
        named_at = self.last_named.get(actor, -1)
        if named_at < 0 or named_at < self.last_other.get(noun, -1):
            return 0.0
        return NEAR if self.last_of_kind.get(kind) == actor else UNIQUE


def references(
    body: str,
    mentions: Sequence[Mention],
    cast: Sequence[CastMember],
    roles: Sequence[Sequence[str]],
) -> tuple[Mention, ...]:
    """Mentions of the body that are not by name, in reading order, with their confidence.

    They include the article ("the president") and overlap no mention by name.

    Args:
        body: the text, up to where the article ends.
        mentions: the mentions by name, in reading order.
        cast: the actors that the mentions index.
        roles: for each actor its roles.
    """
    named = [m for m in mentions if m.field is Field.BODY and m.by_name]
    ends = [m.end for m in named]
    called = designations(body, named, cast, roles)
    reader = _Reader({m.actor: 0 for m in mentions if m.field is Field.TITLE})
    found, place = [], 0
    for phrase in _phrases(body, called):
        while place < len(named) and named[place].end <= phrase.end:
            reader.see_name(named[place], cast[named[place].actor].kind)
            place += 1
        if not _is_beside_name(body, phrase, named, bisect_right(ends, phrase.start)):
            reference = _reference(reader, phrase, called, cast)
            if reference and _ends_well(body, phrase.end):
                found.append(reference)
    return tuple(found)


def _phrases(body: str, called: Designations) -> Iterator[_Phrase]:
    """Each noun by which somebody is called, wherever it stands."""
    nouns = sorted({phrase.rpartition(" ")[2] for phrase in called})[:_MOST_NOUNS]
    if not nouns:
        return
    pattern = re.compile(rf"(?<= )(?:{'|'.join(map(re.escape, nouns))})(?![\w-])", re.IGNORECASE)
    for match in pattern.finditer(body):
        words = body[max(0, match.start() - _BEFORE) : match.start() - 1].split(" ")[-LONGEST_CALL:]
        lower = [word.rpartition("\n")[2].lower() for word in words]
        first = len(lower) - 1 - lower[::-1].index("the") if "the" in lower else len(lower) - 1
        length = sum(len(word) + 1 for word in words[first + 1 :]) + len(lower[first]) + 1
        yield _Phrase(match.start() - length, match.end(), (*lower[first:], match[0].lower()))


def _is_beside_name(body: str, phrase: _Phrase, named: Sequence[Mention], following: int) -> bool:
    """Whether a phrase is part of a name or says who the name beside it is.

    `following` is the place of the first name that ends after the phrase begins.
    """
    if following < len(named):
        after = named[following]
        if after.start < phrase.end or body[phrase.end : after.start] in (" ", ", "):
            return True
    if following == 0:
        return False
    between = body[named[following - 1].end : phrase.start][:_APPOSED]
    return bool(_IN_APPOSITION.fullmatch(between))


def _reference(
    reader: _Reader, phrase: _Phrase, called: Designations, cast: Sequence[CastMember]
) -> Mention | None:
    """The mention that a phrase makes, if it points to one actor."""
    holders = called.get(" ".join(phrase.words[1:]), {}) if phrase.is_definite else {}
    if not holders and not (phrase.is_definite and len(phrase.words) == 2):
        reader.see_other(phrase)
    if len(holders) != 1:
        return None
    actor, trust = next(iter(holders.items()))
    kind = cast[actor].kind
    confidence = min(trust, reader.confidence(phrase.noun, actor, kind))
    if confidence < INTRODUCED:
        return None
    label = Label.PERSON if kind is Kind.PERSON else Label.ORG
    return Mention(Field.BODY, phrase.start, phrase.end, label, actor, False, confidence)


def _ends_well(body: str, end: int) -> bool:
    """Whether a noun phrase can end at `end`: what follows does not make it another one's."""
    following = _FOLLOWING.match(body, end)
    word = following[1] if following else None
    if not word:
        return following is not None
    word = word.lower()
    if word in ("of", "for"):
        return False
    is_grammar = word in PREPOSITIONS or word in STOP or word in VERBS
    return is_grammar or word.endswith(("ed", "ly")) or bool(singular(word))
