"""Finds the gazetteer's forms in a text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from core.languages import ENGLISH
from core.types import Label
from language import gazetteer
from language.recognise.edges import Span

SHORT_CAPITALS = 3
"""Letters up to which a form in capitals is taken for English alone: UN, EU and LA are other
words in all-capital French, Portuguese or Spanish. NATO and FIFA are the same everywhere."""

_WORD = re.compile(r"\w+")
_GOES_ON = re.compile(r" [A-Z]")
"""After 'The National' comes 'Audit Office': a longer name, and not the newspaper."""


def known_spans(text: str, language: str) -> list[Span]:
    """Gazetteer forms in the text, the longest where they overlap.

    US$ is no country, and Mid-America none; Norway-Mongolia are two.

    Args:
        language: of the text, "" where unknown.
    """
    return list(_found(text, _by_first_word(language)))


def _found(text: str, forms: dict[str, list[str]]) -> Iterator[Span]:
    entries = gazetteer.entries()
    reached = 0
    for word in _WORD.finditer(text):
        start = word.start()
        form = _longest(text, start, forms.get(word[0], ())) if start >= reached else ""
        hyphenated = text[start - 1 : start] == "-" and reached != start - 1
        if form and not (hyphenated and entries[form].label is Label.LOC):
            reached = start + len(form)
            yield Span(start, reached, entries[form].label)


def _longest(text: str, start: int, forms: list[str] | tuple[()]) -> str:
    """The first of `forms`, which are sorted by length, that stands at an offset as whole words."""
    for form in forms:
        after = text[start + len(form) : start + len(form) + 1]
        longer = form.startswith("The ") and _GOES_ON.match(text, start + len(form))
        if text.startswith(form, start) and not (after.isalnum() or after == "$" or longer):
            return form
    return ""


@cache
def _by_first_word(language: str) -> dict[str, list[str]]:
    """The forms that mean in `language` what they mean in English, the longest first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for form in sorted(gazetteer.entries(), key=len, reverse=True):
        first = _WORD.match(form)
        if first and (language == ENGLISH or len(form) > SHORT_CAPITALS or not form.isupper()):
            found[first[0]].append(form)
    return dict(found)
