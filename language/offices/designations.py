"""What an article calls each of its actors besides the name: "president", "bank", "group"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from core.analysis import CastMember, Mention
from core.types import Kind, Label
from language.offices.roles import role_phrases
from language.offices.units import Context
from language.offices.words import role_words

CERTAIN = 0.9
"""Trust in a noun that a role, a name or a description gives an actor."""

INTRODUCED = 0.6
"""Trust in a common noun that the article ties to a name once: "The group, known as"."""

LONGEST_CALL = 4
"""Words of a phrase after "the"."""

SYNONYMS = {"company": ("firm",), "firm": ("company",)}

_LAST_WORDS = {
    "inc": "company", "corp": "company", "corporation": "company", "ltd": "company",
    "plc": "company", "co": "company", "gmbh": "company", "airlines": "airline",
    "airways": "airline",
}  # fmt: skip
"""What the last word of an organisation's name makes it, where it is not the noun itself."""

_COLLECTIVES = frozenset("group alliance bloc coalition organisation organization movement".split())

_INTRODUCTION = re.compile(r",(?: \w{1,14}){0,2} (?:known|referred to) as (?:the )?[\"“']?")
"""'The group of allies, commonly referred to as the': a name follows."""

_INTRODUCED = re.compile(r"(?:^|[.!?\n]\s{0,2})[Tt]he (\w+)[^.!?\n]*$")
_INTRODUCED_REACH = 100

_TAIL = re.compile(r" (?:of|for|at|in|to|with|from) ")

Designations = dict[str, dict[int, float]]
"""For each phrase, in lower case, the actors that it may mean after "the", and the trust."""


def designations(
    body: str,
    named: Sequence[Mention],
    cast: Sequence[CastMember],
    roles: Sequence[Sequence[str]],
) -> Designations:
    """What the article calls people by their roles and organisations by name and description.

    `named` are the body's mentions by name, `roles` those of each member of the cast.
    """
    called: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for actor, phrase in (
        *_of_people(cast, roles),
        *_of_names(cast),
        *_of_descriptions(body, named),
    ):
        for synonym in (phrase, *SYNONYMS.get(phrase, ())):
            called[synonym][actor] = CERTAIN
    for actor, phrase in _of_introductions(body, named):
        called[phrase].setdefault(actor, INTRODUCED)
    return dict(called)


def _of_people(
    cast: Sequence[CastMember], roles: Sequence[Sequence[str]]
) -> Iterator[tuple[int, str]]:
    for actor, held in enumerate(roles):
        if cast[actor].kind is Kind.PERSON:
            yield from ((actor, phrase) for role in held for phrase in _endings(role))


def _endings(role: str) -> Iterator[str]:
    """The phrases that stand for a role, never less than it says: a vice president is no president.

    >>> list(_endings("Australian Foreign Minister"))
    ['minister', 'foreign minister', 'australian foreign minister']
    >>> list(_endings("former Prime Minister"))
    ['former prime minister']
    """
    words = role_words()
    for part in _TAIL.split(role)[0].lower().split(" and "):
        parts = part.split()
        lessened = [place for place, word in enumerate(parts) if word in words.lessened]
        shortest = len(parts) - lessened[0] if lessened else 1
        if parts and shortest == 1 and parts[-1] in words.vague:
            shortest = 2
        longest = min(len(parts), LONGEST_CALL)
        yield from (" ".join(parts[-size:]) for size in range(shortest, longest + 1))


def _of_names(cast: Sequence[CastMember]) -> Iterator[tuple[int, str]]:
    """The common nouns in the names of organisations: 'bank' of the Bank of Mongolia."""
    known = role_words().organisations
    for actor, member in enumerate(cast):
        words = member.name.lower().replace(".", "").split()
        if member.kind is not Kind.ORGANISATION or not words:
            continue
        last = _LAST_WORDS.get(words[-1], words[-1])
        if last in known:
            yield actor, last
        elif words[0] in known and words[1:2] in (["of"], ["for"]):
            yield actor, words[0]


def _of_descriptions(body: str, named: Sequence[Mention]) -> Iterator[tuple[int, str]]:
    """What the words beside an organisation call it: 'the oil company Acme', 'Acme, a bank,'."""
    context = Context.of(body, named, is_headline=False)
    nouns = role_words().organisations
    for mention in named:
        if mention.label is Label.ORG:
            for phrase in role_phrases(context, mention, nouns):
                yield mention.actor, phrase.noun


def _of_introductions(body: str, named: Sequence[Mention]) -> Iterator[tuple[int, str]]:
    """The common nouns tied to a name: 'The group of allies, commonly referred to as the Quad'."""
    starts = {m.start: m for m in named}
    for match in _INTRODUCTION.finditer(body):
        mention = starts.get(match.end())
        begin = max(0, match.start() - _INTRODUCED_REACH)
        subject = _INTRODUCED.search(body, begin, match.start()) if mention else None
        if mention and subject and subject[1].lower() in _COLLECTIVES:
            yield mention.actor, subject[1].lower()
