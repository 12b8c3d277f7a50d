"""What was taken out of a text and what was put in, word by word?

Paragraphs are compared first, then the words of those that differ, by `difflib`: it finds the
longest common stretch, then goes on at both sides of it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from core.comparisons import Change, Difference

MOST_PAIRS = 4_000_000
"""Pairs of words (or paragraphs) that the comparisons of one text may take together: difflib's
time grows with them, to a second at worst. What differs beyond is taken out and put in whole."""

FEW_PAIRS = 250_000
"""Pairs that are compared at once; of more, what both begin and end with is set apart first. That
is quick, but may part a sentence from its full stop."""

_PARAGRAPH = re.compile(r"\n*(?:[^\n]+\n?)+\n*|\n+")
_WORD = re.compile(r"(?:\w+(?:['’]\w+)*|[^\w\s])\s*|\s+")

Part = tuple[Change, str]


class Stretch(NamedTuple):
    """Whether two stretches are the same, and their elements of the earlier and present text."""

    same: bool
    old: range
    new: range


def changes(earlier: str, present: str) -> tuple[Difference, ...]:
    """The way from an earlier text to the present one, in the order of the text.

    What is taken out comes before what is put in its place. Where only white space differs, the
    text is the same, with the white space of the present one.
    """
    joined = _joined(_Comparer().paragraphs(earlier, present))
    words = (
        (Change.SAME if text.isspace() else change, text)
        for change, text in joined
        if change is not Change.REMOVED or not text.isspace()
    )
    return tuple(Difference(change, text) for change, text in _joined(words))


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Parts of one kind that follow each other as one, without empty ones."""
    with_text = (part for part in parts if part[1])
    for change, group in groupby(with_text, key=itemgetter(0)):
        yield change, "".join(text for _, text in group)


class _Comparer:
    """Compares the stretches of one text for as long as the pairs last."""

    def __init__(self) -> None:
        self._pairs = MOST_PAIRS

    def paragraphs(self, earlier: str, present: str) -> Iterator[Part]:
        """The parts of two texts."""
        old, new = _PARAGRAPH.findall(earlier), _PARAGRAPH.findall(present)
        for same, here, there in self._stretches(*map(_squeezed, (old, new))):
            was, is_now = _text(old, here), _text(new, there)
            yield from _kept(was, is_now) if same else self._words(was, is_now)

    def _words(self, was: str, is_now: str) -> Iterator[Part]:
        """The parts of a stretch of paragraphs that differs."""
        old, new = _WORD.findall(was), _WORD.findall(is_now)
        for same, here, there in _without_islands(self._stretches(*map(_squeezed, (old, new)))):
            was, is_now = _text(old, here), _text(new, there)
            yield from _kept(was, is_now) if same else _replaced(was, is_now)

    def _stretches(self, old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
        """The way from one sequence to the other; most texts differ in few places only."""
        before = behind = 0
        if len(old) * len(new) > FEW_PAIRS:
            before = _shared_start(old, new)
            behind = _shared_start(old[before:][::-1], new[before:][::-1])
        end, new_end = len(old) - behind, len(new) - behind
        yield Stretch(True, range(before), range(before))
        yield from self._middle(old[before:end], new[before:new_end], before)
        yield Stretch(True, range(end, len(old)), range(new_end, len(new)))

    def _middle(self, old: Sequence[str], new: Sequence[str], at: int) -> Iterator[Stretch]:
        """The same for what stands between a shared start and a shared end."""
        pairs = len(old) * len(new)
        if not pairs or pairs > self._pairs:
            yield Stretch(False, range(at, at + len(old)), range(at, at + len(new)))
            return
        self._pairs -= pairs
        for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
            yield Stretch(tag == "equal", range(at + a, at + b), range(at + c, at + d))


def _text(pieces: Sequence[str], where: range) -> str:
    return "".join(pieces[where.start : where.stop])


def _squeezed(pieces: Iterable[str]) -> list[str]:
    """Pieces of text with their white space as single blanks, and none at the ends."""
    return [" ".join(piece.split()) for piece in pieces]


def _shared_start(old: Sequence[str], new: Sequence[str]) -> int:
    """With how many equal elements both begin."""
    pairs = zip(old, new, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def _without_islands(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Takes a lone word between two changes into them: it only cuts up what is read at once."""
    found = [stretch for stretch in stretches if stretch.old or stretch.new]
    for at, stretch in enumerate(found[1:-1], 1):
        if stretch.same and len(stretch.old) == 1:
            found[at] = stretch._replace(same=False)
    for same, group in groupby(found, key=attrgetter("same")):
        joined = list(group)
        first, last = joined[0], joined[-1]
        old, new = range(first.old.start, last.old.stop), range(first.new.start, last.new.stop)
        yield Stretch(same, old, new)


def _kept(was: str, is_now: str) -> Iterator[Part]:
    """The same words; what parted them from words that went and came last goes with these."""
    yield Change.SAME, is_now
    if not is_now[-1:].isspace():
        yield Change.REMOVED, was[len(was.rstrip()) :]


def _replaced(was: str, is_now: str) -> Iterator[Part]:
    """Text in the place of other text; the white space behind them is not of the change."""
    if not was.strip() or not is_now.strip():
        yield Change.REMOVED, was
        yield Change.ADDED, is_now
        return
    text = is_now.rstrip()
    yield Change.REMOVED, was.rstrip()
    yield Change.ADDED, text
    yield Change.SAME, is_now[len(text) :]
