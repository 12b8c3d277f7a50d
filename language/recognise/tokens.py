"""The words of a text as names are made of them: where each stands and how it compares."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’&./-][^\W_]+)*\.?")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_SENTENCE_END = frozenset('.!?:\n•|"“”')


@dataclass(frozen=True, slots=True)
class Token:
    """A word, without a possessive or a full stop; offsets in code points.

    `first` says that it begins a sentence, so that its capital tells nothing; `joined` that
    nothing but a space stands between it and the word before.
    """

    start: int
    end: int
    form: str
    first: bool
    joined: bool

    @property
    def capitalised(self) -> bool:
        """Whether it begins with a capital or a digit, or holds a capital (eBay, iPhone)."""
        return not self.form.islower()


def tokens(text: str) -> Iterator[Token]:
    """The words of `text`, in order."""
    before = 0
    for match in _WORD.finditer(text):
        form = match[0]
        if form.endswith("."):
            form = form[:-1] if form.count(".") == 1 and len(form) > 2 else form
        if form.endswith(_POSSESSIVE):
            form = form[:-2]
        gap = text[before : match.start()]
        first = not before or any(c in _SENTENCE_END for c in gap) or text[before - 1] in ".!?"
        yield Token(match.start(), match.start() + len(form), form, first, gap == " ")
        before = match.end()
