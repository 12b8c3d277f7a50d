"""What the commands print for a person, where `--json` is not asked for."""

import textwrap
from collections.abc import Sequence
from itertools import groupby

from core.drafts import AnnotateOutcome, Failure, FeedOutcome, ImportOutcome
from core.relations import Related, Why
from core.types import (
    ActorRow,
    Article,
    ArticleRow,
    CastEntry,
    Correction,
    Suggestion,
)
from desk.commands.output.console import emit, narrate, say
from desk.commands.output.records import failure_record

WIDTH = 80


def feed(outcome: FeedOutcome) -> None:
    """One refreshed feed."""
    done = f"{outcome.new} new, {outcome.changed} changed"
    if outcome.waits_until:
        done = f"not asked before {outcome.waits_until.astimezone():%Y-%m-%d %H:%M}"
    say(f"{outcome.feed}: {done}" + (f"; {outcome.error}" if outcome.error else ""))


def imported(outcome: ImportOutcome) -> None:
    """What an import did."""
    say(
        f"{outcome.added} added, {outcome.updated} updated, "
        f"{outcome.unchanged} unchanged, {len(outcome.failures)} failed"
    )


def not_taken(failure: Failure, as_json: bool) -> None:
    """An input that was not taken in: a remark, and its record among the others."""
    if as_json:
        emit(failure_record(failure))
    narrate(f"newscast: {failure.what}: {failure.why}")


def annotated(outcome: AnnotateOutcome) -> None:
    """What an analysis did."""
    say(
        f"{outcome.done} articles analysed, {outcome.failed} failed, "
        f"{outcome.words_per_second:,.0f} words a second"
    )


def article_line(row: ArticleRow) -> None:
    """One article in a list."""
    marks = ("●" if row.unread else " ") + ("★" if row.starred else " ")
    say(f"{row.id:>6} {marks} {row.dated:%Y-%m-%d}  {row.title}  ({row.source})")


def article(shown: Article, cast: Sequence[CastEntry]) -> None:
    """One article, wrapped, with its cast below; lines that are not of the article stay out."""
    say(shown.row.title)
    say(" · ".join(filter(None, (shown.row.source, shown.author, f"{shown.row.dated:%Y-%m-%d}"))))
    for paragraph in shown.body.text[: shown.body_end].rstrip().split("\n"):
        say(textwrap.fill(paragraph, WIDTH))
    say()
    named = [f"{entry.name} ({_standing(entry)})" for entry in cast if not entry.source]
    say("Cast: " + ("; ".join(named) or "nobody named"))
    reported = ", ".join(entry.name for entry in cast if entry.source)
    if reported:
        say(f"Reported by: {reported}")


def _standing(entry: CastEntry) -> str:
    """What an actor is in an article: its kind and its titles there."""
    return ", ".join((entry.kind, *entry.roles))


def actor_line(actor: ActorRow) -> None:
    """One actor in a list."""
    say(f"{actor.id:>6} {actor.kind:13} {actor.articles:>5} articles  {actor.name}")


def related(row: ArticleRow, found: Sequence[Related]) -> None:
    """One article's relations with their reasons."""
    say(f"{row.id:>6} {row.title}")
    for relation, others in groupby(found, lambda other: other.relation):
        say(f"    {relation}:")
        for other in others:
            title = f"{other.article.id:>6} {other.article.title}"
            say(f"    {other.score:.2f} {title}  [{_reasons(other.why)}]")


def _reasons(why: Why) -> str:
    """Shared actors; shared words; the share of common text; days before or after."""
    days = "" if not why.days else f"{abs(why.days)} days {'later' if why.days > 0 else 'earlier'}"
    common = f"{why.common:.0%} of the text" if why.common else ""
    return "; ".join(filter(None, (", ".join(why.actors), ", ".join(why.terms), common, days)))


def correction(given: Correction) -> None:
    """One correction: its number, whom it concerns and what it says."""
    what = f"{given.action} {given.actor}"
    if given.into:
        what += f" → {given.into} ({given.into_id})"
    elif given.text:
        what += f" → {given.text}"
    say(f"{given.id:>6} {given.given:%Y-%m-%d}  {what}")


def suggestion(pair: Suggestion) -> None:
    """Two actors that may be one, and why."""
    names = f"{pair.actor} = {pair.into}"
    say(f"{pair.actor_id:>6} {pair.into_id:>6} {pair.kind:13} {names}  [{'; '.join(pair.why)}]")
