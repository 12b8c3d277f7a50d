"""Which actor of other articles an actor of this one is.

A full name joins its namesakes by itself. A surname, an abbreviation or a short form joins a
longer name only where the company it keeps speaks for it: the same people, places and bodies
are named beside both. The weighing is naive Bayes over those companions, as in Bunescu and
Pasca 2006 over the words of a context; "somebody new" is always one of the candidates.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from core.analysis import CastMember
from core.types import Kind
from language.actors.identity import without_form
from language.names import initials

SOMEBODY_NEW = 1.0
"""How many articles an unknown namesake counts for against those of a known one."""

LEAST_EVIDENCE = 1.0
"""The least log-odds that companions must give: a surname alone joins nothing."""

SMOOTHING = 2.0
"""Articles' worth of doubt in how often a candidate is named beside a companion."""

MOST_PER_COMPANION = 4.0
"""The most that one companion may say, in nats."""


SHORT_FOR = 5
"""How many articles with a short form alone one with the long form may stand for."""


MOST_COMPANIONS = 100
"""Actors of one article that are anybody's companions in it: a list of thousands is no company."""


@dataclass(slots=True)
class Known:
    """An actor of other articles: in how many, and beside whom in how many of them."""

    key: str
    kind: Kind
    name: str
    articles: int = 0
    companions: Counter[str] = field(default_factory=Counter)


def companies(cast: Sequence[CastMember]) -> list[frozenset[str]]:
    """For each member of a cast its companions in the article: the MOST_COMPANIONS most salient."""
    salient = company(nlargest(MOST_COMPANIONS, cast, key=lambda member: member.salience))
    return [salient - {companion(member.key, member.kind)} for member in cast]


def company(cast: Iterable[CastMember]) -> frozenset[str]:
    """What actors are called as companions: people by surname, so that short forms count."""
    return frozenset(companion(member.key, member.kind) for member in cast)


def local_key(surname: str, article: int) -> str:
    """The key of somebody whom one article calls by surname alone; no name's key has an @."""
    return f"{surname} @{article}"


def companion(actor_key: str, kind: Kind) -> str:
    """The name that one actor has as a companion of others."""
    return actor_key.split()[-1] if kind is Kind.PERSON and actor_key else actor_key


def choose(
    beside: Collection[str], candidates: Sequence[Known], shares: Mapping[str, float]
) -> Known | None:
    """The candidate that keeps the company `beside`, or None where nobody is likely enough.

    Args:
        beside: companions of the actor in its article, itself left out.
        candidates: actors whom its name may mean.
        shares: for each companion, the share of all articles that name it (0 to 1).
    """
    scored = sorted(
        ((_evidence(beside, known, shares), known) for known in candidates),
        key=lambda pair: -pair[0] - math.log(pair[1].articles),
    )
    if not scored or scored[0][0] < LEAST_EVIDENCE:
        return None
    weights = [known.articles * math.exp(min(evidence, 50)) for evidence, known in scored]
    return scored[0][1] if weights[0] > SOMEBODY_NEW + sum(weights[1:]) else None


def _evidence(beside: Collection[str], known: Known, shares: Mapping[str, float]) -> float:
    """The log-odds that companions give for `known` against anybody."""
    total = 0.0
    for name in beside:
        share = shares.get(name, 0.0)
        if share <= 0.0:
            continue
        likely = (known.companions[name] + SMOOTHING * share) / (known.articles + SMOOTHING)
        total += max(-1.0, min(MOST_PER_COMPANION, math.log(likely / share)))
    return total


def stands_for(alone: Known, known: Known) -> bool:
    """Whether a name that is met alone is most likely short for a longer one.

    Initials, last words and names without the middle are ("AMD", "the Colts"), unless nearly
    all articles do without the longer name ("Microsoft", where one has "Redmond Microsoft").
    """
    words = known.key.split()
    short = alone.key in (
        initials(without_form(known.name)).casefold(),
        words[-1],
        f"{words[0]} {words[-1]}",
    )
    return short and known.articles * SHORT_FOR >= alone.articles
