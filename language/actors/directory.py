"""The actors of a collection of articles, and who of them the cast of one more article is."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import nlargest

from core.analysis import CastMember
from core.types import Kind
from language.actors.link import Known, choose, companies, company, local_key, stands_for
from language.names import key

MOST_CANDIDATES = 100
"""Namesakes that are weighed for one name: those in the most articles."""


class Directory:
    """Whom a collection of articles names, findable by any part of a name.

    Args:
        known: actors with the comparable keys by which they are called.
        articles: how many articles the collection has.
        naming: for companions, how many of these articles name them.
    """

    def __init__(
        self,
        known: Iterable[tuple[Known, Iterable[str]]] = (),
        articles: int = 0,
        naming: Mapping[str, int] | None = None,
    ) -> None:
        self._known: dict[tuple[str, Kind], Known] = {}
        self._by_part: defaultdict[tuple[str, Kind], dict[str, Known]] = defaultdict(dict)
        self._naming = Counter(naming or {})
        self._articles = articles
        for actor, parts in known:
            self._known[actor.key, actor.kind] = actor
            self._file(actor, parts)

    def count(self, cast: Sequence[CastMember]) -> None:
        """Takes note of one more article and whom it names."""
        self._articles += 1
        self._naming.update(company(cast))

    def add(self, member: CastMember, beside: Iterable[str], own_key: str = "") -> Known:
        """Takes note of an actor and its companions in one article."""
        who = (own_key or member.key, member.kind)
        known = self._known.setdefault(who, Known(*who, name=member.name))
        known.articles += 1
        known.companions.update(beside)
        self._file(known, called(member))
        return known

    def who(
        self, member: CastMember, beside: Collection[str], apart: Collection[str]
    ) -> Known | None:
        """The known actor that `member` is, though it has another key.

        Args:
            beside: its companions in the article.
            apart: keys of actors that are no news: those of the article's cast, and what an
                earlier reading of the article made of them.
        """
        candidates = [
            known
            for known in self._by_part[member.key, member.kind].values()
            if known.key not in apart
        ]
        if not candidates:
            return None
        candidates = nlargest(MOST_CANDIDATES, candidates, key=lambda known: known.articles)
        shares = {name: self._naming[name] / self._articles for name in beside}
        alone = self._known.get((member.key, member.kind))
        if alone and not any(stands_for(alone, known) for known in candidates):
            candidates.append(alone)
        chosen = choose(beside, candidates, shares)
        return None if chosen is alone else chosen

    def _file(self, known: Known, parts: Iterable[str]) -> None:
        for part in parts:
            self._by_part[part, known.kind][known.key] = known


def join(
    casts: Mapping[int, Sequence[CastMember]], directory: Directory | None = None
) -> dict[int, list[str]]:
    """For each article the keys of its cast, in order: the same for one actor in all articles.

    Args:
        casts: by the number of the article, which makes the keys of actors that stay its own.
        directory: the actors of other articles; these are added to it.
    """
    directory = directory or Directory()
    for cast in casts.values():
        directory.count(cast)
        for member, beside in zip(cast, companies(cast), strict=True):
            if not member.partial:
                directory.add(member, beside)
    return {number: _joined(number, cast, directory) for number, cast in casts.items()}


def _joined(number: int, cast: Sequence[CastMember], directory: Directory) -> list[str]:
    keys = []
    apart = {key for m in cast for key in (m.key, local_key(m.key, number))}
    for member, beside in zip(cast, companies(cast), strict=True):
        known = directory.who(member, beside, apart)
        if known is None and member.partial:
            known = directory.add(member, beside, own_key=local_key(member.key, number))
        keys.append(known.key if known else member.key)
    return keys


def called(member: CastMember) -> frozenset[str]:
    """The comparable keys by which an actor may be called elsewhere."""
    parts = {key(form) for form in member.forms} | {member.key}
    words = member.key.split()
    if member.kind is Kind.PERSON and len(words) > 1:
        parts |= {words[-1], f"{words[0]} {words[-1]}"}
    return frozenset(parts)
