"""Concludes readings with what the store knows: which kind a name is of, and who is who."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from core.analysis import Acquaintance, Analysis, CastMember
from core.types import Kind
from language.actors.directory import Directory, join
from language.actors.link import Known, choose, company, local_key
from language.analyse import Reading, conclude, opinion, possible_names
from language.recognise.evidence import Prior
from store.acquaintance import Name, acquaintances, naming, surnames_alone
from store.engine import Store
from store.namesakes import by_alias
from store.relinking import Pair, relink, settled


def concluded(store: Store, readings: Mapping[int, Reading]) -> dict[int, Analysis]:
    """The analyses of articles, by id, in which actors of other articles have their keys.

    Other articles, stored or read in the same batch, say what kind of actor a name names, and
    whom a surname or a short form means.

    Raises:
        StoreError: the store cannot be read.
    """
    opinions = {i: opinion(reading) for i, reading in readings.items()}
    prior = Prior(opinions.values(), _kinds(store, readings))
    analyses = {i: conclude(reading, prior.without(opinions[i])) for i, reading in readings.items()}
    casts = {i: analysis.cast for i, analysis in analyses.items()}
    keys = join(casts, _directory(store, casts.values()))
    named = {i: list(zip(cast, keys[i], strict=True)) for i, cast in casts.items()}
    asked = [_pair(*one, i) for i, cast in named.items() for one in cast if one[0].partial]
    apart = settled(store, asked)
    return {
        i: replace(analysis, cast=tuple(_keyed(*one, i, apart) for one in named[i]))
        for i, analysis in analyses.items()
    }


def _kinds(store: Store, readings: Mapping[int, Reading]) -> dict[str, Counter[Kind]]:
    """For names, in how many other stored articles they are of which kind."""
    names = frozenset[str]().union(*(possible_names(reading) for reading in readings.values()))
    found: dict[str, Counter[Kind]] = {}
    for name, known in by_alias(store, names, apart=readings.keys()).items():
        found[name] = Counter()
        for actor in known:
            found[name][actor.kind] += actor.articles
    return found


def relink_surnames(store: Store, casts: Iterable[Iterable[CastMember]]) -> None:
    """Asks again who those are that articles call by surname alone, where a cast has the name.

    Raises:
        StoreError: the store cannot be read or written.
    """
    full = {
        member.key.split()[-1]
        for cast in casts
        for member in cast
        if member.kind is Kind.PERSON and not member.partial
    }
    names = [(surname, Kind.PERSON) for surname in surnames_alone(store, full)]
    for namesakes in acquaintances(store, names).values():
        for alone in (known for known in namesakes if known.partial):
            beside = dict(alone.companions)
            articles, counts = naming(store, beside)
            shares = {name: counts.get(name, 0) / articles for name in beside}
            people = {known.key: known for known in namesakes if not known.partial}
            chosen = choose(beside, [_known(person) for person in people.values()], shares)
            if chosen:
                relink(store, alone.id, people[chosen.key].id)


def _directory(store: Store, casts: Iterable[Iterable[CastMember]]) -> Directory:
    """The stored actors that the members of some casts may be."""
    members = [list(cast) for cast in casts]
    names: set[Name] = {(member.key, member.kind) for cast in members for member in cast}
    beside = frozenset[str]().union(*(company(cast) for cast in members))
    articles, counts = naming(store, beside)
    actors: dict[int, Known] = {}
    called: defaultdict[int, list[str]] = defaultdict(list)
    for (name, _), found in acquaintances(store, names).items():
        for acquaintance in found:
            actors.setdefault(acquaintance.id, _known(acquaintance))
            called[acquaintance.id].append(name)
    return Directory([(actors[i], called[i]) for i in actors], articles, counts)


def _known(actor: Acquaintance) -> Known:
    return Known(actor.key, actor.kind, actor.name, actor.articles, Counter(dict(actor.companions)))


def _pair(member: CastMember, key: str, article_id: int) -> Pair:
    """A member as this article alone knows it, and whom its key among all articles means."""
    return (local_key(member.key, article_id), member.kind), (key, member.kind)


def _keyed(member: CastMember, key: str, article_id: int, apart: Collection[Pair]) -> CastMember:
    """The member under its key among all articles; whom only this one knows stays partial.

    So does a partial one that the reader spoke of: then the pair is `apart`.
    """
    own = key in (member.key, local_key(member.key, article_id))
    if own or _pair(member, key, article_id) in apart:
        return member
    return replace(member, key=key, partial=False)
