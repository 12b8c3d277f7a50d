"""What `actor` prints: a dossier as text, or as JSON."""

import textwrap
from collections.abc import Sequence
from datetime import timedelta

from core.dossiers import Dossier, Excerpt
from core.moments import moment
from core.types import Companion
from desk.commands.output.console import say
from desk.commands.output.records import Record, actor_record
from desk.commands.output.report import WIDTH
from desk.export.dossier_words import curve, known, span

_INDENT = "    "


def report(dossier: Dossier) -> None:
    """A dossier in sections; those with nothing in them stay out."""
    say(dossier.actor.name)
    for what, said in known(dossier.actor):
        say(textwrap.fill(f"{what}: {said}", WIDTH, subsequent_indent=_INDENT))
    if dossier.weeks and dossier.first_week:
        about = "about, " if dossier.sampled else ""
        _heading(f"Mentions a week: {about}{span(dossier.weeks, dossier.first_week)}")
        say(curve(dossier.weeks))
    _company("Named together with", dossier.companions)
    _company("Places", dossier.places)
    if dossier.sources:
        _heading("Sources")
        for name, articles in dossier.sources:
            say(f"{articles:>6} {name}")
    _excerpts("What it says and does", dossier.sayings)
    _excerpts("Where it is named", dossier.contexts)


def _heading(text: str) -> None:
    say()
    say(text)


def _company(heading: str, companions: Sequence[Companion]) -> None:
    if companions:
        _heading(heading)
        for other in companions:
            say(f"{other.articles:>6} {other.name} ({other.kind})")


def _excerpts(heading: str, excerpts: Sequence[Excerpt]) -> None:
    """Sentences, each under the date, the number and the title of its article."""
    if excerpts:
        _heading(heading)
        for excerpt in excerpts:
            row = excerpt.article
            say(f"{row.dated:%Y-%m-%d} {row.id:>6} {row.title}")
            sentence = textwrap.fill(
                excerpt.text, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT
            )
            say(sentence)


def record(dossier: Dossier) -> Record:
    """The record of `actor`: that of `actors`, and what the dossier adds.

    `week` is a Monday in local time; `spans` are code points of `text`.
    """
    first = dossier.first_week
    return {
        **actor_record(dossier.actor, dossier.companions),
        "followed": dossier.actor.followed,
        "weeks": [
            {"week": (first + timedelta(weeks=number)).isoformat(), "mentions": mentions}
            for number, mentions in enumerate(dossier.weeks)
            if first
        ],
        "sampled": dossier.sampled,
        "looked_at": dossier.looked_at,
        "ties": [
            {"actors": [tie.first.id, tie.second.id], "articles": tie.articles}
            for tie in dossier.ties
        ],
        "places": [
            {"id": place.id, "name": place.name, "articles": place.articles}
            for place in dossier.places
        ],
        "sources": [{"source": name, "articles": count} for name, count in dossier.sources],
        "sayings": [_excerpt_record(excerpt) for excerpt in dossier.sayings],
        "contexts": [_excerpt_record(excerpt) for excerpt in dossier.contexts],
    }


def _excerpt_record(excerpt: Excerpt) -> Record:
    row = excerpt.article
    return {
        "article": row.id,
        "guid": row.guid,
        "title": row.title,
        "date": moment(row.dated),
        "text": excerpt.text,
        "spans": [list(span) for span in excerpt.spans],
    }
