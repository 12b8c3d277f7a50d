"""Where a name begins and ends: what the recogniser takes with it, or cuts off, is put right."""

import re
from dataclasses import dataclass, replace

from core.types import Label
from language.names import short_titles, titles, trim, without_title

_OFFICE_REACH = 40
"""Code points before a name in which the beginning of an office is looked for."""


@dataclass(frozen=True, slots=True)
class Span:
    """A named stretch of one text; offsets in code points."""

    start: int
    end: int
    label: Label


_DASH = re.compile(r"\s[-–—]\s")
"""A dash between spaces parts two phrases: no name goes on after it."""

_CLOCK = re.compile(r"(?:[ECMP][SD]?T|GMT|UTC|CET|BST|IST)\s+(?=[A-Z])")
"""The zone of a time of day, which scraped pages print right before the first word."""

_SCORE = re.compile(r"(?:['’]s?)?\s+\d+[-–:]\d+$")
"""The result of a game: 'Drake 65-53'."""

_STOP = re.compile(r"([\w-]{3,})\.\s+(?=[A-Z])")
_SHORTENED = frozenset("assn bros co corp dept inc intl ltd univ".split())
"""Words, titles aside, that end with a full stop and go on."""

_OPENS = re.compile(r"\s[\"“(]")
_CLOSES = re.compile(r"[\"”)]")

_NEXT_WORD = re.compile(r" ([A-Z][\w-]+)")

_SMALL_BEFORE = re.compile(r"(?:[a-z]+ )+")
_OWNED = re.compile(r".*(?:['’]s | (?:province|region|city|town|village|port|state) of )")
_SMALL_AFTER = re.compile(r"(?: [a-z]+)+$")


def edged(text: str, span: Span) -> Span:
    """The span at the edges of its name; it may come out empty."""
    span = _before_office(text, _within_phrase(text, span))
    span = _after_office(text, Span(*trim(text, span.start, span.end), span.label))
    if span.label in (Label.PERSON, Label.MISC):
        span = _without_title(text, span)
    if span.label is Label.PERSON:
        span = _before_origin(text, span)
    if span.label is Label.LOC:
        span = _capitals_only(text, span)
    return span


def _within_phrase(text: str, span: Span) -> Span:
    """The span up to a dash, a score, or a bracket or quotation that it opens and leaves open."""
    if clock := _CLOCK.match(text, span.start, span.end):
        span = replace(span, start=clock.end())
    if dash := _DASH.search(text, span.start, span.end):
        span = replace(span, end=dash.start())
    form = text[span.start : span.end]
    form = form[: _sentence_end(form)]
    if score := _SCORE.search(form):
        form = form[: score.start()]
    if (opens := _OPENS.search(form)) and not _CLOSES.search(form, opens.end()):
        form = form[: opens.start()]
    return replace(span, end=span.start + len(form))


def _sentence_end(form: str) -> int:
    """Where a full stop ends the sentence within a name: 'Ada Byron. Larks'."""
    for stop in _STOP.finditer(form):
        if stop[1].lower() not in _SHORTENED | titles():
            return stop.end(1)
    return len(form)


def _before_office(text: str, span: Span) -> Span:
    """What is left of a span before the office that it ends in the middle of.

    In 'Kovarran External Affairs Minister' the recogniser may take all but the last word.
    """
    after = _NEXT_WORD.match(text, span.end)
    if not after:
        return span
    words = text[span.start : span.end].split(" ")
    for kept in range(len(words)):
        office = " ".join([*words[kept:], after[1]]).lower()
        if office in titles():
            return replace(span, end=max(span.start, span.start + len(" ".join(words[:kept]))))
    return span


def _after_office(text: str, span: Span) -> Span:
    """The name after an office that a span begins in the middle of.

    In 'Secretary of State Ada Byron' the recogniser may take 'State Ada Byron'.
    """
    before = text[max(0, span.start - _OFFICE_REACH) : span.start].split(" ")
    words = text[span.start : span.end].split(" ")
    for inside in range(len(words) - 1, 0, -1):
        for outside in range(2, 5):
            office = " ".join([*before[-outside - 1 : -1], *words[:inside]])
            if before[-1] == "" and office.lower() in titles() and len(before) > outside:
                start = span.start + len(" ".join(words[:inside])) + 1
                return Span(start, span.end, Label.PERSON)
    return span


def _without_title(text: str, span: Span) -> Span:
    """A person's name without the titles that the recogniser took with it."""
    form = text[span.start : span.end]
    name = without_title(form)
    if not form.endswith(name) or name == form:
        return span
    if span.label is Label.MISC and form.split()[0].rstrip(".").lower() not in short_titles():
        return span  # a General Election is nobody
    return Span(span.end - len(name), span.end, Label.PERSON)


def _before_origin(text: str, span: Span) -> Span:
    """A full name without where its bearer is from: 'Ada Byron of Marylebone'."""
    name, of, _ = text[span.start : span.end].partition(" of ")
    return replace(span, end=span.start + len(name)) if of and " " in name else span


def _capitals_only(text: str, span: Span) -> Span:
    """A place without the words around it: 'northern Norway', 'Oslo region', 'port of Oslo'.

    Of 'Norway's Oslo' the second is left.
    """
    if owner := _OWNED.search(text, span.start, span.end):
        span = replace(span, start=owner.end())
    before = _SMALL_BEFORE.match(text, span.start, span.end)
    start = before.end() if before else span.start
    after = _SMALL_AFTER.search(text[start : span.end])
    end = start + after.start() if after else span.end
    return Span(start, end, span.label) if start < end else span
