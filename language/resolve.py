"""Which mentions of one article name the same actor.

A surname joins the full name, an abbreviation its expansion, a short form of an
organisation the longer one, a demonym its country. What the gazetteer knows
takes the gazetteer's name. Only the names of the one article decide.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.types import CastMember, Field, Kind, Label, Mention
from language import gazetteer
from language.names import initials, key, plain, without_title

_KIND_OF = {
    Label.PERSON: Kind.PERSON,
    Label.ORG: Kind.ORGANISATION,
    Label.LOC: Kind.PLACE,
    Label.NORP: Kind.GROUP,
    Label.MISC: Kind.OTHER,
}
_LABEL_OF = {kind: label for label, kind in _KIND_OF.items()}

_DEFINED = re.compile(r"\s{0,2}[(\[]\s?(?:the )?[\"“']?([A-Z][A-Za-z&.\-]{1,9})[\"”']?\s?[)\]]")
"""An abbreviation in brackets right after the name that it stands for."""


Resolved = tuple[tuple[CastMember, ...], tuple[Mention, ...]]


@dataclass(frozen=True, slots=True)
class Named:
    """A mention before its actor is known; `form` is the text that it covers."""

    field: Field
    start: int
    end: int
    label: Label
    form: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a mention names: a comparable key and a kind, and the name to show."""

    key: str
    kind: Kind
    name: str


def resolve(names: Sequence[Named], body: str) -> Resolved:
    """The cast of an article, in order of first appearance, and its mentions.

    Args:
        names: the article's names in reading order, the title's first.
        body: the text in which abbreviations may be defined.
    """
    own = [_own_identity(named) for named in names]
    fuller = _Fuller(own, _defined_abbreviations(names, own, body))
    joined = [fuller.identity(named, mine) for named, mine in zip(names, own, strict=True)]
    return _cast(names, joined)


def _own_identity(named: Named) -> Identity:
    """Who a mention names when nothing else of the article is known."""
    form = plain(named.form)
    entry = gazetteer.lookup(form)
    if entry and (not entry.ambiguous or entry.label is named.label):
        return Identity(key(entry.name), entry.kind, entry.name)
    if named.label is Label.PERSON:
        form = without_title(form)
    return Identity(key(form) or named.form.casefold(), _KIND_OF[named.label], form)


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

    def __init__(self, own: Sequence[Identity], defined: dict[str, Identity]) -> None:
        people = [i for i in dict.fromkeys(own) if i.kind is Kind.PERSON and " " in i.key]
        self._surnamed = _grouped((p.key.split()[-1], p) for p in people)
        self._first_named = _grouped((p.key.split()[0], p) for p in people)
        self._variants = _grouped((_ends(p.key), p) for p in people)
        self._beginning = _grouped(
            (start, i)
            for i in dict.fromkeys(own)
            if i.kind is Kind.ORGANISATION
            for start in _beginnings(i.key)
        )
        self._defined = {**_acronyms(own), **defined}
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
        return max(candidates, key=lambda c: self._named[c.key], default=None)

    def _longest_variant(self, own: Identity) -> Identity:
        """The fullest name with the same first and last words: with a middle name or initial."""
        return max(self._variants[_ends(own.key)], key=lambda p: len(p.key))

    def _organisation(self, own: Identity) -> Identity:
        """The one organisation of the article whose name begins with this one."""
        if len(own.key) < 4 or gazetteer.lookup(own.name):
            return own
        longer = self._beginning.get(own.key, [])
        return longer[0] if len(longer) == 1 else own


def _ends(name: str) -> str:
    words = name.split()
    return f"{words[0]} {words[-1]}"


def _beginnings(name: str) -> Iterator[str]:
    """The first word of a name, the first two, and so on, but for the whole."""
    words = name.split()
    return (" ".join(words[:count]) for count in range(1, len(words)))


def _grouped(pairs: Iterable[tuple[str, Identity]]) -> dict[str, list[Identity]]:
    groups: defaultdict[str, list[Identity]] = defaultdict(list)
    for part, identity in pairs:
        groups[part].append(identity)
    return groups


def _acronyms(own: Sequence[Identity]) -> dict[str, Identity]:
    """Initials of the article's organisations of three words and more, where only one has them."""
    found = _grouped(
        (initials(i.name).casefold(), i)
        for i in dict.fromkeys(own)
        if i.kind is Kind.ORGANISATION and len(initials(i.name)) > 2 and " " in i.name
    )
    return {short: group[0] for short, group in found.items() if len(group) == 1}


def _cast(names: Sequence[Named], identities: Sequence[Identity]) -> Resolved:
    """Groups mentions by identity; the member's name is the fullest of its identities."""
    order = {who: place for place, who in enumerate(dict.fromkeys(_same(i) for i in identities))}
    shown: dict[tuple[str, Kind], str] = {}
    forms: defaultdict[tuple[str, Kind], Counter[str]] = defaultdict(Counter)
    for named, identity in zip(names, identities, strict=True):
        if shown.get(_same(identity), "").isupper() or _same(identity) not in shown:
            shown[_same(identity)] = identity.name  # a dateline's capitals give way
        forms[_same(identity)][" ".join(named.form.split())] += 1
    cast = tuple(
        CastMember(who[0], shown[who], who[1], tuple(f for f, _ in forms[who].most_common()))
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
        label = Label.NORP if demonym else _LABEL_OF[identity.kind]
        yield Mention(named.field, named.start, named.end, label, order[_same(identity)])
