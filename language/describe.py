"""What an article says of its cast: roles, who only reported it, and how much it is about each."""

from collections.abc import Sequence
from dataclasses import replace

from core.analysis import CastMember, Mention, Text
from core.types import Dateline
from language.byline import byline_names
from language.offices.references import references
from language.offices.roles import roles
from language.recognise.edges import Span
from language.salience import salience
from language.sources import sources

Described = tuple[tuple[CastMember, ...], tuple[Mention, ...]]


def described(
    text: Text,
    body_end: int,
    dateline: Dateline | None,
    names: Sequence[Span],
    cast: tuple[CastMember, ...],
    mentions: tuple[Mention, ...],
) -> Described:
    """The cast with roles, sources and salience, and the mentions with those not by name.

    Args:
        body_end: where the article proper ends.
        names: the names in the body, sorted.
    """
    body = text.body[:body_end]
    titles = roles(text.title, body, mentions, cast)
    mentions += references(body, mentions, cast, titles)
    spans = [dateline.place_span, dateline.agency_span] if dateline else []
    bylines = [(span.start, span.end) for span in byline_names(body, names)]
    reporting = sources(text.title, body, mentions, cast, spans, bylines)
    cast = tuple(
        replace(member, roles=titles[index], source=index in reporting)
        for index, member in enumerate(cast)
    )
    start = dateline.end if dateline else 0
    weights = salience(text.title, body, mentions, cast, body_end, start)
    return (
        tuple(replace(m, salience=w) for m, w in zip(cast, weights, strict=True)),
        mentions,
    )
