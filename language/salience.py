"""How much an article is about each of its actors.

The cues are those that the field found to carry the task: an early first mention and
the number of mentions (Dunietz and Gillick 2014, "A New Entity Salience Task with
Millions of Training Examples", EACL), and position in title and text (Gamon, Yano,
Song, Apacible and Pantel 2013, "Identifying Salient Entities in Web Pages", CIKM).
Mentions weigh by how they stand: a subject more than a demonym or the place of a meeting.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.analysis import CastMember, Mention
from core.types import Field, Kind, Label

TITLE, LEAD, FIRST, SPREAD, COUNT = 0.28, 0.18, 0.08, 0.22, 0.24
"""What each cue adds at most. An article without a title is judged by the other four."""

PARTS = 5
"""Equal stretches of the body over which the mentions of a main actor spread."""

HALF = 2.5
"""Weight of mentions that gives half of what their number can give."""

DEMONYM, WHERE, REFERENCE, OBLIQUE = 0.4, 0.4, 0.7, 0.8
"""Weight of a demonym, of a place that says where, of a mention not by name, of no subject."""

WORK = 0.65
"""Factor for what is neither person, organisation, place nor group: works, events, products."""

SOURCE = 0.05
"""What is left of the salience of an actor who only reported."""

_OPENING, _LEAD_END, _SHORTEST_LEAD = 200, 400, 300
"""Code points of the body: a first sentence; where a lead ends at the latest, and at the least."""

_AFTER_OPENING = 0.5
"""What the lead counts after the first sentence or a first paragraph that is shorter."""

_REACH = 24

_WHERE = re.compile(
    r"\b(?:in|at|near|from|outside|inside|across|around|throughout|via)"
    r" (?:the |(?:north|south|east|west|central|northern|southern|eastern|western|downtown) )?$",
    re.IGNORECASE,
)
"""What stands before a place that only says where something was."""

_ADJECTIVE = re.compile(
    r" (?!(?:and|or|but|as|to|in|on|at|of|for|from|with|by|after|before|over|into|if|when|while|who"
    r"|which|that|not|it|its|also|than|this|last|where|because|since|under|against|amid|during"
    r"|should|could|can|may|might|must|did|does|do|yesterday|today|itself)\b)[a-z]{2,}"
)
"""After a place that stands before a noun as a demonym would: 'US troops'. Verbs are seen first."""

_BEGINS = re.compile(r"(?:^|[.!?:;—–\n\"“] ?)(?:the |but |and |meanwhile,? )?$", re.IGNORECASE)
"""What stands before the beginning of a sentence or a clause."""

_ACTS = re.compile(
    r",? (?:has |have |had |will |would |is |are |was |were |also |and )?"
    r"(?:[a-z]{2,14}ed|is|are|was|were|has|have|had|will|would|says?|met|meets|told|fired|won|lost"
    r"|made|took|gave|held|began|left|led|put|sent|saw|set|cut|hit|wants|plans|faces|seeks)\b"
)
"""The verb after a subject."""


@dataclass
class _Standing:
    """What is known of one actor while the mentions are read."""

    title: float = 0.0
    lead: float = 0.0
    first: float = 0.0
    weight: float = 0.0
    parts: set[int] = field(default_factory=set)

    def salience(self, *, has_title: bool) -> float:
        number = self.weight / (self.weight + HALF)
        total = LEAD * self.lead + FIRST * self.first + COUNT * number
        total += SPREAD * min(1.0, self.weight) * len(self.parts) / PARTS
        return total + TITLE * self.title if has_title else total / (1 - TITLE)


def salience(
    title: str,
    body: str,
    mentions: Sequence[Mention],
    cast: Sequence[CastMember],
    body_end: int | None = None,
    body_start: int = 0,
) -> tuple[float, ...]:
    """For each member of the cast how much the article is about it, from 0 to 1.

    Args:
        title: the headline, or "".
        body: the text.
        mentions: the mentions in reading order, by name and by reference.
        cast: the actors that the mentions index; those marked as sources stay near 0.
        body_end: where the article ends; what is named after it does not count.
        body_start: where the text begins after a dateline; what stands before does not count.
    """
    end = len(body) if body_end is None else min(body_end, len(body))
    length = max(1, end - body_start)
    opening, lead = _lead(body, body_start, end)
    standings = [_Standing() for _ in cast]
    for mention in mentions:
        standing = standings[mention.actor]
        if mention.field is Field.TITLE:
            standing.title = max(standing.title, _weight(title, mention, cast))
        elif body_start <= mention.start < end:
            weight = _weight(body, mention, cast)
            place = (mention.start - body_start) / length
            if mention.start < lead:
                share = 1.0 if mention.start < opening else _AFTER_OPENING
                standing.lead = max(standing.lead, share * weight)
            standing.first = max(standing.first, weight * (1 - place) ** 2)
            standing.weight += weight
            standing.parts.add(int(place * PARTS))
    has_title = any(mention.field is Field.TITLE for mention in mentions)
    return tuple(
        round(standing.salience(has_title=has_title) * (SOURCE if member.source else 1), 4)
        for standing, member in zip(standings, cast, strict=True)
    )


def _lead(body: str, start: int, end: int) -> tuple[int, int]:
    """Where the opening ends and where the lead ends: the first paragraph, if of usual length."""
    while start < end and body[start].isspace():
        start += 1
    line_end = body.find("\n", start, end)
    paragraph = line_end if line_end >= 0 else end
    lead = min(max(paragraph, start + _SHORTEST_LEAD), start + _LEAD_END)
    return min(paragraph, start + _OPENING), lead


def _weight(text: str, mention: Mention, cast: Sequence[CastMember]) -> float:
    """How much one mention says that the text is about its actor."""
    kind = cast[mention.actor].kind
    weight = WORK if kind is Kind.OTHER else 1.0
    if not mention.by_name:
        return weight * REFERENCE * mention.confidence
    before = text[max(0, mention.start - _REACH) : mention.start]
    acts = _ACTS.match(text, mention.end)
    if kind is Kind.PLACE and not acts:
        if mention.label is Label.NORP or _ADJECTIVE.match(text, mention.end):
            return DEMONYM
        if _WHERE.search(before):
            return WHERE
    return weight if acts or _BEGINS.search(before) else weight * OBLIQUE
