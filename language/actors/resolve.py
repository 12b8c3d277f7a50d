"""Which mentions of one article name the same actor.

A surname joins the full name, an abbreviation its expansion, a short form of an
organisation the longer one, a demonym its country. What the gazetteer knows
takes the gazetteer's name. Only the names of the one article decide.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from core.analysis import CastMember, Mention
from core.types import Field, Kind, Label
from language import gazetteer
from language.actors.identity import Identity, Named, own_identity, without_form
from language.labels import LABEL_OF
from language.names import initials, key, plain
from language.recognise.evidence import organisation_words

_DEFINED = re.compile(r"\s{0,2}[(\[]\s?(?:the )?[\"“']?([A-Z][A-Za-z&.\-]{1,9})[\"”']?\s?[)\]]")
"""An abbreviation in brackets right after the name that it stands for."""

Resolved = tuple[tuple[CastMember, ...], tuple[Mention, ...]]


def resolve(names: Sequence[Named], body: str) -> Resolved:
    """The cast of an article, in order of first appearance, and its mentions.

    Args:
        names: the article's names in reading order, the title's first.
        body: the text in which abbreviations may be defined.
    """
    own = _alike([own_identity(named) for named in names])
    introduced = [i for named, i in zip(names, own, strict=True) if not named.headline]
    fuller = _Fuller(own, introduced, _defined_abbreviations(names, own, body))
    joined = [fuller.identity(named, mine) for named, mine in zip(names, own, strict=True)]
    return _cast(names, joined)


def _alike(identities: Sequence[Identity]) -> list[Identity]:
    """The identities with one name for one actor: the first that is not in capitals."""
    shown: dict[tuple[str, Kind], Identity] = {}
    for identity in identities:
        known = shown.setdefault(_same(identity), identity)
        if known.name.isupper():
            shown[_same(identity)] = identity
    return [shown[_same(identity)] for identity in identities]


def _defined_abbreviations(
    names: Sequence[Named], own: Sequence[Identity], body: str
) -> dict[str, Identity]:
    """Keys of abbreviations that the article defines: 'the Suez Canal Authority (SCA)'."""
    defined: dict[str, Identity] = {}
    for named, identity in zip(names, own, strict=True):
        bracket = _DEFINED.match(body, named.end) if named.field is Field.BODY else None
        if bracket and _abbreviates(bracket[1], identity.name):
            defined[key(bracket[1])] = identity
    return defined


def _abbreviates(short: str, name: str) -> bool:
    """Whether the capitals of `short` stand, in order, among the initials of `name`."""
    remaining = iter(initials(name))
    return " " in name and all(c in remaining for c in short if c.isupper())


class _Fuller:
    """What the longer names of an article say about its shorter ones."""

    def __init__(
        self,
        own: Sequence[Identity],
        introduced: Iterable[Identity],
        defined: dict[str, Identity],
    ) -> None:
        distinct = list(dict.fromkeys(own))
        people = [i for i in distinct if i.kind is Kind.PERSON and " " in i.key]
        bodies = [i for i in distinct if i.kind is Kind.ORGANISATION and " " in i.key]
        self._place = {i: place for place, i in enumerate(dict.fromkeys(introduced))}
        self._people = {p.key: p for p in people}
        self._surnamed = _grouped((p.key.split()[-1], p) for p in people)
        self._first_named = _grouped((p.key.split()[0], p) for p in people)
        self._variants = _grouped((_ends(p.key), p) for p in people)
        self._shorter = _grouped((short, i) for i in bodies for short in set(_short_forms(i)))
        self._defined = {**_acronyms(bodies), **defined}
        self._named: Counter[str] = Counter()
        self._own = {i.key: i for i in reversed(own)}

    def identity(self, named: Named, own: Identity) -> Identity:
        """The fuller identity of a mention, or its own where nothing fits."""
        chosen = own
        if named.label is not Label.NORP:
            chosen = (
                self._defined.get(own.key)
                or self._named_in_full(named)
                or self._person(named, own)
                or own
            )
        if chosen.kind is Kind.ORGANISATION:
            chosen = self._organisation(chosen)
        self._named[chosen.key] += 1
        return chosen

    def _named_in_full(self, named: Named) -> Identity | None:
        """What an ambiguous known form stands for, if the article names that in full too.

        'the Quad' is the Quadrilateral Security Dialogue where the article says so.
        """
        entry = gazetteer.lookup(plain(named.form))
        full = self._own.get(key(entry.name)) if entry and entry.ambiguous else None
        return full if full and entry and full.kind is entry.kind else None

    def _person(self, named: Named, own: Identity) -> Identity | None:
        """The person of the article whose first or last name this is, if any.

        Of several, the one named most often so far: a second Kim is told from the
        first by a full name.
        """
        if own.kind is Kind.PERSON and " " in own.key:
            return self._longest_variant(own)
        if " " in own.key or (gazetteer.lookup(plain(named.form)) and own.kind is not Kind.PERSON):
            return None
        candidates = self._surnamed.get(own.key, [])
        if not candidates and own.kind is Kind.PERSON:
            candidates = self._first_named.get(own.key, [])
        chosen = max(candidates, key=lambda c: self._named[c.key], default=None)
        return self._longest_variant(chosen) if chosen else None

    def _longest_variant(self, own: Identity) -> Identity:
        """The fullest name with the same first and last words: with a middle name or initial.

        Where the first word is none of the name ('Forward Ada Byron'), the name without it.
        """
        for first in range(1, own.key.count(" ")):
            shorter = self._people.get(own.key.split(" ", first)[-1])
            if shorter:
                return shorter
        return max(self._variants[_ends(own.key)], key=lambda p: len(p.key))

    def _organisation(self, own: Identity) -> Identity:
        """The one organisation of the article that this is a short form of."""
        entry = gazetteer.lookup(own.name)
        if len(own.key) < 3 or (entry and not entry.ambiguous):
            return own
        longer = self._shorter.get(own.key, [])
        if len(longer) != 1 or self._precedes(own, longer[0]):
            return own
        return longer[0]

    def _precedes(self, short: Identity, longer: Identity) -> bool:
        """Whether a name came before one that begins like it: 'Microsoft', 'Microsoft Update'.

        News gives the full name first, so the longer one is somebody or something else.
        """
        if not longer.key.startswith(short.key):
            return False
        return self._place.get(short, len(self._place)) < self._place.get(longer, 0)


def _ends(name: str) -> str:
    words = name.split()
    return f"{words[0]} {words[-1]}"


def _short_forms(identity: Identity) -> Iterator[str]:
    """The first words of a name, or the last one where it says more than what sort it is."""
    words = identity.key.split()
    yield from (" ".join(words[:count]) for count in range(1, len(words)))
    if not any(words[-1] in sort for sort in organisation_words().values()):
        yield words[-1]
        yield key(identity.name.split()[-1])


def _grouped(pairs: Iterable[tuple[str, Identity]]) -> dict[str, list[Identity]]:
    groups: defaultdict[str, list[Identity]] = defaultdict(list)
    for part, identity in pairs:
        groups[part].append(identity)
    return groups


def _acronyms(bodies: Sequence[Identity]) -> dict[str, Identity]:
    """Initials of the article's organisations of three words and more, where only one has them."""
    short = ((initials(without_form(i.name)).casefold(), i) for i in bodies)
    found = _grouped(pair for pair in short if len(pair[0]) > 2)
    return {short: group[0] for short, group in found.items() if len(group) == 1}


def _cast(names: Sequence[Named], identities: Sequence[Identity]) -> Resolved:
    """Groups mentions by identity; the member's name is the fullest of its identities."""
    order = {who: place for place, who in enumerate(dict.fromkeys(_same(i) for i in identities))}
    shown: dict[tuple[str, Kind], str] = {}
    forms: defaultdict[tuple[str, Kind], Counter[str]] = defaultdict(Counter)
    for named, identity in zip(names, identities, strict=True):
        shown[_same(identity)] = identity.name
        forms[_same(identity)][" ".join(named.form.split())] += 1
    cast = tuple(
        CastMember(
            who[0],
            shown[who],
            who[1],
            tuple(f for f, _ in forms[who].most_common()),
            partial=who[1] is Kind.PERSON and " " not in who[0],
        )
        for who in order
    )
    return cast, tuple(_mentions(names, identities, order))


def _same(identity: Identity) -> tuple[str, Kind]:
    return identity.key, identity.kind


def _mentions(
    names: Sequence[Named], identities: Sequence[Identity], order: dict[tuple[str, Kind], int]
) -> Iterator[Mention]:
    """The mentions; a label follows the actor's kind, but a demonym stays a demonym."""
    for named, identity in zip(names, identities, strict=True):
        demonym = named.label is Label.NORP and identity.kind in (Kind.PLACE, Kind.GROUP)
        label = Label.NORP if demonym else LABEL_OF[identity.kind]
        yield Mention(named.field, named.start, named.end, label, order[_same(identity)])
