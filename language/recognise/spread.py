"""Finds the names of an article wherever it writes them again.

The recogniser sees a name in one sentence and misses it in the next. What it saw clearly
anywhere in an article is a name everywhere in it: the full form, a person's surname, the first
or last word of an organisation. In headlines, where every word has a capital, known names also
cut what the recogniser took for one long name ("Byron Leaves Bern Clinic").
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.types import Label
from language import gazetteer
from language.names import key, titles
from language.recognise.edges import Span
from language.recognise.evidence import Prior, organisation_words
from language.recognise.pieces import Part
from language.recognise.spans import CALENDAR
from language.recognise.tokens import Token, tokens

LEAST_SHARE = 0.3
"""Of a one-word name's places, the share that the recogniser must have seen itself."""

ARTICLES_FOR_A_NAME = 2
"""Other articles that must know a name of several words before it is looked for here."""

ARTICLES_FOR_A_WORD = 3
"""The same for a name of one word."""

LONGEST_RUN = 4
"""Words of the longest name that is looked for because other articles have it."""


@dataclass(frozen=True, slots=True)
class _Form:
    """Words that name somebody of this article; a `short` one is part of a longer name."""

    words: tuple[str, ...]
    label: Label
    short: bool


def spread(
    parts: Sequence[Part], spans: Sequence[Sequence[Span]], prior: Prior
) -> list[list[Span]]:
    """The spans, with the article's names marked where they had been missed.

    Names that several other articles have are looked for too.
    """
    read = [list(tokens(part.text)) for part in parts]
    text = _Text(parts, read, spans)
    forms = _forms(text, prior)
    return [
        _marked(part, words, found, forms, text)
        for part, words, found in zip(parts, read, spans, strict=True)
    ]


def possible_names(parts: Sequence[Part]) -> frozenset[str]:
    """The comparable keys of all that other articles may know as names in these parts."""
    read = (list(tokens(part.text)) for part in parts)
    return frozenset(
        " ".join(run).casefold()
        for words in read
        for place, token in enumerate(words)
        if token.capitalised
        for run in _runs(words, place)
    )


class _Text:
    """What an article's words say of their capitals."""

    def __init__(
        self,
        parts: Sequence[Part],
        read: Sequence[Sequence[Token]],
        spans: Sequence[Sequence[Span]],
    ) -> None:
        self.small: set[str] = set()
        self.seen: Counter[str] = Counter()
        self.alone: set[str] = set()
        self.runs: set[tuple[str, ...]] = set()
        self.names: Counter[tuple[tuple[str, ...], Label]] = Counter()
        prose = any(not part.headline for part in parts)
        for part, words, found in zip(parts, read, spans, strict=True):
            self._read_words(part, words)
            starts = {token.start: place for place, token in enumerate(words)}
            for span in found if not (prose and part.headline) else ():
                name = _words_in(words, starts.get(span.start, len(words)), span)
                if name and span.label not in (Label.NORP, Label.MISC):
                    self.names[name, span.label] += 1

    def _read_words(self, part: Part, words: Sequence[Token]) -> None:
        for place, token in enumerate(words):
            if token.form.islower():
                self.small.add(token.form)
                continue
            self.seen[token.form] += 1
            self.runs.update(_runs(words, place))
            if not part.headline and not token.first and not _beside(words, place):
                self.alone.add(token.form)

    def ordinary(self, form: str) -> bool:
        """Whether the article also writes the word small."""
        return form.lower() in self.small


def _runs(words: Sequence[Token], place: int) -> Iterator[tuple[str, ...]]:
    """The capitalised words that begin at a place: one, two and so on to LONGEST_RUN."""
    run: list[str] = []
    for token in words[place : place + LONGEST_RUN]:
        if not token.capitalised or (run and not token.joined):
            return
        run.append(token.form)
        yield tuple(run)


def _words_in(words: Sequence[Token], place: int, span: Span) -> tuple[str, ...]:
    inside: list[Token] = []
    while place < len(words) and words[place].start < span.end:
        inside.append(words[place])
        place += 1
    return tuple(t.form for t in inside) if inside and inside[-1].end == span.end else ()


def _beside(words: Sequence[Token], place: int) -> bool:
    """Whether a neighbour is capitalised too, so that the word may be part of another name."""
    token = words[place]
    before = words[place - 1] if place and token.joined else None
    after = words[place + 1] if place + 1 < len(words) and words[place + 1].joined else None
    return bool(
        (before and before.capitalised and not before.first and not _title(before))
        or (after and after.capitalised)
    )


def _title(token: Token) -> bool:
    return token.form.lower() in titles()


def _known_elsewhere(words: tuple[str, ...], text: _Text, prior: Prior) -> Label | None:
    """What several other articles take capitalised words for, if they agree on it."""
    if len(words) == 1 and (words[0] not in text.alone or not _nameable(words[0], text)):
        return None
    labels = prior.labels(" ".join(words).casefold())
    if sum(labels.values()) < (ARTICLES_FOR_A_WORD if len(words) == 1 else ARTICLES_FOR_A_NAME):
        return None
    label = max(labels, key=lambda label: labels[label])
    return label if label not in (Label.NORP, Label.MISC) else None


def _known(words: tuple[str, ...], text: _Text) -> Label | None:
    """What the gazetteer takes words for that may be others, once their capitals say: a name."""
    entry = gazetteer.entries().get(" ".join(words))
    if not entry or not entry.ambiguous:
        return None
    if len(words) == 1 and (words[0] not in text.alone or text.ordinary(words[0])):
        return None
    return entry.label


def _forms(text: _Text, prior: Prior) -> dict[str, list[_Form]]:
    """The forms to look for, by their first word, the longest first."""
    found: dict[tuple[str, ...], _Form] = {}
    for (words, label), count in text.names.most_common():
        if len(words) > 1 or _clear(text, words[0], count):
            found.setdefault(words, _Form(words, label, short=False))
    for words in text.runs - found.keys():
        known = _known_elsewhere(words, text, prior) or _known(words, text)
        if known:
            found[words] = _Form(words, known, short=False)
    for form in list(found.values()):
        for word in _short_forms(form, text):
            found.setdefault((word,), _Form((word,), form.label, short=True))
    by_first: defaultdict[str, list[_Form]] = defaultdict(list)
    for form in sorted(found.values(), key=lambda f: -len(f.words)):
        by_first[form.words[0]].append(form)
    return by_first


def _clear(text: _Text, word: str, count: int) -> bool:
    """Whether a word that was seen as a name `count` times is one everywhere."""
    return (
        len(word) > 2
        and not word.islower()
        and word.lower() not in CALENDAR
        and not text.ordinary(word)
        and count >= LEAST_SHARE * text.seen[word]
    )


def _short_forms(form: _Form, text: _Text) -> Iterator[str]:
    """The words that stand for a longer name alone: a surname, 'the Colts', 'Dominion'."""
    if len(form.words) < 2 or len(form.words) > 4:
        return
    last, first = form.words[-1], form.words[0]
    generic = organisation_words()
    if form.label is Label.PERSON and _nameable(last, text):
        yield last
    if form.label is Label.ORG:
        for word in (last, first):
            plain = key(word)
            if (
                word in text.alone
                and _nameable(word, text)
                and not any(plain in words for words in generic.values())
            ):
                yield word


def _nameable(word: str, text: _Text) -> bool:
    entry = gazetteer.lookup(word)
    return (
        len(word) > 2
        and word[0].isupper()
        and word.lower() not in CALENDAR
        and word.lower() not in titles()
        and not (entry and not entry.ambiguous)
        and not text.ordinary(word)
    )


def _marked(
    part: Part,
    words: Sequence[Token],
    found: Sequence[Span],
    forms: dict[str, list[_Form]],
    text: _Text,
) -> list[Span]:
    """The spans of one part and those that its known forms add or replace."""
    spans = sorted(_hyphens_cut(part, found, forms), key=lambda s: s.start)
    place = 0
    while place < len(words):
        match = _match(words, place, forms, part.headline)
        taken = 1
        if match is not None and (new := _take(part, words, place, match, spans)) is not None:
            spans = new
            taken = len(match.words)
        place += taken
    return sorted(spans, key=lambda s: s.start)


def _hyphens_cut(
    part: Part, found: Sequence[Span], forms: dict[str, list[_Form]]
) -> Iterator[Span]:
    """The spans, those that join two known names with a hyphen as two: 'Norway-Mongolia'."""
    known = {" ".join(form.words): form.label for group in forms.values() for form in group}
    for span in found:
        pieces = part.text[span.start : span.end].split("-")
        labels = [known.get(piece) or _place_label(piece) for piece in pieces]
        if len(pieces) != 2 or not all(labels):
            yield span
            continue
        middle = span.start + len(pieces[0])
        for start, end, label in zip(
            (span.start, middle + 1), (middle, span.end), labels, strict=True
        ):
            yield Span(start, end, label or span.label)


def _place_label(form: str) -> Label | None:
    entry = gazetteer.lookup(form)
    return entry.label if entry and not entry.ambiguous else None


def _match(
    words: Sequence[Token], place: int, forms: dict[str, list[_Form]], headline: bool
) -> _Form | None:
    """The longest known form that begins at a word, if nothing makes it another name."""
    for form in forms.get(words[place].form, ()):
        size = len(form.words)
        inside = words[place : place + size]
        if tuple(t.form for t in inside) != form.words:
            continue
        if not all(t.joined for t in inside[1:]):
            continue
        if size == 1 and not headline and _beside(words, place):
            continue
        return form
    return None


def _fuller_name(part: Part, span: Span, end: int) -> bool:
    """Whether a span that ends where a known name ends may be the same name in full."""
    return span.end == end and len(part.text[span.start : span.end].split()) < 4


def _take(
    part: Part, words: Sequence[Token], place: int, form: _Form, spans: list[Span]
) -> list[Span] | None:
    """The spans with the match among them; None where a longer or equal name stands there."""
    start, end = words[place].start, words[place + len(form.words) - 1].end
    over = [s for s in spans if s.start < end and start < s.end]
    around = [s for s in over if s.start <= start and end <= s.end]
    if any(not part.headline or _fuller_name(part, s, end) for s in around):
        return None
    if over and not around and len(form.words) == 1:
        return None
    kept = [s for s in spans if s not in over]
    return [*kept, Span(start, end, form.label)]
