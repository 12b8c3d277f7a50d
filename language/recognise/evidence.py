"""What kind of actor a name is, by all that an article and its archive say of it.

The recogniser judges each mention by the few words around it, and half of its errors are right
places with a wrong kind. A name has one kind in an article: here every mention votes, with the
titles, ages and legal forms beside it, the mentions of its fuller form, and other articles.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from core.types import Kind, Label
from language import gazetteer
from language.labels import LABEL_OF
from language.names import GENERATION, key, titles
from language.recognise.edges import Span
from language.recognise.pieces import Part

Votes = defaultdict[Label, float]
"""How much speaks for each kind that a name may have."""

Opinion = Mapping[str, Label]
"""What one article takes its names for, by comparable key."""

IN_HEADLINE = 0.5
"""What a mention in headline letters weighs against 1 in prose: the recogniser errs more there."""

TITLED = 4.0
"""Weight of a cue that is right nearly always: "Mr" before, ", 43," after, "Inc" at the end."""

HINTED = 2.0
"""Weight of what lists of names say: a given name before another word, an ambiguous form."""

MOST_PRIOR = 6.0
"""The most that other articles weigh, however many they are."""

_AGE = re.compile(r",? (?:\(\d{1,2}\)|aged \d|\d{1,2},)")
_REACH = 30

_PLACED = re.compile(r"\b(?:in|at|near|from|outside|to|around|across|through|toward|towards)\s+$")
"""Words after which a name is a place, if nothing else says what it is."""


class Prior:
    """What the other articles of a collection take a name for.

    Args:
        opinions: of the articles that are read together.
        stored: for names, in how many articles besides these they are actors of which kind.
    """

    def __init__(
        self,
        opinions: Iterable[Opinion] = (),
        stored: Mapping[str, Mapping[Kind, int]] | None = None,
    ) -> None:
        self._articles: defaultdict[str, Counter[Label]] = defaultdict(Counter)
        for name, kinds in (stored or {}).items():
            for kind, articles in kinds.items():
                self._articles[name][LABEL_OF[kind]] += articles
        for opinion in opinions:
            for name, label in opinion.items():
                self._articles[name][label] += 1
        self._own: Opinion = {}

    def without(self, own: Opinion) -> "Prior":
        """The same without one article's opinion."""
        prior = Prior()
        prior._articles, prior._own = self._articles, own
        return prior

    def labels(self, name: str) -> Mapping[Label, int]:
        """In how many articles a name is taken for what."""
        found = Counter(self._articles.get(name, {}))
        if name in self._own:
            found[self._own[name]] -= 1
        return +found


@cache
def organisation_words() -> dict[str, frozenset[str]]:
    """`forms`, `heads` and `lasts` of gazetteer/organisations.toml."""
    data = tomllib.loads((files("language") / "gazetteer/organisations.toml").read_text("utf-8"))
    return {part: frozenset(words) for part, words in data.items()}


def settle(
    parts: Sequence[Part], spans: Sequence[Sequence[Span]], prior: Prior
) -> list[list[Span]]:
    """The same spans with one label for one name.

    What the gazetteer settles keeps its label: demonyms among it, since "Swiss" and "the
    Swiss" may differ.
    """
    poll = _Poll(parts, spans, prior)

    def settled(form: str, span: Span) -> Span:
        entry = gazetteer.lookup(form)
        if entry and (span.label is Label.NORP or not entry.ambiguous):
            return span
        label = poll.result(key(form), span.label)
        if span.label is Label.NORP and label is not Label.PERSON:
            return span
        return replace(span, label=label)

    return [
        [settled(part.text[s.start : s.end], s) for s in found]
        for part, found in zip(parts, spans, strict=True)
    ]


def opinion(parts: Sequence[Part], spans: Sequence[Sequence[Span]]) -> Opinion:
    """What an article by itself takes its names for."""
    found = _Poll(parts, spans, Prior()).results()
    lasts = {last: label for name, label in found.items() for last in _last_word(name, label)}
    return {**lasts, **found}


def _last_word(name: str, label: Label) -> Iterable[str]:
    """The last word of a name of several words, by which other articles may call its bearer."""
    last = name.rpartition(" ")[2]
    generic = label is Label.ORG and any(last in words for words in organisation_words().values())
    if " " in name and label in (Label.PERSON, Label.ORG) and not generic:
        yield last


class _Poll:
    """The votes on what the names of one article are."""

    def __init__(
        self, parts: Sequence[Part], spans: Sequence[Sequence[Span]], prior: Prior
    ) -> None:
        self._votes: defaultdict[str, Votes] = defaultdict(_no_votes)
        self._placed: Counter[str] = Counter()
        self._heard: Counter[str] = Counter()
        for part, found in zip(parts, spans, strict=True):
            for span in found:
                self._hear(part, span)
        for name, own in self._votes.items():
            _weigh(own, prior.labels(name))
        self._families = self._joined()

    def result(self, name: str, default: Label) -> Label:
        """The label that won for a name."""
        return _most(self._families[name]) if name in self._families else default

    def results(self) -> Opinion:
        """All of them."""
        return {name: _most(votes) for name, votes in self._families.items()}

    def _hear(self, part: Part, span: Span) -> None:
        """Counts what one mention and the words around it say."""
        name = key(part.text[span.start : span.end])
        self._heard[name] += 1
        self._votes[name][span.label] += IN_HEADLINE if part.headline else 1.0
        for label in _cues(part.text, span):
            self._votes[name][label] += TITLED
        for label in _hints(part.text[span.start : span.end]):
            self._votes[name][label] += HINTED
        if _PLACED.search(part.text, max(0, span.start - 10), span.start):
            self._placed[name] += 1

    def _joined(self) -> dict[str, Votes]:
        """The votes of names together with those of the longer names that they are part of."""
        families = {name: own.copy() for name, own in self._votes.items()}
        for name, own in self._votes.items():
            last = name.rsplit(" ", 1)[-1]
            if last == name or last not in self._votes or gazetteer.lookup(last):
                continue
            _add(families[last], own)
            _add(families[name], self._votes[last])
        for name in self._votes:
            label = _most(families[name])
            if label in (Label.ORG, Label.PERSON):
                for short in self._short_for(name, label):
                    families[short][label] += sum(families[short].values()) + 1
        return families

    def _short_for(self, name: str, label: Label) -> Iterable[str]:
        """The names that a name begins with and that never stand as a place.

        'Dominion lost' after 'Dominion Textile', 'Ada' after 'Ada Byron'; but 'in Burlington'
        is a town.
        """
        words = name.split()
        for count in range(1, len(words) if label is Label.ORG else min(2, len(words))):
            short = " ".join(words[:count])
            often = self._heard[short] - 1 if label is Label.ORG else 0
            if (
                short in self._votes
                and self._placed[short] <= often
                and not gazetteer.lookup(short)
            ):
                yield short


def _no_votes() -> Votes:
    return defaultdict(float)


def _add(votes: Votes, more: Votes) -> None:
    for label, weight in more.items():
        votes[label] += weight


def _weigh(own: Votes, articles: Mapping[Label, int]) -> None:
    """Adds what other articles say, as MOST_PRIOR votes at most."""
    total = sum(articles.values())
    for label, count in articles.items():
        own[label] += min(total, MOST_PRIOR) * count / total


def _most(votes: Votes) -> Label:
    return max(votes, key=lambda label: votes[label])


def _hints(form: str) -> Iterable[Label]:
    """The kinds that lists of names make likely."""
    entry = gazetteer.lookup(form)
    if entry and entry.ambiguous:
        yield entry.label
    first, space, rest = form.partition(" ")
    if space and rest.count(" ") < 2 and first.casefold() in gazetteer.given_names():
        yield Label.PERSON


def _cues(text: str, span: Span) -> Iterable[Label]:
    """The kinds that the words in and beside a name all but prove."""
    words = key(text[span.start : span.end]).split()
    before = text[max(0, span.start - _REACH) : span.start].rstrip(" ").lower().rsplit(None, 3)
    if len(words) < 4 and any(
        " ".join(before[-count:]).rstrip(".") in titles() for count in (1, 2, 3)
    ):
        yield Label.PERSON
    if 1 < len(words) < 5 and (_AGE.match(text, span.end) or words[-1] in GENERATION):
        yield Label.PERSON
    known = organisation_words()
    if len(words) > 1 and (words[-1] in known["forms"] or words[-1] in known["heads"]):
        yield Label.ORG
